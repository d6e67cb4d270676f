"""Undo a payment file that was made and never sent: its orders are free for another one."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.areas.assistance.events import FileUndone
from tillit.areas.assistance.models import FileLine, PaymentFile
from tillit.areas.assistance.orders import move, tell
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Moved, Refusal
from tillit.trust.audit.actions import record

from .files import file_to_open

IS_SENT = "Filen är skickad och går inte att ångra. Fråga banken om något ska stoppas."


@transaction.atomic
def undo_file(file_id: UUID, *, by: Staff, at: datetime) -> None:
    """Say that a file will never be sent. It is kept, with who undid it; what stood in it is
    approved and in no file. Twice is once. A sent file can never be undone."""
    file = file_to_open(file_id, by=by, at=at)
    if file.undone_at is not None:
        return
    if file.sent_at is not None:
        raise Refusal(IS_SENT)
    same = PaymentFile.objects.filter(pk=file.pk, sent_at=None, undone_at=None)
    if not same.update(undone_at=at, undone_by_name=by.name):
        raise Moved("Filen är redan skickad, eller ångrad. Läs sidan igen.")
    lines = FileLine.objects.filter(file=file, refused_at=None, undone=False)
    for line in lines.select_related("order__decided__sheet"):
        move(line.order, "undo_file", {}, by=by, at=at)
        tell(line.order, "undo_file", line.order.decided.sheet.case_id, by=by, at=at)
    lines.update(undone=True)
    record(FileUndone(file=file.pk), by=by, at=at)
