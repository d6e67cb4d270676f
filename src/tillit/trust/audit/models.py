"""Two tables: the leaf that never changes, and what it says. Triggers forbid the rest."""

from django.db import models


class Leaf(models.Model):
    """One fact in the log: a salted hash over its payload. The order is the id."""

    class Privacy:
        holds = "a salted hash; nothing about anybody"
        retention = "log"
        location = ()

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
        location = ()
        placeless = ("body", "kind", "verb", "actor_kind", "actor_ref")

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


class Place(models.Model):
    """Where a leaf stands in the tree. Ids have gaps and are committed out of order on PostgreSQL;
    the index has none and is given once, by the sequencer."""

    class Privacy:
        holds = "numbers of leaves; nothing about anybody"
        retention = "log"
        location = ()

    index = models.BigIntegerField(primary_key=True)
    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT)

    class Meta:
        db_table = "audit_place"


class Tile(models.Model):
    """256 hashes of the tree beside each other, once they are all there, and the hash over them.

    At height 0 they are leaves, at height 1 the roots of 256 tiles of leaves, and so on. What a
    tile does not hold yet is made from the tiles below, so nothing here is ever written twice.
    """

    class Privacy:
        holds = "hashes; nothing about anybody"
        retention = "log"
        location = ()

    height = models.SmallIntegerField()
    number = models.BigIntegerField()
    hashes = models.BinaryField(max_length=8192)
    root = models.BinaryField(max_length=32)

    class Meta:
        db_table = "audit_tile"
        constraints = [models.UniqueConstraint(fields=["height", "number"], name="audit_tile_once")]


class Checkpoint(models.Model):
    """The log signed how long it was and what its root was. `note` is what others check."""

    class Privacy:
        holds = "the size and the root of the log; nothing about anybody"
        retention = "log"
        location = ()
        placeless = ("note",)

    size = models.BigIntegerField(db_index=True)
    root = models.BinaryField(max_length=32)
    note = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "audit_checkpoint"


class LogKey(models.Model):
    """A public key that the log has signed with, and from when."""

    class Privacy:
        holds = "public keys; nothing about anybody"
        retention = "log"
        location = ()
        placeless = ("text",)

    text = models.CharField(max_length=300, unique=True)
    since = models.DateTimeField()

    class Meta:
        db_table = "audit_log_key"


class Cosignature(models.Model):
    """A witness signed a checkpoint. `at` is the witness's own clock."""

    class Privacy:
        holds = "who witnessed the log and when; nothing about anybody"
        retention = "log"
        location = ()
        placeless = ("witness", "line")

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT)
    witness = models.CharField(max_length=200)
    line = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "audit_cosignature"
        indexes = [models.Index(fields=["witness", "-at"], name="audit_cosignature_latest")]


class Erasure(models.Model):
    """What a leaf said has been disposed of. `told_in` is the leaf that says so, by whom and why.

    Only what stands here may leave the payloads: a trigger lets nothing else go, and takes a row
    here only when the other leaf tells of erasing.
    """

    class Privacy:
        holds = "numbers of leaves; nothing about anybody"
        retention = "log"
        location = ()

    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, primary_key=True)
    told_in = models.ForeignKey(Leaf, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "audit_erasure"


class Inspection(models.Model):
    """The log was read from beginning to end: how many leaves, and how many faults."""

    class Privacy:
        holds = "numbers of leaves and faults; nothing about anybody"
        retention = "log"
        location = ()
        placeless = ("first",)

    at = models.DateTimeField()
    leaves = models.BigIntegerField()
    faults = models.IntegerField()
    first = models.CharField(max_length=200, blank=True)
    unplaced = models.IntegerField()

    class Meta:
        db_table = "audit_inspection"
