"""What `./tillit test` runs where: nothing falls between the parts, and nothing is run twice."""

from typing import Any

from tests.support.environment import begin_with_the_longest
from tools.base import ROOT
from tools.testing import JOURNEYS, NOT_ON_POSTGRES


def test_what_is_left_out_on_postgres_is_there() -> None:
    """Red when: a path is misspelt or moved, so that it is run twice."""
    assert [path for path in NOT_ON_POSTGRES if not (ROOT / path).exists()] == []


def test_every_journey_is_marked() -> None:
    """Without the mark it is run in Chromium's part and on PostgreSQL, and never in --quick: a test
    without a browser has its place elsewhere. Seen red: with test_one_fact_once.py there."""
    files = JOURNEYS.rglob("test_*.py")
    assert [each.name for each in files if "pytest.mark.journey" not in each.read_text()] == []


class Item:
    """A test with a name and perhaps a mark."""

    def __init__(self, name: str, mark: str = "") -> None:
        self.name, self.mark = name, mark

    def get_closest_marker(self, name: str) -> str | None:
        """As pytest's own, for one mark."""
        return self.mark if name == self.mark else None


def test_what_takes_minutes_is_begun_first() -> None:
    """Red when: the mark is not looked at, or the others change places."""
    items: list[Any] = [Item("b"), Item("long", "first"), Item("a", "slow"), Item("way", "first")]
    begin_with_the_longest(items)
    assert [each.name for each in items] == ["long", "way", "b", "a"]
