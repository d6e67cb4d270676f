"""What remains open in a case, and how long its file is kept."""

import hashlib
from datetime import datetime
from uuid import UUID

from tillit.casework.cases.extracts import kind_of
from tillit.casework.cases.queries import (
    cases_of_person,
    clocks_on,
    municipality_number,
    unsigned_notes,
    was_taken_over,
    who_has_begun,
)
from tillit.casework.cases.types import CaseStage, CloseReason, WrittenOn
from tillit.casework.decisions.queries import DecisionBrief, briefs_on
from tillit.casework.decisions.types import Outcome
from tillit.kernel.actor import Actor, System
from tillit.kernel.asking import asking
from tillit.kernel.swedish import day_of, written_day
from tillit.law.retention import FileFacts, FileKind, Retention, disposal_date, timelines
from tillit.registers.people.queries import followed_merges, for_letters
from tillit.trust.identity.queries import colleagues

from .models import Consent, FollowUp, Service
from .types import ConsentAnswer, FollowUpLine, Remaining, Where
from .workflow import ENDINGS

# With these, a decision need not be executed: the person is gone or does not want it.
NOT_EXECUTED_BECAUSE = frozenset(
    {CloseReason.DECLINED, CloseReason.MOVED, CloseReason.ADULT, CloseReason.OTHER}
)
STAGES = {
    CaseStage.INVESTIGATING: ("Utredningen pågår. Besluta först.", Where.DECISIONS),
    CaseStage.WITH_PARTIES: ("Utredningen är hos parterna. Besluta först.", Where.DECISIONS),
    CaseStage.CLOSED: ("Ärendet är redan avslutat.", Where.CASE),
}
PROPOSED = "proposed"
CLOCKS = {"D04": Where.DECISIONS, "D06": Where.HERE, "D31": Where.SERVICES, "D34": Where.DECISIONS}


def remaining_in(
    actor: Actor, case_id: UUID, stage: CaseStage, reason: CloseReason | None, *, at: datetime
) -> list[Remaining]:
    """Everything open, each with the sentence that says what to do. `reason` is the one that the
    case would be closed with, when it is chosen."""
    found = []
    if stage in STAGES:
        words, where = STAGES[stage]
        found.append(Remaining(words, where=where))
    found += [
        Remaining(f"{name} har en anteckning som inte är underskriven. Skriv under eller släng.")
        for name, _ in unsigned_notes(actor, case_id)
    ]
    found += _begun(actor, case_id, at)
    services = list(Service.objects.filter(case_id=case_id).order_by("made_at"))
    found += [
        Remaining(
            f"Insatsen {row.kind_name} är inte avslutad.", where=Where.SERVICE, service_id=row.pk
        )
        for row in services
        if row.stage not in ENDINGS
    ]
    found += _unanswered(case_id)
    decisions = briefs_on(actor, case_id)
    found += [
        Remaining(
            f"Förslaget {row.number} väntar på beslut. Besluta eller ta tillbaka det.",
            where=Where.DECISIONS,
        )
        for row in decisions
        if row.stage == PROPOSED
    ]
    found += _not_ordered(decisions, reason)
    found += _clocks(actor, case_id, decisions, services, reason, at)
    return found


def _begun(actor: Actor, case_id: UUID, at: datetime) -> list[Remaining]:
    """What colleagues have begun to write about decisions. It does not stop: letters and appeals
    are written in a closed case too, and only the writer can say whether the text is needed."""
    writers = who_has_begun(actor, WrittenOn.DECISIONS, case_id)
    names = {id_: each.name for id_, each in colleagues(actor, writers, at=at).items()}
    return [
        Remaining(
            f"{names.get(writer, 'Någon')} har börjat skriva på sidan om beslut. Det ligger kvar "
            "hos den som skrev, tills det är skickat eller slängt.",
            stops=False,
            where=Where.DECISIONS,
        )
        for writer in writers
    ]


def _unanswered(case_id: UUID) -> list[Remaining]:
    """Consents of services that go on, where somebody was asked and has not answered."""
    rows = Consent.objects.filter(service__case_id=case_id).select_related("service")
    newest = {(row.service_id, row.person_id): row for row in rows.order_by("order")}
    return [
        Remaining(
            f"Ett samtycke till {row.service.kind_name} är inte besvarat.",
            where=Where.SERVICE,
            service_id=row.service_id,
        )
        for row in newest.values()
        if row.answer == ConsentAnswer.ASKED and row.service.stage not in ENDINGS
    ]


def _not_ordered(decisions: list[DecisionBrief], reason: CloseReason | None) -> list[Remaining]:
    stops = reason not in NOT_EXECUTED_BECAUSE
    return [
        Remaining(
            f"Beslutet {row.number} är inte utfört. Beställ insatsen, eller välj att familjen "
            "tackar nej.",
            stops,
            Where.SERVICES,
        )
        for row in decisions
        if row.in_force and row.outcome.gives_service and not row.ordered
    ]


def _clocks(
    actor: Actor,
    case_id: UUID,
    decisions: list[DecisionBrief],
    services: list[Service],
    reason: CloseReason | None,
    at: datetime,
) -> list[Remaining]:
    """Clocks that run on the case and its decisions. What the closing itself ends says so."""
    ids = [case_id, *(row.id for row in decisions), *(row.pk for row in services)]
    found = []
    for clocks in clocks_on(actor, ids, at=at).values():
        for clock in clocks:
            if clock.stopped_at is not None:
                continue
            stops = clock.code != "D31" or reason not in NOT_EXECUTED_BECAUSE
            what = f"{clock.title[0].lower()}{clock.title[1:]}"
            words = f"En tid löper till {written_day(clock.due_on)}: {what}."
            found.append(Remaining(words, stops, CLOCKS.get(clock.code, Where.CASE)))
    return found


def retention_of(
    actor: Actor,
    case_id: UUID,
    person_id: UUID,
    *,
    reason: CloseReason | None = None,
    at: datetime,
) -> Retention:
    """How long the file is kept if this case is closed today. Another open case keeps it open."""
    program = System("services")  # also cases that the actor may not see keep the file
    person = followed_merges(program, person_id)
    others = [
        line
        for line in cases_of_person(program, person_id, at=at)
        if line.id != case_id and line.stage != CaseStage.CLOSED
    ]
    placed = Service.objects.filter(
        person_id__in={person, person_id}, out_of_home=True, started_at__isnull=False
    )
    with asking(program):
        was_placed = placed.exists()
    today, wrong = day_of(at), reason is CloseReason.WRONG_PERSON
    facts = FileFacts(
        kind=FileKind.WRONG_PERSON if wrong else kind_of(program, case_id).file_kind,
        last_entry=None if others else today,
        born=for_letters(program, [person], at=at)[person].born,
        placed_as_child=was_placed,
        municipality_code=municipality_number(program, on=today),
        handed_over=was_taken_over(program, case_id),
    )
    return disposal_date(facts, today)


def rules_version() -> str:
    """A name of the retention table as it stands now: the same text gives the same name."""
    return hashlib.sha256(repr(sorted(timelines().items())).encode()).hexdigest()


def follow_up_of(case_id: UUID) -> FollowUpLine | None:
    """The follow-up that runs, or nothing."""
    row = FollowUp.objects.filter(case_id=case_id, ended_at=None).first()
    if row is None:
        return None
    return FollowUpLine(
        row.pk, row.law, row.why, row.from_at, row.began_at, row.ended_at, row.result
    )


def follow_up_decisions(decisions: list[DecisionBrief]) -> tuple[tuple[UUID, str], ...]:
    """Decisions on follow-up that are in force."""
    return tuple(
        (row.id, f"{row.number}: {row.what}")
        for row in decisions
        if row.in_force and row.outcome is Outcome.FOLLOW_UP
    )
