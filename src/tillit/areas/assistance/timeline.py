"""What financial assistance adds to a case's timeline."""

from datetime import datetime
from uuid import UUID

from tillit.casework.cases.types import TimelineGroup, TimelineItem
from tillit.kernel.actor import Actor
from tillit.law.dated import month_sv

from .models import EvictionNotice, MissingThing, MonthStep
from .types.evictions import NoticeEnd, NoticeFrom, NoticeKind
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
    """The steps of the months, what was asked for, and eviction notices. Three queries, however
    many there are."""
    steps = MonthStep.objects.filter(sheet__case_id=case_id).select_related("sheet")
    asked = MissingThing.objects.filter(sheet__case_id=case_id, dropped_at=None)
    notices = EvictionNotice.objects.filter(case_id=case_id)
    return [
        *(each for row in notices for each in _of_notice(row)),
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


def _of_notice(row: EvictionNotice) -> list[TimelineItem]:
    came = f"{NoticeKind(row.kind).words.capitalize()} från {NoticeFrom(row.sender).words}"
    found = [("noticed", row.received_at, came, row.text, row.by_name)]
    if row.confirmed_at:
        told = (row.confirmed_how, row.confirmed_by_name)
        found.append(("confirmed", row.confirmed_at, "Beskedet bekräftades", *told))
    if row.copied_at:
        copy = (row.copied_how, row.copied_by_name)
        found.append(("copied", row.copied_at, "Kopia av bekräftelsen till hushållet", *copy))
    if row.ended_at:
        title = f"Beskedet avslutades: {NoticeEnd(row.ended_as).words}"
        found.append(("ended", row.ended_at, title, row.why, row.ended_by_name))
    return [
        TimelineItem(
            at=at, kind=f"assistance_eviction_{code}", title=title, text=text, by=by,
            group=TimelineGroup.STEPS,
        )
        for code, at, title, text, by in found
    ]  # fmt: skip
