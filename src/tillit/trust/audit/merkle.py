"""The tree over the leaves (RFC 6962), as plain functions over the hashes of complete subtrees.

`node(height, number)` gives the hash of the complete subtree that begins at leaf number × 2^height.
"""

import hashlib
from collections.abc import Callable, Sequence

Node = Callable[[int, int], bytes]
EMPTY = hashlib.sha256(b"").digest()


def join(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees beside each other."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def fold(hashes: Sequence[bytes]) -> bytes:
    """The root over hashes whose number is a power of two."""
    level = list(hashes)
    while len(level) > 1:
        level = [join(level[at], level[at + 1]) for at in range(0, len(level), 2)]
    return level[0]


def blocks(start: int, end: int) -> list[tuple[int, int]]:
    """The complete subtrees (height, number) that cover the leaves from start until before end."""
    found = []
    while start < end:
        fits = (start & -start).bit_length() - 1 if start else 63
        height = min(fits, (end - start).bit_length() - 1)
        found.append((height, start >> height))
        start += 1 << height
    return found


def span(node: Node, start: int, end: int) -> bytes:
    """The hash over a part of the tree that RFC 6962 gives a node of its own."""
    found = [node(*each) for each in blocks(start, end)]
    root = found.pop() if found else EMPTY
    for each in reversed(found):
        root = join(each, root)
    return root


def inclusion(node: Node, index: int, size: int) -> list[bytes]:
    """The way from a leaf to the root of a tree of this size, the nearest first."""
    found, start, end = [], 0, size
    while end - start > 1:
        middle = start + _half(end - start)
        if index < middle:
            found.append(span(node, middle, end))
            end = middle
        else:
            found.append(span(node, start, middle))
            start = middle
    return found[::-1]


def consistency(node: Node, old: int, new: int) -> list[bytes]:
    """What shows that the tree of the old size is the beginning of the new one."""
    if old in (0, new):
        return []
    found, start, end, whole = [], 0, new, True
    while old != end:
        middle = start + _half(end - start)
        if old <= middle:
            found.append(span(node, middle, end))
            end = middle
        else:
            found.append(span(node, start, middle))
            start, whole = middle, False
    return ([] if whole else [span(node, start, end)]) + found[::-1]


def climbs_to(index: int, size: int, leaf: bytes, proof: Sequence[bytes]) -> bytes:
    """The root that a leaf and its way give; nothing (b"") when the way has another length."""
    if size <= 1 or not proof:
        return leaf if size == 1 and index == 0 and not proof else b""
    half = _half(size)
    if index < half:
        return join(climbs_to(index, half, leaf, proof[:-1]), proof[-1])
    return join(proof[-1], climbs_to(index - half, size - half, leaf, proof[:-1]))


def is_beginning(old: int, old_root: bytes, new: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the old tree is the beginning of the new one."""
    if old > new or (old in (0, new) and proof):
        return False
    if old == 0:
        return old_root == EMPTY
    return _both(old, new, whole=True, root=old_root, proof=proof) == (old_root, root)


def _both(
    old: int, new: int, *, whole: bool, root: bytes, proof: Sequence[bytes]
) -> tuple[bytes, bytes]:
    """The roots of the old and the new tree that a proof gives."""
    if old == new:
        if len(proof) != (0 if whole else 1):
            return b"", b""
        return (root, root) if whole else (proof[0], proof[0])
    if not proof:
        return b"", b""
    half = _half(new)
    if old <= half:
        one, two = _both(old, half, whole=whole, root=root, proof=proof[:-1])
        return one, join(two, proof[-1])
    one, two = _both(old - half, new - half, whole=False, root=root, proof=proof[:-1])
    return join(proof[-1], one), join(proof[-1], two)


class Peaks:
    """A tree that leaves are added to one by one, as its complete subtrees, the highest first."""

    def __init__(self) -> None:
        self.size = 0
        self._found: list[tuple[int, bytes]] = []

    def add(self, hash_: bytes) -> None:
        """One more leaf."""
        height = 0
        while self._found and self._found[-1][0] == height:
            hash_, height = join(self._found.pop()[1], hash_), height + 1
        self._found.append((height, hash_))
        self.size += 1

    def root(self) -> bytes:
        """The root so far."""
        if not self._found:
            return EMPTY
        found = self._found[-1][1]
        for _, each in reversed(self._found[:-1]):
            found = join(each, found)
        return found


def _half(size: int) -> int:
    return 1 << ((size - 1).bit_length() - 1)
