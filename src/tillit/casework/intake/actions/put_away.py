"""Decided reports leave the inbox after a while; until then mistakes and answers are close."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from tillit.casework.cases.actions import forget_all_unsent
from tillit.casework.cases.types import WrittenOn
from tillit.casework.intake.events import ReportsPutAway
from tillit.casework.intake.models import ReportedChild
from tillit.casework.intake.types import FeedbackState
from tillit.casework.intake.workflow import DECIDED, Stage
from tillit.kernel.actor import System
from tillit.trust.access.actions import change_guard
from tillit.trust.audit.actions import record


@transaction.atomic
def put_away_decided(*, by: System, at: datetime) -> int:
    """Close the reports that were decided long enough ago (the municipality's own number of days,
    settings.INTAKE_OPEN_DAYS) and owe nobody an answer. Returns how many."""
    before = at - timedelta(days=settings.INTAKE_OPEN_DAYS)
    rows = ReportedChild.objects.filter(
        stage__in=DECIDED, decided_at__lt=before, put_away_at=None, next_due_at=None
    ).exclude(feedback=FeedbackState.ASKED, stage__in=DECIDED - {Stage.SENT_ON})
    done = sorted(rows.values_list("pk", flat=True))
    for line_id in done:
        change_guard(line_id, open=False, by=by, at=at)
    ReportedChild.objects.filter(pk__in=done).update(put_away_at=at)
    forget_all_unsent(WrittenOn.REPORT, done, by=by, at=at)
    if done:
        record(ReportsPutAway(lines=tuple(done)), by=by, at=at)
    return len(done)
