"""What financial assistance adds to a case's timeline."""

from datetime import datetime
from uuid import UUID

from tillit.casework.cases.types import TimelineGroup, TimelineItem
from tillit.kernel.actor import Actor
from tillit.law.dated import month_sv

from .models import MissingThing, MonthStep
from .types.words import Missing

STEPS = {
    "receive": "Ansökan kom in",
    "add": "En kompletterande ansökan kom in",
    "apply_again": "En ny ansökan kom in",
    "drop_addition": "Den kompletterande ansökan togs tillbaka",
    "ask": "Komplettering begärdes",
    "fetch": "Uppgifter hämtades",
    "work": "Månaden räknades",
    "propose": "Ett beslut föreslogs",
    "take_back": "Förslaget togs tillbaka",
    "decide": "Månaden beslutades",
    "pay": "Utbetalningen är gjord",
    "reconcile": "Utbetalningen är avstämd",
    "come_back": "Pengarna kom tillbaka från banken",
    "withdraw": "Ansökan togs tillbaka",
}


def timeline_of(actor: Actor, case_id: UUID, at: datetime) -> list[TimelineItem]:
    """The steps of the months, and what was asked for. Two queries, however many there are."""
    steps = MonthStep.objects.filter(sheet__case_id=case_id).select_related("sheet")
    asked = MissingThing.objects.filter(sheet__case_id=case_id, dropped_at=None)
    return [
        *(
            TimelineItem(
                at=row.at,
                kind=f"assistance_{row.verb}",
                title=f"{STEPS.get(row.verb, row.verb)}: {month_sv(row.sheet.month)}",
                text=row.text,
                by=row.by_name,
                group=TimelineGroup.STEPS,
            )
            for row in steps
        ),
        *(
            TimelineItem(
                at=row.asked_at,
                kind="assistance_asked",
                title=f"Begärdes: {Missing(row.what).words}",
                text=row.text,
                by=row.asked_by_name,
                group=TimelineGroup.STEPS,
            )
            for row in asked
        ),
    ]
