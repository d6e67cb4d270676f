"""Who leads reads, answers, closes, counts, and reports a child in danger."""

import pytest
from django.utils import timezone

from tillit.casework.intake.models import ConcernReport
from tillit.contact.opinions import actions
from tillit.contact.opinions.models import Opinion
from tillit.contact.opinions.tests.conftest import SOMEBODY, WORDS, Wants, opinion_in
from tillit.kernel.actor import Role, System
from tillit.pages.desk.people.tests.conftest import signed_in
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

TOWN, PAGE = System("tests"), "/arbete/synpunkter/"
AT = timezone.now()


@pytest.fixture
def unit(db):
    return open_unit("Mottagningen", UnitKind.INTAKE, by=TOWN, at=AT)


def body(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode().replace("\xa0", " ")


def wrote(**changes):
    said = opinion_in(**changes)
    actions.send_opinion(said, by=SOMEBODY, at=AT)
    return f"{PAGE}{said.id}/"


def test_answered_once_and_what_the_second_typed_stays(unit):
    """Red when: the answer does not stick, the second colleague's words are gone, or the list
    shows words of an opinion."""
    lena, ola = (signed_in(unit, Role.LEADER, subject=each) for each in ("lena", "ola"))
    page = wrote(wants=Wants.CODE)
    assert WORDS not in body(lena.get(PAGE))
    assert WORDS in body(lena.get(page))
    body(lena.post(page, {"text": ""}), 422)
    assert lena.post(page, {"text": "Stolar kommer."}).status_code == 302
    late = body(ola.post(page, {"text": "Vi ska se."}), 409)
    assert "Vi ska se." in late
    assert "var före dig" in late
    assert "Stolar kommer." in late
    assert "Allt är läst" in body(lena.get(PAGE))
    assert "besvarad" in body(lena.get(f"{PAGE}?visa=klara"))
    assert "Allt är läst" in body(lena.get(f"{PAGE}?sort=praise"))


def test_closed_where_no_answer_is_wanted(unit):
    """Red when: a press does not close, or the page offers an answer that nobody reads."""
    lena, page = signed_in(unit, Role.LEADER), wrote()
    assert "Skicka svaret" not in body(lena.get(page))
    lena.post(f"{page}avsluta/")
    assert Opinion.objects.get().stage == "closed"
    assert "läste och avslutade" in body(lena.get(page))
    asks = wrote(wants=Wants.CODE)
    assert "vill ha svar" in body(lena.post(f"{asks}avsluta/", follow=True))


def test_one_tap_makes_a_concern_report(unit):
    """Red when: two taps make two, or the page does not say that it is done."""
    lena, page = signed_in(unit, Role.LEADER), wrote(wants=Wants.CODE)
    for _ in range(2):
        lena.post(f"{page}oro/")
    assert WORDS in ConcernReport.objects.get().text
    after = body(lena.get(page))
    assert "Blev en orosanmälan" in after
    assert "Gör en orosanmälan" not in after
    assert "Skicka svaret" in after


def test_only_who_leads_comes_in(unit):
    """Red when: the list or an opinion opens for a colleague who does not lead, or an id that is
    none says more than that there is nothing."""
    maja, page = signed_in(unit, Role.SOCIAL_WORKER), wrote()
    for address in (PAGE, page):
        assert WORDS not in maja.get(address).content.decode()
        assert "den som leder" in body(maja.get(address), maja.get(address).status_code)
    menu = maja.get("/arbete/", follow=True).content.decode()
    assert f'href="{PAGE}"' not in menu
