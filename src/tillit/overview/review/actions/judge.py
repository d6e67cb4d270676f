"""What somebody who has looked says: in order, ask the colleague, a deviation. Sign the week."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.kernel.actor import Role, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.overview.review import policies
from tillit.overview.review.events import (
    ColleagueAnswered,
    ColleagueAsked,
    ReadingJudged,
    WeekSigned,
)
from tillit.overview.review.models import ReviewRow, RowStep, SignedWeek, Week
from tillit.overview.review.types import Lane, Outcome, Stage
from tillit.trust.audit.actions import record

TAKEN = "Någon annan har just skrivit här. Läs raden igen."


@transaction.atomic
def judge(
    row_id: UUID,
    outcome: Outcome,
    *,
    sentence: str = "",
    missing: bool = False,
    version: int,
    by: Staff,
    at: datetime,
) -> None:
    """Say what was found. A deviation has a sentence. `missing`: the reading was right and the
    program should have understood why; whoever develops the explanations reads that list."""
    row = _row(row_id)
    policies.check_may_judge(by, row)
    text = policies.check_sentence(sentence, needed=outcome is Outcome.DEVIATION or missing)
    changes = {"stage": Stage.JUDGED, "outcome": outcome, "missing": missing}
    _move(row, version, changes)
    _remember(row, outcome.value, text, by, at)
    record(ReadingJudged(row.pk, row.reader_id, outcome, missing), by=by, at=at)


@transaction.atomic
def ask(row_id: UUID, question: str, *, version: int, by: Staff, at: datetime) -> None:
    """Ask the colleague why. They see the question among their own readings."""
    row = _row(row_id)
    policies.check_may_judge(by, row)
    text = policies.check_sentence(question, needed=True)
    if row.stage == Stage.JUDGED:
        raise Refusal("Raden är redan bedömd. Det går inte att fråga om den nu.")
    _move(row, version, {"stage": Stage.ASKED})
    _remember(row, "ask", text, by, at)
    record(ColleagueAsked(row.pk, row.reader_id), by=by, at=at)


@transaction.atomic
def answer(row_id: UUID, text: str, *, by: Staff, at: datetime) -> None:
    """The colleague says why. Only the one who was asked answers."""
    row = ReviewRow.objects.filter(pk=row_id, reader_id=by.id).first()
    if row is None:
        raise NotThere
    said = policies.check_sentence(text, needed=True)
    if row.stage != Stage.ASKED:
        raise Moved("Det finns ingen fråga att svara på längre. Läs sidan igen.")
    _move(row, row.version, {"stage": Stage.ANSWERED})
    _remember(row, "answer", said, by, at)
    record(ColleagueAnswered(row.pk, row.reader_id), by=by, at=at)


@transaction.atomic
def sign_week(week_id: UUID, *, unit_id: UUID | None = None, by: Staff, at: datetime) -> None:
    """Say that a week has been gone through: all of it by a reviewer, a unit by its leader.
    Refuses while a row waits that somebody else than the signer does not judge."""
    rows = ReviewRow.objects.filter(policies.reaches(by), week_id=week_id)
    week = Week.objects.filter(pk=week_id).first()
    if week is None:
        raise NotThere
    if unit_id is None and not by.has(Role.REVIEWER):
        raise NotThere
    if unit_id is not None:
        if unit_id not in by.units(Role.LEADER):
            raise NotThere
        rows = rows.filter(unit_id=unit_id, lane__in=(Lane.GLASS, Lane.LOOK))
    left = rows.exclude(stage=Stage.JUDGED).count()
    if left:
        raise Refusal(
            f"{left} {'rad är' if left == 1 else 'rader är'} inte bedömda. Bedöm dem först."
        )
    try:
        with transaction.atomic():
            SignedWeek.objects.create(
                week=week, unit_id=unit_id, by_id=by.id, by_name=by.name, at=at
            )
    except IntegrityError:
        raise Moved("Veckan är redan underskriven. Läs sidan igen.")
    record(WeekSigned(week.pk, unit_id), by=by, at=at)


def _row(row_id: UUID) -> ReviewRow:
    row = ReviewRow.objects.filter(pk=row_id).first()
    if row is None:
        raise NotThere
    return row


def _move(row: ReviewRow, version: int, changes: dict[str, object]) -> None:
    same = ReviewRow.objects.filter(pk=row.pk, version=version)
    if not same.update(version=version + 1, **changes):
        raise Moved(TAKEN)


def _remember(row: ReviewRow, verb: str, text: str, by: Staff, at: datetime) -> None:
    RowStep.objects.create(row=row, verb=verb, text=text, by_id=by.id, by_name=by.name, at=at)
