"""Ask for everything about a person, and take it back."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.kernel.actor import Actor, Resident, Staff
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.disclosure import Recipient
from tillit.overview.extract.events import ExtractAsked, ExtractWithdrawn
from tillit.overview.extract.models import OPEN, Extract
from tillit.overview.extract.policies import check_may_review
from tillit.overview.extract.types import RECIPIENTS, How, RequestIn, State
from tillit.registers.people.queries import followed_merges, guardians_of, ids_of
from tillit.trust.audit.actions import record

ONLY_SELF = (
    "Du kan bara begära ut det som finns om dig själv här. Ring oss om det gäller någon annan."
)
ALREADY = "Det finns redan en begäran som inte är klar. Den nya behövs inte."


@transaction.atomic
def ask_for_mine(*, by: Resident, at: datetime) -> UUID:
    """The person asks on my pages, for themself only. Asking twice is asking once."""
    if by.acts_for is not None:
        raise Refusal(ONLY_SELF)
    person = followed_merges(by, by.id)
    before = Extract.objects.filter(OPEN, person_id=person, for_id=person).first()
    if before is not None:
        return before.pk
    return _create(
        person, person, Recipient.SELF, How.MY_PAGES, asked_on=day_of(at), name="", note="",
        by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def register_request(person_id: UUID, given: RequestIn, *, by: Staff, at: datetime) -> UUID:
    """A worker writes down that somebody has asked. NotThere unless the worker may review it."""
    check_may_review(by, person_id, at=at)
    person, to = followed_merges(by, person_id), followed_merges(by, given.for_id)
    if given.recipient not in RECIPIENTS:
        raise Refusal("Välj vem som ska få utdraget.")
    if given.asked_on > day_of(at):
        raise Refusal("Dagen ligger framåt i tiden. Skriv dagen då begäran kom.")
    if (given.recipient is Recipient.SELF) != (person == to):
        raise Refusal("Välj personen själv, eller vem det är som får utdraget i stället.")
    guardians = guardians_of(by, person, at=at)
    if given.recipient is not Recipient.SELF and to not in guardians:
        raise Refusal("Personen är inte vårdnadshavare. Välj en annan eller rätta familjen först.")
    return _create(
        person, to, given.recipient, given.how, asked_on=given.asked_on, name=by.name,
        note=given.note.strip(), by=by, at=at,
    )  # fmt: skip


def _create(
    person: UUID,
    to: UUID,
    recipient: Recipient,
    how: How,
    *,
    asked_on: date,
    name: str,
    note: str,
    by: Actor,
    at: datetime,
) -> UUID:
    try:
        with transaction.atomic():
            row = Extract.objects.create(
                person_id=person,
                for_id=to,
                recipient=recipient.name.lower(),
                how=how,
                asked_on=asked_on,
                asked_at=at,
                asked_by_name=name,
                note=note,
                state=State.ASKED,
            )
    except IntegrityError:
        raise Refusal(ALREADY)
    record(ExtractAsked(row.pk, person, to, how), by=by, at=at)
    return row.pk


@transaction.atomic
def withdraw_mine(*, by: Resident, at: datetime) -> None:
    """The person no longer wants it. What was reviewed so far stays as it was."""
    if by.acts_for is not None:
        raise Refusal(ONLY_SELF)
    rows = Extract.objects.select_for_update().filter(OPEN, for_id__in=ids_of(by, by.id))
    row = next((each for each in rows if each.recipient == Recipient.SELF.name.lower()), None)
    if row is None:
        raise Refusal("Begäran är redan klar eller återtagen. Läs sidan igen.")
    _end(row, by, at)


@transaction.atomic
def withdraw(extract_id: UUID, *, by: Staff, at: datetime) -> None:
    """Whoever asked has said that they no longer want it."""
    row = Extract.objects.select_for_update().filter(pk=extract_id).first()
    if row is None:
        raise NotThere
    check_may_review(by, row.person_id, at=at)
    if State(row.state) not in (State.ASKED, State.REVIEW):
        raise Refusal("Utdraget är redan klart eller återtaget. Läs sidan igen.")
    _end(row, by, at)


def _end(row: Extract, by: Actor, at: datetime) -> None:
    row.state, row.ended_at, row.ended_by_name = State.WITHDRAWN, at, getattr(by, "name", "")
    if isinstance(by, Resident):
        row.ended_by_name = ""
    row.save(update_fields=["state", "ended_at", "ended_by_name"])
    record(ExtractWithdrawn(row.pk, row.person_id), by=by, at=at)
