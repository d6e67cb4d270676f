"""How the log is watched over: witnesses, the printed line, the nightly reading, how long."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Max

from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of
from tillit.trust.audit.keys import known_witnesses
from tillit.trust.audit.line import Line, read_line, short_root
from tillit.trust.audit.models import Cosignature, Erasure, Inspection
from tillit.trust.audit.notes import Signed
from tillit.trust.audit.tree import Stored, placed
from tillit.trust.audit.types import InspectionLine, KeptFor, TypedLine, WitnessLine
from tillit.trust.audit.witness import Request

from .signing import checkpoint_of, consistency_proof, latest_checkpoint, waits

LATE = timedelta(hours=26)  # a witness that signs once a day, and two hours
SIGNED_LATE = timedelta(minutes=15)


def witnesses(actor: Actor, *, at: datetime) -> list[WitnessLine]:
    """Every witness whose word counts, with what it signed last."""
    latest = Cosignature.objects.values("witness").annotate(
        last=Max("at"), size=Max("checkpoint__size")
    )
    found = {row["witness"]: row for row in latest.order_by()}
    return [
        WitnessLine(
            key.name,
            found[key.name]["size"] if key.name in found else 0,
            found[key.name]["last"] if key.name in found else None,
            key.name not in found or found[key.name]["last"] < at - LATE,
        )
        for key in known_witnesses()
    ]


def request_for(actor: Actor, witness: str, *, old: int | None = None) -> str:
    """What is sent to a witness: the latest checkpoint, and that it continues what the witness has
    signed. `old`: how much it says that it remembers. Raises ValueError when nothing is signed."""
    signed = latest_checkpoint(actor)
    if signed is None:
        raise ValueError("Nothing has been signed yet. Run: ./tillit manage checkpoint")
    if old is None:
        rows = Cosignature.objects.filter(witness=witness)
        old = rows.aggregate(last=Max("checkpoint__size"))["last"] or 0
    proof = consistency_proof(actor, old, signed.size)
    return Request(old, tuple(proof), Signed.read(signed.note)).text


def cosigned_note(actor: Actor, size: int) -> str:
    """A checkpoint with the lines of every witness under it."""
    signed = checkpoint_of(actor, size)
    if signed is None:
        return ""
    rows = Cosignature.objects.filter(checkpoint=signed.id).order_by("pk")
    return signed.note + "".join(rows.values_list("line", flat=True))


def line_to_print(actor: Actor, *, at: datetime) -> str:
    """Today's line, or nothing before the first checkpoint."""
    signed = latest_checkpoint(actor)
    if signed is None:
        return ""
    origin = signed.note.partition("\n")[0]
    return Line(origin, signed.size, short_root(signed.root), day_of(at)).text


def compare_line(actor: Actor, text: str) -> TypedLine:
    """A printed line against the log as it is now."""
    line = read_line(text, settings.LOG_ORIGIN)
    if line is None:
        return TypedLine.MISREAD
    if line.size > placed():
        return TypedLine.SHORTER
    same = short_root(Stored().root(line.size)) == line.root
    return TypedLine.MATCHES if same else TypedLine.DIFFERS


def latest_inspection(actor: Actor) -> InspectionLine | None:
    """What came of reading the log through the last time."""
    row = Inspection.objects.order_by("-pk").first()
    if row is None:
        return None
    return InspectionLine(row.at, row.leaves, row.faults, row.first, row.unplaced)


def erased(actor: Actor) -> int:
    """How many leaves' words have been disposed of."""
    return Erasure.objects.count()


def signing_is_late(actor: Actor, *, at: datetime) -> bool:
    """Whether leaves have waited for their signature longer than they should."""
    return waits(actor, before=at - SIGNED_LATE)


def kept_for(actor: Actor, *, on: date) -> KeptFor:
    """What the municipality has decided for that day. No rule was found, so nothing is assumed."""
    found = KeptFor(None, None)
    for since, years in _kept_decisions():
        if since <= on:
            found = KeptFor(years, since if since != date.min else None)
    return found


def _kept_decisions() -> list[tuple[date, int]]:
    """Every decision on how long the log is kept, in order. Raises ValueError."""
    rows = []
    for each in settings.LOG_YEARS:
        since, _, years = each.rpartition("=")
        if not years.isdecimal():
            raise ValueError(f"{each}: whole years, or a day, = and whole years")
        rows.append((date.fromisoformat(since) if since else date.min, int(years)))
    if rows != sorted(rows):
        raise ValueError("the days come in order")
    return rows
