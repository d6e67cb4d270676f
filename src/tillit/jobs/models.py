"""One row a job: when it is next due and who runs it now."""

from django.db import models


class Turn(models.Model):
    """The state of one scheduled job. A lease says who runs it; a dead worker's lease runs out."""

    class Privacy:
        holds = "when jobs ran; nothing about anybody"
        retention = "organisation"
        location = ()
        placeless = ("name", "failure")

    name = models.CharField(max_length=60, primary_key=True)
    next_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=200, blank=True)
