"""The proofs that look in where they must not, in a form of some seconds: one town for all of them.

The whole of each is `./tillit prove routes` and `same`. Seen red: an id of a report in the place of
a case broke the page (500 where nothing gives 404), and a draft could be saved under another case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.test import override_settings
from django.utils import timezone

from tests.support.addresses import Route, routes, untold
from tests.support.hiding import addresses_of, hide, places_of, seen_by, unmasked
from tests.support.leaks import Planted
from tests.support.matrix import Matrix
from tests.support.rights import bites, remembered
from tests.support.stage import Stage, set_stage
from tools.prove import canaries as canaries_proof
from tools.prove import routes as routes_proof
from tools.prove import same as same_proof

pytestmark = pytest.mark.slow
SEEN = ("social_worker", "provider", "leader", "reviewer")  # one of each, and a guardian


@pytest.fixture(scope="module")
def stage(module_rows: Any) -> Iterator[Stage]:
    """The town of canaries, made once."""
    with module_rows(), override_settings(DEMO=True):
        yield set_stage(timezone.now())


@pytest.fixture(scope="module")
def matrix(stage: Stage, module_rows: Any) -> Matrix:
    """Some of the roles, everywhere."""
    cast = [who for who in stage.few if who.role in SEEN]
    cast += [next(who for who in stage.few if who.role == "resident")]
    with module_rows():
        stage.look(cast[:2], each=1)
        return Matrix().tries(stage.court, cast, routes())


@pytest.mark.usefixtures("db")
class TestLookingIn:
    """One town, so that its rows are there for every test."""

    def test_nothing_comes_of_what_is_not_theirs(self, matrix: Matrix) -> None:
        """Red when: a view takes an id without asking whose it is."""
        assert matrix.faults == []
        assert matrix.tried > 500
        assert set(matrix.kinds) == {"theirs", "mixed", "kind"}

    def test_not_yours_is_not_there(self, matrix: Matrix) -> None:
        """Red when: a refusal tells that something is there."""
        assert matrix.different == []

    def test_every_address_can_be_filled(self) -> None:
        """Red when: an address takes something that nobody has told about."""
        assert untold(routes()) == []
        unknown = Route("prov", (("okand_id", True),), ("GET",), "desk", None)
        assert "TABLES" in untold([unknown])[0]

    def test_every_field_has_a_canary(self, stage: Stage) -> None:
        """Red when: a table that holds something about persons cannot be filled."""
        assert stage.bare == []
        assert len(stage.aviary.known) >= 500

    def test_no_word_reaches_the_wrong_one(self, stage: Stage) -> None:
        """Red when: a page, a letter, the log or the database holds a word that it must not. Seen
        red with each of the leaks of tests/support/leaks.py."""
        cast = [who for who in stage.few if who.role in {"provider", "resident", "reviewer"}]
        found = canaries_proof.crawled(stage, cast, shared=True)
        assert found.wrong == {}
        assert found.faults == set()
        assert found.pages > 50

    def test_no_place_of_a_child_in_hiding_stands_on_a_page(self, stage: Stage) -> None:
        """Neither to the worker nor to the parents, where the very pages hold them. Red when a page
        shows a place without a mask: each mask is taken away once, and found."""
        town = replace(stage)
        child = hide(town)
        pages = addresses_of(town, child)
        near = [town.who("Maja Norrman"), town.who("Petra Sandvik"), town.who("Erik Lund")]
        assert len(places_of(town, child)) >= 10
        for who in near:
            starts = pages.values() if who.is_staff else ["/mina-sidor/"]
            assert seen_by(town, who, *starts) == {}
        missed = [name for name, found in unmasked(town, near[0], pages).items() if not found]
        assert missed == []

    def test_a_right_that_ends_bites_at_once(self, stage: Stage) -> None:
        """Red when: a right is remembered from one request to the next."""
        assert [bite for bite in bites(stage) if not bite.held] == []
        assert any(not bite.held for bite in remembered(stage))

    def test_the_controls_are_found(self, stage: Stage) -> None:
        """Red when: the court stops seeing a view without a policy, a part without its parent, or
        one that writes before it asks."""
        assert all(routes_proof.controls(stage).values())

    def test_a_telling_view_is_found(self, stage: Stage, matrix: Matrix) -> None:
        """Red when: bytes are not compared, or too much is taken away first."""
        assert same_proof.bytes_figure(stage, matrix).control_failed


def test_every_leak_is_found(stage: Stage, module_rows: Any) -> None:
    """Red when: the crawl stops reading a place, or the expectation lets too much through."""
    with module_rows():
        assert [name for name, found in Planted(stage).found().items() if not found] == []
        assert canaries_proof.is_bare_without(stage)


def test_the_area_tells_order() -> None:
    """Red when: the ranks are counted from the wrong end."""
    assert same_proof.rank_area([2, 3, 4], [1, 1, 1]) == 1.0
    assert same_proof.rank_area([1, 3], [2, 2]) == 0.5
