"""What a witness does: it keeps the last checkpoint of each log, and signs only what continues it.

Files alone, no database and no network: the witness runs it on a machine of its own. The request
and the answer have the form of C2SP's tlog-witness.
"""

import base64
import fcntl
import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tillit.trust.audit.merkle import is_beginning
from tillit.trust.audit.notes import LOG, PublicKey, Signed, SigningKey
from tillit.trust.audit.types import WitnessRefuses

MOST_HASHES = 63


@dataclass(frozen=True)
class Request:
    """A checkpoint with what shows that it continues the one of the old size."""

    old: int
    proof: tuple[bytes, ...]
    signed: Signed

    @property
    def text(self) -> str:
        """As it is sent."""
        hashes = "".join(f"{base64.b64encode(each).decode()}\n" for each in self.proof)
        return f"old {self.old}\n{hashes}\n{self.signed.note}"

    @classmethod
    def read(cls, text: str) -> "Request":
        """Raises ValueError for what is no request."""
        head, _, note = text.replace("\r\n", "\n").lstrip("\n").partition("\n\n")
        first, *hashes = head.split("\n")
        word, _, old = first.partition(" ")
        if word != "old" or not old.isdecimal() or len(hashes) > MOST_HASHES:
            raise ValueError("This is no request to a witness")
        proof = tuple(base64.b64decode(each, validate=True) for each in hashes)
        return cls(int(old), proof, Signed.read(note))


class Witness:
    """A witness with its key, the keys of the logs it knows, and a folder that it remembers in."""

    def __init__(self, key: SigningKey, logs: Sequence[PublicKey], folder: Path) -> None:
        self.key, self.logs, self.folder = key, logs, folder

    def cosign(self, request: Request, *, at: datetime, begin: bool = False) -> str:
        """The line with the witness's signature, after the checkpoint has been remembered.

        `begin`: the first time for this log. A witness that has lost its memory must not begin
        anew under the same name: it would sign a fork. Raises WitnessRefuses, which says why.
        """
        signed = request.signed
        self._check_signed(signed)
        with self._alone(signed.origin) as place:
            kept = Signed.read(place.read_text()) if place.exists() else None
            self._check_continues(request, kept, begin=begin)
            line = self.key.line(signed.text, at=at)
            self._remember(place, signed)
        return line

    def remembered(self, origin: str) -> Signed | None:
        """The last checkpoint of a log that this witness has signed."""
        place = self._place(origin)
        return Signed.read(place.read_text()) if place.exists() else None

    def _check_signed(self, signed: Signed) -> None:
        known = [key for key in self.logs if key.kind == LOG and key.name == signed.origin]
        if not known:
            raise WitnessRefuses("Den loggen känner jag inte. Ange dess nyckel.")
        try:
            if signed.signed_by(known):
                return
        except ValueError:
            pass
        raise WitnessRefuses("Loggens underskrift stämmer inte. Jag skriver inte under.")

    @staticmethod
    def _check_continues(request: Request, kept: Signed | None, *, begin: bool) -> None:
        new = request.signed
        if kept is None:
            if not begin:
                raise WitnessRefuses(
                    "Jag har inte sett den här loggen förut. Är det första gången: --begin. Har "
                    "minnet gått förlorat: byt namn och nyckel på vittnet, börja inte om."
                )
            return
        if new.size < kept.size:
            raise WitnessRefuses(f"Loggen har blivit kortare: {new.size} blad, {kept.size} förut.")
        if request.old != kept.size:
            raise WitnessRefuses(f"Jag minns {kept.size} blad. Gör en begäran från den storleken.")
        if new.size == kept.size and new.root != kept.root:
            raise WitnessRefuses("Loggen är en annan än den jag har skrivit under.")
        if not is_beginning(kept.size, kept.root, new.size, new.root, request.proof):
            raise WitnessRefuses("Loggen fortsätter inte på den som jag har skrivit under.")

    def _place(self, origin: str) -> Path:
        return self.folder / f"{hashlib.sha256(origin.encode()).hexdigest()[:32]}.checkpoint"

    @contextmanager
    def _alone(self, origin: str) -> Iterator[Path]:
        """One request at a time: else an older checkpoint could be remembered after a newer."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = self._place(origin)
        with place.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield place

    @staticmethod
    def _remember(place: Path, signed: Signed) -> None:
        unready = place.with_suffix(".part")
        with unready.open("w", encoding="utf-8") as file:
            file.write(signed.note)
            file.flush()
            os.fsync(file.fileno())
        unready.replace(place)
        folder = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
