"""What `./tillit test` runs where: nothing falls between the parts, and nothing is run twice."""

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
