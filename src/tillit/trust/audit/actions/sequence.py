"""Give every new leaf its place in the tree, and sign what the tree is: the sequencer."""

from datetime import datetime

from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef

from tillit.kernel.actor import Actor
from tillit.kernel.events import Code
from tillit.trust.audit.events import LogKeyTaken
from tillit.trust.audit.keys import signing_keys
from tillit.trust.audit.models import Checkpoint, Leaf, LogKey, Place, Tile
from tillit.trust.audit.notes import PublicKey, SigningKey, checkpoint_text, sign
from tillit.trust.audit.tree import Growing, placed
from tillit.trust.audit.types import CheckpointView, LogBroken

from .log import record

# On PostgreSQL a leaf with a lower number may be committed after one with a higher. Those among
# the last so many are looked for each time; a straggler from before them is found by `whole`.
OVERLAP = 10_000
MOST = 50_000  # leaves in one turn; SQLite lets nobody else write meanwhile
ROWS = 2_000
ONE_AT_A_TIME = 6962  # the number of an advisory lock


@transaction.atomic
def take_checkpoint(*, by: Actor, at: datetime, whole: bool = False) -> CheckpointView | None:
    """Place what is new and sign the tree; nothing when nothing is new. O(new + log n).

    `whole` looks through the whole log for leaves without a place. Raises LogBroken when the log
    is no longer what was signed last: nothing is then signed, so that nobody hides it by going on.
    """
    _wait_for_others()
    keys = signing_keys()
    changed = _take_key(keys[0], by=by, at=at)
    edge = Growing(placed())
    last = Checkpoint.objects.order_by("-pk").first()
    if last and (edge.size, edge.root()) != (last.size, bytes(last.root)):
        raise LogBroken("The log is not what was signed last. Keep it as it is, and look into it")
    _place(edge, whole=whole)
    if last and last.size == edge.size and not changed:
        return None
    root = edge.root()
    note = sign(checkpoint_text(keys[0].name, edge.size, root), keys, at=at)
    row = Checkpoint.objects.create(size=edge.size, root=root, note=note, at=at)
    return CheckpointView(row.pk, row.size, root, note, at)


def _wait_for_others() -> None:
    """Two sequencers at once would give a leaf two places. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def _take_key(key: SigningKey, *, by: Actor, at: datetime) -> bool:
    """A key that is used for the first time is written down, and is a leaf of its own."""
    before = LogKey.objects.order_by("-pk").first()
    if before and before.text == key.public.text:
        return False
    if LogKey.objects.filter(text=key.public.text).exists():
        raise LogBroken("TILLIT_LOG_KEY begins with an old key. Put the new one first")
    LogKey.objects.create(text=key.public.text, since=at)
    said = Code(PublicKey.read(before.text).id.hex()) if before else None
    record(LogKeyTaken(Code(key.public.id.hex()), said), by=by, at=at)
    return True


def _place(edge: Growing, *, whole: bool) -> None:
    rows = Leaf.objects.filter(~Exists(Place.objects.filter(leaf=OuterRef("pk"))))
    last = Place.objects.aggregate(last=Max("leaf_id"))["last"]
    if last is not None and not whole:
        rows = rows.filter(pk__gt=last - OVERLAP)
    places = []
    for number, hash_ in rows.order_by("pk").values_list("pk", "hash")[:MOST]:
        places.append(Place(index=edge.size, leaf_id=number))
        edge.add(bytes(hash_))
    Place.objects.bulk_create(places, batch_size=ROWS)
    Tile.objects.bulk_create(edge.whole, batch_size=100)
