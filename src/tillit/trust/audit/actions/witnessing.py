"""Take in what witnesses have signed, and read the log through each night."""

from datetime import datetime

from django.db import transaction

from tillit.kernel.actor import Actor
from tillit.trust.audit.keys import known_witnesses
from tillit.trust.audit.models import Checkpoint, Cosignature, Inspection
from tillit.trust.audit.notes import DASH, Signed, check, signature_in
from tillit.trust.audit.queries import faults, size, unplaced
from tillit.trust.audit.types import InspectionLine

FIRST_SIGNS = 200
LATEST = 500  # checkpoints that an answer is looked for among


@transaction.atomic
def keep_cosignatures(text: str, *, by: Actor, at: datetime) -> list[str]:
    """Keep every line that a witness of ours has signed one of our latest checkpoints with.

    Returns the names of the witnesses. Lines of others are passed over, and so is what is kept
    already. Raises ValueError for a false signature in the name of a witness.
    """
    known = {(key.name, key.id): key for key in known_witnesses()}
    kept = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if not line.startswith(DASH):
            continue
        name, blob = signature_in(line)
        if (key := known.get((name, blob[:4]))) is None:
            continue
        for row in Checkpoint.objects.order_by("-pk")[:LATEST]:
            try:
                moment = check(key, Signed.read(row.note).text, blob[4:])
            except ValueError:
                continue
            assert moment is not None  # a witness says when
            said = {"checkpoint": row, "witness": name, "line": f"{line}\n"}
            Cosignature.objects.get_or_create(**said, defaults={"at": moment})
            kept.append(name)
            break
        else:
            raise ValueError(f"{name} has not signed any of our latest {LATEST} checkpoints")
    return kept


def inspect_log(*, by: Actor, at: datetime) -> InspectionLine:
    """Read the whole log and write down what came of it.

    Not in one transaction: on SQLite nobody could write meanwhile.
    """
    found = list(faults(by))
    line = InspectionLine(
        at=at,
        leaves=size(by),
        faults=len(found),
        first=found[0][:FIRST_SIGNS] if found else "",
        unplaced=unplaced(by, before=at),
    )
    with transaction.atomic():
        Inspection.objects.create(**vars(line))
    return line
