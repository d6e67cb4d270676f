"""Who may open, change and search persons. Nothing returned, or a Refusal; absence is NotThere."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.trust.access.policies import budget_on
from tillit.trust.access.queries import visible_person_ids, walled_person_ids
from tillit.trust.audit.queries import has_met, times_done

from .models import Person, Representation
from .queries import ids_of, protection_of
from .types import Protection, Purpose

OPENED = "people.person"
OPENED_BY_MATCH = "people.person.match"
MATCHED = "people.match"
REGISTERED = "PersonRegistered"
MET_FOR = timedelta(hours=8)  # a working day: as long as a search or a registration opens a way
SHORTEST_ADDRESS, SHORTEST_REASON = 5, 10  # signs
THREAT_DAYS = 366  # one year, leap day included

REGISTRARS = (Role.INTAKE, Role.DUTY, Role.SOCIAL_WORKER, Role.LEADER)
MATCHERS = (Role.INTAKE, Role.DUTY)


@dataclass(frozen=True)
class WayIn:
    """Why somebody may open a person, and whether it was a search that opened the way."""

    ground: str
    by_match: bool = False


MERGERS = (Role.INTAKE, Role.LEADER)  # who may say that two entries are one person


def check_may_register(by: Actor) -> None:
    """Those who receive and investigate enter persons; nobody else needs to."""
    if not isinstance(by, System) and not (isinstance(by, Staff) and by.has(*REGISTRARS)):
        raise Refusal(
            "Det är mottagningen och handläggarna som lägger in personer. Be någon av dem."
        )


def check_may_merge(by: Actor) -> None:
    """Two entries become one by the intake unit or a leader."""
    allowed = isinstance(by, Staff) and by.has(*MERGERS)
    if not allowed and not isinstance(by, System):
        raise Refusal("Mottagningen eller gruppledaren slår ihop personer. Be någon av dem.")


def check_may_search(by: Actor, purpose: Purpose) -> None:
    """The whole register is searched by those who match reports, and only for that."""
    if isinstance(by, System):
        return
    if not isinstance(by, Staff):
        raise NotThere
    if purpose is Purpose.MATCH and not by.has(*MATCHERS):
        raise Refusal("Du kan söka bland personer i dina egna ärenden.")


def way_in(by: Actor, person_id: UUID, *, at: datetime) -> WayIn:
    """Why the actor may open a person. Raises NotThere: not there and not yours are the same."""
    ids = ids_of(by, person_id)
    if isinstance(by, System) and ids:
        return WayIn("system")
    if not isinstance(by, Staff) or not ids or ids & walled_person_ids(by, at=at):
        raise NotThere
    if visible_person_ids(by, at=at).filter(person_id__in=ids).exists():
        return WayIn("assignment")
    verbs = (OPENED_BY_MATCH, MATCHED, REGISTERED) if by.has(*MATCHERS) else (REGISTERED,)
    if has_met(by, by.id, ids, verbs, since=at - MET_FOR):
        return WayIn("match", by_match=True)
    raise NotThere


def way_to_power(by: Actor, person_id: UUID, power_id: UUID, *, at: datetime) -> str:
    """Why the actor may add and open the papers of a power that is held for a person. Raises
    NotThere also where the representative is protected: the paper names them."""
    held = Representation.objects.filter(pk=power_id, person__in=ids_of(by, person_id)).first()
    if held is None or protection_of(by, held.representative_id).holds:
        raise NotThere
    return way_in(by, person_id, at=at).ground


def check_not_walled(by: Actor, person_id: UUID, *, at: datetime) -> None:
    """Nobody writes themself or their kin into somebody's family. Raises NotThere."""
    if isinstance(by, System):
        return
    ids = ids_of(by, person_id)
    if not ids or ids & walled_person_ids(by, at=at):
        raise NotThere


def check_searches(by: Actor, *, at: datetime) -> bool:
    """Whether the remark is due for searches over the whole register. Refuses at the stop. The
    same numbers as for persons that are opened, which `trust.access` counts."""
    if not isinstance(by, Staff):
        return False
    midnight = datetime.combine(day_of(at), time(), STOCKHOLM)
    used, budget = times_done(by, by.id, (MATCHED,), since=midnight), budget_on(day_of(at))
    if used >= budget.hard and not by.on_duty:
        raise Refusal("Du har sökt många gånger i dag. Be din gruppledare om hjälp.")
    return used >= budget.soft


def check_address(protection: Protection) -> None:
    """No address is kept for somebody whose real one is in no register (FOL 16 §).

    Own reading: letters go through the Tax Agency, so nothing that could lead there is needed.
    """
    if protection is Protection.REGISTERED:
        raise Refusal(
            "Personen har skyddad folkbokföring. Skriv ingen adress: "
            "brev går genom Skatteverkets förmedling."
        )


def check_threat(reason: str, told: str, ends_on: date, *, today: date) -> None:
    """A warning has a reason, says how the person was told or why not, and ends within a year."""
    if len(reason.strip()) < 10:
        raise Refusal("Skriv en mening om vad som har hänt.")
    if len(told.strip()) < 5:
        raise Refusal("Skriv hur personen har fått veta, eller varför inte.")
    if not today < ends_on <= today + timedelta(days=THREAT_DAYS):
        raise Refusal("Välj en sista dag, högst ett år fram.")


def check_reason(reason: str) -> None:
    """A change that others will wonder about has a reason."""
    if len(reason.strip()) < 5:
        raise Refusal("Skriv varför, så att kollegor förstår ändringen.")


def current(person_id: UUID) -> Person:
    """The row that holds now, merges followed. Raises NotThere."""
    row = the_one(Person.objects.select_related("merged_into").filter(pk=person_id))
    if row is None:
        raise NotThere
    return row.merged_into or row
