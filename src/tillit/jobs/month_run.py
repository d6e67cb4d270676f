"""The month run's share of a turn: some households at a time, never so long that an alarm waits."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings

from tillit.areas.assistance.actions import carry_on, plan_own, tell_decided
from tillit.kernel.actor import System

LONGEST = 20.0  # seconds: the same worker raises the alarms (every fifth minute)


def side_by_side() -> int:
    """How many workers carry a month run together: as the settings say, or one a core."""
    return max(1, int(settings.MONTH_RUN_WORKERS))


def carry_month_runs(by: System, at: datetime) -> None:
    """Carry on what runs, until nothing is due or the share is used up."""
    _share(carry_on, by, at)


def pay_for_month_runs(by: System, at: datetime) -> None:
    """Plan the payments of what was decided; people let them go."""
    _share(plan_own, by, at)


def tell_of_month_runs(by: System, at: datetime) -> None:
    """The letters of what was decided, by one worker: two would make the same ones."""
    _share(tell_decided, by, at)


def _share(work: Callable[..., int], by: System, at: datetime) -> None:
    begun = time.monotonic()
    while (spent := time.monotonic() - begun) < LONGEST:
        if not work(by=by, at=at + timedelta(seconds=spent)):
            break
