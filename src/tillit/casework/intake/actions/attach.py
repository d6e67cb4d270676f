"""Add what came on paper to a report: a letter, a picture, what the police sent."""

from datetime import datetime
from uuid import UUID

from tillit.casework.intake import policies
from tillit.contact.documents.actions import store_attachment
from tillit.contact.documents.queries import documents_under
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Refusal

from .draft import MOST_FILES

TOO_MANY = f"Anmälan har redan {MOST_FILES} bilagor, och fler ryms inte. Lägg resten i ärendet."
DECIDED = "Anmälan är avgjord. Lägg handlingen i ärendet, under Handlingar och sekretess."


def attach_to_report(line_id: UUID, name: str, content: bytes, *, by: Staff, at: datetime) -> UUID:
    """Check, strip and keep a paper beside the frozen text, for whoever may handle the report. The
    text and its lock stay as they are; the list says that the paper was added afterwards.

    Washing takes up to some seconds, so it is done outside a transaction.
    """
    line = policies.line_to_change(by, line_id, at=at)
    if line.decided_at is not None:
        raise Refusal(DECIDED)
    if len(documents_under(by, line.report_id)) >= MOST_FILES:
        raise Refusal(TOO_MANY)
    return store_attachment(line.report_id, name=name, content=content, by=by, at=at)
