"""Who is what to whom, seen from any side."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tillit.registers.people import actions, queries
from tillit.registers.people.types import PROTECTED_NAME, Protection, RelationKind

from .conftest import AT, TOWN, TYPED


def relate(person: UUID, other: UUID, *kinds: RelationKind, **more: Any) -> None:
    for kind in kinds:
        actions.relate(person, other, kind, **(TYPED | more))


@pytest.fixture
def home(register):
    """Noel with a mother in one home, and a half sister who has another father."""
    mother = register("Petra", "Lind", sex="f")
    noel = register("Noel", "Lind", sex="m", born=date(2014, 3, 5))
    sister = register("Ida", "Kvist", sex="f", born=date(2018, 3, 5))
    his, hers = register("Olle", "Ek", sex="m"), register("Per", "Kvist", sex="m")
    relate(noel, mother, RelationKind.PARENT, RelationKind.GUARDIAN)
    relate(noel, his, RelationKind.PARENT)
    relate(sister, mother, RelationKind.PARENT)
    relate(sister, hers, RelationKind.PARENT)
    flat = actions.make_household("Mammas hem", address="Ekvägen 1", by=TOWN, at=AT)
    for person in (mother, noel):
        actions.join_household(flat, person, **TYPED)
    return {"mother": mother, "noel": noel, "sister": sister, "his": his, "hers": hers}


def words(home: dict[str, UUID], who: str) -> dict[str, str]:
    return {
        member.line.short_name.split()[0]: member.relation
        for member in queries.family_of(TOWN, home[who], at=AT)
    }


def test_the_family_is_told_in_words(home):
    """Red when: half siblings are not told from siblings, or the words lose their sex."""
    assert words(home, "noel") == {
        "Petra": "mamma, vårdnadshavare",
        "Olle": "pappa",
        "Ida": "halvsyster",
    }
    assert words(home, "mother") == {"Noel": "son", "Ida": "dotter"}
    assert words(home, "sister")["Noel"] == "halvbror"


def test_the_ids_are_those_of_the_family(home):
    """Red when: somebody of the family is left out where only the ids are asked for."""
    for who in home.values():
        family = queries.family_of(TOWN, who, at=AT)
        assert set(queries.family_ids(TOWN, who, at=AT)) == {member.line.id for member in family}
    assert count(lambda: queries.family_ids(TOWN, home["noel"], at=AT)) == 5


def test_around_says_whose_reports_matter(home):
    """Red when: a parent is taken for household only."""
    found = queries.around(TOWN, home["noel"], at=AT)
    assert found == {
        home["noel"]: "child",
        home["mother"]: "parent",
        home["his"]: "parent",
        home["sister"]: "sibling",
    }


def test_custody_ends_at_eighteen(home):
    """Red when: the guardian of somebody who is 18 is still given."""
    assert queries.guardians_of(TOWN, home["noel"], at=AT) == [home["mother"]]
    assert queries.wards_of(TOWN, home["mother"], at=AT) == [home["noel"]]
    grown = AT.replace(year=2032, month=3, day=5)
    assert queries.guardians_of(TOWN, home["noel"], at=grown) == []
    assert queries.wards_of(TOWN, home["mother"], at=grown) == []
    before = AT.replace(year=2032, month=3, day=4)
    assert queries.wards_of(TOWN, home["mother"], at=before) == [home["noel"]]


def test_a_protected_relative_is_a_mask_without_relation(home):
    """Red when: the relation, the home or the place on the list of a protected person is told."""
    actions.set_protection(home["mother"], Protection.MARKED, reason="Beslut", by=TOWN, at=AT)
    last = queries.family_of(TOWN, home["noel"], at=AT)[-1]
    assert (last.line.name, last.relation, last.households) == (PROTECTED_NAME, "", ())
    assert not last.guardian
    assert "Petra" not in repr(queries.family_of(TOWN, home["noel"], at=AT))
    shown = queries.family_of(TOWN, home["noel"], at=AT, reveal=frozenset({home["mother"]}))
    assert shown[0].relation == "mamma, vårdnadshavare"


def test_the_number_of_queries_does_not_follow_the_size_of_the_family(home, register):
    """Red when: any part of the family is read one by one."""
    few = count(lambda: queries.family_of(TOWN, home["noel"], at=AT))
    for n in range(6):
        relate(register(f"Syskon{chr(97 + n)}", "Lind"), home["mother"], RelationKind.PARENT)
    assert count(lambda: queries.family_of(TOWN, home["noel"], at=AT)) == few == 6
    assert count(lambda: queries.guardians_of(TOWN, home["noel"], at=AT)) == 3
    assert count(lambda: queries.lines_of(TOWN, home.values())) == 1


def count(read: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as seen:
        read()
    return len(seen)
