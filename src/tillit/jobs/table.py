"""All scheduled jobs."""

from datetime import datetime, timedelta

from tillit.casework.intake.actions import erase_old_drafts, put_away_decided, raise_alarms
from tillit.kernel.actor import System
from tillit.overview.incident.actions import gather_asked
from tillit.overview.review.actions import prepare_weeks
from tillit.trust.audit.actions import inspect_log, take_checkpoint
from tillit.trust.identity.actions import (
    close_left,
    erase_old_posts,
    erase_old_sign_ins,
    lock_unused,
    take_leavers,
)
from tillit.trust.identity.ports import employees

from .month_run import carry_month_runs, pay_for_month_runs, side_by_side, tell_of_month_runs
from .schedule import Job

A_QUARTER = timedelta(minutes=15)


def _take_leavers(by: System, at: datetime) -> None:
    take_leavers(employees().leavers(), by=by, at=at)


JOBS: tuple[Job, ...] = (
    Job("alarm-protection", timedelta(minutes=5), lambda by, at: raise_alarms(by=by, at=at)),
    Job("checkpoint", timedelta(minutes=1), lambda by, at: take_checkpoint(by=by, at=at)),
    Job("erase-old-drafts", timedelta(hours=1), lambda by, at: erase_old_drafts(by=by, at=at)),
    Job("erase-old-posts", timedelta(hours=1), lambda by, at: erase_old_posts(by=by, at=at)),
    Job(
        "inspect-log",
        timedelta(hours=24),
        lambda by, at: inspect_log(by=by, at=at),
        atomic=False,
    ),
    Job("prepare-log-review", timedelta(hours=6), lambda by, at: prepare_weeks(by=by, at=at)),
    Job(
        "gather-incidents",
        timedelta(minutes=1),
        lambda by, at: gather_asked(by=by, at=at),
        atomic=False,
    ),
    Job("erase-old-sign-ins", timedelta(hours=24), lambda by, at: erase_old_sign_ins(by=by, at=at)),
    Job("take-leavers", A_QUARTER, _take_leavers),
    Job("close-left", A_QUARTER, lambda by, at: close_left(by=by, at=at)),
    Job("lock-unused", timedelta(hours=24), lambda by, at: lock_unused(by=by, at=at)),
    Job(
        "month-run",
        timedelta(seconds=1),
        carry_month_runs,
        atomic=False,
        beside=side_by_side,
    ),
    Job("month-payments", timedelta(seconds=1), pay_for_month_runs, atomic=False),
    Job("month-letters", timedelta(seconds=1), tell_of_month_runs, atomic=False),
    Job("put-away-decided", timedelta(hours=24), lambda by, at: put_away_decided(by=by, at=at)),
)
