"""What stands outside the house while its log is attacked: a witness, and the verifier's file."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime
from pathlib import Path

from tillit.kernel.actor import System
from tillit.trust.audit.actions import export_log, keep_cosignatures
from tillit.trust.audit.keys import signing_keys
from tillit.trust.audit.models import Leaf, Payload
from tillit.trust.audit.ports import WITNESS, Request, SigningKey, Witness
from tillit.trust.audit.queries import request_for
from tillit.trust.audit.types import NotSigned, WitnessRefuses
from tools.verifier import verify_log

BY = System("prove")
NAME = "grannkommunen.example/vittne"


class House:
    """A log with one witness that remembers what it has signed, and a way to ask both."""

    def __init__(self, folder: Path) -> None:
        key = SigningKey.read(NAME, WITNESS, base64.b64encode(b"w" * 32).decode())
        log = signing_keys()[0].public
        self.folder, self.witness = folder, Witness(key, [log], folder / "witness")
        self.keys = [verify_log.Key.read(key.public.text), verify_log.Key.read(log.text)]
        self.origin, self.covered, self.remembered = log.name, 0, ""

    def begin(self, *, at: datetime) -> None:
        """The witness signs for the first time, and somebody keeps a copy of that."""
        request = Request.read(request_for(BY, NAME))
        line = self.witness.cosign(request, at=at, begin=True)
        keep_cosignatures(line, by=BY, at=at)
        self.covered, self.remembered = request.signed.size, request.signed.note + line

    def verifier(self, *, outside: bool = True) -> list[str]:
        """What the verifier finds in the log as it can be exported now."""
        try:
            found = export_log(by=BY, at=datetime.fromisoformat("2026-03-02T09:30:00+00:00"))
            path = self.folder / "export.jsonl"
            path.write_text("".join(found.lines()), encoding="utf-8")
        except (NotSigned, IndexError) as problem:
            return [f"it cannot be exported: {problem}"]
        kept = [verify_log.Checkpoint.read(self.remembered)] if outside else []
        return verify_log.check_log(path, self.keys, kept, 0).faults

    def witness_refuses(self, *, at: datetime) -> bool:
        """Whether the witness refuses what the log would have it sign next."""
        (memory,) = self.witness.folder.glob("*.checkpoint")
        before = memory.read_text()
        try:
            request = Request.read(request_for(BY, NAME, old=self.covered))
            if request.signed.size == self.covered:
                request = Request(self.covered, (), request.signed)
            self.witness.cosign(request, at=at)
        except (WitnessRefuses, ValueError, IndexError):
            return True
        finally:
            memory.write_text(before)  # the next attack begins anew
        return False

    def without_anything_from_outside(self) -> list[str]:
        """The control: each leaf against its words, and the file against its own checkpoint."""
        rows = dict(Leaf.objects.values_list("pk", "hash"))
        said = Payload.objects.values_list("pk", "salt", "body")
        wrong = [
            f"{pk}"
            for pk, salt, body in said
            if hashlib.sha256(b"\x00" + bytes(salt) + body.encode()).digest() != bytes(rows[pk])
        ]
        return wrong + self.verifier(outside=False)
