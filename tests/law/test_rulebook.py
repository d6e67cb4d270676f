"""The rule book holds every row, and every row a source, a day and a mark."""

import tomllib
from pathlib import Path

from tillit.law import reading
from tillit.law.citation import Status
from tillit.law.rulebook import all_rules, reforms

TABLES = Path(reading.__file__).parent / "tables"
APART = {"acts", "reforms"}


def test_every_row_of_every_table_is_in_the_book():
    """Red when: an area is taken out of `all_rules`, or a table is added without its area."""
    rows = sum(
        len(tomllib.loads(path.read_text(encoding="utf-8"))["row"])
        for path in TABLES.glob("*.toml")
        if path.stem not in APART
    )
    assert len(all_rules()) == rows


def test_every_rule_has_words_a_source_and_days_in_order():
    """Red when: a row loses its act, its Swedish text, or ends before it begins."""
    for rule in all_rules():
        assert rule.text_sv, rule
        assert rule.citation.act in reading.acts(), rule
        assert rule.valid_to is None or rule.valid_from <= rule.valid_to, rule


def test_an_unsure_row_says_why():
    """Red when: a row is marked unverified or not found without a note."""
    unsure = [rule for rule in all_rules() if rule.status is not Status.CONFIRMED]
    assert unsure
    assert [rule.code for rule in unsure if not rule.note_sv] == []


def test_reforms_are_listed_and_marked():
    """Red when: a reform that nobody has read is called confirmed."""
    unread = [r for r in reforms() if r.stage_sv != "gäller"]
    assert len(reforms()) > 20
    assert all(reform.status is Status.NOT_FOUND for reform in unread)
