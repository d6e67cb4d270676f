"""Tell those concerned by their own letter that an investigation was opened, or was not."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.casework.cases import actions as cases
from tillit.casework.cases.policies import case_to_change
from tillit.casework.cases.queries import clocks_on
from tillit.casework.cases.types import InformedHow
from tillit.casework.decisions import policies
from tillit.casework.decisions.around import (
    Circle,
    check_contact_known,
    circle_of,
    unknown_contact,
)
from tillit.casework.decisions.events import NoticeLetterSent
from tillit.casework.decisions.letters.building import for_receiver, given_name
from tillit.casework.decisions.letters.making import pdf_of
from tillit.casework.decisions.letters.notices import Notice, notice_letter
from tillit.casework.decisions.letters.wording import Letter
from tillit.casework.decisions.models import NoticeLetter
from tillit.casework.decisions.parties import Party
from tillit.casework.decisions.types import NoticeLine, SentHow, Told
from tillit.casework.intake.policies import line_to_change
from tillit.contact.documents.actions import store_document
from tillit.contact.documents.types import DocumentKind
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Moved, Refusal
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import contact_needs_around
from tillit.registers.people.types import Needs
from tillit.trust.access.queries import unit
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

from .sending import check_letters, sending

NOT_DECIDED = "Brevet kan skickas när ni har bestämt att inte inleda någon utredning."
ONLY_WRITTEN = "Ett brev lämnas skriftligt. Välj ett annat sätt."
SENT = "Brevet är redan skickat till den personen. Läs sidan igen."
NAMES = {Told.OPENED: "Utredningen har börjat.pdf", Told.NOT_OPENED: "Ingen utredning.pdf"}


@dataclass(frozen=True)
class _Ready:
    about: Told
    object_id: UUID
    child: UUID
    circle: Circle
    letter: Letter
    unit: str
    reference: str


@transaction.atomic
def open_notices(
    about: Told, object_id: UUID, *, by: Staff, at: datetime
) -> tuple[NoticeLine, ...]:
    """Whom to tell by letter, what is known of how they are reached, and what has gone."""
    child, _ = _opened(object_id, by, at) if about is Told.OPENED else _shut(object_id, by, at)
    circle = circle_of(by, child, at=at)
    parties = [party for party in circle.parties if party.is_party]
    needs = contact_needs_around(by, [party.person_id for party in parties])
    sent = {row.party_id: row for row in NoticeLetter.objects.filter(object_id=object_id)}
    note_read(
        "open_notices", by=by, at=at, object_id=object_id, person_id=child,
        shows=(Shows.IDENTITY, Shows.CONTACT), shown=[party.person_id for party in parties],
    )  # fmt: skip
    return tuple(
        _line(party, circle, needs.get(party.person_id), sent.get(party.person_id))
        for party in parties
    )


def _line(
    party: Party, circle: Circle, needs: Needs | None, row: NoticeLetter | None
) -> NoticeLine:
    person = circle.lines[party.person_id]
    known = needs is not None and bool(needs.safe_way.strip())
    return NoticeLine(
        person=person,
        role=party.role.words,
        safe_way=needs.safe_way if needs else "",
        never=needs.never if needs else "",
        interpreter=needs.interpreter if needs else "",
        why_not="" if known else unknown_contact(person.name),
        document_id=row.document_id if row else None,
        sent_at=row.sent_at if row else None,
        sent_by=row.sent_by_name if row else "",
    )


def preview_notice(
    about: Told, object_id: UUID, party_id: UUID, *, by: Staff, at: datetime
) -> bytes:
    """The letter as PDF, as it will be sent; a protected address is not written."""
    with transaction.atomic():
        ready = _prepare(about, object_id, party_id, SentHow.HANDED, by=by, at=at)
    return _pdf(ready, party_id, SentHow.HANDED, by=by, at=at)


def send_notice(
    about: Told, object_id: UUID, party_id: UUID, *, how: SentHow, by: Staff, at: datetime
) -> UUID:
    """Send one person the letter. `object_id` is the case (opened) or the child's line of the
    report (not opened). Nothing goes before we know how the person is reached safely.

    That an investigation has begun is then also told (SoL 20:4). Returns the document.
    """
    if how is SentHow.ORAL:
        raise Refusal(ONLY_WRITTEN)
    with transaction.atomic():
        ready = _prepare(about, object_id, party_id, how, by=by, at=at)
        check_contact_known(by, ready.circle, [party_id])
    content = _pdf(ready, party_id, how, by=by, at=at)
    with sending(object_id, by=by, at=at):
        check_letters(
            {party_id: ready.letter}, ready.circle, object_id=object_id, unit=ready.unit,
            handler=by.name, file_name=NAMES[about], by=by, at=at,
        )  # fmt: skip
        document = store_document(
            object_id, name=NAMES[about], content=content, kind=DocumentKind.LETTER, by=by, at=at
        )
        _remember(ready, party_id, document, how, by=by, at=at)
        if about is Told.OPENED:
            cases.inform(object_id, party_id, how=InformedHow.LETTER, by=by, at=at)
    return document


def _prepare(
    about: Told, object_id: UUID, party_id: UUID, how: SentHow, *, by: Staff, at: datetime
) -> _Ready:
    child, said = _opened(object_id, by, at) if about is Told.OPENED else _shut(object_id, by, at)
    circle = circle_of(by, child, at=at)
    if circle.party(party_id) is None:
        raise Refusal(policies.NO_PARTY)
    where = (Shows.LOCATION,) if how is SentHow.POST else ()
    shows = (Shows.IDENTITY, Shows.CONTACT, *where)
    note_read("notice_letter", by=by, at=at, object_id=object_id, person_id=party_id, shows=shows)
    own = party_id == circle.child
    letter = notice_letter(said.about_whom(given_name(circle, party_id), own=own))
    clean = for_receiver(letter, circle, party_id)
    return _Ready(about, object_id, child, circle, clean, said.unit, said.reference)


@dataclass(frozen=True)
class _Said:
    about: Told
    decided_on: date
    last_day: date | None
    reference: str
    handler: str
    unit: str

    def about_whom(self, child: str, *, own: bool) -> Notice:
        return Notice(
            self.about, child, own, self.decided_on, self.last_day, self.reference, self.handler,
            self.unit,
        )  # fmt: skip


def _opened(case_id: UUID, by: Staff, at: datetime) -> tuple[UUID, _Said]:
    case = case_to_change(by, case_id, at=at)
    clocks = clocks_on(by, [case_id], at=at).get(case_id, [])
    last = next((c.due_on for c in clocks if c.code == "D04" and c.stopped_at is None), None)
    unit_name = unit(by, case.unit_id).name
    opened = day_of(case.opened_at)
    return case.person_id, _Said(Told.OPENED, opened, last, case.number, by.name, unit_name)


def _shut(line_id: UUID, by: Staff, at: datetime) -> tuple[UUID, _Said]:
    line = line_to_change(by, line_id, at=at)
    if line.stage != "not_opened" or line.decided_at is None or line.person_id is None:
        raise Refusal(NOT_DECIDED)
    unit_name = unit(by, line.unit_id).name
    day = day_of(line.decided_at)
    return line.person_id, _Said(Told.NOT_OPENED, day, None, "", "", unit_name)


def _pdf(ready: _Ready, party: UUID, how: SentHow, *, by: Staff, at: datetime) -> bytes:
    return pdf_of(
        ready.letter,
        ready.circle.people[party],
        day=day_of(at),
        unit=ready.unit,
        reference=ready.reference,
        handler=by.name,
        by_post=how is SentHow.POST,
    )


def _remember(
    ready: _Ready, party: UUID, document: UUID, how: SentHow, *, by: Staff, at: datetime
) -> None:
    try:
        with transaction.atomic():
            NoticeLetter.objects.create(
                about=ready.about, object_id=ready.object_id, party_id=party, document_id=document,
                sent_how=how, sent_at=at, sent_by_name=by.name,
            )  # fmt: skip
    except IntegrityError:
        raise Moved(SENT)
    event = NoticeLetterSent(
        object_id=ready.object_id, person=ready.child, party=party, told=ready.about, how=how
    )
    record(event, by=by, at=at)
