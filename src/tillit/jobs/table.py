"""All scheduled jobs."""

from datetime import timedelta

from tillit.trust.identity.actions import erase_old_posts

from .schedule import Job

JOBS: tuple[Job, ...] = (
    Job("erase-old-posts", timedelta(hours=1), lambda by, at: erase_old_posts(by=by, at=at)),
)
