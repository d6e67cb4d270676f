"""The inbox: by the clock, masked, constant in queries; not there and not yours are the same."""

import re
from datetime import timedelta

import pytest
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


@pytest.mark.slow
def test_the_number_of_queries_does_not_grow(desk, report, person) -> None:
    """Red when: a row asks for its person or clock by itself."""
    counts = []
    for batch in (2, 6):
        for _ in range(batch):
            match_child(report("Alva Ekman"), person(), by=TOWN, at=AT)
        desk.idris.get(INBOX)  # the first of a while also marks that the session lives
        with CaptureQueriesContext(connection) as queries:
            desk.idris.get(INBOX)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_opening_leaves_a_leaf(desk, report) -> None:
    """Red when: the page is shown without `note_read`."""
    line = report("Alva Ekman")
    desk.idris.get(INBOX)
    desk.idris.get(f"{INBOX}{line}/")
    verbs = sorted(Payload.objects.filter(kind="read").values_list("verb", flat=True))
    assert verbs == ["open_inbox", "open_report"]


def ways(page: str) -> dict[str, str]:
    """The buttons to the reports beside, by their words."""
    link = r'<a[^>]*href="([^"]+)"[^>]*>(?:(?!</a>).)*?(Föregående|Nästa) anmälan'
    found = re.findall(link, page, re.DOTALL)
    return {words: href for href, words in found}


@pytest.mark.slow
def test_from_one_report_to_the_next_in_the_order_of_the_list(desk, report) -> None:
    """By link, without a script; the keys J and K press the same. Red when: the order is another
    than the inbox's, the ends go round, or the list one came from is forgotten."""
    late, soon, new = (report(name, at=NOW - timedelta(hours=h)) for name, h in
                       (("Elias Sen", 30), ("Alva Snart", 20), ("Noel Ny", 1)))  # fmt: skip
    page = text_of(desk.idris.get(f"{INBOX}{soon}/"))
    assert ways(page) == {"Föregående": f"{INBOX}{late}/", "Nästa": f"{INBOX}{new}/"}
    for key, way in (("J", new), ("K", late)):
        assert re.search(rf'data-keys-are="{key}"[^>]*data-href="{INBOX}{way}/"', page)
    assert ways(text_of(desk.idris.get(f"{INBOX}{late}/"))) == {"Nästa": f"{INBOX}{soon}/"}
    assert ways(text_of(desk.idris.get(f"{INBOX}{new}/"))) == {"Föregående": f"{INBOX}{soon}/"}
    listed = text_of(desk.idris.get(f"{INBOX}?visa=nya"))
    assert f"{INBOX}{soon}/?visa=nya" in listed
    page = text_of(desk.idris.get(f"{INBOX}{soon}/?visa=nya"))
    assert ways(page)["Nästa"] == f"{INBOX}{new}/?visa=nya"
    assert f'href="{INBOX}?visa=nya"' in page


def test_a_report_that_has_left_the_list_leads_to_the_first(desk, report) -> None:
    """After the decision one goes on. Red when: the way on ends where a line left the list."""
    line, new = report("Elias Sen", at=NOW - timedelta(hours=30)), report("Noel Ny")
    page = text_of(desk.idris.get(f"{INBOX}{line}/?visa=bedomda"))
    assert ways(page) == {}
    page = text_of(desk.idris.get(f"{INBOX}{new}/?visa=sena"))
    assert ways(page) == {"Nästa": f"{INBOX}{line}/?visa=sena"}


def test_the_number_of_queries_of_a_report_does_not_grow_with_the_list(desk, report) -> None:
    """Red when: the neighbours are asked for one by one."""
    line, counts = report("Alva Ekman"), []
    for batch in (2, 6):
        for _ in range(batch):
            report("Noel Ny")
        desk.idris.get(INBOX)  # the first of a while also marks that the session lives
        with CaptureQueriesContext(connection) as queries:
            desk.idris.get(f"{INBOX}{line}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
