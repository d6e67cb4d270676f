"""Households, and who lives in them how much."""

from django.db import models

from tillit.kernel.ids import new_id
from tillit.trust.sealing.types import SealedTextField

from .period import Sourced


class Household(models.Model):
    """A home. A child may have two."""

    class Privacy:
        holds = "where people live"
        retention = "file"
        location = ("label", "address", "place")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    label = models.CharField(max_length=80)
    address = SealedTextField(null=True)
    place = models.CharField(max_length=80, blank=True)


class HouseholdMember(Sourced):
    """Somebody lives in a household for a time. `share` in words: varannan vecka."""

    class Privacy:
        holds = "who lives with whom"
        retention = "file"
        location = ()
        prose = ("share",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="homes")
    share = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household", "person"],
                condition=models.Q(until=None),
                name="people_member_once",
            )
        ]
