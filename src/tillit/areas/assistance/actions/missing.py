"""What is missing is asked for as tasks, each with a day (FL 19-20)."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tillit.areas.assistance.events import ThingAnswered, ThingAskedFor
from tillit.areas.assistance.household import parties_of_case
from tillit.areas.assistance.models import MissingThing
from tillit.areas.assistance.steps import sheet_to_change, sheet_to_work, take_step
from tillit.areas.assistance.types.words import Missing
from tillit.contact.documents.actions import store_attachment
from tillit.kernel.actor import Actor, Resident, Staff
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import ids_of
from tillit.trust.audit.actions import record

ANSWERED = "Det är redan besvarat. Läs månaden igen."


@transaction.atomic
def ask_for_thing(
    sheet_id: UUID,
    *,
    what: Missing,
    of: UUID,
    by_day: date,
    text: str = "",
    id: UUID | None = None,
    by: Staff,
    at: datetime,
) -> UUID:
    """Ask a party to hand something in by a day. The same `id` twice is asked once."""
    sheet = sheet_to_work(by, sheet_id, at=at)
    if id and MissingThing.objects.filter(pk=id, sheet=sheet).exists():
        return id
    if by_day <= day_of(at):
        raise Refusal("Ge tid att svara: välj en dag efter i dag.")
    if of not in {party.person_id for party in parties_of_case(by, sheet.case_id, at)}:
        raise Refusal("Personen har inte sökt här. Fråga den som har sökt, eller den medsökande.")
    if what in (Missing.OTHER, Missing.ANSWER) and not text.strip():
        raise Refusal("Skriv vad som behövs, så att det går att svara.")
    row = MissingThing.objects.create(
        pk=id or new_id(), sheet=sheet, what=what, text=text.strip(), of_id=of, by_day=by_day,
        asked_at=at, asked_by_name=by.name,
    )  # fmt: skip
    take_step(sheet, "ask", by=by, at=at)
    event = ThingAskedFor(case=sheet.case_id, person=of, asked=row.pk, what=what, by_day=by_day)
    record(event, by=by, at=at)
    return row.pk


def answer_thing(
    asked_id: UUID,
    *,
    name: str = "",
    content: bytes = b"",
    told: str = "",
    by: Resident,
    at: datetime,
) -> UUID:
    """Hand in what was asked for: a photo or a file, washed and checked before it is kept, or an
    answer in words, or both. Returns the document; of both, the file."""
    row = _mine(asked_id, by)
    if not content and not told.strip():
        raise Refusal("Skriv ett svar, eller välj en fil.")
    case_id, document = row.sheet.case_id, None
    if told.strip():
        text = f"{Missing(row.what).words}\n\n{told.strip()}".encode()
        document = store_attachment(case_id, name="Svar.txt", content=text, by=by, at=at)
    if content:
        document = store_attachment(case_id, name=name, content=content, by=by, at=at)
    assert document is not None
    with transaction.atomic():
        _answer(row, {"answered_at": at, "document_id": document}, came=True, by=by, at=at)
    return document


@transaction.atomic
def drop_thing(asked_id: UUID, *, by: Staff, at: datetime) -> None:
    """It is not needed any more, or it came another way."""
    row = _asked(asked_id)
    sheet_to_change(by, row.sheet_id, at=at)
    _answer(row, {"dropped_at": at}, came=False, by=by, at=at)


def _answer(
    row: MissingThing, changes: dict[str, object], *, came: bool, by: Actor, at: datetime
) -> None:
    same = MissingThing.objects.filter(pk=row.pk, answered_at=None, dropped_at=None)
    if not same.update(**changes):
        raise Moved(ANSWERED)
    event = ThingAnswered(case=row.sheet.case_id, person=row.of_id, asked=row.pk, came=came)
    record(event, by=by, at=at)


def _mine(asked_id: UUID, by: Resident) -> MissingThing:
    row = _asked(asked_id)
    if by.acts_for is not None or row.of_id not in ids_of(by, by.id):
        raise NotThere
    if row.answered_at is not None or row.dropped_at is not None:
        raise Refusal(ANSWERED)
    return row


def _asked(asked_id: UUID) -> MissingThing:
    row = the_one(MissingThing.objects.select_related("sheet").filter(pk=asked_id))
    if row is None:
        raise NotThere
    return row
