"""How somebody is reached, and what must be known first."""

from django.db import models

from tillit.kernel.ids import new_id
from tillit.registers.people.types import ContactKind
from tillit.trust.sealing.types import SealedTextField

from .period import Sourced, choices


class ContactWay(Sourced):
    """A telephone, a mail address or a postal address; encrypted at rest."""

    class Privacy:
        holds = "telephone, mail and postal addresses"
        retention = "file"
        location = ("value",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="ways")
    kind = models.CharField(max_length=8, choices=choices(ContactKind))
    value = SealedTextField()
    safe = models.BooleanField()


class ContactNeeds(models.Model):
    """Interpreter, the safe way, and what never to do. A new version for every change."""

    class Privacy:
        holds = "language needs and how a person can be reached without danger"
        retention = "file"
        location = ()
        # A language, no booking; and warnings that whoever rings must see first, or the ringing
        # itself betrays somebody.
        prose = ("interpreter", "safe_way", "never")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="needs")
    version = models.PositiveIntegerField()
    interpreter = models.CharField(max_length=80, blank=True)
    safe_way = SealedTextField()
    never = SealedTextField()
    set_by = models.UUIDField(null=True)
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "version"], name="people_needs_version")
        ]
