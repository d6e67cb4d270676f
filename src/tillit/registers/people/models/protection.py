"""Changes of protection: who said so, on which day, how we were told, and who did it here."""

from django.db import models

from tillit.kernel.ids import new_id
from tillit.registers.people.types import Protection, ProtectionSource, ToldHow
from tillit.trust.sealing.types import SealedTextField

from .period import choices


class ProtectionChange(models.Model):
    """From one protection to another. One that makes it weaker waits until a second colleague has
    confirmed it: until then `done_at` is empty and nothing has changed."""

    class Privacy:
        holds = "when a person's protection changed, who decided it and why"
        retention = "file"
        location = ()
        prose = ("reason",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    before = models.CharField(max_length=10, choices=choices(Protection))
    after = models.CharField(max_length=10, choices=choices(Protection))
    source = models.CharField(max_length=12, choices=choices(ProtectionSource))
    told_how = models.CharField(max_length=10, choices=choices(ToldHow))
    decided_on = models.DateField(null=True)
    reason = SealedTextField()
    asked_by = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    done_by = models.UUIDField(null=True)
    done_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(done_at=None, dropped_at=None),
                name="people_one_lift",
            )
        ]
