"""Who may do what with a service, from which side."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from tillit.casework.cases.policies import WAYS_TO_CHANGE
from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.trust.access.policies import ORDERED, Verdict, check_visible
from tillit.trust.access.queries import members_of, verdict_on

from .models import Service
from .workflow import Side, Stage, is_open, sides_of

WHERE = {
    Stage.ORDERED: "Utföraren har inte svarat på beställningen än.",
    Stage.ACCEPTED: "Insatsen har inte börjat än.",
    Stage.STARTED: "Insatsen pågår redan. Läs den igen.",
    Stage.PAUSED: "Insatsen är pausad. Läs den igen.",
    Stage.ENDED: "Insatsen är avslutad. Läs den igen.",
    Stage.DECLINED: "Utföraren har tackat nej. Beställ på nytt.",
    Stage.WITHDRAWN: "Beställningen är återtagen. Läs ärendet igen.",
}
NOT_YOUR_SIDE = {
    frozenset({Side.PROVIDER}): "Det gör den som ger insatsen.",
    frozenset({Side.WORKER}): "Det gör socialsekreteraren som har ärendet.",
}
READ_ONLY = "Du kan läsa insatsen men inte ändra den. Be den som har ärendet."
GIVES = (Role.PROVIDER, Role.LEADER)
MOST_SIGNS = 8_000


def sides(actor: Actor, service: Service, *, at: datetime) -> frozenset[Side]:
    """From which sides the actor may write: both, one or none."""
    return _sides(actor, *_verdicts(actor, service, at))


def _sides(actor: Actor, on_case: Verdict, as_giver: Verdict) -> frozenset[Side]:
    if isinstance(actor, System):
        return frozenset(Side)
    found = set()
    if on_case.allowed and on_case.rule in WAYS_TO_CHANGE:
        found.add(Side.WORKER)
    if as_giver.allowed:
        found.add(Side.PROVIDER)
    return frozenset(found)


def _verdicts(actor: Actor, service: Service, at: datetime) -> tuple[Verdict, Verdict]:
    """By the case, and as one of the unit that gives the service."""
    on_case = verdict_on(actor, service.case_id, at=at)
    if isinstance(actor, Staff) and service.unit_id in actor.units(*GIVES):
        return on_case, verdict_on(actor, service.pk, at=at)
    return on_case, Verdict(allowed=False)


def _check_may_read(on_case: Verdict, as_giver: Verdict) -> Verdict:
    found = on_case if on_case.gives(*ORDERED) else as_giver
    check_visible(found, *ORDERED)
    return found


def givers_in(
    actor: Actor, unit_ids: Iterable[UUID], *, at: datetime
) -> dict[UUID, tuple[UUID, ...]]:
    """Those who can give a service, by unit. A unit without anybody is not there."""
    found: dict[UUID, tuple[UUID, ...]] = {}
    for unit_id, staff_id, role in members_of(actor, unit_ids, at=at):
        if role in GIVES and staff_id not in found.get(unit_id, ()):
            found[unit_id] = (*found.get(unit_id, ()), staff_id)
    return found


def check_may_read(actor: Actor, service: Service, *, at: datetime) -> Verdict:
    """The verdict that lets the actor in: by the case, or as the unit that gives the service.
    NotThere when nothing does."""
    return _check_may_read(*_verdicts(actor, service, at))


def found(service_id: UUID) -> Service:
    """The service with its case. NotThere."""
    row = the_one(Service.objects.select_related("case").filter(pk=service_id))
    if row is None:
        raise NotThere
    return row


def service_to_change(actor: Actor, service_id: UUID, verb: str, *, at: datetime) -> Service:
    """The service, when the actor may do the verb from one of their sides, at this stage."""
    service = found(service_id)
    verdicts = _verdicts(actor, service, at)
    _check_may_read(*verdicts)
    mine = _sides(actor, *verdicts)
    if not mine:
        raise Refusal(READ_ONLY)
    if not mine & sides_of(verb):
        raise Refusal(NOT_YOUR_SIDE[sides_of(verb)])
    check_stage(verb, Stage(service.stage))
    return service


def check_stage(verb: str, stage: Stage) -> None:
    """The sentence for a verb that is not open at this stage."""
    if not is_open(verb, stage):
        raise Moved(WHERE[stage])


def check_text(text: str, remedy: str = "") -> str:
    """The text without space around it. Refuses an empty one when there is a remedy."""
    said = text.strip()
    if remedy and not said:
        raise Refusal(remedy)
    if len(said) > MOST_SIGNS:
        raise Refusal(f"Texten är för lång. Korta den till högst {MOST_SIGNS} tecken.")
    return said


def check_staff(actor: Actor) -> Staff:
    """A member of staff: the program itself accepts no orders and signs no notes."""
    if not isinstance(actor, Staff):
        raise NotThere
    return actor
