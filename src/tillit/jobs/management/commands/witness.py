"""`./tillit manage witness …`: be a witness of somebody's log, or ask a witness about ours.

    key                     make a key for a witness (prints the secret and the public one)
    sign --log KEY [--begin]     read a request, answer with a signature      (the witness)
    request NAME [--old N]       what is sent to a witness                      (the log)
    keep                    read an answer and keep it                        (the log)
    status                  who has signed what, and when; fails when too old  (the log)

Requests and answers are text: by file, mail or a stick. Nothing here uses a network.
"""

import base64
import os
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tillit.kernel.actor import System
from tillit.trust.audit.actions import keep_cosignatures
from tillit.trust.audit.ports import WITNESS, PublicKey, Request, SigningKey, Witness
from tillit.trust.audit.queries import request_for, witnesses
from tillit.trust.audit.types import WitnessRefuses


class Command(BaseCommand):
    """One word says which side, the rest goes through standard input and output."""

    help = "Witness a log, or ask witnesses about ours (docs/how-to/loggen.md)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """The verb and what it needs."""
        parser.add_argument("verb", choices=["key", "sign", "request", "keep", "status"])
        parser.add_argument("name", nargs="?", default="", help="the witness that is asked")
        parser.add_argument("--log", action="append", default=[], help="public key of a log")
        parser.add_argument("--old", type=int, help="how many leaves the witness remembers")
        parser.add_argument("--begin", action="store_true", help="the first time for this log")

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        """Exit code 1 with a sentence when anything is refused."""
        try:
            self.stdout.write(getattr(self, f"_{verb}")(options), ending="")
        except (WitnessRefuses, ValueError, OSError) as refusal:
            raise CommandError(str(refusal))

    def _key(self, options: dict[str, Any]) -> str:
        secret = base64.b64encode(os.urandom(32)).decode()
        name = options["name"] or "witness.example/w1"
        public = SigningKey.read(name, WITNESS, secret).public.text
        return f"TILLIT_WITNESS_NAME={name}\nTILLIT_WITNESS_KEY={secret}\npublic: {public}\n"

    def _sign(self, options: dict[str, Any]) -> str:
        name, secret = (os.environ.get(f"TILLIT_WITNESS_{each}", "") for each in ("NAME", "KEY"))
        folder = os.environ.get("TILLIT_WITNESS_FOLDER", "")
        if not folder:
            raise ValueError("TILLIT_WITNESS_FOLDER: where the witness remembers, on its own disk")
        logs = [PublicKey.read(each) for each in options["log"]]
        witness = Witness(SigningKey.read(name, WITNESS, secret), logs, Path(folder))
        request = Request.read(sys.stdin.read())
        return witness.cosign(request, at=timezone.now(), begin=options["begin"])

    def _request(self, options: dict[str, Any]) -> str:
        return request_for(System("witness"), options["name"], old=options["old"])

    def _keep(self, options: dict[str, Any]) -> str:
        kept = keep_cosignatures(sys.stdin.read(), by=System("witness"), at=timezone.now())
        if not kept:
            raise ValueError("No line by a witness in TILLIT_WITNESSES")
        return "".join(f"{name} has signed\n" for name in kept)

    def _status(self, options: dict[str, Any]) -> str:
        found = witnesses(System("witness"), at=timezone.now())
        told = "".join(
            f"{each.name}: {each.size} leaves, {each.at or 'never'}{' TOO OLD' * each.late}\n"
            for each in found
        )
        if not found or any(each.late for each in found):
            raise ValueError(f"{told}A witness is late, or there is none in TILLIT_WITNESSES")
        return told
