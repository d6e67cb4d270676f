"""The worked examples that docs/reference/law.md prints are true.

Red when: a day in an example is changed, or the rule it tells of. Seen by moving the last
day of the first clock example.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tillit.law import appeal, consent, deadlines
from tillit.law.retention import FileFacts, FileKind, disposal_date
from tools.law_reference import examples

ASKED = date(2026, 11, 21)
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def _clock(given):
    start = datetime.fromisoformat(given["start"]).replace(tzinfo=STOCKHOLM)
    clock = deadlines.due(given["code"], start)
    return {"last day": clock.strict, "moved to": clock.moved}


def _appeal(given):
    found = appeal.timeliness(given["received"], given["arrived"])
    return {"last day": found.due.strict, "moved to": found.due.moved, "late": found.late}


def _consent(given):
    rule = consent.consent_needed(given["age"], given["assessed"], given["out of home"], ASKED)
    return {"guardian must consent": rule.guardian_required, "the child": rule.childs_part.value}


def _retention(given):
    facts = FileFacts(
        FileKind(given["kind"]),
        given["last entry"],
        given["born"],
        placed_as_child=given.get("placed", False),
    )
    found = disposal_date(facts, ASKED)
    return {"disposed of by": found.date, "for ever": found.never}


WORK = {"Tider": _clock, "Överklagande": _appeal, "Samtycke": _consent, "Gallring": _retention}


@pytest.mark.parametrize("example", examples(), ids=lambda each: each.story)
def test_the_example_is_true(example):
    found = WORK[example.area](example.given)
    assert {name: found[name] for name in example.then} == dict(example.then)
    if "last day" in example.then and "moved to" not in example.then:
        assert found["moved to"] is None


def test_every_area_tells_an_example():
    assert {each.area for each in examples()} == set(WORK)
