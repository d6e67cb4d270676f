"""A paper of records to read, as PDF/A-2a: of an export, and of an extract."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings

from tillit.contact.documents.types import render_archived
from tillit.kernel.swedish import day_of

TEMPLATE = Path(__file__).with_name("person.typ")


def readable_paper(
    title: str, intro: Sequence[str], groups: Sequence[dict[str, object]], *, at: datetime
) -> bytes:
    """The paper. A group has a title and records, a record a title and rows of words and value."""
    data = {
        "title": title,
        "sender": settings.MUNICIPALITY,
        "day": day_of(at).isoformat(),
        "intro": list(intro),
        "groups": list(groups),
    }
    return render_archived(TEMPLATE.read_text(encoding="utf-8"), data, day=day_of(at))
