"""The municipality's number: given, and one that can be read."""

from datetime import date

import pytest

from tillit.casework.cases.local import municipality_code
from tillit.config.checks import the_municipality_has_a_number


def problems(settings, code, monkeypatch, demo=False):
    monkeypatch.setenv("TILLIT_TESTING", "")
    settings.DEMO, settings.MUNICIPALITY_CODE = demo, code
    return the_municipality_has_a_number(app_configs=None, databases=None)


@pytest.mark.parametrize("code", ["", "148", "14800", "14a0", "1480=2026-01-01", "x=1480",
                                  "2027-01-01=0581,2026-01-01=0580"])  # fmt: skip
def test_a_number_that_is_missing_or_wrong_is_an_error(settings, monkeypatch, code):
    """Red when: the check does not run municipality_codes, or lets none be given."""
    assert problems(settings, code, monkeypatch)


@pytest.mark.parametrize("code", ["1480", "0580,2027-01-01=0581"])
def test_a_number_is_fine(settings, monkeypatch, code):
    """The control."""
    assert problems(settings, code, monkeypatch) == []


def test_the_demo_needs_none(settings, monkeypatch):
    """Red when: the demo's invented town must have a real number."""
    assert problems(settings, "", monkeypatch, demo=True) == []


def test_the_number_of_a_day(settings):
    """Red when: the last number holds for every day."""
    settings.MUNICIPALITY_CODE = "0580, 2027-01-01=0581"
    assert municipality_code(date(2026, 12, 31)) == "0580"
    assert municipality_code(date(2027, 1, 1)) == "0581"
