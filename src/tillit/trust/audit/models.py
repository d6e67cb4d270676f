"""Two tables: the leaf that never changes, and what it says. Triggers forbid the rest."""

from django.db import models


class Leaf(models.Model):
    """One fact in the log: a salted hash over its payload. The order is the id."""

    class Privacy:
        holds = "a salted hash; nothing about anybody"
        retention = "log"

    hash = models.BinaryField(max_length=32)

    class Meta:
        db_table = "audit_leaf"


class Payload(models.Model):
    """What a leaf says: ids and codes, no names, no free text. `body` is what was hashed.

    The other columns repeat parts of the body for look-ups; `verify` compares them.
    """

    class Privacy:
        holds = "ids and codes of who did or read what"
        retention = "log"

    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, primary_key=True)
    salt = models.BinaryField(max_length=16)
    body = models.TextField()
    kind = models.CharField(max_length=6)
    verb = models.CharField(max_length=64)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=12)
    actor_ref = models.CharField(max_length=64, blank=True)
    object_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)

    class Meta:
        db_table = "audit_payload"
        indexes = [
            models.Index(fields=["object_id", "at"], name="audit_payload_object"),
            models.Index(fields=["person_id", "at"], name="audit_payload_person"),
            models.Index(fields=["actor_ref", "at"], name="audit_payload_actor"),
        ]
