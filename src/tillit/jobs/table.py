"""All scheduled jobs."""

from .schedule import Job

JOBS: tuple[Job, ...] = ()
