#!/usr/bin/env python3
"""Check a log that Tillit has exported. One file, standard library only: no Tillit, no database.

    python3 verify_log.py log LOG.jsonl --key KEY [--checkpoint FILE] [--witness KEY --need 2]
    python3 verify_log.py proof PROOF.json --key KEY

KEY is the public key of the log (name+id+base64), from paper or from a witness, not from the
export. `--checkpoint` (again and again) is a checkpoint kept elsewhere: an older one, or one that a
witness signed. Checked: every leaf against what it says, the root, every checkpoint against the
same tree, every signature, and that each erased leaf was erased by a leaf that says so.
Formats: RFC 6962 hashes, C2SP signed-note, tlog-checkpoint, tlog-cosignature; RFC 8032 Ed25519.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import json
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

LOG_KEY, WITNESS_KEY = 1, 4  # what a key is for, in its first byte
ERASED = b'"verb":"TraceErased"}}'  # how such a leaf ends: its names stand in order
BATCH, FEW = 4096, 8  # leaves read at a time (2ⁿ); more batches are shared among processors
MOST_FAULTS = 50  # printed; all are counted

# Ed25519: the curve -x² + y² = 1 + dxy² over 2²⁵⁵ - 19 (RFC 8032, 5.1)
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]  # x, y, z, t with x/z, y/z and t = xy/z


def _add(a: Point, b: Point) -> Point:
    one, two = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    three, four = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = two - one, four - three, four + three, two + one
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def _times(number: int, point: Point) -> Point:
    found = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = _add(found, point)
        point, number = _add(point, point), number >> 1
    return found


def _point(data: bytes) -> Point | None:
    number = int.from_bytes(data, "little")
    y, sign = number & ((1 << 255) - 1), number >> 255
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


def _written(point: Point) -> bytes:
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


_BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature over the message is by the owner of the public key (RFC 8032)."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, number = _point(public), int.from_bytes(signature[32:], "little")
    if key is None or number >= ORDER:
        return False
    said = hashlib.sha512(signature[:32] + public + message).digest()
    minus = (P - key[0], key[1], key[2], P - key[3])
    assert _BASE is not None
    found = _add(_times(number, _BASE), _times(int.from_bytes(said, "little") % ORDER, minus))
    return _written(found) == signature[:32]


@dataclass(frozen=True)
class Key:
    """A public key as it is written: name+id+base64. `kind`: of a log or of a witness."""

    name: str
    id: bytes
    kind: int
    public: bytes

    @classmethod
    def read(cls, text: str) -> Key:
        """Raises ValueError when the text is no key, or a key with a wrong letter in it."""
        name, id_, rest = text.strip().split("+", 2)
        data = base64.b64decode(rest, validate=True)
        own = hashlib.sha256(name.encode() + b"\n" + data).digest()[:4]
        if own != bytes.fromhex(id_) or len(data) != 33:
            raise ValueError(f"{name}: the key has been misread")
        return cls(name, own, data[0], data[1:])


@dataclass(frozen=True)
class Checkpoint:
    """A signed note: origin, size and root, and who has signed that."""

    text: str
    origin: str
    size: int
    root: bytes
    lines: tuple[tuple[str, bytes], ...]  # name, key id and signature

    @classmethod
    def read(cls, note: str) -> Checkpoint:
        """Raises ValueError for what is no checkpoint."""
        text, _, signatures = note.rpartition("\n\n")
        parts = text.split("\n")
        if len(parts) < 3 or not parts[1].isdigit():
            raise ValueError("this is no checkpoint")
        lines = []
        for line in signatures.splitlines():
            mark, name, data = line.split(" ")
            if mark != "—":
                raise ValueError("this is no line with a signature")
            lines.append((name, base64.b64decode(data, validate=True)))
        root = base64.b64decode(parts[2], validate=True)
        return cls(text + "\n", parts[0], int(parts[1]), root, tuple(lines))

    def signers(self, keys: Iterable[Key]) -> Iterator[tuple[Key, bool]]:
        """Every known key that is said to have signed, and whether it has."""
        for name, data in self.lines:
            for key in keys:
                if (key.name, key.id) == (name, data[:4]):
                    when = int.from_bytes(data[4:12], "big")
                    cosigned = f"cosignature/v1\ntime {when}\n{self.text}", data[12:]
                    text, mark = (self.text, data[4:]) if key.kind == LOG_KEY else cosigned
                    yield key, ed25519_holds(key.public, text.encode(), mark)


def node(left: bytes, right: bytes) -> bytes:
    """A node of the tree."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass
class Tree:
    """The tree so far: complete subtrees (height, hash), the highest first."""

    size: int = 0
    peaks: list[tuple[int, bytes]] = field(default_factory=list)

    def add(self, height: int, hash_: bytes) -> None:
        """A complete subtree that begins where the tree ends."""
        if self.size % (1 << height):
            raise ValueError("a subtree does not fit where it is said to be")
        self.size += 1 << height
        while self.peaks and self.peaks[-1][0] == height:
            hash_, height = node(self.peaks.pop()[1], hash_), height + 1
        self.peaks.append((height, hash_))

    def root(self) -> bytes:
        """The root of RFC 6962."""
        found = self.peaks[-1][1] if self.peaks else hashlib.sha256(b"").digest()
        for _, each in reversed(self.peaks[:-1]):
            found = node(each, found)
        return found


def subtrees(begin: int, hashes: list[bytes]) -> Iterator[tuple[int, bytes]]:
    """Leaves from a place on as complete subtrees, each as large as fits there."""
    sha = hashlib.sha256
    while hashes:
        fits = (begin & -begin or 1 << 63).bit_length() - 1
        height = min(fits, len(hashes).bit_length() - 1)
        level, hashes = hashes[: 1 << height], hashes[1 << height :]
        begin += 1 << height
        while len(level) > 1:
            pairs = iter(level)
            level = [sha(b"\x01" + a + b).digest() for a, b in zip(pairs, pairs, strict=True)]
        yield height, level[0]


@dataclass
class Result:
    """What was found in a log, or in a part of it: also which leaves a leaf says are erased."""

    leaves: int = 0
    erased: set[int] = field(default_factory=set)
    allowed: set[int] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def check_log(path: Path, keys: list[Key], outside: list[Checkpoint], need: int) -> Result:
    """Read an exported log from beginning to end."""
    result = Result()
    with path.open("rb") as file:
        header = json.loads(file.readline())
        checkpoints = [*map(Checkpoint.read, header["checkpoints"]), *outside]
        _check_signatures(checkpoints, keys, header["origin"], need, result)
        roots = _roots(file, header, {each.size for each in checkpoints}, result)
    if roots and max(roots) not in {each.size for each in checkpoints}:
        result.faults.append("nobody has signed what comes last")
    for each in checkpoints:
        if each.size not in roots:
            if header["from"] <= each.size <= header["to"] or each in outside:
                result.faults.append(f"the log cannot show the tree of size {each.size}")
        elif roots[each.size] != each.root:
            result.faults.append(f"the checkpoint of size {each.size} is of another log")
    return result


def _roots(
    file: BinaryIO, header: dict[str, Any], wanted: set[int], result: Result
) -> dict[int, bytes]:
    tree, first, last = Tree(), header["from"], header["to"]
    for height, hash_ in header["left"]:
        tree.add(height, bytes.fromhex(hash_))
    if tree.size != first:
        result.faults.append("what comes before the export does not fit")
        return {}
    stops = sorted(size for size in wanted | {last} if first <= size <= last)
    found = {tree.size: tree.root()} if first in stops else {}
    places = list(_places(file, first, stops))
    with ProcessPoolExecutor() as pool:
        for part, trees in (pool.map if len(places) > FEW else map)(read_part, places):
            for subtree in trees:
                tree.add(*subtree)
            result.faults += part.faults
            result.erased |= part.erased
            result.allowed |= part.allowed
            found |= {tree.size: tree.root()} if tree.size in stops else {}
    if tree.size < last:
        result.faults.append(f"the export ends at {tree.size}, not at {last}")
        return found
    if next(file, b"").strip():
        result.faults.append("there is more in the file than it says")
    for height, hash_ in header["right"]:
        tree.add(height, bytes.fromhex(hash_))
        found.setdefault(tree.size, tree.root())
    result.leaves = last - first
    if unsaid := sorted(result.erased - result.allowed):  # a leaf after this part may say so
        said = f"{len(unsaid)} leaves are erased and no leaf in this file says so: {unsaid[:5]}"
        (result.notes if last < header["size"] else result.faults).append(said)
    return found


def _places(file: BinaryIO, begin: int, stops: list[int]) -> Iterator[tuple[str, int, int, int]]:
    """Where leaves stand, up to each stop: the file, a byte in it, the first leaf, how many."""
    for stop in stops:
        while begin < stop:
            most = min(BATCH - begin % BATCH, stop - begin)
            at, count = file.tell(), sum(1 for _ in islice(file, most))
            yield file.name, at, begin, count
            if count < most:
                return
            begin += count


def read_part(place: tuple[str, int, int, int]) -> tuple[Result, list[tuple[int, bytes]]]:
    """Compare leaves with what they say: {"index":…,"salt":"…","hash":"…","body":…} in each line.
    Nothing but the quotes is read of the rest: a line of another shape cannot be read, or differs.
    """
    name, at, begin, count = place
    result, sha, unhex, hashes = Result(), hashlib.sha256, binascii.unhexlify, []
    with open(name, "rb") as file:
        file.seek(at)
        for index, line in enumerate(islice(file, count), begin):
            head, _, body = line.rstrip().partition(b',"body":')
            try:
                _, _, number, _, _, salt, _, _, _, digest, _ = head.split(b'"')
                hash_ = unhex(digest)
                if number != b":%d," % index:
                    result.faults.append(f"leaf {index} is missing or out of its place")
                if body == b"null}":
                    result.erased.add(index)
                elif sha(b"\x00" + unhex(salt) + body[:-1]).digest() != hash_:
                    result.faults.append(f"leaf {index} is not what was logged")
                elif body.endswith(ERASED):
                    result.allowed.update(json.loads(body[:-1])["facts"]["leaves"])
            except (ValueError, KeyError, TypeError):
                result.faults.append(f"leaf {index} cannot be read")
                hash_ = b""
            hashes.append(hash_)
    return result, list(subtrees(begin, hashes))


def _check_signatures(
    checkpoints: list[Checkpoint], keys: list[Key], origin: str, need: int, result: Result
) -> None:
    witnesses: dict[str, int] = {}
    for each in checkpoints:
        if each.origin != origin:
            result.faults.append(f"a checkpoint of size {each.size} is of the log {each.origin}")
        said = list(each.signers(keys))
        if not any(key.kind == LOG_KEY and holds for key, holds in said):
            result.faults.append(f"the log has not signed the checkpoint of size {each.size}")
        for key, holds in said:
            if not holds:
                result.faults.append(f"{key.name}: a false signature on size {each.size}")
            elif key.kind == WITNESS_KEY:
                witnesses[key.name] = max(each.size, witnesses.get(key.name, 0))
    result.notes += [f"{name} has signed size {size}" for name, size in sorted(witnesses.items())]
    if len(witnesses) < need:
        result.faults.append(f"{len(witnesses)} witnesses have signed, {need} are asked for")
    if not checkpoints:
        result.faults.append("there is no checkpoint")


def check_proof(path: Path, keys: list[Key]) -> Result:
    """Read one leaf with its way to a signed root."""
    result, given = Result(leaves=1), json.loads(path.read_text())
    checkpoint = Checkpoint.read(given["checkpoint"])
    _check_signatures([checkpoint], keys, checkpoint.origin, 0, result)
    proof = [bytes.fromhex(each) for each in given["proof"]]
    if "body" in given:
        said = b"\x00" + bytes.fromhex(given["salt"]) + given["body"].encode()
        leaf = hashlib.sha256(said).digest()
        result.notes.append(f"the row says: {given['body']}")
    else:
        leaf = bytes.fromhex(given["hash"])
        result.notes.append(f"leaf {given['index']}: what it says stands in the log, not here")
    if _climb(given["index"], checkpoint.size, leaf, proof) != checkpoint.root:
        result.faults.append("the row is not in the log that was signed")
    return result


def _climb(index: int, size: int, leaf: bytes, proof: list[bytes]) -> bytes:
    if size <= 1 or not proof:
        return leaf if size == 1 and index == 0 and not proof else b""
    half = 1 << (size - 1).bit_length() - 1
    if index < half:
        return node(_climb(index, half, leaf, proof[:-1]), proof[-1])
    return node(proof[-1], _climb(index - half, size - half, leaf, proof[:-1]))


def main(arguments: list[str]) -> int:
    """Print what was found; 0 when all holds, 1 when anything does not."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("what", choices=["log", "proof"])
    parser.add_argument("path", type=Path)
    parser.add_argument("--key", action="append", default=[], required=True)
    parser.add_argument("--witness", action="append", default=[])
    parser.add_argument("--checkpoint", action="append", default=[], type=Path)
    parser.add_argument("--need", type=int, default=0, help="how many witnesses")
    given, begun = parser.parse_args(arguments), time.monotonic()
    try:
        keys = [Key.read(each) for each in given.key + given.witness]
        outside = [Checkpoint.read(each.read_text()) for each in given.checkpoint]
        if given.what == "log":
            result = check_log(given.path, keys, outside, given.need)
        else:
            result = check_proof(given.path, keys)
    except (ValueError, KeyError, TypeError, OSError, binascii.Error) as problem:
        print(f"CANNOT BE READ: {type(problem).__name__}: {problem}")
        return 1
    for line in [*(f"WRONG: {each}" for each in result.faults[:MOST_FAULTS]), *result.notes]:
        print(line)
    word = f"{len(result.faults)} FAULTS" if result.faults else "ALL HOLDS"
    counts = f"{result.leaves} leaves, {len(result.erased)} erased"
    print(f"{word}: {counts}, {time.monotonic() - begun:.1f} s")
    return 1 if result.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
