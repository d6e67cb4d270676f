"""Places that must not be told: where somebody is, said by something else than an address."""

from django.db import models

from tillit.kernel.ids import new_id
from tillit.kernel.location import Location
from tillit.trust.sealing.types import SealedTextField

from .period import Sourced, choices


class HiddenPlace(Sourced):
    """A school, a workplace, a municipality … that leads to a person; encrypted at rest.

    It is written down so that the program can stop the letter that tells it. One that has ended
    stays a secret: whoever knows where somebody was looks there first.
    """

    class Privacy:
        holds = "places that lead to a person who is hiding"
        retention = "file"
        location = ("value",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="places")
    kind = models.CharField(max_length=16, choices=choices(Location))
    value = SealedTextField()
