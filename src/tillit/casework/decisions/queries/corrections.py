"""Days that were set right."""

from uuid import UUID

from tillit.casework.decisions.models import DayCorrection
from tillit.casework.decisions.types import Came, CorrectionLine
from tillit.kernel.actor import Actor
from tillit.kernel.swedish import written_day


def corrections_on(actor: Actor, case_id: UUID) -> dict[UUID, tuple[CorrectionLine, ...]]:
    """By letter, hearing or appeal, oldest first. One query. The caller has let the actor in."""
    found: dict[UUID, tuple[CorrectionLine, ...]] = {}
    for row in DayCorrection.objects.filter(case_id=case_id).order_by("at", "pk"):
        found[row.ref] = (*found.get(row.ref, ()), line_of(row))
    return found


def line_of(row: DayCorrection) -> CorrectionLine:
    """A correction with what follows from it, in a sentence."""
    last = written_day(row.follows_on) if row.follows_on else ""
    follows = {
        Came.LETTER: f"Tiden att överklaga räknas om: till och med {last} (FL 44)." if last else "",
        Came.MATERIAL: f"Parten kan svara till och med {last}." if last else "",
        Came.ANSWER: "",
        Came.APPEAL: "Om det kom i tid räknas från den nya dagen (FL 45).",
    }[Came(row.what)]
    return CorrectionLine(
        what=Came(row.what).words, was=row.was, on=row.on, reason=row.reason, follows=follows,
        by=row.by_name, at=row.at,
    )  # fmt: skip
