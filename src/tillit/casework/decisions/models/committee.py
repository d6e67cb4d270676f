"""Meetings of the elected: who was there, and (on the decisions) what they decided."""

from django.db import models
from django.db.models import Q

from tillit.casework.decisions.types import Body
from tillit.kernel.ids import new_id


class Meeting(models.Model):
    """A meeting of the committee or the board, or an urgent decision by the chair alone."""

    class Privacy:
        holds = "when the elected met; nothing about residents"
        retention = "organisation"
        location = ()
        prose = ("urgent_because",)
        placeless = ("name", "chair", "secretary_name")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    body = models.CharField(max_length=10, choices=[(b.value, b.name) for b in Body])
    name = models.CharField(max_length=80)
    held_on = models.DateField()
    chair = models.CharField(max_length=120)
    urgent_because = models.TextField(blank=True)
    secretary_id = models.UUIDField()
    secretary_name = models.CharField(max_length=120)
    registered_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["held_on"], name="decisions_meeting_day")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(body=Body.CHAIR) | ~Q(urgent_because=""),
                name="decisions_chair_alone_says_why",
            )
        ]


class MeetingMember(models.Model):
    """Somebody elected who was present."""

    class Privacy:
        holds = "the names of elected members, who are public"
        retention = "organisation"
        location = ()
        placeless = ("name",)

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="members")
    name = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()
