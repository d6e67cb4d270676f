"""The register of public records (OSL 5:1-2) and notes of secrecy (OSL 5:5)."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from tillit.casework.cases import policies
from tillit.casework.cases.events import RecordRegistered, SecrecyNoted
from tillit.casework.cases.models import RegisterEntry, SecrecyNote
from tillit.casework.cases.types import Direction
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of
from tillit.trust.audit.actions import record


@transaction.atomic
def register_record(
    case_id: UUID,
    *,
    direction: Direction,
    on: date,
    party: str,
    about: str,
    by: Staff,
    at: datetime,
) -> int:
    """Register a record that came in or went out; returns its number within the case."""
    case = policies.case_to_change(by, case_id, at=at)
    if on > day_of(at):
        raise Refusal("Skriv en dag som har varit.")
    last = RegisterEntry.objects.filter(case_id=case_id).aggregate(last=Max("number"))["last"]
    number = (last or 0) + 1
    RegisterEntry.objects.create(
        case_id=case_id, number=number, direction=direction, on=on,
        party=party.strip(), about=about.strip(), by_name=by.name, at=at,
    )  # fmt: skip
    event = RecordRegistered(
        case=case_id, person=case.person_id, number=number, direction=direction
    )
    record(event, by=by, at=at)
    return number


@transaction.atomic
def note_secrecy(case_id: UUID, *, provision: str, authority: str, by: Staff, at: datetime) -> None:
    """Note which provision of secrecy may hold, the day, and the authority that noted it."""
    case = policies.case_to_change(by, case_id, at=at)
    if not provision.strip() or not authority.strip():
        raise Refusal("Skriv både bestämmelsen och myndigheten.")
    SecrecyNote.objects.create(
        case_id=case_id, provision=provision.strip(), authority=authority.strip(),
        on=day_of(at), by_name=by.name, at=at,
    )  # fmt: skip
    record(SecrecyNoted(case=case_id, person=case.person_id), by=by, at=at)
