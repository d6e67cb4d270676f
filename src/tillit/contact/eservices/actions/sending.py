"""Send what somebody has answered."""

import json
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.contact.eservices.answering import faults, kept
from tillit.contact.eservices.codes import code_index, code_of
from tillit.contact.eservices.events import SubmissionSent
from tillit.contact.eservices.models import FormVersion, Submission
from tillit.contact.eservices.reading import read
from tillit.contact.eservices.types import Answers, Sent, Stage, Who
from tillit.kernel.actor import Actor, ActsAs, Guest, Resident
from tillit.kernel.events import Code
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.trust.audit.actions import record

MISSING = "Det saknas svar på något. Se efter i formuläret."


@transaction.atomic
def send(form_id: UUID, key: UUID, answers: Answers, *, by: Actor, at: datetime) -> Sent:
    """What was answered is received, once for each key. A form in which nobody is known keeps
    nobody, also when somebody had signed in: neither the row nor the log says who."""
    row = the_one(FormVersion.objects.filter(pk=form_id))
    if row is None:
        raise NotThere
    if there := the_one(Submission.objects.filter(pk=key, form=row)):
        return Sent(there.pk, code_of(there.pk))
    if row.withdrawn_at is not None:
        raise Moved("Formuläret har ändrats. Läs igenom det och skicka igen.")
    form = read(row.written)
    if form.who is Who.SIGNED_IN and not isinstance(by, Resident):
        raise Refusal("Här behöver vi veta vem du är. Logga in, eller ring oss.")
    if faults(form, answers):
        raise Refusal(MISSING)
    sender: Actor = by if form.keeps_file else Guest()
    person = _about(sender) if form.keeps_file else None
    text = json.dumps(kept(form, answers), ensure_ascii=False)
    made = Submission.objects.create(
        pk=key, form=row, person_id=person, keeps_file=form.keeps_file, unit_id=row.unit_id,
        answers=text, stage=Stage.NEW, received_at=at, code_index=code_index(code_of(key)),
    )  # fmt: skip
    sent = SubmissionSent(submission=made.pk, code=Code(form.code), person=person)
    record(sent, by=sender, at=at)
    return Sent(made.pk, code_of(made.pk))


def _about(by: Actor) -> UUID:
    """Whose it is: the sender's, or whom they act for as a guardian."""
    if not isinstance(by, Resident):
        raise NotThere
    if by.acts_as is ActsAs.REPRESENTATIVE:
        raise Refusal("Den du företräder hjälper vi dig att ansöka för. Ring oss.")
    return by.acts_for or by.id
