"""Set right the day that a letter, material, an answer or an appeal came, with a trace.

What counts from the day is counted anew: the time to appeal (D34), the time to answer, whether an
appeal came in time. What was decided meanwhile stays; the page says when it no longer fits.
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import start_clock, stop_clock
from tillit.casework.cases.policies import case_to_change
from tillit.casework.decisions import policies
from tillit.casework.decisions.events import DayCorrected
from tillit.casework.decisions.models import Appeal, DayCorrection, Hearing, PartyLetter
from tillit.casework.decisions.types import Came
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import STOCKHOLM, day_of, written_day
from tillit.law.appeal import appeal_deadline
from tillit.trust.audit.actions import record

from .notify import can_appeal

NO_DAY = "Ingen dag är inskriven än. Skriv in den först."
SAME = "Det är samma dag som förut. Skriv den dag som är rätt."
CHANGED = "Någon annan har just ändrat dagen. Läs sidan igen."
NOT_WAITING = "Beslutet är redan fattat. Skriv det som en anteckning."


@transaction.atomic
def correct_day(
    what: Came, ref: UUID, *, on: date, reason: str, by: Staff, at: datetime
) -> date | None:
    """Set the day right; `ref` is the letter, the hearing or the appeal.

    Returns the last day that was counted anew from it, or None.
    """
    why = policies.check_text(reason, "Skriv hur du vet att dagen är fel.")
    match what:
        case Came.LETTER:
            return _letter(ref, on, why, by, at)
        case Came.APPEAL:
            _appeal(ref, on, why, by, at)
            return None
        case _:
            return _hearing(what, ref, on, why, by, at)


def _letter(ref: UUID, on: date, why: str, by: Staff, at: datetime) -> date | None:
    """The time to appeal counts from the right day (FL 44), if the party has not appealed."""
    row = PartyLetter.objects.select_related("decision", "decision__case").filter(pk=ref).first()
    if row is None:
        raise NotThere
    policies.check_may_follow(by, row.decision, at=at)
    was = _check(row.received_on, on, earliest=day_of(row.sent_at), at=at)
    same = PartyLetter.objects.filter(pk=ref, received_on=was)
    if not same.update(received_on=on, received_by_name=by.name, received_recorded_at=at):
        raise Moved(CHANGED)
    last = appeal_deadline(on).strict if can_appeal(row.decision) else None
    if stop_clock("D34", ref, why="corrected", by=by, at=at):
        unit, person = row.decision.unit_id, row.party_id
        from_ = datetime.combine(on, time(), STOCKHOLM)
        start_clock("D34", ref, unit_id=unit, person_id=person, from_=from_, by=by, at=at)
    _remember(Came.LETTER, ref, row.decision.case_id, row.party_id, was, on, last, why, by, at)
    return last


def _appeal(ref: UUID, on: date, why: str, by: Staff, at: datetime) -> None:
    """Whether it came in time is asked of the right day from now on."""
    row = Appeal.objects.select_related("decision").filter(pk=ref).first()
    if row is None:
        raise NotThere
    policies.check_may_follow(by, row.decision, at=at)
    assert row.decision.decided_at is not None  # only a decision is appealed
    was = _check(row.received_on, on, earliest=day_of(row.decision.decided_at), at=at)
    if row.handed_over_on and on > row.handed_over_on:
        raise Refusal(f"Det lämnades över {written_day(row.handed_over_on)}. Skriv en dag före.")
    if not Appeal.objects.filter(pk=ref, received_on=was).update(received_on=on):
        raise Moved(CHANGED)
    _remember(Came.APPEAL, ref, row.decision.case_id, row.party_id, was, on, None, why, by, at)


def _hearing(what: Came, ref: UUID, on: date, why: str, by: Staff, at: datetime) -> date | None:
    """Material that came later gives as many days to answer as before; never fewer than the
    party was told. An answer has its own day, and moves nothing."""
    row = Hearing.objects.filter(pk=ref, replaced_at=None).first()
    if row is None:
        raise NotThere
    case_to_change(by, row.case_id, at=at)
    if row.decision_id:
        raise Refusal(NOT_WAITING)
    field = "sent_on" if what is Came.MATERIAL else "answered_on"
    earliest = day_of(row.at) if what is Came.MATERIAL else row.sent_on or day_of(row.at)
    was = _check(getattr(row, field), on, earliest=earliest, at=at)
    changes: dict[str, object] = {field: on}
    last = None
    if what is Came.MATERIAL:
        if row.answered_on and on > row.answered_on:
            raise Refusal("Parten har svarat före den dagen. Kontrollera båda dagarna.")
        assert row.answer_by is not None  # the database holds that what was sent has a day
        last = row.answer_by + max(on - was, timedelta())
        changes["answer_by"] = last
    if not Hearing.objects.filter(pk=ref, decision=None, **{field: was}).update(**changes):
        raise Moved(CHANGED)
    _remember(what, ref, row.case_id, row.party_id, was, on, last, why, by, at)
    return last


def _check(was: date | None, on: date, *, earliest: date, at: datetime) -> date:
    """The day that stands now, when the new one is possible and another."""
    if was is None:
        raise Refusal(NO_DAY)
    if on == was:
        raise Refusal(SAME)
    if not earliest <= on <= day_of(at):
        raise Refusal(f"Skriv en dag från {written_day(earliest)} till i dag.")
    return was


def _remember(
    what: Came,
    ref: UUID,
    case_id: UUID,
    party: UUID,
    was: date,
    on: date,
    last: date | None,
    why: str,
    by: Staff,
    at: datetime,
) -> None:
    DayCorrection.objects.create(
        case_id=case_id, party_id=party, what=what, ref=ref, was=was, on=on,
        follows_on=last, reason=why, by_name=by.name, at=at,
    )  # fmt: skip
    record(DayCorrected(case=case_id, party=party, what=what, was=was, on=on), by=by, at=at)
