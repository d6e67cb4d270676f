"""The document's row. Its bytes are sealed in the store (store.py), under the same id."""

from django.db import models

from tillit.kernel.ids import new_id
from tillit.trust.sealing.types import SealedTextField

from .types import DocumentKind, Scan


class Document(models.Model):
    """A file that belongs to a guarded object: who may see the object may see it.

    `sha256` and `size` are of the clear bytes. `name` is sealed: people name files after people.
    """

    class Privacy:
        holds = "the sealed name, kind and size of a file; its bytes lie sealed on disk"
        retention = "file"
        location = ("name",)
        placeless = ("content_type", "sha256", "key_id", "by_kind", "by_ref")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    object_id = models.UUIDField()
    kind = models.CharField(
        max_length=12, choices=[(each.value, each.name) for each in DocumentKind]
    )
    name = SealedTextField()
    content_type = models.CharField(max_length=60)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    key_id = models.CharField(max_length=40)
    scan = models.CharField(max_length=12, choices=[(each.value, each.name) for each in Scan])
    stored_at = models.DateTimeField()
    by_kind = models.CharField(max_length=12)
    by_ref = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["object_id", "stored_at"], name="documents_of_object")]
