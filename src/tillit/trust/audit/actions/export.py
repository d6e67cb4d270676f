"""The log as a file that an inspector checks on a machine of their own."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tillit.kernel.actor import Actor
from tillit.trust.audit.merkle import blocks
from tillit.trust.audit.models import Checkpoint, Place
from tillit.trust.audit.policies import check_may_review
from tillit.trust.audit.queries import cosigned_note
from tillit.trust.audit.tree import Stored
from tillit.trust.audit.types import NotSigned

from .log import note_read

CHUNK = 2_000
LATEST = 20  # checkpoints that go with the file; each takes the verifier some milliseconds


@dataclass(frozen=True)
class LogExport:
    """A part of the log up to a checkpoint: from the place `start` until before `end`."""

    start: int
    end: int
    head: str

    def lines(self) -> Iterator[str]:
        """The file line by line. What was hashed stands there letter for letter."""
        yield self.head
        rows = Place.objects.filter(index__gte=self.start, index__lt=self.end).order_by("index")
        said = rows.values_list("index", "leaf__hash", "leaf__payload__salt", "leaf__payload__body")
        for index, hash_, salt, body in said.iterator(chunk_size=CHUNK):
            salted = bytes(salt).hex() if salt is not None else ""
            begin = f'{{"index":{index},"salt":"{salted}","hash":"{bytes(hash_).hex()}"'
            yield f'{begin},"body":{"null" if body is None else body}}}\n'


@transaction.atomic
def export_log(*, by: Actor, at: datetime, start: int = 0, end: int | None = None) -> LogExport:
    """The log up to what was signed last, or a part of it. Leaves a leaf itself.

    Raises Refusal for who may not review the log, and NotSigned when there is no checkpoint or the
    part lies outside it.
    """
    check_may_review(by)
    signed = list(Checkpoint.objects.order_by("-pk")[:LATEST])
    if not signed:
        raise NotSigned("Loggen har inte signerats än. Vänta en minut och försök igen.")
    size = signed[0].size
    last = size if end is None else end
    if not 0 <= start < last <= size:
        raise NotSigned(f"Loggen har blad 0 till {size - 1}. Välj en del av dem.")
    note_read("export_log", by=by, at=at, shows=(), ground="review", count=last - start)
    tree = Stored()
    head = {
        "origin": signed[0].note.partition("\n")[0],
        "size": size,
        "from": start,
        "to": last,
        "left": [[height, tree.node(height, n).hex()] for height, n in blocks(0, start)],
        "right": [[height, tree.node(height, n).hex()] for height, n in blocks(last, size)],
        "checkpoints": [cosigned_note(by, row.size) for row in reversed(signed)],
    }
    return LogExport(start, last, json.dumps(head, ensure_ascii=False) + "\n")
