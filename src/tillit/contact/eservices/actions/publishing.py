"""Take a form in use, a new version of it, or take it away."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from tillit.contact.eservices.events import FormPublished, FormWithdrawn
from tillit.contact.eservices.models import FormVersion
from tillit.contact.eservices.policies import check_may_publish
from tillit.contact.eservices.reading import read
from tillit.kernel.actor import Actor
from tillit.kernel.events import Code
from tillit.kernel.refusal import NotThere
from tillit.kernel.rows import the_one
from tillit.trust.access.queries import unit
from tillit.trust.audit.actions import record


@transaction.atomic
def publish_form(written: str, *, unit_id: UUID, by: Actor, at: datetime) -> UUID:
    """The form is in use from now on, and what is sent by it comes to the unit. An earlier version
    is kept: what was sent by it is read with its own questions. The same text again is no new
    version. Raises Refusal with what is wrong in the text."""
    check_may_publish(by)
    unit(by, unit_id)
    text = read(written)
    rows = FormVersion.objects.select_for_update().filter(code=text.code)
    now = the_one(rows.filter(withdrawn_at=None))
    if now and (now.written, now.unit_id) == (written, unit_id):
        return now.pk
    rows.filter(withdrawn_at=None).update(withdrawn_at=at)
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    row = FormVersion.objects.create(
        code=text.code, number=number, written=written, unit_id=unit_id, published_at=at,
        published_by_name=str(getattr(by, "name", "")),
    )  # fmt: skip
    record(FormPublished(form=row.pk, code=Code(text.code), number=number), by=by, at=at)
    return row.pk


@transaction.atomic
def withdraw_form(code: str, *, by: Actor, at: datetime) -> None:
    """Nobody can send it any more. What has been sent is taken care of as before."""
    check_may_publish(by)
    row = the_one(FormVersion.objects.filter(code=code, withdrawn_at=None))
    if row is None:
        raise NotThere
    FormVersion.objects.filter(pk=row.pk).update(withdrawn_at=at)
    record(FormWithdrawn(form=row.pk, code=Code(code)), by=by, at=at)
