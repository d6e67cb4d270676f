"""The day when somebody got in touch stands on a party's page only where it betrays nobody."""

from datetime import timedelta

import pytest

from tillit.casework.intake.actions import decide_reporter_secrecy, open_investigation
from tillit.casework.intake.published import told_to_party
from tillit.casework.intake.types import ReporterKind

from .conftest import AT, HOUR, TOWN

LATER = AT + 2 * HOUR
WHY = "Oro för ansvar som inte passar Alvas ålder."


def told(case, *ids):
    return told_to_party(TOWN, case, frozenset(ids), LATER).arrived_on


@pytest.fixture
def opened(assessed, town, person):
    def make(kind: ReporterKind):
        line, child = assessed("Alva", kind=kind)
        case = open_investigation(
            line, reasons=WHY, unit_id=town.investigation, by=town.idris, at=LATER
        )
        return line, child, case

    return make


@pytest.mark.parametrize(
    ("kind", "to_guardian", "to_child"),
    [
        (ReporterKind.MANDATED, True, True),
        (ReporterKind.PRIVATE, False, False),
        (ReporterKind.ANONYMOUS, False, False),
        (ReporterKind.CHILD, False, True),
    ],
)
def test_the_day_is_told_where_the_reporter_may_be_known(
    kind, to_guardian, to_child, opened, person
) -> None:
    """Seen red: with _may_know always true. Red when: the child's own report is told to a
    guardian."""
    _, child, case = opened(kind)
    assert (told(case, person("Mona")) == AT.date()) is to_guardian
    assert (told(case, child) == AT.date()) is to_child


def test_a_decision_about_this_party_holds(opened, person, town) -> None:
    """OSL 26:5. Red when: the decision of one party is read for another, or the oldest holds."""
    line, _, case = opened(ReporterKind.MANDATED)
    mother, father = person("Mona"), person("Fredrik")
    for number, secret in enumerate((False, True)):
        decide_reporter_secrecy(
            line, mother, secret=secret, reasons="Hot har funnits.", by=town.idris,
            at=LATER + timedelta(minutes=number),
        )  # fmt: skip
    assert told(case, mother) is None
    assert told(case, father) == AT.date()


def test_a_report_that_joined_is_not_told(opened, matched, person) -> None:
    """Red when: the stage is not looked at: the earlier day would tell of a report not opened."""
    _, child, case = opened(ReporterKind.MANDATED)
    matched(who=child, received_at=AT - timedelta(days=3), at=AT - timedelta(days=3))
    assert told(case, person("Mona")) == AT.date()
