"""The tables of the norm: sane, closed years frozen, unknown stays unknown, files told plainly."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tillit.law import reading
from tillit.law.assistance import sanity
from tillit.law.assistance.riksnorm import Cell
from tillit.law.assistance.table_file import BadRiksnorm, read_table
from tillit.law.assistance.tables import FIRST, LAST_CLOSED, NoTable, earlier, national
from tillit.law.citation import Status

FOLDER = Path(reading.__file__).parent / "tables" / "riksnorm"
TEXT_2025 = (FOLDER / "2025.toml").read_text(encoding="utf-8")
NEXT = TEXT_2025.replace("year = 2025", "year = 2027")


def changed(year, name, kronor):
    table = national().norm(year)
    return replace(table, cells={**table.cells, name: Cell(kronor, Status.CONFIRMED, "prov")})


def test_closed_years_are_as_they_were_closed():
    """Red when a cell, mark or source of a closed year is changed: `national` then refuses."""
    closed = reading.toml("riksnorm/closed")["checksums"]
    assert set(closed) == {str(year) for year in range(FIRST, LAST_CLOSED + 1)}
    assert {str(y): national().norm(y).checksum for y in range(FIRST, LAST_CLOSED + 1)} == closed


def test_an_open_year_is_kept_as_it_was_before_it_is_filled_in():
    """Stored calculations name its checksum. Red when 2026.toml is changed alone: closed.toml says
    where the old one goes first."""
    closed = reading.toml("riksnorm/closed")
    assert {year: national().norm(int(year)).checksum for year in closed["open"]} == closed["open"]
    assert len(earlier()) == len(closed["earlier"])


@pytest.mark.parametrize("year", range(FIRST, 2027))
def test_every_table_is_sane(year):
    before = national().norms.get(year - 1)
    assert sanity.faults(national().norm(year), before) == ()


@pytest.mark.parametrize(
    ("name", "kronor", "words"),
    [
        ("common_per_extra", 200, "per person över sju"),
        ("common_persons_3", 1400, "inte högre"),
        ("adults_single", 3911, "tiotal"),
        ("children_age_4_6", 3040, "samma belopp"),
        ("children_without_lunch_age_0", 2720, "utan lunch"),
        ("adults_couple", 7820, "sambor"),
        ("adults_couple", 7500, "medan de andra"),
        ("adults_single", 0, "större än noll"),
    ],
)
def test_each_rule_of_sanity_is_told(name, kronor, words):
    """Red when the rule is taken out of `sanity.faults`. 7 500 is a real typo of another model."""
    found = sanity.faults(changed(2025, name, Decimal(kronor)), national().norm(2024))
    assert any(words in sentence for sentence in found), found


def test_published_totals_are_the_sum_of_their_parts():
    table = changed(2026, "adults_single", Decimal(3950))
    assert any("publicerade summan" in sentence for sentence in sanity.faults(table))


def test_marks_follow_the_cells():
    tables = national()
    unverified = {year for year, table in tables.norms.items() if table.status != Status.CONFIRMED}
    assert unverified == {2016, 2018, 2020, 2022, 2026}
    assert tables.norm(2026).totals["single"].status is Status.CONFIRMED
    assert len(tables.norm(2026).unknown) == 6 + 4 + 4
    assert tables.base_amount(2026) == Cell(Decimal(59200), Status.CONFIRMED, "SFS 2025:872")
    assert tables.base_amount(2019).kronor is None


def test_the_items_of_2023_add_up_to_the_norm():
    """Red when an item is mistyped."""
    tables = national()
    items = tables.items[2023]
    for section, rows in (
        (
            "children",
            [f"age_{a}" for a in ("0", "1_2", "3", "4_6", "7_10", "11_14", "15_18", "19_20")],
        ),
        ("adults", ["single", "couple"]),
        ("common", [f"persons_{n}" for n in range(1, 8)]),
    ):
        for row in rows:
            parts = [cell.kronor for name, cell in items.items() if name.endswith(f"_{row}")]
            assert sum(parts) == tables.norm(2023).cells[f"{section}_{row}"].kronor, row


def test_a_preliminary_table_is_only_for_whoever_asks_and_says_so():
    tables = national()
    assert tables.norm(2026).child(0).kronor is None
    table = tables.norm(2026, preliminary=True)
    assert "preliminär" in table.name_sv
    assert table.child(0).kronor == tables.norm(2025).child(0).kronor
    assert {cell.status for cell in table.cells.values()} == {Status.UNVERIFIED}
    assert tables.norm(2025, preliminary=True) is tables.norm(2025)


def test_an_unknown_year_is_a_sentence():
    with pytest.raises(NoTable, match="ingen riksnorm för 2013"):
        national().norm(2013)


def test_a_table_from_a_file_is_used_and_a_closed_year_is_not_replaced():
    table = read_table(NEXT, national().norm(2026))
    tables = national().with_norm(table)
    assert tables.norm(2027).single().kronor == 3910
    with pytest.raises(BadRiksnorm, match="stängd"):
        national().with_norm(read_table(TEXT_2025))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("single = 3910", "", "saknar single"),
        ("single = 3910", 'single = "3910"', "hela kronor"),
        ("single = 3910", "single = 39100", "sambor"),
        ('status = "confirmed"', 'status = "sure"', "Märket"),
        ("year = 2027", "year = true", "Årtalet"),
        ("[adults]", "[grownups]", "grownups är okänt"),
        ("single = 3910", "single = 3910\nsingel = 1", "okänt fält: singel"),
        ("year = 2027", "year", "TOML"),
    ],
)
def test_a_file_with_faults_is_told_of_in_sentences(old, new, words):
    with pytest.raises(BadRiksnorm) as caught:
        read_table(NEXT.replace(old, new, 1))
    assert any(words in sentence for sentence in caught.value.faults), caught.value.faults


def test_all_faults_of_a_file_at_once():
    text = NEXT.replace("single = 3910", "").replace("age_0 = 2720", 'age_0 = "?"')
    with pytest.raises(BadRiksnorm) as caught:
        read_table(text)
    assert len(caught.value.faults) == 2
