"""Say what one thinks; answer, close, or make a concern report of it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor, ActsAs, Resident, Staff
from tillit.kernel.events import Code
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

from . import ports
from .codes import code_index, code_of
from .events import OpinionAnswered, OpinionClosed, OpinionReported, OpinionSent
from .models import Opinion
from .policies import check_may_handle
from .types import LONGEST, OpinionIn, Stage, Wants

RANDOM = 4  # the version of an id that tells no moment


@transaction.atomic
def send_opinion(said: OpinionIn, *, by: Actor, at: datetime) -> str:
    """Keep it. Gives the code where an answer is wanted by one, else nothing. Two presses are one.

    Who is signed in and wants no answer, or one by code, is not kept: give Guest as `by`.
    """
    person = by.id if isinstance(by, Resident) else None
    _check(said, by)
    code = code_of(said.id) if said.wants is Wants.CODE else ""
    row, is_new = Opinion.objects.get_or_create(
        pk=said.id,
        defaults={
            "person_id": person, "kind": said.kind, "wants": said.wants, "text": said.text.strip(),
            "on": day_of(at), "code_index": code_index(code) if code else "",
        },
    )  # fmt: skip
    if is_new:
        event = OpinionSent(opinion=row.pk, kind=Code(said.kind), person=person)
        record(event, by=by, at=at)
    elif (row.person_id, row.wants, row.text.reveal()) != (person, said.wants, said.text.strip()):
        raise Refusal("Det här är redan skickat. Öppna sidan igen om du vill skriva något nytt.")
    return code


def _check(said: OpinionIn, by: Actor) -> None:
    if isinstance(by, Staff):
        raise Refusal("Här skriver invånare. Prata med din chef, eller skriv utan att logga in.")
    if isinstance(by, Resident) and by.acts_as is not ActsAs.SELF:
        raise Refusal("Det du tycker är ditt eget. Byt till dig själv, eller skriv utan namn.")
    if isinstance(by, Resident) is not (said.wants is Wants.PAGES):
        raise Refusal("Svar på Mina sidor får den som är inloggad. Välj en kod i stället.")
    if said.id.version != RANDOM:
        raise Refusal("Sidan är för gammal. Ladda om den och försök igen.")
    if not said.text.strip():
        raise Refusal("Skriv några ord om vad du tycker.")
    if len(said.text) > LONGEST:
        raise Refusal(f"Texten är för lång. Korta den till {LONGEST} tecken.")


@transaction.atomic
def answer_opinion(opinion_id: UUID, text: str, *, by: Staff, at: datetime) -> None:
    """Answer once. The same press again is no more; of two colleagues the second is told."""
    row = _to_handle(opinion_id, by)
    if row.stage == Stage.ANSWERED and row.answer.reveal() == text.strip():
        return
    _check_new(row)
    if row.wants == Wants.NOTHING:
        raise Refusal("Den som skrev vill inte ha svar. Avsluta utan svar.")
    if not text.strip():
        raise Refusal("Skriv ett svar.")
    if len(text) > LONGEST:
        raise Refusal(f"Svaret är för långt. Korta det till {LONGEST} tecken.")
    row.answer = text.strip()
    _end(row, Stage.ANSWERED, by, at)
    record(OpinionAnswered(opinion=row.pk, person=row.person_id), by=by, at=at)


@transaction.atomic
def close_opinion(opinion_id: UUID, *, by: Staff, at: datetime) -> None:
    """It has been read. Only where no answer was asked for (FL 6: else they get one)."""
    row = _to_handle(opinion_id, by)
    if row.stage == Stage.CLOSED:
        return
    _check_new(row)
    if row.wants != Wants.NOTHING:
        raise Refusal("Den som skrev vill ha svar. Svara, så är den klar.")
    _end(row, Stage.CLOSED, by, at)
    record(OpinionClosed(opinion=row.pk, person=row.person_id), by=by, at=at)


@transaction.atomic
def report_opinion(opinion_id: UUID, *, by: Staff, at: datetime) -> UUID:
    """A child may be in danger: a concern report at once (SoL 19:1), from the colleague. Also of
    what has been answered or closed: the duty does not end. The same tap twice is one report.
    Who wrote does not follow: only their words do. They are still to be answered as else."""
    row = _to_handle(opinion_id, by)
    if row.report_id:
        return row.report_id
    text = row.text.reveal()
    # The words leave this page for another: whoever asks later sees who moved them.
    note_read("report_opinion", by=by, at=at, object_id=row.pk, person_id=row.person_id,
              shows=(Shows.CONTENT,))  # fmt: skip
    row.report_id, row.reported_on, row.reported_by_name = (
        ports.report(row.pk, text, by=by, at=at), day_of(at), by.name
    )  # fmt: skip
    row.save()
    record(
        OpinionReported(opinion=row.pk, report=row.report_id, person=row.person_id), by=by, at=at
    )
    return row.report_id


def _to_handle(opinion_id: UUID, by: Staff) -> Opinion:
    check_may_handle(by)
    row = the_one(Opinion.objects.select_for_update().filter(pk=opinion_id))
    if row is None:
        raise NotThere
    return row


def _check_new(row: Opinion) -> None:
    if row.stage != Stage.NEW:
        done = Stage(row.stage).words.lower()
        raise Moved(f"{row.ended_by_name} var före dig: {done}. Läs sidan igen.")


def _end(row: Opinion, stage: Stage, by: Staff, at: datetime) -> None:
    row.stage, row.ended_on, row.ended_by, row.ended_by_name = stage, day_of(at), by.id, by.name
    row.save()
