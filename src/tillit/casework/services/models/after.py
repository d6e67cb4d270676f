"""What comes after: services that are not given, follow-up without a service, closed cases."""

from django.db import models
from django.db.models import Q

from tillit.kernel.ids import new_id


class NonExecution(models.Model):
    """Why a decision is not executed (SoL 34:1). The newest holds; the older ones stay."""

    class Privacy:
        holds = "why a person does not get what was granted"
        retention = "file"
        location = ()
        prose = ("text",)
        placeless = ("reason",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision_id = models.UUIDField(db_index=True)
    reason = models.CharField(max_length=16)
    text = models.TextField(blank=True)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()


class FollowUp(models.Model):
    """A follow-up without a service (SoL 23:1-2): at most six months, clock D06."""

    class Privacy:
        holds = "that a child is followed up after an investigation, and the result"
        retention = "file"
        location = ()
        prose = ("why", "told_start", "result", "told_end")
        placeless = ("law",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    decision_id = models.UUIDField()
    law = models.CharField(max_length=60)
    why = models.TextField()
    told_start = models.TextField()
    from_at = models.DateTimeField()
    began_at = models.DateTimeField()
    began_by_name = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True)
    ended_by_name = models.CharField(max_length=120, blank=True)
    result = models.TextField(blank=True)
    told_end = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at=None), name="services_one_follow_up"
            )
        ]


class Closing(models.Model):
    """How long a file is kept, as it was told when the case was closed. Never counted anew."""

    class Privacy:
        holds = "why a case was closed and until when the file is kept"
        retention = "file"
        location = ()
        placeless = ("reason", "lines", "source", "status", "rules_version")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=16)
    never = models.BooleanField()
    duty_day = models.DateField(null=True)
    dispose_by = models.DateField(null=True)
    lines = models.JSONField()
    source = models.CharField(max_length=60)
    status = models.CharField(max_length=12)
    rules_version = models.CharField(max_length=64)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
