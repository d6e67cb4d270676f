"""Lists of what was sent."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from tillit.contact.eservices import models
from tillit.contact.eservices.codes import code_index
from tillit.contact.eservices.policies import receives
from tillit.contact.eservices.types import Line, Stage
from tillit.kernel.actor import Actor, Resident, Staff
from tillit.kernel.rows import the_one
from tillit.law.deadlines import due
from tillit.registers.people.queries import lines_of
from tillit.trust.audit.actions import note_read

from .forms import form_by_id


@transaction.atomic
def waiting(actor: Staff, *, at: datetime, done: bool = False) -> list[Line]:
    """What has come to the actor's units: that which must be done first is first. The read is
    noted."""
    rows = _received(actor)
    rows = rows.filter(stage=Stage.DONE) if done else rows.exclude(stage=Stage.DONE)
    found = lines(actor, rows.order_by("-done_at" if done else "received_at", "pk")[:200])
    shown = [each.person_id for each in found if each.person_id]
    note_read("list_submissions", by=actor, at=at, shown=shown, count=len(found))
    if done:
        return found
    return sorted(found, key=lambda each: (each.due or date.max, each.received_at))


def number_new(actor: Staff) -> int:
    """How many nobody has taken yet."""
    return _received(actor).filter(stage=Stage.NEW).count()


def my_sent(actor: Resident) -> list[Line]:
    """What the resident, or whom they act for, has sent, the latest first."""
    rows = models.Submission.objects.filter(person_id=actor.acts_for or actor.id)
    return lines(actor, rows.select_related("form").order_by("-received_at", "pk"))


def status_by_code(actor: Actor, code: str) -> tuple[datetime, Stage, str] | None:
    """When it came, where it stands and what was answered; for whoever holds the code of something
    that is kept about nobody. What is about a person is read after signing in."""
    rows = models.Submission.objects.filter(code_index=code_index(code), keeps_file=False)
    row = the_one(rows)
    if row is None:
        return None
    return row.received_at, Stage(row.stage), row.reply.reveal() if row.reply else ""


def lines(actor: Actor, rows: Iterable[models.Submission]) -> list[Line]:
    """Rows of a list; names in one query, masked where somebody is protected."""
    listed = list(rows)
    persons = [row.person_id for row in listed if row.person_id]
    names = lines_of(actor, persons) if persons else {}
    return [_line(actor, row, names[row.person_id].name if row.person_id else "") for row in listed]


def _received(actor: Staff) -> QuerySet[models.Submission]:
    rows = models.Submission.objects.filter(unit_id__in=receives(actor))
    return rows.select_related("form")


def _line(actor: Actor, row: models.Submission, name: str) -> Line:
    form = form_by_id(actor, row.form_id).text
    return Line(
        row.pk, form.title, row.received_at, Stage(row.stage), row.taken_by_name, row.person_id,
        name, due(form.clock, row.received_at).strict if form.clock else None,
    )  # fmt: skip
