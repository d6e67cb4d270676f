"""Take care of what was sent."""

import json
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.contact.eservices import queries
from tillit.contact.eservices.answering import in_words
from tillit.contact.eservices.codes import code_of
from tillit.contact.eservices.events import SubmissionDone, SubmissionTaken
from tillit.contact.eservices.models import Submission
from tillit.contact.eservices.policies import check_receives
from tillit.contact.eservices.reading import read
from tillit.contact.eservices.types import Read, Stage
from tillit.kernel.actor import Actor, Resident, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

LEAST, LONGEST = 5, 2_000  # signs of a reply


@transaction.atomic
def open_submission(submission_id: UUID, *, by: Staff, at: datetime) -> Read:
    """What was sent, for those in the unit that it came to. The read is noted."""
    row = _theirs(submission_id, by)
    note_read(
        "open_submission", by=by, at=at, object_id=row.pk, person_id=row.person_id,
        shows=(Shows.IDENTITY, Shows.CONTENT),
    )  # fmt: skip
    return _read(row, by, at)


@transaction.atomic
def open_mine(submission_id: UUID, *, by: Resident, at: datetime) -> Read:
    """What one has sent oneself, with the reply. The read is noted."""
    rows = Submission.objects.select_related("form")
    row = the_one(rows.filter(pk=submission_id, person_id=by.acts_for or by.id))
    if row is None:
        raise NotThere
    note_read(
        "open_my_submission", by=by, at=at, object_id=row.pk, person_id=row.person_id,
        shows=(Shows.IDENTITY, Shows.CONTENT),
    )  # fmt: skip
    return _read(row, by, at)


@transaction.atomic
def take(submission_id: UUID, *, by: Staff, at: datetime) -> None:
    """I work with it. Somebody who was first is told of."""
    row = _theirs(submission_id, by, lock=True)
    if row.stage == Stage.DONE:
        raise Moved("Det är redan klart. Läs svaret på sidan.")
    if row.taken_by == by.id:
        return
    if row.taken_by:
        raise Moved(f"{row.taken_by_name} arbetar redan med det. Prata med varandra.")
    changed = {"stage": Stage.TAKEN, "taken_by": by.id, "taken_by_name": by.name}
    Submission.objects.filter(pk=row.pk).update(**changed)
    record(SubmissionTaken(row.pk, row.person_id, taken=True), by=by, at=at)


@transaction.atomic
def let_go(submission_id: UUID, *, by: Staff, at: datetime) -> None:
    """Somebody else may take it."""
    row = _theirs(submission_id, by, lock=True)
    if row.stage != Stage.TAKEN:
        return
    changed = {"stage": Stage.NEW, "taken_by": None, "taken_by_name": ""}
    Submission.objects.filter(pk=row.pk).update(**changed)
    record(SubmissionTaken(row.pk, row.person_id, taken=False), by=by, at=at)


@transaction.atomic
def finish(submission_id: UUID, *, reply: str, by: Staff, at: datetime) -> None:
    """It is done, with a word to whoever sent it. Where no file is kept the answers are erased."""
    row = _theirs(submission_id, by, lock=True)
    if row.stage == Stage.DONE:
        raise Moved("Det är redan klart. Läs svaret på sidan.")
    if not LEAST <= len(reply.strip()) <= LONGEST:
        raise Refusal(f"Skriv vad som händer nu, med {LEAST} till {LONGEST} tecken.")
    row.stage, row.done_at, row.reply = Stage.DONE, at, reply.strip()
    row.taken_by, row.taken_by_name = row.taken_by or by.id, row.taken_by_name or by.name
    if not row.keeps_file:
        row.answers = None
    row.save()
    done = SubmissionDone(row.pk, row.person_id, erased=not row.keeps_file)
    record(done, by=by, at=at)


def _theirs(submission_id: UUID, by: Staff, *, lock: bool = False) -> Submission:
    rows = Submission.objects.select_for_update() if lock else Submission.objects
    row = the_one(rows.filter(pk=submission_id).select_related(None if lock else "form"))
    if row is None:
        raise NotThere
    check_receives(by, row.unit_id)
    return row


def _read(row: Submission, by: Actor, at: datetime) -> Read:
    form = read(row.form.written)
    [line] = queries.lines(by, [row])
    answers = json.loads(row.answers.reveal()) if row.answers else None
    return Read(
        line=line, code=code_of(row.pk), law=form.law, keeps_file=row.keeps_file,
        answers=in_words(form, answers) if answers is not None else (),
        reply=row.reply.reveal() if row.reply else "", done_at=row.done_at,
    )  # fmt: skip
