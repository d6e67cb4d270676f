"""The inbox: by the clock, masked, constant in queries; not there and not yours are the same."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tillit.casework.intake.actions import match_child
from tillit.registers.people.types import Protection
from tillit.trust.audit.models import Payload

from .conftest import AT, INBOX, NOW, TOWN


def text_of(answer) -> str:
    return answer.content.decode()


def test_empty_says_why(desk) -> None:
    """Red when: the empty list says nothing."""
    assert "Inga anmälningar här" in text_of(desk.idris.get(INBOX))


def test_late_first_then_soonest(desk, report) -> None:
    """Red when: the list is sorted by when it was registered."""
    report("Noel Ny")
    report("Elias Sen", at=NOW - timedelta(hours=30))
    page = text_of(desk.idris.get(INBOX))
    assert page.index("Elias Sen") < page.index("Noel Ny")
    assert "Försenad i dag" in page or "för sent" in page


def test_filters_are_links_that_count(desk, report) -> None:
    """Red when: a filter shows what it does not count."""
    report("Alva Ekman")
    assert "Alva Ekman" in text_of(desk.idris.get(f"{INBOX}?visa=nya"))
    assert "Alva Ekman" not in text_of(desk.idris.get(f"{INBOX}?visa=svar"))
    assert desk.idris.get(f"{INBOX}?visa=%27&fran=-1").status_code == 200


def test_a_protected_child_is_a_mask(desk, report, person) -> None:
    """Red when: the reporter's word for the child is used. Nowhere in the page, also not hidden."""
    line = report("Alva Hemligsson")
    hidden = person("Alva", "Hemligsson", protection=Protection.MARKED)
    match_child(line, hidden, by=TOWN, at=AT)
    for address in (INBOX, f"{INBOX}{line}/"):
        page = text_of(desk.idris.get(address))
        assert "Skyddad person" in page
        assert "Hemligsson" not in page
    shown = text_of(desk.idris.post(f"{INBOX}{line}/visa/barnet/"))
    assert "Alva Hemligsson" in shown
    assert Payload.objects.filter(verb="reveal_said").count() == 1


def test_others_see_nothing_and_cannot_tell(desk, report) -> None:
    """Not there and not yours are one page. Red when: the stranger gets 403, or the line."""
    line = report("Alva Ekman")
    assert "Alva Ekman" not in text_of(desk.stranger.get(INBOX))
    missing = f"{INBOX}{str(line)[:-1]}0/"
    answers = [desk.stranger.get(f"{INBOX}{line}/"), desk.stranger.get(missing)]
    assert [a.status_code for a in answers] == [404, 404]
    assert desk.stranger.post(f"{INBOX}{line}/skydd/", {"need": "none"}).status_code == 404
    assert desk.stranger.get(f"{INBOX}ny/").status_code == 403


def test_the_number_of_queries_does_not_grow(desk, report, person) -> None:
    """Red when: a row asks for its person or clock by itself."""
    counts = []
    for batch in (2, 6):
        for _ in range(batch):
            match_child(report("Alva Ekman"), person(), by=TOWN, at=AT)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            desk.idris.get(INBOX)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_opening_leaves_a_leaf(desk, report) -> None:
    """Red when: the page is shown without `note_read`."""
    line = report("Alva Ekman")
    desk.idris.get(INBOX)
    desk.idris.get(f"{INBOX}{line}/")
    verbs = list(Payload.objects.filter(kind="read").values_list("verb", flat=True))
    assert verbs == ["open_inbox", "open_report"]
