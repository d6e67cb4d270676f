"""The schedule as data, and one turn of it.

Every job is idempotent: when a worker dies in the middle, the lease runs out and the job is run
again, without doubling anything.
"""

import logging
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from tillit.kernel.actor import System
from tillit.kernel.asking import asking

from .models import Turn

LEASE = timedelta(minutes=10)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """One verb, how often, and what it does. `run` is told who (System) and when."""

    name: str
    every: timedelta
    run: Callable[[System, datetime], object]
    atomic: bool = True  # False for what reads long and writes little: SQLite has one writer


def take_turns(jobs: tuple[Job, ...], *, at: datetime) -> list[str]:
    """Run every job that is due and that nobody else is running. Returns their names."""
    return [job.name for job in jobs if _lease(job, at) and _run(job, at)]


def _lease(job: Job, at: datetime) -> bool:
    """Take the job by compare-and-set; False when it is not due or another worker has it."""
    Turn.objects.get_or_create(name=job.name, defaults={"next_at": at})
    free = Q(leased_until=None) | Q(leased_until__lte=at)
    due = Turn.objects.filter(free, name=job.name, next_at__lte=at)
    return bool(due.update(leased_until=at + LEASE))


def _run(job: Job, at: datetime) -> bool:
    row, by = Turn.objects.filter(name=job.name), System(job.name)
    try:
        with asking(by), transaction.atomic() if job.atomic else nullcontext():
            job.run(by, at)
    except Exception as failure:
        # The kind of failure only: its text may hold somebody's name.
        logger.error("Job %s failed: %s", job.name, type(failure).__name__)
        count = row.values_list("failures", flat=True).get() + 1
        wait = min(job.every, timedelta(minutes=2**count))
        row.update(
            leased_until=None,
            next_at=at + wait,
            failures=count,
            failure=type(failure).__name__,
        )
        return False
    row.update(leased_until=None, next_at=at + job.every, done_at=at, failures=0, failure="")
    return True
