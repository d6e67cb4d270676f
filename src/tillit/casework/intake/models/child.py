"""The children of a report: one line each, with its own stage, clocks, file and outcome."""

from django.db import models

from tillit.casework.intake.types import FeedbackState
from tillit.casework.intake.workflow import DECIDED, Stage
from tillit.kernel.ids import new_id
from tillit.trust.sealing.types import SealedTextField

_STAGES = [(s.value, s.name) for s in Stage]


class ReportedChild(models.Model):
    """One child in a report. What the reporter said about who it is never changes (trigger)."""

    class Privacy:
        holds = "that somebody is worried about a child, and what came of it"
        retention = "file"
        location = ("said_about", "unit_id")
        placeless = ("said_name", "said_born")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(
        "intake.ConcernReport", on_delete=models.PROTECT, related_name="children"
    )
    number = models.PositiveSmallIntegerField()
    said_name = SealedTextField(null=True)
    said_born = SealedTextField(null=True)
    said_about = SealedTextField(null=True)
    unborn = models.BooleanField(default=False)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    unit_id = models.UUIDField()
    stage = models.CharField(max_length=12, choices=_STAGES, default=Stage.RECEIVED)
    received_at = models.DateTimeField()
    protection_due_at = models.DateTimeField()
    # The soonest running clock, kept in step by the actions: what the inbox is sorted by.
    next_due_at = models.DateTimeField(null=True)
    alarmed_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, null=True, related_name="+")
    feedback = models.CharField(
        max_length=12,
        choices=[(f.value, f.name) for f in FeedbackState],
        default=FeedbackState.NOT_ASKED,
    )
    feedback_asked_at = models.DateTimeField(null=True)
    put_away_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "received_at"], name="intake_child_person"),
            models.Index(
                fields=["unit_id", "next_due_at"],
                condition=models.Q(next_due_at__isnull=False),
                name="intake_inbox",
            ),
            models.Index(
                fields=["protection_due_at"],
                condition=models.Q(stage=Stage.RECEIVED),
                name="intake_protection_waits",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="intake_child_once"),
            models.CheckConstraint(
                condition=models.Q(stage=Stage.RECEIVED) | models.Q(person__isnull=False),
                name="intake_assessed_has_a_person",
            ),
            models.CheckConstraint(
                condition=models.Q(stage__in=sorted(DECIDED), decided_at__isnull=False)
                | (~models.Q(stage__in=sorted(DECIDED)) & models.Q(decided_at=None)),
                name="intake_decided_has_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(stage__in=[Stage.OPENED, Stage.JOINED])
                | models.Q(case__isnull=False),
                name="intake_opened_has_a_case",
            ),
        ]


class ReportStep(models.Model):
    """What was done with one child's line: the line's own history."""

    class Privacy:
        holds = "when a report was handled, by whom and why"
        retention = "file"
        location = ()
        prose = ("text",)
        placeless = ("verb", "source", "target")

    line = models.ForeignKey(ReportedChild, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=24)
    source = models.CharField(max_length=12, blank=True)
    target = models.CharField(max_length=12)
    person_id = models.UUIDField(null=True)
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    text = models.TextField(blank=True)
