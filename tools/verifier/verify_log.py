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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LOG_KEY, WITNESS_KEY = 1, 4  # what a key is for, in its first byte
ERASED = b'"verb":"TraceErased"'
BATCH = 4096  # leaves hashed at a time: a power of two
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
                    yield key, ed25519_holds(key.public, *self._signed(key, data[4:]))

    def _signed(self, key: Key, data: bytes) -> tuple[bytes, bytes]:
        if key.kind == LOG_KEY:
            return self.text.encode(), data
        when = int.from_bytes(data[:8], "big")
        return f"cosignature/v1\ntime {when}\n{self.text}".encode(), data[8:]


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

    def add_leaves(self, hashes: list[bytes]) -> None:
        """Many leaves, as large subtrees where they fit."""
        sha, at = hashlib.sha256, 0
        while at < len(hashes):
            fits = (self.size & -self.size).bit_length() - 1 if self.size else 63
            height = min(fits, (len(hashes) - at).bit_length() - 1)
            level = hashes[at : at + (1 << height)]
            at += len(level)
            while len(level) > 1:
                pairs = iter(level)
                level = [sha(b"\x01" + a + b).digest() for a, b in zip(pairs, pairs, strict=True)]
            self.add(height, level[0])

    def root(self) -> bytes:
        """The root of RFC 6962."""
        if not self.peaks:
            return hashlib.sha256(b"").digest()
        found = self.peaks[-1][1]
        for _, each in reversed(self.peaks[:-1]):
            found = node(each, found)
        return found


@dataclass
class Result:
    """What was found."""

    leaves: int = 0
    erased: int = 0
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def check_log(path: Path, keys: list[Key], outside: list[Checkpoint], need: int) -> Result:
    """Read an exported log from beginning to end."""
    result = Result()
    with path.open("rb") as file:
        header = json.loads(file.readline())
        checkpoints = [*map(Checkpoint.read, header["checkpoints"]), *outside]
        _check_signatures(checkpoints, outside, keys, header["origin"], need, result)
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
    file: Iterable[bytes], header: dict[str, Any], wanted: set[int], result: Result
) -> dict[int, bytes]:
    tree, first, last = Tree(), header["from"], header["to"]
    for height, hash_ in header["left"]:
        tree.add(height, bytes.fromhex(hash_))
    if tree.size != first:
        result.faults.append("what comes before the export does not fit")
        return {}
    stops = sorted(size for size in wanted | {last} if first <= size <= last)
    found = {tree.size: tree.root()} if first in stops else {}
    erased: set[int] = set()
    allowed: set[int] = set()
    lines = iter(file)
    for stop in stops:
        while tree.size < stop:
            count = min(BATCH - tree.size % BATCH, stop - tree.size)
            hashes = _leaves(lines, tree.size, count, erased, allowed, result)
            tree.add_leaves(hashes)
            if len(hashes) < count:
                result.faults.append(f"the export ends at {tree.size}, not at {last}")
                return found
        found[stop] = tree.root()
    if next(lines, b"").strip():
        result.faults.append("there is more in the file than it says")
    for height, hash_ in header["right"]:
        tree.add(height, bytes.fromhex(hash_))
        found.setdefault(tree.size, tree.root())
    result.leaves, result.erased = last - first, len(erased)
    late = header["to"] < header["size"]  # the leaf that erased may come after this part
    if unsaid := sorted(erased - allowed):
        said = f"{len(unsaid)} leaves are erased and no leaf in this file says so: {unsaid[:5]}"
        (result.notes if late else result.faults).append(said)
    return found


def _leaves(
    lines: Iterator[bytes], begin: int, count: int, erased: set[int], allowed: set[int],
    result: Result,
) -> list[bytes]:  # fmt: skip
    """The hashes of the next leaves, each compared with what it says.

    A line is {"index":…,"salt":"…","hash":"…","body":…}; what was hashed stands there as it was.
    Nothing but the quotes is read of the rest: a line of another shape cannot be read, or differs.
    """
    sha, unhex, hashes = hashlib.sha256, binascii.unhexlify, []
    for index, line in zip(range(begin, begin + count), lines, strict=False):
        head, _, body = line.rstrip().partition(b',"body":')
        try:
            _, _, number, _, _, salt, _, _, _, digest, _ = head.split(b'"')
            hash_ = unhex(digest)
            if number != b":%d," % index:
                result.faults.append(f"leaf {index} is missing or out of its place")
            if body == b"null}":
                erased.add(index)
            else:
                if sha(b"\x00" + unhex(salt) + body[:-1]).digest() != hash_:
                    result.faults.append(f"leaf {index} is not what was logged")
                if ERASED in body:
                    allowed.update(json.loads(body[:-1])["facts"]["leaves"])
        except (ValueError, KeyError, TypeError):
            result.faults.append(f"leaf {index} cannot be read")
            hash_ = b""
        hashes.append(hash_)
    return hashes


def _check_signatures(
    checkpoints: list[Checkpoint], outside: list[Checkpoint], keys: list[Key], origin: str,
    need: int, result: Result,
) -> None:  # fmt: skip
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
    _check_signatures([checkpoint], [], keys, checkpoint.origin, 0, result)
    proof = [bytes.fromhex(each) for each in given["proof"]]
    if "body" in given:
        said = bytes.fromhex(given["salt"]) + given["body"].encode()
        leaf = hashlib.sha256(b"\x00" + said).digest()
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
    for fault in result.faults[:MOST_FAULTS]:
        print(f"WRONG: {fault}")
    for note in result.notes:
        print(note)
    seconds = time.monotonic() - begun
    word = "ALL HOLDS" if not result.faults else f"{len(result.faults)} FAULTS"
    print(f"{word}: {result.leaves} leaves, {result.erased} erased, {seconds:.1f} s")
    return 1 if result.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
