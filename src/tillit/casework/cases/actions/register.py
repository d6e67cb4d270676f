"""The register of public records (OSL 5:1-2) and notes of secrecy (OSL 5:5)."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from tillit.casework.cases import policies
from tillit.casework.cases.events import RecordRegistered, SecrecyNoted
from tillit.casework.cases.models import Case, RegisterEntry, SecrecyNote
from tillit.casework.cases.types import Direction
from tillit.contact.documents.actions import store_attachment
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
    document_id: UUID | None = None,
    by: Staff,
    at: datetime,
) -> int:
    """Register a record that came in or went out; returns its number within the case.
    `document_id`: the record itself, where it lies in the case."""
    case = _case_to_register_in(case_id, on, by, at)
    last = RegisterEntry.objects.filter(case_id=case_id).aggregate(last=Max("number"))["last"]
    number = (last or 0) + 1
    RegisterEntry.objects.create(
        case_id=case_id, number=number, direction=direction, on=on,
        party=party.strip(), about=about.strip(), document_id=document_id, by_name=by.name, at=at,
    )  # fmt: skip
    event = RecordRegistered(
        case=case_id, person=case.person_id, number=number, direction=direction
    )
    record(event, by=by, at=at)
    return number


def register_paper(
    case_id: UUID,
    *,
    name: str,
    content: bytes,
    direction: Direction,
    on: date,
    party: str,
    about: str,
    by: Staff,
    at: datetime,
) -> int:
    """As register_record, with the record itself: looked through for viruses, without what is
    hidden in the file, and opened by whoever may read the case. Washing takes up to some seconds,
    so it is done outside a transaction."""
    _case_to_register_in(case_id, on, by, at)
    document = store_attachment(case_id, name=name, content=content, by=by, at=at)
    return register_record(
        case_id, direction=direction, on=on, party=party, about=about, document_id=document,
        by=by, at=at,
    )  # fmt: skip


def _case_to_register_in(case_id: UUID, on: date, by: Staff, at: datetime) -> Case:
    case = policies.case_to_change(by, case_id, at=at)
    if on > day_of(at):
        raise Refusal("Skriv en dag som har varit.")
    return case


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
