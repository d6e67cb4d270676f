"""Persons are found by case number too, within what the searcher may read, and it is logged."""

import json

import pytest

from tillit.casework.cases.models import Case
from tillit.kernel.actor import Role, Seat, Staff
from tillit.kernel.ids import new_id
from tillit.registers.people.actions import search_people
from tillit.registers.people.types import Purpose
from tillit.trust.access.actions import change_guard
from tillit.trust.audit.models import Payload

from .conftest import AT, SYSTEM


def found(world, who, text, purpose=Purpose.WORK):
    return [line.id for line in search_people(text, purpose=purpose, by=who, at=AT).lines]


@pytest.fixture
def number(world) -> str:
    return Case.objects.get(pk=world.case).number


def ways_to_write(number: str) -> list[str]:
    series, year, last = number.split("-")
    return [number, number.lower(), f" {series} {year} {int(last)} ", f"{series}{year}-{last}"]


def test_who_has_the_case_finds_the_person_however_it_is_written(world, number) -> None:
    """Red when: nobody connects the port, or only the printed form is understood."""
    for text in ways_to_write(number):
        assert found(world, world.alice, text) == [world.child], text


def test_not_there_and_not_yours_are_the_same(world, number) -> None:
    """Red when: the policy is not asked: somebody else's case, a sealed one, none at all. Also for
    intake, who match against the whole register but do not read all cases."""
    intake = Staff(new_id(), "Ines", frozenset({Seat(new_id(), Role.INTAKE, "ifo")}))
    assert found(world, world.bob, number) == []
    assert found(world, intake, number, Purpose.MATCH) == []
    assert found(world, world.alice, "B-1999-0001") == []
    change_guard(world.case, sealed=True, by=SYSTEM, at=AT)
    assert found(world, world.linda, number) == []


def test_the_search_is_logged_also_when_nobody_is_found(world, number) -> None:
    """Red when: the leaf is left out, or holds what was typed."""
    for who, count in ((world.alice, 1), (world.bob, 0)):
        found(world, who, number)
        leaf = Payload.objects.filter(actor_ref=str(who.id), verb="people.search").latest("pk")
        facts = json.loads(leaf.body)["facts"]
        assert (facts["ground"], facts["count"]) == ("work:case", count)
        assert number not in leaf.body
