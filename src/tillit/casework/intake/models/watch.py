"""That somebody watches: when late protection assessments were last looked for."""

from django.db import models


class AlarmWatch(models.Model):
    """One row: the alarm's last look. Pages read it, so that a dead job worker is noticed."""

    class Privacy:
        holds = "when the alarm last looked; nothing about anybody"
        retention = "organisation"
        location = ()

    looked_at = models.DateTimeField()
