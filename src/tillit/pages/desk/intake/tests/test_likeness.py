"""What earlier reports have in common with the new one, in words."""

from datetime import timedelta

import pytest

from tillit.casework.intake.actions import match_child
from tillit.casework.intake.types import ReporterIn, ReporterKind
from tillit.pages.desk.intake.likeness import _span
from tillit.registers.people.actions import join_household, make_household, relate
from tillit.registers.people.types import Protection, RelationKind, Source

from .conftest import AT, INBOX, TOWN

SCHOOL = ReporterIn("Karin Berg", "070-1740605", "Solskiftets skola", "kurator", "SCHOOL")
OTHER = ReporterIn("Bo Ek", "070-1740606", "Norrby skola", "rektor", "SCHOOL")
NOBODY = {
    "reporter_kind": ReporterKind.ANONYMOUS,
    "reporter": ReporterIn(),
    "wants_feedback": False,
}


@pytest.fixture
def told(desk, report):
    """Lets reports come in about persons, and gives what stands beside the last one."""

    def make(who, days_before: int = 0, **more):
        line = report(at=AT - timedelta(days=days_before), **more)
        match_child(line, who, by=TOWN, at=AT)
        if days_before:
            return []  # an earlier one: nobody looks at it
        page = desk.idris.get(f"{INBOX}{line}/").content.decode()
        beside = page.split('id="tidigare"')[1]
        return [each.split("</b>")[0] for each in beside.split("<li><b>")[1:]]

    return make


def test_the_same_child_the_same_school_three_in_two_months(person, told) -> None:
    """Red when: the new one is not counted, or the school is not compared."""
    alva = person()
    told(alva, 61)
    told(alva, 20)
    sentences = told(alva)
    assert "Samma barn, samma skola, tre orosanmälningar på två månader." in sentences


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "ett dygn"), (13, "13 dagar"), (14, "två veckor"), (59, "åtta veckor"),
     (60, "två månader"), (365, "12 månader")],
)  # fmt: skip
def test_the_time_in_words(days, words) -> None:
    """Red when: a limit is moved by a day."""
    assert _span(days) == words


def test_the_same_day(person, told) -> None:
    """Red when: no days are told as a span of none."""
    alva = person()
    told(alva)
    assert "två orosanmälningar samma dag" in told(alva)[0]


def test_what_is_older_than_a_year_is_not_called_alike(person, told) -> None:
    """It stands in the list all the same. Red when: the year is not asked, or is a day shorter."""
    alva = person()
    told(alva, 366)
    assert told(alva) == []
    melvin = person("Melvin")
    told(melvin, 365)
    assert "på 12 månader" in told(melvin)[0]


def test_another_school_and_an_anonymous_reporter_are_not_the_same_place(person, told) -> None:
    """Red when: the kind of workplace is compared instead of the place, or two without a place are
    held to be the same."""
    alva = person()
    told(alva, 3, reporter=OTHER)
    assert told(alva)[0] == "Samma barn, två orosanmälningar på tre dagar."
    melvin = person("Melvin")
    told(melvin, 3, **NOBODY)
    assert told(melvin, **NOBODY)[0] == "Samma barn, två orosanmälningar på tre dagar."


def test_the_family_and_the_home(person, told) -> None:
    """Red when: only the child itself is told of."""
    alva, melvin, petra, nils = person(), person("Melvin"), person("Petra"), person("Nils")
    since = {"source": Source.STAFF, "by": TOWN, "at": AT}
    for child in (alva, melvin):
        relate(child, petra, RelationKind.PARENT, since=AT.date(), **since)
    home = make_household("Björkäng 1", by=TOWN, at=AT)
    for each in (alva, nils):
        join_household(home, each, since=AT.date(), **since)
    told(melvin, 21)
    told(melvin, 2, reporter=OTHER)
    told(nils, 1, reporter=OTHER)
    assert told(alva)[:2] == [
        "Syskon, samma skola, två orosanmälningar, den första för tre veckor sedan.",
        "Samma hem, en orosanmälan för ett dygn sedan.",
    ]


def test_a_protected_relative_is_called_close_and_no_more(person, told) -> None:
    """Decisions, Process 18. Red when: the relation is read from the register again."""
    alva, hidden = person(), person("Tuva", protection=Protection.MARKED)
    relate(
        alva, hidden, RelationKind.SIBLING,
        since=AT.date(), source=Source.STAFF, by=TOWN, at=AT,
    )  # fmt: skip
    told(hidden, 2)
    assert told(alva)[0] == "Närstående, samma skola, en orosanmälan för två dagar sedan."


def test_the_same_text_is_told(person, told) -> None:
    """Somebody sent it twice, or many send the same. Red when: the digest is not compared."""
    alva = person()
    told(alva, 2)
    assert told(alva)[-1] == "Texten är ordagrant densamma som i en tidigare anmälan."
