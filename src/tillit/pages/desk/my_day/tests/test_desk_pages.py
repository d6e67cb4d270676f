"""My day, the team and the rule book: right page, right trace, the same number of queries.

Red when: a query is made per case, the leaf is forgotten, or somebody else's team is shown.
"""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tillit.casework.cases.actions import (
    hand_over,
    hand_over_all,
    start_case,
    start_clock,
    start_note,
)
from tillit.casework.cases.models import Case, CaseStep
from tillit.casework.cases.tests.conftest import (  # noqa: F401 – fixtures
    AT,
    SYSTEM,
    _staff,
    made_once,
    world,
)
from tillit.casework.cases.types import NoteKind
from tillit.kernel.actor import Role
from tillit.kernel.refusal import Moved, Refusal
from tillit.law.rulebook import all_rules
from tillit.pages.desk.places import PLACES
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source
from tillit.trust.access.actions import raise_barrier
from tillit.trust.access.queries import responsible_for
from tillit.trust.access.types import BarrierReason
from tillit.trust.audit.queries import readings_of


def _more_cases(town, number, responsible):
    for turn in range(number):
        child = register_person(f"Barn{turn}", "Ek", source=Source.STAFF, by=SYSTEM, at=AT)
        case = start_case(child, town.unit, responsible=responsible, by=SYSTEM, at=AT)
        start_clock("D04", case, unit_id=town.unit, by=SYSTEM, at=AT - timedelta(days=turn))


def _queries(client, url):
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


def test_my_day_shows_mine_with_law_and_leaves_a_leaf(world, at_desk):  # noqa: F811
    # Telling those concerned is due at once, so it stands before the four months.
    text = at_desk(world.alice, AT).get(reverse("desk:my_day")).content.decode()
    assert "Charlie E." in text
    assert "SoL\u00a020:4" in text
    assert "Charlie E." not in at_desk(world.bob, AT).get(reverse("desk:my_day")).content.decode()


@pytest.mark.slow
def test_my_day_and_team_take_the_same_number_of_queries(world, at_desk):  # noqa: F811
    for staff, url in (
        (world.alice, reverse("desk:my_day")),
        (world.linda, reverse("desk:team_of", args=[world.unit])),
    ):
        client = at_desk(staff, AT)
        client.get(url)
        few = _queries(client, url)
        _more_cases(world, 12, world.alice.id)
        assert _queries(client, url) == few


def test_a_draft_says_whom_it_is_about(world, at_desk):  # noqa: F811
    """Red when: five drafts are five times the word "Telefonsamtal"."""
    start_note(world.case, NoteKind.PHONE, text="Ringde.", by=world.alice, at=AT)
    text = at_desk(world.alice, AT).get(reverse("desk:my_day")).content.decode()
    assert "Telefonsamtal: Charlie E.</a>" in text


def test_what_stands_beside_a_case_comes_before_its_history(world, at_desk):  # noqa: F811
    """The order in the page is the order on a phone: clocks first, then all that has happened.
    Red when: the side stands last."""
    for url, places in (
        (reverse("desk:case", args=[world.case]), ("Ny anteckning", "Tider", "Allt som hänt")),
        (
            reverse("desk:team_of", args=[world.unit]),
            ("Väntar på en handläggare", "Belastning", "närmaste tid först"),
        ),
    ):
        staff = world.alice if "arenden" in url else world.linda
        text = at_desk(staff, AT).get(url).content.decode().partition("<main")[2]
        found = [text.index(f">{each}") for each in places]
        assert found == sorted(found)


def test_only_those_who_look_for_persons_have_the_search(world, at_desk):  # noqa: F811
    """Red when: the box stands on the page of somebody whom no search answers."""
    eva = _staff("Eva", world.unit, Role.PROVIDER)
    for staff, has in ((world.alice, True), (world.linda, True), (eva, False)):
        text = at_desk(staff, AT).get(reverse("desk:rulebook")).content.decode()
        assert ('role="search"' in text) is has


def test_how_close_the_rows_stand_is_remembered(world, at_desk):  # noqa: F811
    """Red when: the choice is kept in the session or the browser, or anything can be chosen."""
    client = at_desk(world.alice, AT)
    url = reverse("desk:density")
    assert 'data-density="tight"' not in client.get(reverse("desk:my_day")).content.decode()
    assert client.post(url, {"density": "tight"}).status_code == 302
    client.cookies.clear()
    again = at_desk(world.alice, AT)
    assert 'data-density="tight"' in again.get(reverse("desk:rulebook")).content.decode()
    assert again.post(url, {"density": "none"}).status_code == 403
    other = at_desk(world.bob, AT).get(reverse("desk:my_day")).content.decode()
    assert 'data-density="tight"' not in other


def test_the_order_of_the_list_is_remembered(world, at_desk):  # noqa: F811
    """Red when: the order lives in the address alone."""
    client = at_desk(world.alice, AT)
    url = reverse("desk:cases")
    assert client.get(url).context["list"].orders[0].current
    client.get(url, {"ordning": "namn"})
    assert client.get(url).context["list"].orders[1].current
    client.get(url, {"ordning": "tid"})
    assert client.get(url, {"ordning": "x"}).context["list"].orders[0].current


def test_the_keys_of_the_menu_are_on_every_page(world, at_desk):  # noqa: F811
    """Red when: "?" has nothing to list on a page without keys of its own, or two places have
    the same key."""
    text = at_desk(world.linda, AT).get(reverse("desk:rulebook")).content.decode()
    keys = re.findall(r'data-keys-are="(G .)"', text)
    assert {"G D", "G A", "G T"} <= set(keys)
    assert len(keys) == len(set(keys))
    every = [known.key for _, group in PLACES for known in group]
    assert all(every)
    assert len(every) == len(set(every))


def test_only_the_leader_sees_the_team_and_it_leaves_a_leaf(world, at_desk):  # noqa: F811
    url = reverse("desk:team_of", args=[world.unit])
    assert at_desk(world.bob, AT).get(url).status_code == 404
    assert at_desk(world.linda, AT).get(url).status_code == 200
    assert [r.verb for r in readings_of(world.linda, world.unit)] == ["open_team"]


def test_a_caseload_is_seen_and_then_handed_over_whole(world, at_desk):  # noqa: F811
    """Red when: the first press already moves something, a case that stays is moved, or the
    choice for all goes before the choice beside a case."""
    _more_cases(world, 2, world.alice.id)
    tuula = _staff("Tuula", world.unit, Role.SOCIAL_WORKER)
    siri = _staff("Siri", world.unit, Role.SOCIAL_WORKER)
    url = reverse("desk:hand_over_all", args=[world.unit, world.alice.id])
    client = at_desk(world.linda, AT)
    page = client.get(url)
    assert page.content.decode().count("<select") == 4
    for wrong in ({"why": "", "all_to": str(tuula.id)}, {"why": "Sjuk"}):
        assert client.post(url, wrong).status_code == 422
    first, second, third = page.context["form"].case_ids
    sent = {
        "why": "Sjuk sedan i måndags", "all_to": str(tuula.id), str(first): str(siri.id),
        str(second): "stays", "once": page.context["form"]["once"].value(),
    }  # fmt: skip
    seen = client.post(url, sent)
    assert [(who, len(cases)) for who, cases in seen.context["preview"]][-1] == ("Stannar kvar", 1)
    assert _has(world, [first, second, third]) == [world.alice.id] * 3
    assert client.post(url, {**sent, "change": "1"}).status_code == 200
    assert client.post(url, {**sent, "sure": "1"}).status_code == 302
    assert _has(world, [first, second, third]) == [siri.id, world.alice.id, tuula.id]
    step = CaseStep.objects.get(case_id=first, verb="hand_over")
    assert (step.text, step.by_name) == ("Sjuk sedan i måndags", "Linda")


def test_a_caseload_that_moved_meanwhile_is_left_alone(world):  # noqa: F811
    """Red when: hand_over_all does not look whose the cases are, or moves some of them."""
    _more_cases(world, 1, world.alice.id)
    tuula = _staff("Tuula", world.unit, Role.SOCIAL_WORKER)
    mine = list(Case.objects.order_by("pk").values_list("pk", flat=True))
    hand_over(mine[0], tuula.id, by=world.linda, at=AT)
    with pytest.raises(Moved):
        hand_over_all(world.alice.id, dict.fromkeys(mine, world.linda.id), by=world.linda, at=AT)
    assert _has(world, mine) == [tuula.id, world.alice.id]


def test_who_cannot_have_a_case_is_told_by_its_number(world):  # noqa: F811
    """Red when: the refusal does not say which case, or the others are moved all the same."""
    _more_cases(world, 1, world.alice.id)
    tuula = _staff("Tuula", world.unit, Role.SOCIAL_WORKER)
    raise_barrier(tuula.id, world.child, BarrierReason.KIN, by=SYSTEM, at=AT)
    mine = list(Case.objects.order_by("-pk").values_list("pk", flat=True))
    number = Case.objects.get(pk=world.case).number
    with pytest.raises(Refusal, match=number):
        hand_over_all(world.alice.id, dict.fromkeys(mine, tuula.id), by=world.linda, at=AT)
    assert _has(world, mine) == [world.alice.id] * 2


def _has(town, cases):
    """Who is responsible for each."""
    held = responsible_for(SYSTEM, cases, at=AT)
    return [held[case] for case in cases]


def test_the_rule_book_shows_every_rule(world, at_desk):  # noqa: F811
    text = at_desk(world.alice, AT).get(reverse("desk:rulebook")).content.decode()
    assert text.count("<tr><td>") == len(all_rules())
