"""Earlier reports beside the new one: whose, how much, and what never."""

from datetime import UTC, date, datetime

import pytest

from tillit.casework.intake.actions import (
    do_not_open,
    match_child,
    open_earlier,
    open_report,
)
from tillit.casework.intake.models import EarlierOpening
from tillit.casework.intake.queries import earlier_reports
from tillit.kernel.refusal import NotThere, Refusal
from tillit.registers.people.actions import relate
from tillit.registers.people.types import Protection, RelationKind, Source
from tillit.trust.access.actions import change_guard, raise_barrier
from tillit.trust.access.types import BarrierReason

from .conftest import AT, HOUR, TEXT, TOWN

BEFORE = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def family(person):
    """Alva, her brother Melvin and their mother Petra; Noel is somebody else."""
    alva = person("Alva", born=date(2017, 5, 1))
    melvin = person("Melvin", born=date(2021, 5, 1))
    petra = person("Petra", born=date(1988, 5, 1))
    for child in (alva, melvin):
        relate(
            child, petra, RelationKind.PARENT, since=date(2017, 5, 1),
            source=Source.STAFF, by=TOWN, at=BEFORE,
        )  # fmt: skip
    return {"alva": alva, "melvin": melvin, "petra": petra, "noel": person("Noel")}


def earlier_of(actor, line):
    return [(e.relation, e.id) for e in earlier_reports(actor, line, at=AT)]


def test_child_and_siblings_are_found_and_strangers_are_not(family, assessed, matched, town):
    """Red when: only the child's own reports are asked for."""
    brothers, _ = assessed("Melvin", who=family["melvin"], at=BEFORE)
    assessed("Noel", who=family["noel"], at=BEFORE)
    own, _ = assessed("Alva", who=family["alva"], at=BEFORE + 24 * HOUR)
    line, _ = matched("Alva", who=family["alva"])
    assert earlier_of(town.idris, line) == [("child", own), ("sibling", brothers)]


def test_a_parent_as_an_adult_never_and_as_expectant_yes(family, lines, matched, town) -> None:
    """Red when: the age at the report is not asked."""
    (adult,) = lines("Petra", at=BEFORE)
    match_child(adult, family["petra"], by=town.idris, at=BEFORE)
    line, _ = matched("Alva", who=family["alva"])
    assert earlier_of(town.idris, line) == []


def test_no_text_before_a_reason_and_the_reason_is_kept(family, assessed, matched, town) -> None:
    """Red when: the list carries text, or an empty reason opens it."""
    old, _ = assessed("Melvin", who=family["melvin"], at=BEFORE)
    do_not_open(old, reasons="Samtal gav en plan.", by=town.idris, at=BEFORE + 2 * HOUR)
    line, _ = matched("Alva", who=family["alva"])
    assert TEXT not in repr(open_report(line, by=town.idris, at=AT).earlier)
    with pytest.raises(Refusal, match="Skriv varför"):
        open_earlier(line, old, reason=" ", by=town.idris, at=AT)
    text = open_earlier(line, old, reason="Liknar den nya.", by=town.idris, at=AT)
    assert text.sections[0].answers[0].answer == TEXT
    assert EarlierOpening.objects.get().reason == "Liknar den nya."


def test_walls_hold(family, assessed, matched, town) -> None:
    """Sealed, and kin of the reader. Red when: walled_off is not asked."""
    sealed, _ = assessed("Melvin", who=family["melvin"], at=BEFORE)
    line, _ = matched("Alva", who=family["alva"])
    change_guard(sealed, sealed=True, by=TOWN, at=AT)
    assert earlier_of(town.idris, line) == []
    with pytest.raises(NotThere):
        open_earlier(line, sealed, reason="Behövs.", by=town.idris, at=AT)
    change_guard(sealed, sealed=False, by=TOWN, at=AT)
    assert earlier_of(town.idris, line) == [("sibling", sealed)]
    raise_barrier(town.idris.id, family["melvin"], BarrierReason.KIN, by=TOWN, at=AT)
    with pytest.raises(NotThere):  # her kin lives with the child: the new report is closed too
        earlier_reports(town.idris, line, at=AT)


def test_only_who_reads_the_new_one_sees_the_earlier(family, assessed, matched, town) -> None:
    """Red when: `earlier_reports` does not check the new line."""
    old, _ = assessed("Melvin", who=family["melvin"], at=BEFORE)
    line, _ = matched("Alva", who=family["alva"])
    with pytest.raises(NotThere):
        earlier_reports(town.maja, line, at=AT)
    with pytest.raises(NotThere):
        open_earlier(old, line, reason="Nyfiken.", by=town.idris, at=AT)  # not earlier: later


def test_a_protected_relative_is_a_mask_without_the_relation(
    family, assessed, matched, person, town
):
    """Decisions, Process 18. Red when: `relation` is told."""
    hidden = person("Tuva", protection=Protection.MARKED)
    relate(
        hidden, family["petra"], RelationKind.PARENT, since=date(2015, 1, 1),
        source=Source.STAFF, by=TOWN, at=BEFORE,
    )  # fmt: skip
    assessed("Tuva", who=hidden, at=BEFORE)
    line, _ = matched("Alva", who=family["alva"])
    (found,) = earlier_reports(town.idris, line, at=AT)
    assert (found.relation, found.person.name) == ("", "Skyddad person")
