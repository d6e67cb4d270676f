"""Which extracts wait for somebody's review. Numbers, never names."""

from datetime import datetime, timedelta

from django.db.models import Count, Q

from tillit.kernel.actor import Actor, Role, Staff

from .models import OPEN, Extract
from .policies import REVIEWERS, reviewed_by

OLD = timedelta(days=14)  # our own choice: within what time the law wants it we have not read


def waiting_extracts(actor: Actor, *, at: datetime) -> tuple[int, int]:
    """How many extracts wait for the actor's review, and how many of those have waited long.
    For a leader an old one is what the unit has let lie; nobody else is told. One query
    on most days."""
    if not isinstance(actor, Staff) or not actor.has(*REVIEWERS):
        return 0, 0
    if not Extract.objects.filter(OPEN).exists():  # as on most days
        return 0, 0
    found = reviewed_by(actor, at=at).filter(OPEN).aggregate(
        all=Count("pk"), old=Count("pk", filter=Q(asked_at__lt=at - OLD))
    )  # fmt: skip
    return found["all"], found["old"] if actor.has(Role.LEADER) else 0
