"""Let every party read and answer before the decision, and tell of the right to speak."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import move_case
from tillit.casework.cases.policies import case_to_change
from tillit.casework.cases.types import CaseKind, CaseStage
from tillit.casework.decisions import policies
from tillit.casework.decisions.around import (
    Circle,
    check_contact_known,
    circle_of_case,
    waiting_hearings,
)
from tillit.casework.decisions.events import PartyAnswered, PartyHeard, SpeakOfferAnswered
from tillit.casework.decisions.letters.building import hearing_words, text_for
from tillit.casework.decisions.letters.making import pdf_of
from tillit.casework.decisions.letters.wording import Letter
from tillit.casework.decisions.models import Hearing, SpeakOffer
from tillit.casework.decisions.types import SentHow
from tillit.contact.documents.actions import store_document
from tillit.contact.documents.types import DocumentKind
from tillit.kernel.actor import Actor, Staff, System
from tillit.kernel.events import Code
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.confidentiality import communication_exceptions
from tillit.trust.access.queries import unit
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

from .sending import check_letters, sending

MOVED = "Någon annan har just ändrat det här. Din text finns kvar: läs ärendet igen."
FILE_NAME = "Läs och svara.pdf"


@dataclass(frozen=True)
class _Made:
    shown: str
    letter: Letter
    content: bytes
    circle: Circle
    unit: str


def send_material(
    case_id: UUID,
    party_id: UUID,
    *,
    material: str,
    answer_by: date,
    how: SentHow = SentHow.POST,
    more_time: bool = False,
    by: Staff,
    at: datetime,
) -> UUID:
    """Send a party what the decision will build on, with time to answer (FL 25).

    The letter tells of the right to speak before the board (SoL 14:8). The case goes to the
    parties, but not when it is about `more_time`: then the investigation goes on meanwhile. A new
    sending about the same replaces the one before. What is kept is what the party was shown:
    without anything that leads to somebody else. The letter is made outside the transaction.
    """
    text = policies.check_text(material, "Skriv vad beslutet bygger på.")
    if answer_by <= day_of(at):
        raise Refusal("Ge tid att svara: välj en dag efter i dag.")
    made = _letter(case_id, party_id, text, answer_by, how, more_time, by=by, at=at)
    with sending(case_id, by=by, at=at):
        case = case_to_change(by, case_id, at=at)
        check_letters(
            {party_id: made.letter}, made.circle, object_id=case_id, unit=made.unit,
            handler=by.name, file_name=FILE_NAME, by=by, at=at,
        )  # fmt: skip
        document = store_document(
            case_id,
            name=FILE_NAME,
            content=made.content,
            kind=DocumentKind.LETTER,
            by=by,
            at=at,
        )
        sent: dict[str, object] = {
            "more_time": more_time,
            "sent_on": day_of(at),
            "how": how,
            "material": made.shown,
            "answer_by": answer_by,
            "document_id": document,
        }
        row = _write(case_id, party_id, sent, by=by, at=at)
        SpeakOffer.objects.create(hearing=row, told_on=day_of(at), by_name=by.name)
        if case.stage == CaseStage.INVESTIGATING and not more_time:
            move_case(case_id, "send_to_parties", by=by, at=at)
    return row.pk


@transaction.atomic
def skip_hearing(
    case_id: UUID,
    party_id: UUID,
    *,
    exception: str,
    reason: str,
    more_time: bool = False,
    by: Staff | System,
    at: datetime,
) -> UUID:
    """Decide without showing a party the material: on one of the three grounds, with a reason."""
    case = case_to_change(by, case_id, at=at)
    about = (case_id, CaseKind(case.kind), case.person_id)
    _party_circle(by, about, party_id, letters=False, at=at)
    grounds = {rule.value.code for rule in communication_exceptions(day_of(at))}
    if exception not in grounds:
        raise Refusal("Välj ett av de tre undantagen i lagen.")
    said = policies.check_text(reason, "Skriv varför undantaget gäller.")
    told = {"more_time": more_time, "exception": exception, "reason": said}
    return _write(case_id, party_id, told, by=by, at=at).pk


@transaction.atomic
def record_answer(
    hearing_id: UUID, *, answer: str, answered_on: date, by: Staff, at: datetime
) -> None:
    """Write in what a party answered, or that they had nothing to say."""
    row = _waiting(hearing_id, by, at)
    if row.exception or row.sent_on is None:
        raise Refusal("Parten har inte fått underlaget. Skicka det först.")
    if not row.sent_on <= answered_on <= day_of(at):
        raise Refusal("Svaret kom efter att underlaget skickades och senast i dag. Ändra dagen.")
    said = policies.check_text(answer, "Skriv vad parten svarade, eller att hen inte ville svara.")
    same = Hearing.objects.filter(pk=row.pk, decision=None, replaced_at=None, answered_on=None)
    if not same.update(answer=said, answered_on=answered_on):
        raise Moved(MOVED)
    record(PartyAnswered(case=row.case_id, party=row.party_id), by=by, at=at)


@transaction.atomic
def record_speaking(
    hearing_id: UUID,
    *,
    wants: bool,
    spoke_on: date | None = None,
    note: str = "",
    by: Staff,
    at: datetime,
) -> None:
    """Write in whether a party wants to speak before the board, and when they did (SoL 14:8)."""
    row = _waiting(hearing_id, by, at)
    if spoke_on and (not wants or spoke_on > day_of(at)):
        raise Refusal("Skriv dagen då parten talade, senast i dag.")
    offers = SpeakOffer.objects.filter(hearing=row)
    if not offers.update(wants=wants, spoke_on=spoke_on, note=note.strip(), by_name=by.name):
        raise Refusal("Parten har inte fått underlaget. Skicka det först.")
    done = spoke_on is not None
    event = SpeakOfferAnswered(case=row.case_id, party=row.party_id, wants=wants, done=done)
    record(event, by=by, at=at)


def _letter(
    case_id: UUID,
    party_id: UUID,
    text: str,
    answer_by: date,
    how: SentHow,
    more_time: bool,
    *,
    by: Staff,
    at: datetime,
) -> _Made:
    """What the party is shown, and the letter that shows it."""
    with transaction.atomic():
        case = case_to_change(by, case_id, at=at)
        about = (case_id, CaseKind(case.kind), case.person_id)
        circle = _party_circle(by, about, party_id, at=at)
        check_contact_known(by, circle, [party_id])
        shows = (Shows.IDENTITY, Shows.CONTACT, Shows.LOCATION)
        note_read(
            "hearing_letter", by=by, at=at, object_id=case_id, person_id=party_id, shows=shows
        )
    unit_name = unit(by, case.unit_id).name
    letter = hearing_words(
        circle,
        party_id,
        material=text,
        answer_by=answer_by,
        more_time=more_time,
        reference=case.number,
        unit_name=unit_name,
    )
    content = pdf_of(
        letter,
        circle.people[party_id],
        day=day_of(at),
        unit=unit_name,
        reference=case.number,
        handler=by.name,
        by_post=how is SentHow.POST,
    )
    return _Made(text_for(text, circle, party_id), letter, content, circle, unit_name)


def _party_circle(
    by: Actor,
    about: tuple[UUID, CaseKind, UUID],
    party_id: UUID,
    *,
    letters: bool = True,
    at: datetime,
) -> Circle:
    circle = circle_of_case(by, *about, letters=letters, at=at)
    if circle.party(party_id) is None:
        raise Refusal(policies.NO_PARTY)
    return circle


def _waiting(hearing_id: UUID, by: Actor, at: datetime) -> Hearing:
    row = Hearing.objects.filter(pk=hearing_id, replaced_at=None).first()
    if row is None:
        raise NotThere
    case_to_change(by, row.case_id, at=at)
    if row.decision_id:
        raise Refusal("Beslutet är redan fattat. Skriv svaret som en anteckning.")
    return row


def _write(
    case_id: UUID, party_id: UUID, fields: Mapping[str, object], *, by: Staff | System, at: datetime
) -> Hearing:
    """A hearing is never changed into another one: the new replaces the old, both are kept."""
    row = Hearing(case_id=case_id, party_id=party_id, by_name=by.name, at=at)
    for name, value in fields.items():
        setattr(row, name, value)
    waiting = waiting_hearings(case_id, more_time=row.more_time)
    waiting.filter(party_id=party_id).update(replaced_at=at)
    row.save(force_insert=True)
    event = PartyHeard(case=case_id, party=party_id, exception=Code(row.exception))
    record(event, by=by, at=at)
    return row
