"""Who reads a report, and the leaf that it leaves. Each test stands behind breaks that no other
saw."""

import json
from uuid import UUID

import pytest

from tillit.casework.intake.actions import (
    open_attachment,
    open_earlier,
    open_inbox,
    open_report,
    reveal_reporter,
    reveal_said,
)
from tillit.casework.intake.models import ReportedChild
from tillit.casework.intake.types import InboxView, ReporterIn, ReporterKind
from tillit.contact.documents.actions import store_document
from tillit.contact.documents.types import DocumentKind
from tillit.kernel.refusal import NotThere
from tillit.trust.audit.models import Payload
from tillit.trust.audit.types import Shows

from .conftest import AT, HOUR, TOWN

LATER = AT + HOUR
NEIGHBOUR = {
    "kind": ReporterKind.PRIVATE,
    "reporter": ReporterIn("Granne X", "070-1740605"),
    "wants_feedback": False,
}


def attached(line: UUID) -> UUID:
    """A paper that came with the report of this line."""
    report = ReportedChild.objects.values_list("report_id", flat=True).get(pk=line)
    kind = DocumentKind.ATTACHMENT
    return store_document(report, name="Brev.txt", content=b"hej", kind=kind, by=TOWN, at=AT)


def read_by(who) -> list[tuple[str, UUID | None, UUID | None, dict]]:
    """What the log says that somebody has read, oldest first."""
    rows = Payload.objects.filter(kind="read", actor_ref=str(who.id)).order_by("leaf_id")
    return [(r.verb, r.object_id, r.person_id, json.loads(r.body)["facts"]) for r in rows]


def test_every_way_in_asks_who_it_is_and_a_stranger_leaves_no_leaf(matched, town) -> None:
    """Seen red: each of the five without check_may_read."""
    line, child = matched("Alva", **NEIGHBOUR)
    before, _ = matched("Alva", who=child, received_at=AT - HOUR)
    paper, now = attached(line), {"by": town.stranger, "at": LATER}
    for way in (
        lambda: open_report(line, **now),
        lambda: open_earlier(line, before, reason="Nyfiken.", **now),
        lambda: reveal_reporter(line, **now),
        lambda: reveal_said(line, **now),
        lambda: open_attachment(line, paper, **now),
    ):
        with pytest.raises(NotThere):
            way()
    assert read_by(town.stranger) == []


def test_every_reading_leaves_its_leaf_before_the_answer(matched, town) -> None:
    """Whom it was about, on what ground, and which other reports stood beside. Seen red: each leaf
    taken away, and each of its facts."""
    line, child = matched("Alva", **NEIGHBOUR)
    before, _ = matched("Alva", who=child, received_at=AT - HOUR)
    paper, now = attached(line), {"by": town.idris, "at": LATER}
    start = len(read_by(town.idris))
    open_inbox(view=InboxView.NEW, **now)
    open_report(line, **now)
    open_earlier(line, before, reason="Liknar den nya.", **now)
    assert reveal_reporter(line, **now) == ("Granne X", "070-1740605")
    assert reveal_said(line, **now).name == "Alva"
    assert open_attachment(line, paper, **now).content == b"hej"
    inbox, report, earlier, reporter, said, document = read_by(town.idris)[start:]
    assert inbox[0] == "open_inbox"
    assert (inbox[3]["ground"], inbox[3]["count"]) == ("nya", 2)
    assert set(inbox[3]["shown"]) == {str(line), str(before)}
    assert report[:3] == ("open_report", line, child)
    assert report[3]["ground"] == "intake"
    assert report[3]["shown"] == [str(before)]
    assert {Shows.CONTENT, Shows.THIRD_PARTY} <= set(report[3]["shows"])
    assert earlier[:3] == ("open_earlier_report", before, child)
    assert Shows.CONTENT in earlier[3]["shows"]
    assert reporter[:3] == ("reveal_reporter", line, child)
    assert reporter[3]["shows"] == [Shows.REPORTER]
    assert said[:3] == ("reveal_said", line, child)
    assert Shows.LOCATION in said[3]["shows"]
    assert document[0] == "open_document"


def test_a_paper_of_another_report_is_not_opened_from_here(matched, town) -> None:
    """Seen red: when the document is not looked for under this report: any document of the house
    could be read from any report."""
    line, _ = matched("Alva")
    other, _ = matched("Melvin")
    with pytest.raises(NotThere):
        open_attachment(line, attached(other), by=town.idris, at=LATER)
