"""An address that two people open together, who may, and each time that somebody asked."""

from django.db import models

from tillit.kernel.ids import new_id
from tillit.trust.sealing.types import SealedTextField


class SealedAddress(models.Model):
    """Where somebody is, for a few named readers. `mark` is what they know it by: no name.

    One that has ended stays: it is looked for in letters, but nobody opens it.
    """

    class Privacy:
        holds = "the encrypted address of somebody in hiding"
        retention = "file"
        location = ("value",)
        placeless = ("mark",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="sealed")
    mark = models.CharField(max_length=40)
    value = SealedTextField()
    sealed_by = models.UUIDField(null=True)
    sealed_at = models.DateTimeField()
    # One asks that it ends, another confirms: until then it holds.
    end_asked_by = models.UUIDField(null=True)
    end_asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(ended_at=None), name="people_sealed_once"
            )
        ]


class AddressReader(models.Model):
    """A member of staff who may ask for an address, or approve that another opens it. One who is
    named later counts when a second colleague has confirmed it (`counts_from`)."""

    class Privacy:
        holds = "which colleague is a reader of which sealed address"
        retention = "file"
        location = ()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    address = models.ForeignKey(SealedAddress, on_delete=models.PROTECT, related_name="readers")
    staff_id = models.UUIDField()
    named_by = models.UUIDField(null=True)
    named_at = models.DateTimeField()
    counts_from = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address", "staff_id"],
                condition=models.Q(ended_at=None),
                name="people_reader_once",
            )
        ]


class AddressOpening(models.Model):
    """One reader asked, another approved, it was shown once. Each step has a leaf in the log."""

    class Privacy:
        holds = "why somebody needed a sealed address"
        retention = "file"
        location = ()
        prose = ("reason",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    address = models.ForeignKey(SealedAddress, on_delete=models.PROTECT, related_name="openings")
    reason = SealedTextField()
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    shown_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("asked_by")),
                name="people_opened_by_two",
            )
        ]
