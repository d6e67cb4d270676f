"""What decisions add to a case's one timeline."""

from dataclasses import replace
from datetime import datetime, time
from uuid import UUID

from django.db.models import QuerySet

from tillit.casework.cases.types import TimelineGroup, TimelineItem
from tillit.kernel.actor import Actor
from tillit.kernel.swedish import STOCKHOLM, written_day
from tillit.registers.people.queries import lines_of

from .models import Decision, DecisionStep, Hearing, NoticeLetter, PartyLetter
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
    "appeal_rule": "Domstolen avgjorde överklagandet",
    "replace": "Beslutet ersattes av ett nytt",
    "rule": "Domstolen ändrade beslutet",
    "ruled": "Domstolens avgörande skrevs in",
}
DECIDED = frozenset({"decide", "decide_in_committee"})


def timeline_of(actor: Actor, case_id: UUID, at: datetime) -> list[TimelineItem]:
    """Hearings, proposals, decisions, letters, appeals and corrected days. Six queries."""
    steps = DecisionStep.objects.filter(decision__case=case_id).select_related("decision")
    return [*_steps(steps), *_to_parties(actor, case_id, at), *_corrections(actor, case_id)]


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


def _to_parties(actor: Actor, case_id: UUID, at: datetime) -> list[TimelineItem]:
    """What each party was sent, by name, with the way to the letter itself."""
    hearings = list(Hearing.objects.filter(case_id=case_id))
    letters = list(PartyLetter.objects.filter(decision__case=case_id).select_related("decision"))
    notices = list(NoticeLetter.objects.filter(object_id=case_id))
    sent: list[tuple[PartyLetter | NoticeLetter, str]] = [
        *((row, f"Beslut {row.decision.number}.") for row in letters),
        *((row, "Utredningen har börjat.") for row in notices),
    ]
    ids = [*(row.party_id for row in hearings), *(row.party_id for row, _ in sent)]
    people = lines_of(actor, ids)
    names = {id_: line.short_name for id_, line in people.items()}
    return [
        *(item for row in hearings for item in _hearing(row, names[row.party_id], at)),
        *(
            TimelineItem(
                row.sent_at, "letter", f"Brev till {names[row.party_id]}", text, row.sent_by_name,
                group=TimelineGroup.DOCUMENTS, ref=row.document_id, link="desk:document",
            )
            for row, text in sent
        ),
    ]  # fmt: skip


def _hearing(row: Hearing, who: str, at: datetime) -> list[TimelineItem]:
    heard = "fick inte läsa och svara" if row.exception else "fick läsa och svara"
    title = f"{who} {heard}{' om mer tid' if row.more_time else ''}"
    until = f"Svar senast {written_day(row.answer_by)}." if row.answer_by else row.reason
    told = TimelineItem(row.at, "hearing", title, until, row.by_name)
    if row.document_id:
        told = replace(
            told, group=TimelineGroup.DOCUMENTS, ref=row.document_id, link="desk:document"
        )
    if not row.answered_on:
        return [told]
    noon = min(at, datetime.combine(row.answered_on, time(12), STOCKHOLM))
    return [told, TimelineItem(noon, "answer", f"{who} svarade", row.answer)]
