"""Visits without anybody. A test holds that this table has no column that could tell who."""

from django.db import models
from django.db.models import Q

from tillit.contact.participation.types import Band, Came, Guardian, Sex


class Visit(models.Model):
    """That somebody came. The day, never the hour; an age band, never an age; no words at all.

    `id` is random, so that it tells no moment. `thread` is a fingerprint of the code that the
    visitor alone holds, bound to this row: without the code no two visits can be put together, and
    with it nothing is found but these rows.
    """

    class Privacy:
        holds = "how many come, to what and where; nobody can be told from it (SoL 14:5)"
        retention = "organisation"
        location = ()
        placeless = ("thread",)

    id = models.UUIDField(primary_key=True, editable=False)
    offer = models.ForeignKey("directory.Offer", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("directory.Place", on_delete=models.PROTECT, related_name="+")
    occasion = models.ForeignKey(
        "participation.Occasion", on_delete=models.PROTECT, null=True, related_name="+"
    )
    on = models.DateField()
    band = models.CharField(max_length=5, choices=[(b.value, b.name) for b in Band])
    sex = models.CharField(max_length=5, choices=[(s.value, s.name) for s in Sex], blank=True)
    came = models.CharField(max_length=12, choices=[(c.value, c.name) for c in Came])
    guardian = models.CharField(max_length=10, choices=[(g.value, g.name) for g in Guardian])
    told_right = models.BooleanField(default=False)
    thread = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["on", "place"], name="participation_visits_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(band__in=[Band.SMALL, Band.SCHOOL, Band.TEEN])
                | Q(guardian=Guardian.YES),
                name="participation_visit_of_a_child",
            ),
        ]
