"""A clock of the law in words.

Red when: `clock_of` does not ask whose time it is (a party who does not appeal is then shown as
late), or forgets the day moved past a weekend.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from tillit.casework.cases.types import ClockLine
from tillit.kernel.swedish import STOCKHOLM
from tillit.law.deadlines import due, progress, state
from tillit.pages.desk.clocks import clock_of

NOBODY = UUID(int=0)


def _line(code: str, start: datetime, at: datetime) -> ClockLine:
    rule = due(code, start)
    return ClockLine(
        id=NOBODY, object_id=NOBODY, person_id=None, code=code, title=rule.title_sv,
        started_at=start, due_on=rule.strict, due_at=rule.ends_at, moved_to=rule.moved,
        stopped_at=None, extended=False, law=str(rule.source), unverified=False,
        stops=rule.stops_sv, state=state(rule, at), due_progress=progress(start, rule.ends_at, at),
        stop_code="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "shown", "words"),
    [(20, "soon", "1 dag kvar"), (22, "today", "I dag"), (24, "done", "Tiden är ute")],
)
def test_nobody_is_late_when_a_party_does_not_appeal(days, shown, words):
    got_it = datetime(2026, 11, 1, 12, tzinfo=STOCKHOLM)  # a Sunday: day 21 is one too
    at = got_it + timedelta(days=days)
    view = clock_of(_line("D34", got_it, at), at)
    assert (view.state, view.words) == (shown, words)


def test_our_own_time_is_late_the_same_day():
    start = datetime(2026, 3, 1, 12, tzinfo=STOCKHOLM)
    at = start + timedelta(days=200)
    view = clock_of(_line("D04", start, at), at)
    assert view.state == "late"
    assert date(2026, 7, 1) < at.date()
