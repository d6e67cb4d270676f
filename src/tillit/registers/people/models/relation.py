"""Relations between two persons."""

from django.db import models

from tillit.kernel.ids import new_id
from tillit.registers.people.types import RelationKind

from .period import Sourced, choices


class Relation(Sourced):
    """`other` is `kind` of `person`, for a time. Siblings and partners hold both ways."""

    class Privacy:
        holds = "who is family, guardian or contact of whom"
        retention = "file"
        location = ()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=choices(RelationKind))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "other", "kind"],
                condition=models.Q(until=None),
                name="people_related_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("other")), name="people_not_own_relative"
            ),
        ]
