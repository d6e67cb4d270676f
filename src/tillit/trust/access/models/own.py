"""Which entry in the register of people a colleague is. Read by the policy, shown to nobody."""

from django.db import models


class OwnEntry(models.Model):
    """A colleague is somebody in the register. Two colleagues type the number; until the second
    has, only a fingerprint of it is kept."""

    class Privacy:
        holds = "which person in the register a colleague is, for the policy alone"
        retention = "organisation"
        location = ()
        placeless = ("asked",)

    staff_id = models.UUIDField(primary_key=True)
    person_id = models.UUIDField(null=True, db_index=True)
    since = models.DateTimeField(null=True)
    linked_by = models.UUIDField(null=True)
    asked = models.CharField(max_length=64, blank=True, default="")
    asked_by = models.UUIDField(null=True)
    asked_at = models.DateTimeField(null=True)
