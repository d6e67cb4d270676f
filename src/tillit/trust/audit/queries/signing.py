"""What has been signed, and the proofs that go with it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, Max, OuterRef

from tillit.kernel.actor import Actor
from tillit.trust.audit import merkle
from tillit.trust.audit.models import Checkpoint, LogKey, Payload, Place
from tillit.trust.audit.tree import Stored
from tillit.trust.audit.types import CheckpointView, KeyLine, Proof


def _view(row: Checkpoint) -> CheckpointView:
    return CheckpointView(row.pk, row.size, bytes(row.root), row.note, row.at)


def latest_checkpoint(actor: Actor) -> CheckpointView | None:
    """What was signed last."""
    row = Checkpoint.objects.order_by("-pk").first()
    return _view(row) if row else None


def checkpoint_of(actor: Actor, size: int) -> CheckpointView | None:
    """The latest checkpoint over exactly so many leaves."""
    row = Checkpoint.objects.filter(size=size).order_by("-pk").first()
    return _view(row) if row else None


def checkpoints(actor: Actor, *, limit: int) -> list[CheckpointView]:
    """The latest checkpoints, the newest first."""
    return [_view(row) for row in Checkpoint.objects.order_by("-pk")[:limit]]


def known_keys(actor: Actor) -> list[KeyLine]:
    """Every key the log has signed with, the oldest first."""
    rows = LogKey.objects.order_by("pk").values_list("text", "since")
    return [KeyLine(text, since) for text, since in rows]


def unplaced(actor: Actor, *, before: datetime) -> int:
    """How many leaves from before a moment have no place in the tree."""
    placed = Place.objects.filter(leaf=OuterRef("leaf"))
    return Payload.objects.filter(~Exists(placed), at__lt=before).count()


def waits(actor: Actor, *, before: datetime) -> bool:
    """Whether any of the latest leaves has waited for its place since a moment."""
    last = Place.objects.aggregate(last=Max("leaf_id"))["last"] or 0
    placed = Place.objects.filter(leaf=OuterRef("leaf"))
    return Payload.objects.filter(~Exists(placed), pk__gt=last - 10_000, at__lt=before).exists()


def consistency_proof(actor: Actor, old: int, new: int) -> list[bytes]:
    """What shows that the tree of the old size is the beginning of the tree of the new size."""
    return merkle.consistency(Stored().node, old, new)


def signed_among(actor: Actor, leaf_ids: Iterable[int]) -> frozenset[int]:
    """Those of the leaves that the latest checkpoint covers: a receipt can be had for them."""
    signed = latest_checkpoint(actor)
    rows = Place.objects.filter(leaf__in=leaf_ids, index__lt=signed.size if signed else 0)
    return frozenset(rows.values_list("leaf_id", flat=True))


def inclusion_proof(actor: Actor, leaf_id: int) -> Proof | None:
    """One leaf with what it says and its way to the latest signed root; nothing while it has no
    place, or when what it said has been erased. The caller has been let in to what it says."""
    found = inclusion_proofs(actor, [leaf_id])
    return found[0] if found else None


def inclusion_proofs(actor: Actor, leaf_ids: list[int]) -> list[Proof]:
    """As `inclusion_proof`, for many."""
    signed, tree = latest_checkpoint(actor), Stored()
    if signed is None:
        return []
    rows = Place.objects.filter(leaf__in=leaf_ids, index__lt=signed.size).order_by("index")
    places = rows.values_list("leaf_id", "index")
    said = Payload.objects.in_bulk([leaf for leaf, _ in places])
    return [
        Proof(
            index=index,
            hash=tree.node(0, index),
            salt=bytes(said[leaf].salt),
            body=said[leaf].body,
            way=tuple(merkle.inclusion(tree.node, index, signed.size)),
            checkpoint=signed,
        )
        for leaf, index in places
        if leaf in said
    ]
