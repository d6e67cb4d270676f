"""A question to the log about one account, whom it touched, and the drafts."""

from django.db import models

from tillit.kernel.ids import new_id

from .types import Near, State


class Incident(models.Model):
    """Somebody asked what an account did in a time. `facts` are numbers, by kind; `imy` and `csirt`
    are drafts that a human changes and sends."""

    class Privacy:
        holds = "which account was asked about, what it did in numbers, and drafts of reports"
        retention = "log"
        location = ()
        prose = ("imy", "csirt")
        placeless = ("facts",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    staff_id = models.UUIDField(db_index=True)
    since = models.DateTimeField()
    until = models.DateTimeField()
    known_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    asked_by_name = models.CharField(max_length=120)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=[(each.value, each.name) for each in State])
    total = models.PositiveIntegerField()
    read = models.PositiveIntegerField(default=0)
    beat_at = models.DateTimeField(null=True)
    facts = models.JSONField(null=True)
    imy = models.TextField(blank=True)
    csirt = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["state", "asked_at"], name="incident_waiting")]


class Touched(models.Model):
    """One person whom the account touched, or one thing behind which nobody is known."""

    class Privacy:
        holds = "that an account which may have been stolen had to do with a person; codes"
        retention = "log"
        location = ()
        placeless = ("things", "classes", "acts")

    id = models.BigAutoField(primary_key=True)
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="touched")
    person_id = models.UUIDField(null=True)
    thing_id = models.UUIDField(null=True)
    things = models.JSONField(default=list)
    near = models.CharField(max_length=6, choices=[(each.value, each.name) for each in Near])
    classes = models.JSONField(default=list)
    acts = models.JSONField(default=list)
    times = models.PositiveIntegerField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="incident_touched_person")]
