"""The day's persons on pages: what the one who opens sees, and what the leader does about it."""

from datetime import UTC, datetime
from http import HTTPStatus

import pytest
from django.urls import reverse

from tests.support.town import BY
from tillit.casework.cases.actions import start_case
from tillit.casework.cases.models import Case
from tillit.trust.access.models import BrokenGlass
from tillit.trust.access.queries import opened_today
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.models import Payload

AT = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)
MANY, CLOSED = "Du har öppnat ovanligt många personer i dag", "Dörren är stängd för i dag"


@pytest.fixture
def cases(town, settings):
    """Maja's cases about Noel, Ines and Erik, in a town where two persons a day is the most."""
    settings.PERSON_BUDGET = ["1/2"]
    more = [
        start_case(who, town.unit, title="Utredning", responsible=town.maja.id, by=BY, at=town.at)
        for who in (town.ines, town.erik)
    ]
    return [town.case, *more]


def text(answer) -> str:
    return answer.content.decode()


def page(case) -> str:
    return reverse("desk:case", args=[case])


def test_a_remark_then_a_closed_door_that_says_what_to_do(town, cases, at_desk):
    """Red when: `remark` is taken out of the frame, or OverBudget out of the middleware."""
    maja = at_desk(town.maja, AT)
    assert MANY in text(maja.get(page(cases[0])))
    assert "2 hittills" in text(maja.get(page(cases[1])))
    answer = maja.get(page(cases[2]))
    assert (answer.status_code, CLOSED in text(answer)) == (HTTPStatus.FORBIDDEN, True)
    assert "Be din gruppledare" in text(answer)
    assert reverse("desk:break_glass") in text(answer)
    assert "Erik" not in text(answer)
    verbs = set(Payload.objects.values_list("verb", flat=True))
    assert {"ManyOpened", "BudgetReached"} <= verbs
    denied = Payload.objects.get(verb="denied")
    assert (denied.object_id, denied.person_id) == (cases[2], None)


def test_the_leader_sees_it_on_the_day_and_opens_the_door(town, cases, at_desk):
    """Red when: `doors_closed` is taken out of what waits, or the form out of the colleague's
    page."""
    maja = at_desk(town.maja, AT)
    for case in cases:
        maja.get(page(case))
    where = reverse("desk:colleague", args=[town.maja.id])
    leader = at_desk(town.katarina, AT)
    assert where in text(leader.get(reverse("desk:my_day")))
    assert CLOSED in text(leader.get(where))
    short = leader.post(where, {"do": "let_on", "why_more": "Behövs"})
    assert short.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    done = leader.post(where, {"do": "let_on", "why_more": "Hela kön gås igenom."})
    assert done.status_code == HTTPStatus.FOUND
    assert "Hela kön gås igenom." in text(leader.get(where))
    assert where not in text(leader.get(reverse("desk:my_day")))
    assert at_desk(town.maja, AT).get(page(cases[2])).status_code == HTTPStatus.OK


def test_an_emergency_opens_what_the_counter_closed_though_one_has_the_case(town, cases, at_desk):
    """Red when: `is_full` is taken out of `break_glass_by_number`: the case is one's own, no glass
    is broken, and the door stays closed."""
    maja = at_desk(town.maja, AT)
    for case in cases[:2]:
        maja.get(page(case))
    number = Case.objects.get(pk=cases[2]).number
    sent = {"number": number, "reason": "danger", "sentence": "Någon ringer och är rädd."}
    assert maja.post(reverse("desk:break_glass"), sent).status_code == HTTPStatus.FOUND
    assert BrokenGlass.objects.get().object_id == cases[2]
    assert maja.get(page(cases[2])).status_code == HTTPStatus.OK
    assert opened_today(town.maja, town.maja.id, at=AT).opened == 3


def test_a_stop_inside_a_form_is_told_to_the_leader_too(town, cases, at_desk, monkeypatch):
    """The form catches the refusal and keeps what was typed: the door is closed all the same.

    Red when: the middleware looks only at refusals that reach it.
    """
    maja = at_desk(town.maja, AT)
    for case in cases[:2]:
        maja.get(page(case))
    seen = {"object_id": None, "person_id": town.erik, "shows": (), "ground": "match"}
    monkeypatch.setattr(
        "tillit.pages.desk.people.views.actions.register_person",
        lambda *_, by, at, **__: note_read("people.person.match", by=by, at=at, **seen),
    )
    typed = {"given_name": "Erik", "family_name": "Lund", "sex": "", "protection": "none"}
    kept = maja.post(
        reverse("desk:register_person"), typed | {"source": "person", "language": "sv"}
    )
    assert kept.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Be din gruppledare" in text(kept)
    where = reverse("desk:colleague", args=[town.maja.id])
    assert where in text(at_desk(town.katarina, AT).get(reverse("desk:my_day")))
