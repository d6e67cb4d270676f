"""Whether a proposal still stands, and why the program may not make a decision by itself.

`blocked` is the table of reasons, over plain facts: every row must be false. A fact that nobody
knows counts as the reason. It is asked twice: before the program proposes, and by the decision
itself (casework.decisions), so that no other way leads past it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from tillit.casework.decisions.queries import briefs, program_may
from tillit.casework.decisions.types import Outcome
from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of
from tillit.law.assistance.care import care
from tillit.registers.people.queries import protection_of

from .activity import open_questions
from .matching import PROGRAM
from .models import (
    AutomationSwitch,
    MissingThing,
    MonthDecision,
    Payee,
    RecoveryClaim,
    SheetComment,
    SheetWarning,
    Worksheet,
)
from .standing import Standing, standing_of
from .types.gated import GateCode
from .types.payees import PayeeKind
from .types.words import (
    ApplicationKind,
    Owner,
    Section,
    WarningKind,
    WarningState,
)
from .workflow import MonthStage

STALE = "Månaden har ändrats sedan förslaget skrevs. Ta tillbaka förslaget och räkna om."
RIGHT = "SOL-12-1"


@dataclass(frozen=True)
class GateFacts:
    """What must be known before the program decides. Each default is the one that stops it."""

    outcome: Outcome | None = None
    law: str = ""
    delegated: bool = False
    on: bool = False
    kind: ApplicationKind | None = None
    human_before: bool = False
    protected: bool = True
    warnings: int = 1
    household_changed: bool = True
    payee_known: bool = False
    questions: int = 1
    registers_whole: bool = False
    provisional: bool = True
    worker_rows: bool = True
    all_accepted: bool = False
    lowered: bool = True
    comments: bool = True
    missing: bool = True
    recovery: bool = True
    activity: bool = True
    current: bool = False


# Code, and whether the fact stops the program.
REASONS: tuple[tuple[GateCode, Callable[[GateFacts], bool]], ...] = (
    (GateCode.NOT_WHOLE_GRANT, lambda f: f.outcome is not Outcome.GRANTED),
    (GateCode.OTHER_LAW, lambda f: f.law != RIGHT),
    (GateCode.NO_DELEGATION, lambda f: not f.delegated),
    (GateCode.SWITCHED_OFF, lambda f: not f.on),
    (GateCode.NOT_A_RENEWAL, lambda f: f.kind is not ApplicationKind.RENEWAL),
    (GateCode.NO_CASE_BEFORE, lambda f: not f.human_before),
    (GateCode.PROTECTED, lambda f: f.protected),
    (GateCode.WARNING, lambda f: f.warnings != 0),
    (GateCode.HOUSEHOLD, lambda f: f.household_changed),
    (GateCode.PAYEE, lambda f: not f.payee_known),
    (GateCode.UNKNOWN, lambda f: f.questions != 0),
    (GateCode.REGISTER, lambda f: not f.registers_whole),
    (GateCode.PROVISIONAL, lambda f: f.provisional),
    (GateCode.WORKER_ROW, lambda f: f.worker_rows),
    (GateCode.NOT_ALL_GRANTED, lambda f: not f.all_accepted),
    (GateCode.SMALLER, lambda f: f.lowered),
    (GateCode.COMMENT, lambda f: f.comments),
    (GateCode.MISSING, lambda f: f.missing),
    (GateCode.RECOVERY, lambda f: f.recovery),
    (GateCode.ACTIVITY, lambda f: f.activity),
    (GateCode.STALE, lambda f: not f.current),
)


def blocked(facts: GateFacts) -> tuple[GateCode, ...]:
    """Every reason why a person must decide, in the order of the table."""
    return tuple(code for code, stops in REASONS if stops(facts))


def check_current(actor: Actor, decision_id: UUID, at: datetime) -> None:
    """Nobody decides on a sum that no longer is what the month gives."""
    row: MonthDecision | RecoveryClaim | None = (
        MonthDecision.objects.select_related("sheet", "calculation")
        .filter(decision_id=decision_id, dropped_at=None)
        .first()
    )
    if row is None:
        row = _claim(decision_id)
    if row is None or not _is_current(row.sheet, row):
        raise Refusal(STALE)


def _claim(decision_id: UUID) -> RecoveryClaim | None:
    """What is proposed to be claimed back, where that is what the decision is about."""
    rows = RecoveryClaim.objects.select_related("sheet", "calculation")
    return rows.filter(decision_id=decision_id, dropped_at=None).first()


def _is_current(sheet: Worksheet, row: MonthDecision | RecoveryClaim) -> bool:
    return (
        sheet.stage == MonthStage.PROPOSED
        and sheet.calculation_id == row.calculation_id
        and row.calculation.version == sheet.version
    )


def gate_of(actor: Actor, decision_id: UUID, at: datetime) -> tuple[str, ...]:
    """Every reason in words, for a proposal. Without a month there is no gate to pass."""
    row = (
        MonthDecision.objects.select_related("sheet__case", "sheet__calculation", "calculation")
        .filter(decision_id=decision_id, dropped_at=None)
        .first()
    )
    if row is None:
        code = GateCode.RECOVERY if _claim(decision_id) else GateCode.STALE
        return (code.words,)
    brief = briefs(actor, [decision_id])[decision_id]
    facts = facts_of(
        actor, row.sheet, outcome=brief.outcome, law=brief.type_code,
        current=_is_current(row.sheet, row), at=at,
    )  # fmt: skip
    return tuple(code.words for code in blocked(facts))


def facts_of(
    actor: Actor,
    sheet: Worksheet,
    *,
    outcome: Outcome,
    law: str,
    current: bool,
    found: Standing | None = None,
    at: datetime,
) -> GateFacts:
    """Read what the gate must know of a month. `found`: the month as the caller has just read it,
    in the same transaction; else it is read here."""
    found = found or standing_of(actor, sheet, at=at)
    calculation = sheet.calculation
    warnings = list(SheetWarning.objects.filter(sheet=sheet))
    earlier = decided_before(sheet)
    waiting = [row for row in warnings if WarningState(row.state).waits]
    return GateFacts(
        outcome=outcome,
        law=law,
        delegated=program_may(actor, law, on=day_of(at)),
        on=is_on(at=at),
        kind=ApplicationKind(sheet.kind),
        human_before=any(not by_program for _, by_program in earlier),
        protected=_protected(found, warnings),
        warnings=len(waiting),
        household_changed=any(
            row.kind in (WarningKind.HOUSEHOLD_CHANGE, WarningKind.NEW_PERSON) for row in warnings
        ),
        payee_known=payee_is_known(sheet, earlier, at=at),
        questions=calculation.questions if calculation else 1,
        registers_whole=_whole(found, at=at),
        # The demo alone counts on a provisional norm, with that label on every page and letter.
        provisional=calculation is None or (calculation.provisional and not settings.DEMO),
        worker_rows=any(row.owner == Owner.WORKER for row in found.all_rows),
        all_accepted=all_accepted(found),
        lowered=any(row.section == Section.SPECIAL for row in found.rows),
        comments=SheetComment.objects.filter(sheet=sheet).exists(),
        missing=MissingThing.objects.filter(
            sheet=sheet, answered_at=None, dropped_at=None
        ).exists(),
        activity=open_questions(sheet.case_id, sheet.month, day_of(at)),
        recovery=any(row.kind == WarningKind.RECOVERY_CLAIM for row in warnings)
        or RecoveryClaim.objects.filter(sheet=sheet, dropped_at=None).exists(),
        current=current,
    )


def is_on(*, at: datetime) -> bool:
    """Whether somebody has turned the automatic decisions on, and nobody off since."""
    row = AutomationSwitch.objects.filter(at__lte=at).order_by("-at", "-pk").first()
    return row is not None and row.on


def all_accepted(found: Standing) -> bool:
    """Whether everything that was applied for counts in full."""
    applied = [row for row in found.rows if row.section == Section.COST]
    return all(row.kronor is not None and row.counted in (None, row.kronor) for row in applied)


def decided_before(sheet: Worksheet) -> list[tuple[datetime, bool]]:
    """The decided months before: when each was proposed and whether the program decided it, the
    latest first. One query."""
    made = MonthDecision.objects.filter(
        sheet__case_id=sheet.case_id, sheet__month__lt=sheet.month, dropped_at=None,
        decision__decided_at__isnull=False,
    )  # fmt: skip
    return list(made.order_by("-proposed_at").values_list("proposed_at", "by_program"))


def payee_is_known(
    sheet: Worksheet, earlier: Sequence[tuple[datetime, bool]], *, at: datetime
) -> bool:
    """Whether the applicant's account is the one of the month before: approved, and not held."""
    payees = list(Payee.objects.filter(case_id=sheet.case_id, ended_at=None))
    if not payees or shared_accounts(payees):
        return False
    return bool(earlier) and all(
        row.approved_at is not None
        and row.stopped_at is None
        and row.salary_of is None
        and row.approved_at <= earlier[0][0]
        and (row.held_until is None or row.held_until <= at)
        for row in payees
    )


def shared_accounts(payees: Iterable[Payee]) -> frozenset[str]:
    """The marks of accounts that somebody in another case is paid on too. A landlord's giro is many
    people's; an account of one's own is not. One query."""
    rows = [row for row in payees if row.account_mark and row.kind != PayeeKind.LANDLORD]
    elsewhere = Payee.objects.filter(
        account_mark__in=[row.account_mark for row in rows], ended_at=None
    ).exclude(case_id__in=[row.case_id for row in rows])
    return frozenset(elsewhere.values_list("account_mark", flat=True)) if rows else frozenset()


def _protected(found: Standing, warnings: Iterable[SheetWarning]) -> bool:
    """Anybody in the household, by our register or by what an agency marked. Nobody: unknown."""
    people = list(found.people)
    if not people:
        return True
    marked = any(row.kind == WarningKind.SHIELDED for row in warnings)
    return marked or any(protection_of(PROGRAM, each).holds for each in people)


def _whole(found: Standing, *, at: datetime) -> bool:
    """Whether every adult was asked about, lately, and everybody asked has answered."""
    fresh = care("ANSWER-FRESH", day_of(at)).value.amount
    adults = [who.person for who in found.people.values() if not who.is_child]
    if fresh is None or not adults or found.silent:
        return False
    since = at - timedelta(days=fresh)
    asked = {each.person_id for each in found.answers}
    return set(adults) <= asked and all(each.read_at >= since for each in found.answers)
