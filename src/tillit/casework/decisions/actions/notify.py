"""Show, make and send every party's own letter, and write in the day each got it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import start_clock
from tillit.casework.decisions import legal, policies
from tillit.casework.decisions.around import Circle, check_contact_known, circle_of_decision
from tillit.casework.decisions.events import DecisionNotified, LetterReceived
from tillit.casework.decisions.letters.building import decision_pdf, letter_to
from tillit.casework.decisions.letters.wording import Letter
from tillit.casework.decisions.models import Decision, PartyLetter
from tillit.casework.decisions.types import SentHow
from tillit.contact.documents.actions import store_document
from tillit.contact.documents.types import DocumentKind
from tillit.kernel.actor import Actor, Staff, System
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.law.delegation import PROGRAM
from tillit.trust.access.queries import unit
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

from .proposal import PROGRAM_NAME
from .sending import check_letters, sending
from .steps import remember, take_step

SHOWS = (Shows.IDENTITY, Shows.CONTENT, Shows.CONTACT, Shows.THIRD_PARTY)


@dataclass(frozen=True)
class _Ready:
    decision: Decision
    circle: Circle
    letters: dict[UUID, Letter]


@transaction.atomic
def preview_letters(decision_id: UUID, *, by: Staff, at: datetime) -> dict[UUID, Letter]:
    """Every party's letter as the party will read it, word for word, by party."""
    row = policies.decision_to_read(by, decision_id, at=at)
    return _prepare(row, "preview_letters", SHOWS, by=by, at=at).letters


def preview_pdf(decision_id: UUID, party_id: UUID, *, by: Staff, at: datetime) -> bytes:
    """One party's letter as PDF, as it will be sent; a protected address is not written."""
    with transaction.atomic():
        row = policies.decision_to_read(by, decision_id, at=at)
        ready = _prepare(row, "preview_letter", SHOWS, by=by, at=at)
    letter = ready.letters.get(party_id)
    if letter is None:
        raise NotThere
    return decision_pdf(row, letter, party_id, ready.circle, by_post=False, by=by, at=at)


def notify(
    decision_id: UUID, *, how: Mapping[UUID, SentHow], by: Staff | System, at: datetime
) -> list[UUID]:
    """Tell every party of the decision, each by their own letter (FL 33).

    `how` says for each party how the letter goes; post when it says nothing. The program sends the
    letters of its own decisions. They are made outside the transaction. Returns their ids.
    """
    with transaction.atomic():
        row = policies.decision_to_follow(by, decision_id, "notify", at=at)
        if isinstance(by, System) and row.decided_as != PROGRAM:
            raise Refusal("En människa skickar brevet: programmet skickar bara sina egna beslut.")
        shows = (*SHOWS, Shows.LOCATION)
        ready = _prepare(row, "make_letters", shows, by=by, at=at)
    if not ready.letters:
        raise Refusal("Ärendet har ingen part att skicka till. Lägg in vårdnadshavarna först.")
    ways = {party: how.get(party, SentHow.POST) for party in ready.letters}
    if SentHow.ORAL in ways.values():
        raise Refusal("Beslutet lämnas skriftligt. Välj ett annat sätt.")
    check_contact_known(by, ready.circle, ready.letters)
    pdfs = {
        party: decision_pdf(
            row, letter, party, ready.circle, by_post=ways[party] is SentHow.POST, by=by, at=at
        )
        for party, letter in ready.letters.items()
    }
    with sending(row.case_id, by=by, at=at):
        check_letters(
            ready.letters, ready.circle, object_id=row.case_id, unit=unit(by, row.unit_id).name,
            handler=row.proposed_by_name, file_name=_file_name(row), by=by, at=at,
        )  # fmt: skip
        take_step(row, "notify", by=by, at=at)
        made = [
            _send(row, party, ready.letters[party], pdfs[party], ways[party], by=by, at=at)
            for party in pdfs
        ]
        event = DecisionNotified(
            decision=row.pk, case=row.case_id, person=row.person_id, letters=tuple(made)
        )
        record(event, by=by, at=at)
    return made


@transaction.atomic
def record_received(
    letter_id: UUID, *, on: date, how: SentHow = SentHow.POST, by: Staff, at: datetime
) -> None:
    """Write in the day a party got the letter. Only this starts the time to appeal (FL 44)."""
    letter = _letter(letter_id)
    row = policies.decision_to_follow(by, letter.decision_id, "record_received", at=at)
    if not day_of(letter.sent_at) <= on <= day_of(at):
        raise Refusal("Parten fick brevet efter att det skickades och senast i dag. Ändra dagen.")
    same = PartyLetter.objects.filter(pk=letter_id, received_on=None)
    changed = same.update(
        received_on=on, received_how=how, received_by_name=by.name, received_recorded_at=at
    )
    if not changed:
        raise Moved("Dagen är redan inskriven. Läs sidan igen.")
    appealed = row.appeals.filter(party_id=letter.party_id).exists()
    if can_appeal(row) and not appealed:
        start_clock(
            "D34",
            letter_id,
            unit_id=row.unit_id,
            person_id=letter.party_id,
            from_=datetime.combine(on, time(), STOCKHOLM),
            by=by,
            at=at,
        )
    remember(row, "record_received", row.stage, row.stage, by=by, at=at)
    event = LetterReceived(letter=letter_id, decision=row.pk, party=letter.party_id, on=on, how=how)
    record(event, by=by, at=at)


def can_appeal(row: Decision) -> bool:
    """Whether the decision goes to the court (our reading for decisions under FL 37 and 45)."""
    on = day_of(row.decided_at) if row.decided_at else row.proposed_at.date()
    return legal.goes_to_court(row.type_code, on)


def _letter(letter_id: UUID) -> PartyLetter:
    row = PartyLetter.objects.filter(pk=letter_id).first()
    if row is None:
        raise NotThere
    return row


def _prepare(
    row: Decision, verb: str, shows: tuple[Shows, ...], *, by: Actor, at: datetime
) -> _Ready:
    circle = circle_of_decision(by, row, at=at)
    parties = [party.person_id for party in circle.parties if party.is_party]
    note_read(
        verb,
        by=by,
        at=at,
        object_id=row.case_id,
        person_id=row.person_id,
        shows=shows,
        shown=parties,
    )
    letters = {party: letter_to(row, party, circle, by=by, at=at) for party in parties}
    return _Ready(row, circle, letters)


def _file_name(row: Decision) -> str:
    return f"Beslut {row.number.replace('/', '-')}.pdf"


def _send(
    row: Decision,
    party: UUID,
    letter: Letter,
    content: bytes,
    how: SentHow,
    *,
    by: Staff | System,
    at: datetime,
) -> UUID:
    document = store_document(
        row.case_id,
        name=_file_name(row),
        content=content,
        kind=DocumentKind.DECISION,
        by=by,
        at=at,
    )
    limits = row.limits.filter(party_id=party).values_list("part", flat=True)
    sent = PartyLetter.objects.create(
        decision=row,
        party_id=party,
        document_id=document,
        hidden=[*limits, *letter.hidden],
        sent_how=how,
        sent_at=at,
        sent_by_name=by.name if isinstance(by, Staff) else PROGRAM_NAME,
    )
    return sent.pk
