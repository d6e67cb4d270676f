"""An appeal comes: a worker writes in a paper, or a party appeals on their own page."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.casework.cases.actions import stop_clock, tell_owners
from tillit.casework.cases.types import NoticeKind
from tillit.casework.decisions import policies
from tillit.casework.decisions.events import AppealReceived
from tillit.casework.decisions.models import Appeal, Decision, PartyLetter
from tillit.casework.decisions.types import OwnAppealIn
from tillit.casework.decisions.workflow import AppealStage
from tillit.contact.documents.actions import store_attachment
from tillit.kernel.actor import Actor, Resident, Staff, System
from tillit.kernel.asking import asking
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import followed_merges
from tillit.trust.audit.actions import record

from .notify import can_appeal
from .steps import take_step

PROGRAM = System("decisions")
ON_OWN_PAGE = "parten själv, på Mina sidor"
IN_A_FILE = "Överklagandet finns i den bifogade filen."
NOT_HERE = "Beslutet överklagas inte till förvaltningsrätten. Läs hur på lagsidan."
ONCE = "Partens överklagande är redan inskrivet. Läs sidan igen."


@transaction.atomic
def receive_appeal(
    decision_id: UUID,
    party_id: UUID,
    *,
    received_on: date,
    text: str,
    id: UUID | None = None,
    by: Staff,
    at: datetime,
) -> UUID:
    """Write in an appeal the day it came to us (FL 43). One a party; the clock of its time to
    appeal stops."""
    row = policies.decision_to_follow(by, decision_id, "receive_appeal", at=at)
    if id and Appeal.objects.filter(pk=id).exists():
        return id
    if not can_appeal(row):
        raise Refusal(NOT_HERE)
    letter = PartyLetter.objects.filter(decision=row, party_id=party_id).first()
    if letter is None:
        raise Refusal("Personen är inte part i beslutet. Välj någon av parterna.")
    if received_on > day_of(at):
        raise Refusal("Överklagandet kom in senast i dag. Ändra dagen.")
    told = policies.check_text(text, "Skriv vad parten vill ändra.")
    appeal = Appeal(
        pk=id or new_id(), decision=row, party_id=party_id, received_on=received_on, text=told,
        registered_by=by.name, registered_at=at, stage=AppealStage.RECEIVED,
    )  # fmt: skip
    return _comes(appeal, letter, by=by, at=at)


def appeal_own_decision(
    decision_id: UUID, said: OwnAppealIn, *, id: UUID, by: Resident, at: datetime
) -> UUID:
    """A party appeals on their own page, in words or with a file (FL 43). It has come the moment it
    reaches us (FL 22), late or not: whether it is in time is tested by a person. The same `id`
    twice is one appeal. Those who have the case are told. NotThere for another's decision.

    The program looks and writes: a household's own page needs no way into the case.
    """
    if by.acts_for is not None:
        raise NotThere
    with asking(PROGRAM):
        row, letter = _own(decision_id, followed_merges(PROGRAM, by.id))
        if Appeal.objects.filter(pk=id, decision=row, party_id=letter.party_id).exists():
            return id
        if not can_appeal(row):
            raise Refusal("Det här beslutet överklagas inte så. Ring oss, så berättar vi hur.")
        if _has_come(row, letter.party_id):
            raise Moved("Vi har redan fått ditt överklagande. Ring oss om du vill lägga till.")
        policies.check_step("receive_appeal", row)
        if not said.text.strip() and not said.content:
            raise Refusal("Skriv hur du vill att beslutet ändras, eller välj en fil.")
        text = policies.check_text(said.text.strip() or IN_A_FILE, IN_A_FILE)
        document = _kept(row, said, by=by, at=at)
        appeal = Appeal(
            pk=id, decision=row, party_id=letter.party_id, received_on=day_of(at), text=text,
            registered_by=ON_OWN_PAGE, registered_at=at, stage=AppealStage.RECEIVED,
            document_id=document,
        )  # fmt: skip
        with transaction.atomic():
            made = _comes(appeal, letter, by=by, at=at)
            tell_owners(NoticeKind.APPEALED, row.case, about=None, by=by, at=at)
    return made


def _own(decision_id: UUID, party_id: UUID) -> tuple[Decision, PartyLetter]:
    """The decision that a party has got their own letter with."""
    letters = PartyLetter.objects.select_related("decision", "decision__case")
    letter = the_one(letters.filter(decision_id=decision_id, party_id=party_id))
    if letter is None:
        raise NotThere
    return letter.decision, letter


def _has_come(row: Decision, party_id: UUID) -> bool:
    return Appeal.objects.filter(decision=row, party_id=party_id).exists()


def _kept(row: Decision, said: OwnAppealIn, *, by: Resident, at: datetime) -> UUID | None:
    """The file, washed and checked; outside the transaction, since washing takes its time."""
    if not said.content:
        return None
    return store_attachment(row.case_id, name=said.name, content=said.content, by=by, at=at)


def _comes(appeal: Appeal, letter: PartyLetter, *, by: Actor, at: datetime) -> UUID:
    """Write it down, once a party, and stop the clock of its time to appeal."""
    row = appeal.decision
    try:
        with transaction.atomic():
            appeal.save(force_insert=True)
    except IntegrityError:
        raise Moved(ONCE)
    take_step(row, "receive_appeal", by=by, at=at)
    stop_clock("D34", letter.pk, why="appealed", by=by, at=at)
    event = AppealReceived(
        appeal=appeal.pk, decision=row.pk, case=row.case_id, person=appeal.party_id,
        on=appeal.received_on,
    )  # fmt: skip
    record(event, by=by, at=at)
    return appeal.pk
