"""Who may act for somebody, on what ground, between which days."""

from django.db import models
from django.db.models import F, Q

from tillit.kernel.ids import new_id
from tillit.registers.people.types import RepresentationKind
from tillit.trust.sealing.types import SealedTextField

from .period import choices


class Representation(models.Model):
    """`representative` acts for `person` from a day until another, half-open.

    `paper` says which document shows it. A specially appointed guardian is a guardian as well:
    `relation` is that row.
    """

    class Privacy:
        holds = "that somebody acts for a person, and by which document"
        retention = "file"
        location = ()
        prose = ("paper", "reason", "ended_reason")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    representative = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=choices(RepresentationKind))
    since = models.DateField()
    until = models.DateField(null=True)
    paper = SealedTextField()
    reason = SealedTextField()
    relation = models.ForeignKey("people.Relation", on_delete=models.PROTECT, null=True)
    set_by = models.UUIDField(null=True)
    set_at = models.DateTimeField()
    ended_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_reason = SealedTextField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "representative", "kind"],
                condition=Q(ended_at=None),
                name="people_represented_once",
            ),
            models.CheckConstraint(
                condition=~Q(person=F("representative")), name="people_not_own_representative"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="people_represented_period"
            ),
        ]
