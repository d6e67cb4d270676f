"""Whom a month waits for when what was asked for has not come, the way there from its case, and
months that cannot be compared."""

from datetime import date

from django.test import Client
from django.urls import reverse

from tests.support.who import signed_in
from tillit.areas.assistance import actions, queries
from tillit.areas.assistance.models import Worksheet
from tillit.areas.assistance.tests.conftest import AT, DAY, sent
from tillit.areas.assistance.tests.deciding import granted
from tillit.areas.assistance.types import Missing
from tillit.kernel.swedish import day_of
from tillit.law.assistance.stored import NotAsThen
from tillit.trust.identity.types import Audience

from .test_month_pages import WHOLE, body


def test_what_has_not_come_by_its_day_waits_for_us(world, monkeypatch):
    """Red when: `waits_for` asks only whether something is asked for."""
    sheet = sent(world)
    soon = day_of(AT + 7 * DAY)
    actions.ask_for_thing(
        sheet, what=Missing.RENT_PAPER, of=world.sven, by_day=soon, by=world.wanja, at=AT
    )
    for days, waits in ((0, "sokande"), (7, "sokande"), (8, "mig")):
        now = AT + days * DAY
        monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda now=now: now)
        desk = signed_in(Client(), Audience.STAFF, world.wanja.id, "Wanja", now)
        for chosen in ("sokande", "mig"):
            page = body(desk.get(f"{WHOLE}&visa={chosen}"))
            assert ("Sven Lod" in page) is (chosen == waits), (days, chosen)
    assert "1 har inte kommit i tid" in page


def test_the_case_shows_the_way_to_its_months(world, at_desk):
    """Red when: the page of the case does not ask for its months, or another's shows them."""
    sheet, later = sent(world), sent(world, month=date(2026, 1, 1))
    case = reverse("desk:case", args=[Worksheet.objects.get(pk=sheet).case_id])
    page = body(at_desk(world.wanja, AT).get(case))
    for each, words in ((later, "Januari 2026"), (sheet, "December 2025")):
        assert f'href="{reverse("desk:month", args=[each])}">{words}</a>' in page
    assert page.index("Januari 2026") < page.index("December 2025")
    assert at_desk(world.olle, AT).get(case).status_code == 404


def test_months_counted_by_other_rules_are_said_to_be_uncompared(world, at_desk, monkeypatch):
    """Red when: the comparison is left out without a word, or reads as if nothing had changed."""
    granted(world, month=date(2025, 11, 1))
    sheet = sent(world)
    actions.count_month(sheet, by=world.wanja, at=AT)
    desk, page = at_desk(world.wanja, AT), reverse("desk:month", args=[sheet])
    assert "Det är samma belopp från november 2025" in body(desk.get(page))

    def of_another_rule(text, brought):
        raise NotAsThen

    monkeypatch.setattr(queries, "counted_as_then", of_another_rule)
    shown = body(desk.get(page))
    assert "Skillnaden från november 2025 till december 2025 går inte att visa rad" in shown
    assert "En regel eller en tabell i räkningen har ändrats" in shown
    assert "Ingen rad är ändrad" not in shown
