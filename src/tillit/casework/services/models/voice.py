"""What the person thinks of the service: without a name, or told to the worker by choice."""

import uuid

from django.db import models

from tillit.kernel.ids import new_id


class ThreeAnswers(models.Model):
    """Answers to the three questions, by unit and kind of service and month. Nothing here leads
    to a person, a case or a service: no key, no moment, an id that is not made of time, and no
    line in the log. What remains: whoever holds the database's own files sees in what order rows
    were written."""

    class Privacy:
        holds = "what somebody, nobody knows who, thinks of a kind of service"
        retention = "organisation"
        location = ()
        prose = ("change",)
        placeless = ("unit_id", "kind_code", "expected")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit_id = models.UUIDField()
    kind_code = models.SlugField(max_length=40)
    month = models.DateField()
    how = models.PositiveSmallIntegerField()
    expected = models.CharField(max_length=8)
    change = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit_id", "kind_code", "month"], name="services_three")]


class ToldWorker(models.Model):
    """What the person chose to tell the worker: it stands in the file, with their name to it."""

    class Privacy:
        holds = "what a person wants their worker to know about the service"
        retention = "file"
        location = ()
        prose = ("text",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey("services.Service", on_delete=models.PROTECT, related_name="told")
    text = models.TextField()
    at = models.DateTimeField()
