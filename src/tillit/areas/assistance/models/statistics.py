"""What the national statistics ask for beside the month itself, and the files that were made."""

from django.db import models

from tillit.kernel.ids import new_id
from tillit.law.assistance.obstacles import Obstacle


class AdultFact(models.Model):
    """Why an adult did not support the household in a month, and whether they were born abroad
    (nothing while nobody knows). Set by a worker, and only ever counted."""

    class Privacy:
        holds = "why an adult could not support the household in a month, as a code"
        retention = "file"
        location = ()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sheet = models.ForeignKey(
        "assistance.Worksheet", on_delete=models.PROTECT, related_name="adult_facts"
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    obstacle = models.CharField(max_length=24, choices=[(o.value, o.name) for o in Obstacle])
    born_abroad = models.BooleanField(null=True)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "person"], name="assistance_one_fact_an_adult")
        ]


class StatisticsFile(models.Model):
    """That a file of a month was made: which version, by whom, and its checksum. Its content is
    made again from the months, and is kept nowhere."""

    class Privacy:
        holds = "that a file of statistics was made; nothing about a resident"
        retention = "organisation"
        location = ()
        placeless = ("layout", "sha256")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    month = models.DateField()
    version = models.PositiveIntegerField()
    layout = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64)
    households = models.PositiveIntegerField()
    lacking = models.PositiveIntegerField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["month", "version"], name="assistance_one_file_a_version"
            )
        ]
