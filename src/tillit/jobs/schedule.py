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


def one() -> int:
    """What most jobs are done by: one worker at a time."""
    return 1


@dataclass(frozen=True)
class Job:
    """One verb, how often, and what it does. `run` is told who (System) and when."""

    name: str
    every: timedelta
    run: Callable[[System, datetime], object]
    atomic: bool = True  # False for what reads long and writes little: SQLite has one writer
    beside: Callable[[], int] = one  # how many workers may do it at once: a lease for each

    def leases(self) -> list[str]:
        """The names of its leases; the first is the job's own."""
        return [self.name, *(f"{self.name} {n}" for n in range(2, self.beside() + 1))]


def take_turns(jobs: tuple[Job, ...], *, at: datetime) -> list[str]:
    """Run every job that is due and that nobody else is running. Returns their names."""
    return [job.name for job in jobs if (lease := _lease(job, at)) and _run(job, lease, at)]


def _lease(job: Job, at: datetime) -> str:
    """Take one of the job's leases by compare-and-set; its name. Empty when it is not due or other
    workers have them all."""
    free = Q(leased_until=None) | Q(leased_until__lte=at)
    for name in job.leases():
        Turn.objects.get_or_create(name=name, defaults={"next_at": at})
        due = Turn.objects.filter(free, name=name, next_at__lte=at)
        if due.update(leased_until=at + LEASE):
            return name
    return ""


def _run(job: Job, lease: str, at: datetime) -> bool:
    row, by = Turn.objects.filter(name=lease), System(job.name)
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
