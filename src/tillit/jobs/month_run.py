"""The month run's share of a turn: some households at a time, never so long that an alarm waits."""

import time
from datetime import datetime, timedelta

from tillit.areas.assistance.actions import carry_on, plan_own, tell_decided
from tillit.kernel.actor import System

LONGEST = 20.0  # seconds: the same worker raises the alarms (every fifth minute)


def carry_month_runs(by: System, at: datetime) -> None:
    """Carry on what runs, then the payments and the letters of what was decided, until nothing is
    due or the share is used up."""
    begun = time.monotonic()
    for work in (carry_on, plan_own, tell_decided):
        while (spent := time.monotonic() - begun) < LONGEST:
            if not work(by=by, at=at + timedelta(seconds=spent)):
                break
