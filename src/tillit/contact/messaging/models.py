"""The table of messages."""

from django.db import models
from django.db.models import Q

from tillit.kernel.ids import new_id
from tillit.trust.sealing.types import SealedTextField


class Message(models.Model):
    """What one wrote to the other. `opened_at`: when whom it was written to first read it. It marks
    what is new to them and is shown to nobody else."""

    class Privacy:
        holds = "what a party and those who have the case wrote to each other"
        retention = "file"
        location = ()
        prose = ("text",)
        placeless = ("staff_name",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField()
    party = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    from_party = models.BooleanField()
    staff_id = models.UUIDField(null=True)
    staff_name = models.CharField(max_length=120, blank=True)
    text = SealedTextField()
    at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case_id", "party", "at"], name="messaging_by_thread")]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_party=True, staff_id=None, staff_name="")
                | (Q(from_party=False, staff_id__isnull=False) & ~Q(staff_name="")),
                name="messaging_one_sender",
            ),
        ]
