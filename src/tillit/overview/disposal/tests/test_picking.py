"""Each rule that keeps a file keeps it, and what is unknown is never ripe."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from tillit.law.citation import Status
from tillit.law.retention import FileFacts, FileKind
from tillit.overview.disposal.picking import pick
from tillit.overview.disposal.types import Matter, Why

ON = date(2026, 11, 24)
RIPE = FileFacts(
    FileKind.REPORT_NOT_OPENED,
    last_entry=date(2020, 3, 2),
    born=date(2012, 4, 7),
    municipality_code="0000",
)


def picked(*facts, on=ON):
    """The verdict on a file with matters of these facts."""
    return pick([Matter(UUID(int=n), str(n), each) for n, each in enumerate(facts)], on)


def test_an_old_report_is_ripe_and_says_until_when():
    """Red when: five years are counted as six."""
    found = picked(RIPE)
    assert (found.ripe, found.duty_day, found.done_by) == (
        True, date(2025, 3, 2), date(2026, 12, 31),
    )  # fmt: skip
    assert str(found.rule.source) == "SoL 16:2 a"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"last_entry": None}, Why.OPEN),
        ({"last_entry": date(2021, 11, 25)}, Why.NOT_YET),
        ({"placed_as_child": True}, Why.NEVER),
        ({"kind": FileKind.PARENTHOOD}, Why.NEVER),
        ({"kind": FileKind.ADOPTION}, Why.NEVER),
        ({"kind": FileKind.LSS_CHILD_HOME}, Why.NEVER),
        ({"kind": FileKind.CHILD_INVESTIGATION}, Why.NOT_YET),
        ({"kind": FileKind.CUSTODY_AGREEMENT}, Why.NOT_YET),
        ({"kind": FileKind.WRONG_PERSON}, Why.UNKNOWN),
        ({"born": date(2012, 4, 15)}, Why.RESEARCH),
        ({"municipality_code": "1480"}, Why.RESEARCH),
        ({"municipality_code": "0580"}, Why.RESEARCH),
        ({"born": None}, Why.UNKNOWN),
        ({"municipality_code": ""}, Why.UNKNOWN),
        ({"handed_over": True}, Why.UNKNOWN),
        ({"other_data_kept": True}, Why.OTHER),
    ],
)
def test_what_keeps_a_file(change, why):
    """Red when: its branch is taken out (seen with born, municipality_code and handed_over)."""
    found = picked(replace(RIPE, **change))
    assert (found.ripe, found.why) == (False, why)
    assert found.rule.text_sv


def test_one_reason_keeps_the_whole_file():
    """Red when: pick() asks whether any matter is ripe instead of all."""
    young = replace(RIPE, last_entry=date(2025, 1, 1))
    assert not picked(RIPE, young).ripe
    assert picked(RIPE, RIPE).ripe


def test_the_last_one_decides_the_day():
    """Red when: the first matter's day is taken."""
    later = replace(RIPE, last_entry=date(2021, 6, 1))
    found = picked(later, RIPE)
    assert (found.duty_day, found.done_by) == (date(2026, 6, 1), date(2027, 12, 31))
    assert found.rule.day == date(2026, 6, 1)


def test_what_is_unknown_is_kept_and_says_so():
    """Red when: a file without matters, or one whose facts nobody knows, is ripe."""
    nothing, unknown = pick([], ON), pick([Matter(UUID(int=1), "B 1", None)], ON)
    for found in (nothing, unknown):
        assert (found.ripe, found.why) == (False, Why.UNKNOWN)
        assert found.rule.status is Status.NOT_FOUND
