"""Start, stop and extend the clocks of the law."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.events import ClockExtended, ClockStarted, ClockStopped
from tillit.casework.cases.local import target_of
from tillit.casework.cases.models import Clock
from tillit.kernel.actor import Actor
from tillit.kernel.events import Code
from tillit.kernel.refusal import Refusal
from tillit.kernel.rows import the_one
from tillit.law.deadlines import due, extended
from tillit.trust.audit.actions import record


@transaction.atomic
def start_clock(
    code: str,
    object_id: UUID,
    *,
    unit_id: UUID,
    person_id: UUID | None = None,
    from_: datetime | None = None,
    by: Actor,
    at: datetime,
) -> UUID:
    """Start a clock by its code in law.deadlines, from `from_` or now. Once is enough: a running
    clock of the same code is left as it is."""
    same = Clock.objects.filter(object_id=object_id, code=code, stopped_at=None)
    if running := the_one(same):
        return running.pk
    clock = due(code, from_ or at, local_target=target_of(code))
    row = Clock.objects.create(
        object_id=object_id,
        person_id=person_id,
        unit_id=unit_id,
        code=code,
        started_at=clock.start_at,
        due_on=clock.strict,
        due_at=clock.ends_at,
        moved_to=clock.moved,
    )
    started = ClockStarted(object_id=object_id, code=Code(code), due_on=clock.strict)
    record(started, by=by, at=at)
    return row.pk


@transaction.atomic
def stop_clock(code: str, object_id: UUID, *, why: str, by: Actor, at: datetime) -> bool:
    """Stop a running clock: it was met, or it lost its reason. False when none runs."""
    rows = Clock.objects.filter(object_id=object_id, code=code, stopped_at=None)
    if not rows.update(stopped_at=at, stop_code=why):
        return False
    stopped = ClockStopped(object_id=object_id, code=Code(code), why=Code(why))
    record(stopped, by=by, at=at)
    return True


@transaction.atomic
def resume_clock(code: str, object_id: UUID, *, stopped: str, by: Actor, at: datetime) -> bool:
    """Let a clock run again from where it began, as if it had never been stopped: what stopped it
    turned out not to be so. Only one that `stopped` stopped. False when there is none."""
    rows = Clock.objects.filter(object_id=object_id, code=code)
    last = rows.order_by("started_at", "pk").last()
    if last is None or rows.filter(stopped_at=None).exists():
        return False
    same = Clock.objects.filter(pk=last.pk, stop_code=stopped)
    if not same.update(stopped_at=None, stop_code=""):
        return False
    record(ClockStarted(object_id=object_id, code=Code(code), due_on=last.due_on), by=by, at=at)
    return True


@transaction.atomic
def stop_all_clocks(object_id: UUID, *, why: str, by: Actor, at: datetime) -> None:
    """Stop everything that runs on an object."""
    rows = Clock.objects.filter(object_id=object_id, stopped_at=None)
    for code in list(rows.values_list("code", flat=True)):
        stop_clock(code, object_id, why=why, by=by, at=at)


@transaction.atomic
def extend_clock(
    code: str, object_id: UUID, *, until: date, reason: str, by: Actor, at: datetime
) -> None:
    """Give a running clock a later day. The caller has made the decision that the law asks for."""
    row = Clock.objects.filter(object_id=object_id, code=code, stopped_at=None).first()
    if row is None:
        raise Refusal("Tiden har redan stannat. Den kan inte förlängas.")
    if until <= row.due_on:
        raise Refusal("Den nya dagen måste ligga efter den som gäller nu. Välj en senare.")
    clock = extended(due(code, row.started_at), until)
    Clock.objects.filter(pk=row.pk).update(
        due_on=until,
        due_at=clock.ends_at,
        moved_to=clock.moved,
        extended=True,
        extension_text=reason,
    )
    record(ClockExtended(object_id=object_id, code=Code(code), due_on=until), by=by, at=at)
