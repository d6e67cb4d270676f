"""The letters and appeals of a case."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from tillit.casework.cases.queries import clocks_on, visible_cases
from tillit.casework.decisions.models import Appeal, Hearing, NoticeLetter, PartyLetter
from tillit.casework.decisions.types import AppealLine, LetterLine
from tillit.casework.decisions.workflow import AppealStage
from tillit.kernel.actor import Actor
from tillit.law.appeal import timeliness
from tillit.registers.people.queries import lines_of
from tillit.registers.people.types import PersonLine

from .corrections import corrections_on

RUNNING = (AppealStage.RECEIVED, AppealStage.IN_TIME, AppealStage.RECONSIDERED)


def letters_of(actor: Actor, case_id: UUID, *, at: datetime) -> list[LetterLine]:
    """Every party's letters in a case that the actor may read, each with its clock."""
    if not visible_cases(actor, at=at).filter(pk=case_id).exists():
        return []
    return letter_lines(actor, case_id, at=at)


def letter_lines(actor: Actor, case_id: UUID, *, at: datetime) -> list[LetterLine]:
    """The letters, for a caller that has let the actor in."""
    rows = list(
        PartyLetter.objects.filter(decision__case=case_id)
        .select_related("decision")
        .order_by("sent_at", "pk")
    )
    people = lines_of(actor, [row.party_id for row in rows])
    clocks = clocks_on(actor, [row.pk for row in rows], at=at)
    corrections = corrections_on(actor, case_id)
    return [
        LetterLine(
            id=row.pk,
            decision_id=row.decision_id,
            decision_number=row.decision.number,
            party=people[row.party_id],
            document_id=row.document_id,
            sent_how=row.sent_how,
            sent_at=row.sent_at,
            received_on=row.received_on,
            received_how=row.received_how,
            opened_at=row.opened_at,
            hidden=tuple(row.hidden),
            clock=next(iter(clocks.get(row.pk, ())), None),
            corrections=corrections.get(row.pk, ()),
        )
        for row in rows
    ]


def own_letters(actor: Actor, party_id: UUID, case_id: UUID) -> list[LetterLine]:
    """One party's own letters in a case: what a worker may publish to that party."""
    rows = PartyLetter.objects.filter(party_id=party_id, decision__case=case_id)
    people = lines_of(actor, [party_id])
    return [
        LetterLine(
            id=row.pk,
            decision_id=row.decision_id,
            decision_number=row.decision.number,
            party=people[party_id],
            document_id=row.document_id,
            sent_how=row.sent_how,
            sent_at=row.sent_at,
            received_on=row.received_on,
            received_how=row.received_how,
            opened_at=row.opened_at,
            hidden=tuple(row.hidden),
        )
        for row in rows.select_related("decision").order_by("sent_at", "pk")
    ]


def appeals_running(actor: Actor, *, at: datetime) -> list[AppealLine]:
    """Appeals that are not rejected or handed over, in cases the actor may read; oldest first."""
    cases = visible_cases(actor, at=at)
    rows = Appeal.objects.filter(stage__in=RUNNING, decision__case__in=cases)
    return appeal_lines(actor, rows.order_by("received_on", "pk"))


def appeal_lines(actor: Actor, rows: "QuerySet[Appeal]") -> list[AppealLine]:
    """Appeals as lines, each with what the rule of time says about it. Three queries."""
    kept = list(rows.select_related("decision", "own_decision", "court_decision"))
    people = lines_of(actor, [row.party_id for row in kept])
    letters = PartyLetter.objects.filter(decision__in=[row.decision_id for row in kept])
    got = {(r.decision_id, r.party_id): r.received_on for r in letters}
    return [_appeal(row, people, got) for row in kept]


def _appeal(
    row: Appeal, people: dict[UUID, PersonLine], got: dict[tuple[UUID, UUID], date | None]
) -> AppealLine:
    day = got.get((row.decision_id, row.party_id))
    found = timeliness(day, row.received_on) if day else None
    return AppealLine(
        id=row.pk,
        decision_id=row.decision_id,
        decision_number=row.decision.number,
        case_id=row.decision.case_id,
        party=people[row.party_id],
        stage=row.stage,
        received_on=row.received_on,
        text=row.text,
        late=found.late if found else None,
        uncertain=found.uncertain if found else False,
        sentence=found.lines[0].text_sv if found else "",
        law=str(found.lines[0].source) if found else "",
        outcome=row.outcome,
        outcome_text=row.outcome_text,
        own_number=row.own_decision.number if row.own_decision else "",
        handed_over_on=row.handed_over_on,
        court=row.court,
        tested_otherwise=bool(found and row.tested_at and found.late is not row.late),
        registered_by=row.registered_by,
        document_id=row.document_id,
        ruled_on=row.ruled_on,
        court_case=row.court_case,
        court_number=row.court_decision.number if row.court_decision else "",
    )


def notices_sent(actor: Actor, object_ids: Iterable[UUID], *, since: datetime) -> dict[UUID, int]:
    """How many letters about an investigation, or about none, have lately left each of these cases
    or reports. Nobody writes down that they arrived. For a caller that has let the actor in."""
    rows = NoticeLetter.objects.filter(object_id__in=set(object_ids), sent_at__gt=since)
    return dict(Counter(rows.values_list("object_id", flat=True)))


def is_shown(actor: Actor, case_id: UUID) -> bool:
    """Whether a party has been sent what the coming decision builds on (FL 25). For a caller that
    has let the actor in."""
    rows = Hearing.objects.filter(case_id=case_id, decision=None, replaced_at=None)
    return rows.filter(more_time=False, sent_on__isnull=False).exists()


def hearings_waiting(actor: Actor, case_id: UUID) -> int:
    """How many parties have been sent something to answer, and have not. For a caller that has let
    the actor in."""
    rows = Hearing.objects.filter(case_id=case_id, decision=None, replaced_at=None)
    return rows.filter(answered_on=None, sent_on__isnull=False).count()
