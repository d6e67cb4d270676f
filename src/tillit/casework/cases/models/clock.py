"""Running clocks of the law, for every object that has one."""

from django.db import models

from tillit.kernel.ids import new_id


class Clock(models.Model):
    """One deadline running on one object. Its rule is law.deadlines at the day it began."""

    class Privacy:
        holds = "which legal deadline runs for a case"
        retention = "file"
        location = ("unit_id",)
        prose = ("extension_text",)
        placeless = ("code", "stop_code")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    object_id = models.UUIDField()
    person_id = models.UUIDField(null=True)
    unit_id = models.UUIDField()
    code = models.CharField(max_length=5)
    started_at = models.DateTimeField()
    due_on = models.DateField()
    due_at = models.DateTimeField()
    moved_to = models.DateField(null=True)
    extended = models.BooleanField(default=False)
    extension_text = models.TextField(blank=True)
    stopped_at = models.DateTimeField(null=True)
    stop_code = models.CharField(max_length=24, blank=True)
    alarmed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["object_id", "code"], name="cases_clock_object"),
            models.Index(
                fields=["unit_id", "due_at"],
                condition=models.Q(stopped_at=None),
                name="cases_clock_running",
            ),
            # What stands beside a case (on a decision, a service) is found by the person.
            models.Index(
                fields=["person_id", "code"],
                condition=models.Q(stopped_at=None),
                name="cases_clock_beside",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["object_id", "code"],
                condition=models.Q(stopped_at=None),
                name="cases_clock_runs_once",
            )
        ]
