"""The register of what left and what was refused."""

from django.db import models
from django.db.models import Q

from tillit.kernel.ids import new_id
from tillit.law.disclosure import Recipient

from .types import Form, Outcome


class Release(models.Model):
    """One release, or one refusal, of a case or of a report. Never changed: a mistake is a new
    row. `line_id`: the child's line in a report; also where it led to a case. Neither: an
    extract of all about the person."""

    class Privacy:
        holds = "who got to know what about a person, on what ground, and what was weighed"
        retention = "file"
        location = ("name",)
        prose = ("what", "weighing", "refused_why")
        placeless = ("number", "ground", "ground_says", "source")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField(null=True, db_index=True)
    line_id = models.UUIDField(null=True, db_index=True)
    person_id = models.UUIDField(null=True)
    number = models.CharField(max_length=20)
    recipient = models.CharField(
        max_length=10, choices=[(r.name.lower(), r.name) for r in Recipient]
    )
    name = models.CharField(max_length=200)
    what = models.TextField()
    ground = models.CharField(max_length=20)
    ground_says = models.TextField()
    source = models.CharField(max_length=60)
    weighing = models.TextField()
    outcome = models.CharField(max_length=8, choices=[(o.value, o.name) for o in Outcome])
    form = models.CharField(max_length=8, blank=True, choices=[(f.value, f.name) for f in Form])
    on = models.DateField()
    refused_why = models.TextField(blank=True)
    told_of_appeal = models.BooleanField(default=False)
    document_id = models.UUIDField(null=True)
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="disclosure_latest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(case_id=None, line_id=None, person_id=None),
                name="disclosure_of_something",
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.GIVEN) | ~Q(refused_why=""),
                name="disclosure_refusal_has_reasons",
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.REFUSED) | ~Q(form=""), name="disclosure_has_a_form"
            ),
        ]
