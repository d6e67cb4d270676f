"""Move a service by compare-and-set, and remember the step."""

from datetime import datetime

from django.db.models import F

from tillit.casework.services.models import Service, ServiceStep
from tillit.casework.services.workflow import Stage, after
from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Moved

MOVED = "Någon annan har just ändrat insatsen. Läs den igen innan du går vidare."


def take_step(
    service: Service,
    verb: str,
    *,
    reason: str = "",
    text: str = "",
    changes: dict[str, object] | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """One step of workflow.py. The second of two gets Moved; the policy has already asked
    whether the step is open."""
    source = Stage(service.stage)
    target = after(verb, source)
    rows = Service.objects.filter(pk=service.pk, stage=source, version=service.version)
    if not rows.update(stage=target, version=F("version") + 1, **(changes or {})):
        raise Moved(MOVED)
    remember(service, verb, source, target, reason=reason, text=text, by=by, at=at)


def remember(
    service: Service,
    verb: str,
    source: str,
    target: str,
    *,
    reason: str = "",
    text: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """Write the service's own history."""
    ServiceStep.objects.create(
        service=service,
        verb=verb,
        source=source,
        target=target,
        reason=reason,
        text=text,
        by_id=getattr(by, "id", None),
        by_name=getattr(by, "name", ""),
        at=at,
    )
