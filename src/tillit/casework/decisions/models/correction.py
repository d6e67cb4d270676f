"""Days that were written in wrongly, and set right."""

from django.db import models

from tillit.casework.decisions.types import Came
from tillit.kernel.ids import new_id


class DayCorrection(models.Model):
    """One day set right, with what it was and why. `ref` is the letter, hearing or appeal;
    `follows_on` the last day that was counted anew from it, if any."""

    class Privacy:
        holds = "that a day was wrong, and why it was changed"
        retention = "file"
        location = ()
        prose = ("reason",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=[(c.value, c.name) for c in Came])
    ref = models.UUIDField()
    was = models.DateField()
    on = models.DateField()
    follows_on = models.DateField(null=True)
    reason = models.TextField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case"], name="decisions_corrections")]
