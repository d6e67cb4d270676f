"""The policy as a page: every row of the table that decides, for everybody who works here."""

from datetime import UTC, datetime
from http import HTTPStatus

import pytest
from django.urls import reverse
from django.utils.html import escape

from tillit.kernel.ids import new_id
from tillit.trust.access.policies import NEVER_STOPPED, UNCOUNTED, WALLS, WAYS

AT = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)
WHY = "Därför ser du inte det här"


def text(answer) -> str:
    return answer.content.decode()


def test_every_row_stands_there_with_what_it_rests_on(town, at_desk):
    """Red when: a row is left out, or a row without a source is shown as law."""
    page = text(at_desk(town.maja, AT).get(reverse("desk:who_may_see")))
    for rule in (*WALLS, *WAYS):
        assert f'">{escape(rule.sentence)}</td>' in page, rule.code
        assert rule.source in page
    for words in (*UNCOUNTED.values(), *NEVER_STOPPED.values()):
        assert escape(words) in page
    assert page.count("vår utformning</td>") == sum(not each.source for each in (*WALLS, *WAYS))
    assert "Uppskattning. Ingen regel säger" in page


def test_the_municipalitys_own_numbers_have_their_day(town, at_desk, settings):
    """Red when: the page says 60 and 150 whatever is set."""
    settings.PERSON_BUDGET = ["60/150", "2026-11-01=80/200"]
    page = text(at_desk(town.maja, AT).get(reverse("desk:who_may_see")))
    assert "Efter 80 personer" in page
    assert "Efter 200 stängs" in page
    assert "Uppskattning" not in page


@pytest.mark.parametrize("known", [True, False])
def test_a_page_that_is_not_shown_leads_there_and_tells_nothing(town, at_desk, known):
    """Red when: the link is taken out of the page for what is not there."""
    case = town.case if known else new_id()
    answer = at_desk(town.samira, AT).get(reverse("desk:case", args=[case]))
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert WHY in text(answer)
    assert reverse("desk:who_may_see") in text(answer)


def test_who_is_not_signed_in_gets_no_link(client, db):
    """Red when: the link does not ask whether one works here."""
    answer = client.get("/finns-inte/")
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert WHY not in text(answer)
