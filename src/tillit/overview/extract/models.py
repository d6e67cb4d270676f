"""Extracts that were asked for, and what was decided about each line."""

from django.db import models
from django.db.models import Q

from tillit.kernel.ids import new_id
from tillit.trust.sealing.types import SealedTextField

from .types import RECIPIENTS, How, Ruling, State

OPEN = Q(state__in=[State.ASKED, State.REVIEW])


class Extract(models.Model):
    """Somebody asked for everything about a person: themself, a guardian, or a party."""

    class Privacy:
        holds = "that somebody asked for all about a person, to whom it went and what was weighed"
        retention = "file"
        location = ()
        prose = ("note", "staff_why", "weighing", "told")
        placeless = ("recipient", "how", "state", "named")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person_id = models.UUIDField(db_index=True)
    for_id = models.UUIDField(db_index=True)
    recipient = models.CharField(
        max_length=10, choices=[(r.name.lower(), r.name) for r in RECIPIENTS]
    )
    how = models.CharField(max_length=10, choices=[(h.value, h.name) for h in How])
    asked_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=120, blank=True)  # who wrote it down, if anybody
    note = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=[(s.value, s.name) for s in State])
    begun_at = models.DateTimeField(null=True)
    begun_by_name = models.CharField(max_length=120, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by_name = models.CharField(max_length=120, blank=True)
    staff_names = models.BooleanField(default=False)
    staff_why = models.TextField(blank=True)
    weighing = models.TextField(blank=True)
    told = models.TextField(blank=True)
    on_my_pages = models.BooleanField(default=False)
    left_out = models.PositiveIntegerField(default=0)
    masked = models.PositiveIntegerField(default=0)
    silent = models.PositiveIntegerField(default=0)  # rows of numbers alone, that have no line
    named = models.JSONField(default=list)  # ids of everybody whom the lines tell of
    paper_id = models.UUIDField(null=True)
    data_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id", "for_id"], condition=OPEN, name="extract_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.DONE) | Q(paper_id__isnull=False),
                name="extract_done_has_paper",
            ),
        ]


class ExtractLine(models.Model):
    """One row of one table, in one extract: where it is, what it holds, what was decided. The words
    themselves are not copied; `digest` says what they were when somebody decided."""

    class Privacy:
        holds = "what of a row about a person is given out, and on what ground the rest is not"
        retention = "file"
        location = ()
        prose = ("phrases", "why")
        placeless = ("table", "row", "under", "holds", "hidden", "ruling", "ground", "digest")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    extract = models.ForeignKey(Extract, on_delete=models.PROTECT, related_name="lines")
    place = models.PositiveIntegerField()
    table = models.CharField(max_length=60)
    row = models.CharField(max_length=80)
    own = models.BooleanField()
    written = models.DateTimeField(null=True)
    under = models.JSONField(default=list)
    holds = models.JSONField(default=list)
    hidden = models.JSONField(default=list)
    phrases = SealedTextField(null=True)
    why = SealedTextField(null=True)
    ruling = models.CharField(max_length=8, blank=True, choices=[(r.value, r.name) for r in Ruling])
    ground = models.CharField(max_length=20, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)
    by_name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["extract", "table", "row"], name="extract_row_once"),
            models.CheckConstraint(
                condition=Q(ruling__in=["", Ruling.RELEASE]) | ~Q(ground=""),
                name="extract_held_back_has_ground",
            ),
        ]
        indexes = [models.Index(fields=["extract", "place"], name="extract_in_order")]
