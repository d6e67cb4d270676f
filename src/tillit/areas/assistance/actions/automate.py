"""What the program decides by itself: turned on and off by people, never more than the gate lets
through, and some of it drawn for a person to look at."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from tillit.areas.assistance.events import AutomationSwitched, ReviewDrawn, ReviewMade
from tillit.areas.assistance.gate import RIGHT, blocked, facts_of
from tillit.areas.assistance.household import parties_of_case
from tillit.areas.assistance.models import (
    AutomationSwitch,
    MonthDecision,
    ReviewDraw,
)
from tillit.areas.assistance.standing import Standing, standing_of
from tillit.areas.assistance.steps import sheet_to_change, sheet_to_read, sheet_to_work
from tillit.areas.assistance.types.gated import GateCode, Reviewed
from tillit.casework.decisions.actions import decide_by_program, skip_hearing
from tillit.casework.decisions.queries import briefs, decision_version
from tillit.casework.decisions.types import Outcome
from tillit.kernel.actor import Staff, System
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.law.assistance.care import care
from tillit.registers.people.queries import lines_of
from tillit.registers.people.types import PersonLine
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

from .count import count_standing
from .propose import ProposedIn, propose_standing

MAY_TURN = "Den som leder enheten för ekonomiskt bistånd slår på och av de automatiska besluten."
FULL = "Allt som är sökt beviljas, så det är uppenbart obehövligt att kommunicera underlaget."


@transaction.atomic
def turn_on(*, why: str, by: Staff, at: datetime) -> UUID:
    """Let the program decide, where the board's order says so. A leader does it, and says why."""
    return _turn(True, why, by=by, at=at)


@transaction.atomic
def turn_off(*, why: str, by: Staff, at: datetime) -> UUID:
    """Stop all automatic decisions at once. Any colleague who works with assistance may: it is
    better to stop once too often."""
    return _turn(False, why, by=by, at=at)


def _turn(on: bool, why: str, *, by: Staff, at: datetime) -> UUID:
    kind = str(UnitKind.ASSISTANCE)
    works = any(seat.kind == kind for seat in by.seats)
    if (on and not by.leads(kind)) or not works:
        raise Refusal(MAY_TURN)
    if not why.strip():
        raise Refusal("Skriv varför.")
    row = AutomationSwitch.objects.create(
        on=on, why=why.strip(), by_id=by.id, by_name=by.name, at=at
    )
    record(AutomationSwitched(switch=row.pk, on=on), by=by, at=at)
    return row.pk


@transaction.atomic
def why_not_by_program(sheet_id: UUID, *, by: System, at: datetime) -> tuple[GateCode, ...]:
    """Count the month, and say every reason why a person must decide it; none when none."""
    reasons, _ = _counted(sheet_id, by=by, at=at)
    return reasons


def _counted(sheet_id: UUID, *, by: System, at: datetime) -> tuple[tuple[GateCode, ...], Standing]:
    """The reasons, and the month as it was read for them: read once for the sum and the gate."""
    found = standing_of(by, sheet_to_work(by, sheet_id, at=at), at=at)
    sheet, calculation = found.sheet, count_standing(found, by=by, at=at)
    whole = calculation.kronor is not None and calculation.kronor > 0
    outcome = Outcome.GRANTED if whole else Outcome.REFUSED
    current = calculation.version == sheet.version
    facts = facts_of(by, sheet, outcome=outcome, law=RIGHT, current=current, found=found, at=at)
    return blocked(facts), found


@transaction.atomic
def decide_clean(sheet_id: UUID, *, by: System, at: datetime) -> tuple[GateCode, ...]:
    """Decide a clean renewal, or do nothing and say why not. The decision asks the gate once more
    by itself. Everything or nothing."""
    reasons, found = _counted(sheet_id, by=by, at=at)
    if reasons:
        return reasons
    sheet = found.sheet
    decision = propose_standing(found, ProposedIn(), version=sheet.version, by=by, at=at)
    for party in parties_of_case(by, sheet.case_id, at):
        skip_hearing(
            sheet.case_id, party.person_id, exception="UNNECESSARY", reason=FULL, by=by, at=at
        )
    version = decision_version(by, decision)
    decide_by_program(decision, version=version, by=by, at=at)
    _draw(MonthDecision.objects.get(decision_id=decision), by=by, at=at)
    return ()


def _draw(row: MonthDecision, *, by: System, at: datetime) -> None:
    """Draw a share of the decisions for a person to look at afterwards."""
    share = care("REVIEW-SHARE", day_of(at)).value.amount
    if share is None or is_drawn(row.decision_id, share):
        ReviewDraw.objects.create(decided=row, drawn_at=at)
        record(ReviewDrawn(decision=row.decision_id), by=by, at=at)


def is_drawn(decision_id: UUID, per_cent: int) -> bool:
    """Whether a decision is drawn: by its own id alone, so that nobody chooses and anybody can
    check it afterwards."""
    return int.from_bytes(sha256(decision_id.bytes).digest()[:8]) % 100 < per_cent


@dataclass(frozen=True)
class DrawView:
    """A drawn decision as the one who looks at it reads it; `reviewed` when somebody has."""

    id: UUID
    case_id: UUID
    decision_number: str
    case_number: str
    person: PersonLine
    month: date
    what: str
    decided_at: datetime
    reviewed: Reviewed | None
    text: str
    by_name: str
    at: datetime | None


@transaction.atomic
def open_draw(draw_id: UUID, *, by: Staff, at: datetime) -> DrawView:
    """A drawn decision in short, with the way to the whole. NotThere when its case is not yours."""
    draw = the_one(ReviewDraw.objects.select_related("decided__sheet__case").filter(pk=draw_id))
    if draw is None:
        raise NotThere
    sheet = sheet_to_read(by, draw.decided.sheet_id, at=at)
    case = sheet.case
    brief = briefs(by, [draw.decided.decision_id])[draw.decided.decision_id]
    assert brief.decided_at is not None  # only what the program decided is drawn
    note_read(
        "open_draw", by=by, at=at, object_id=case.pk, person_id=case.person_id,
        shows=(Shows.IDENTITY, Shows.CONTENT),
    )  # fmt: skip
    return DrawView(
        draw.pk, case.pk, brief.number, case.number, lines_of(by, [case.person_id])[case.person_id],
        sheet.month, brief.what, brief.decided_at,
        Reviewed(draw.reviewed) if draw.reviewed else None, draw.text, draw.by_name, draw.at,
    )  # fmt: skip


@transaction.atomic
def review_decision(
    draw_id: UUID, *, reviewed: Reviewed, text: str, by: Staff, at: datetime
) -> None:
    """Say whether a person would have decided the same, and what was found."""
    draw = the_one(ReviewDraw.objects.select_related("decided__sheet").filter(pk=draw_id))
    if draw is None:
        raise NotThere
    sheet_to_change(by, draw.decided.sheet_id, at=at)
    if reviewed is Reviewed.OTHER and not text.strip():
        raise Refusal("Skriv vad som borde ha beslutats, och varför.")
    same = ReviewDraw.objects.filter(pk=draw_id, at=None)
    if not same.update(reviewed=reviewed, text=text.strip(), by_name=by.name, at=at):
        raise Moved("Någon annan har just granskat beslutet. Läs det igen.")
    record(ReviewMade(decision=draw.decided.decision_id, reviewed=reviewed), by=by, at=at)
