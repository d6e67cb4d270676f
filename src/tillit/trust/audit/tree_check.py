"""The whole tree made anew from the leaves, and compared with everything that was signed."""

from collections.abc import Iterator

from .merkle import Peaks
from .models import Checkpoint, LogKey, Place, Tile
from .notes import LOG, PublicKey, Signed
from .tree import HASH, WIDTH


def tree_faults(chunk: int) -> Iterator[str]:
    """Every checkpoint and tile that does not fit the leaves as they stand now."""
    keys = [PublicKey.read(text) for text in LogKey.objects.values_list("text", flat=True)]
    signed: dict[int, set[bytes]] = {}
    for row in Checkpoint.objects.order_by("pk").iterator(chunk_size=chunk):
        if fault := _wrong_in(row, keys):
            yield f"checkpoint {row.pk}: {fault}"
        signed.setdefault(row.size, set()).add(bytes(row.root))
    tiles = Tile.objects.filter(height=0).order_by("number").values_list("hashes", flat=True)
    yield from _walk(signed, (bytes(each) for each in tiles.iterator(chunk_size=64)), chunk)


def _wrong_in(row: Checkpoint, keys: list[PublicKey]) -> str:
    try:
        note = Signed.read(row.note)
        signers = [key for key, _ in note.signed_by(keys) if key.kind == LOG]
    except ValueError:
        return "the signature does not hold"
    if (note.size, note.root) != (row.size, bytes(row.root)):
        return "a column differs from what was signed"
    return "" if signers else "no known key has signed it"


def _walk(signed: dict[int, set[bytes]], tiles: Iterator[bytes], chunk: int) -> Iterator[str]:
    """Leaf by leaf in the order of the tree. One fault is said once: after it nothing fits."""
    tree, here = Peaks(), list[bytes]()
    rows = Place.objects.order_by("index").values_list("index", "leaf__hash")
    for index, hash_ in rows.iterator(chunk_size=chunk):
        if index != tree.size:
            yield f"place {tree.size}: there is no leaf"
            return
        tree.add(bytes(hash_))
        here.append(bytes(hash_))
        if len(here) == WIDTH:
            if (first := _difference(next(tiles, b""), here)) is not None:
                yield f"place {tree.size - WIDTH + first}: another leaf than was placed there"
                return
            here.clear()
        if tree.size in signed and signed[tree.size] != {tree.root()}:
            yield f"the tree of size {tree.size} is not what was signed"
            return
    if missing := [size for size in signed if size > tree.size]:
        yield f"place {tree.size}: the log ends here, but was signed with {max(missing)} leaves"


def _difference(kept: bytes, here: list[bytes]) -> int | None:
    for at, hash_ in enumerate(here):
        if kept[at * HASH : (at + 1) * HASH] != hash_:
            return at
    return None
