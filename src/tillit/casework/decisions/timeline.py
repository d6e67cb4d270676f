"""What decisions add to a case's one timeline."""

from datetime import datetime, time
from uuid import UUID

from django.db.models import QuerySet

from tillit.casework.cases.types import TimelineGroup, TimelineItem
from tillit.kernel.actor import Actor
from tillit.kernel.swedish import STOCKHOLM, written_day
from tillit.registers.people.queries import lines_of

from .models import Decision, DecisionStep, Hearing
from .queries.corrections import corrections_on
from .types import Outcome

WORDS = {
    "propose": "Förslag till beslut",
    "withdraw": "Förslaget togs tillbaka",
    "put_on_agenda": "Förslaget sattes upp på ett möte",
    "notify": "Beslutet skickades till parterna",
    "receive_appeal": "Beslutet överklagades",
    "appeal_accept": "Överklagandet kom i tid",
    "appeal_reject": "Överklagandet avvisades",
    "appeal_reconsider": "Beslutet omprövades",
    "appeal_hand_over": "Överklagandet lämnades till förvaltningsrätten",
    "replace": "Beslutet ersattes av ett nytt",
}
DECIDED = frozenset({"decide", "decide_in_committee"})


def timeline_of(actor: Actor, case_id: UUID, at: datetime) -> list[TimelineItem]:
    """Hearings, proposals, decisions, letters, appeals and corrected days. Five queries."""
    steps = DecisionStep.objects.filter(decision__case=case_id).select_related("decision")
    return [*_steps(steps), *_hearings(actor, case_id, at), *_corrections(actor, case_id)]


def _steps(rows: "QuerySet[DecisionStep]") -> list[TimelineItem]:
    items = []
    for row in rows:
        if row.verb in DECIDED:
            items.append(_decision(row, row.decision))
        elif row.verb in WORDS:
            title = f"{WORDS[row.verb]} ({row.decision.number})"
            items.append(
                TimelineItem(
                    at=row.at,
                    kind=row.verb,
                    title=title,
                    text=row.text or row.decision.what,
                    by=row.by_name,
                    group=TimelineGroup.DECISIONS,
                )
            )
    return items


def _decision(row: DecisionStep, made: Decision) -> TimelineItem:
    period = f" Gäller från {written_day(made.period_from)}." if made.period_from else ""
    return TimelineItem(
        at=row.at,
        kind="decision",
        title=f"Beslut {made.number}: {Outcome(made.outcome).words.lower()}",
        text=f"{made.what}. {made.type_name} ({made.law}).{period}",
        by=made.decided_by_name,
        signed=True,
        group=TimelineGroup.DECISIONS,
    )


def _corrections(actor: Actor, case_id: UUID) -> list[TimelineItem]:
    return [
        TimelineItem(
            at=line.at,
            kind="corrected",
            title=f"{line.what} ändrades till {written_day(line.on)}",
            text=f"Förut stod {written_day(line.was)}. {line.reason} {line.follows}".strip(),
            by=line.by,
            group=TimelineGroup.DECISIONS,
        )
        for lines in corrections_on(actor, case_id).values()
        for line in lines
    ]


def _hearings(actor: Actor, case_id: UUID, at: datetime) -> list[TimelineItem]:
    rows = list(Hearing.objects.filter(case_id=case_id))
    people = lines_of(actor, [row.party_id for row in rows])
    items = []
    for row in rows:
        who = people[row.party_id].short_name
        heard = "fick inte läsa och svara" if row.exception else "fick läsa och svara"
        title = f"{who} {heard}{' om mer tid' if row.more_time else ''}"
        until = f"Svar senast {written_day(row.answer_by)}." if row.answer_by else row.reason
        items.append(TimelineItem(row.at, "hearing", title, until, row.by_name))
        if row.answered_on:
            noon = min(at, datetime.combine(row.answered_on, time(12), STOCKHOLM))
            items.append(TimelineItem(noon, "answer", f"{who} svarade", row.answer))
    return items
