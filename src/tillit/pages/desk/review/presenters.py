"""A row of the review in words."""

from dataclasses import dataclass
from datetime import date

from tillit.kernel.swedish import day_of, short_day
from tillit.overview.review.types import RowView, Stage
from tillit.ui.clock import ClockView, clock_view

from .words import STAGES, STEPS, verbs_in_words


@dataclass(frozen=True)
class Line:
    """A row as it is drawn. `clock` only for an emergency opening that waits."""

    row: RowView
    when: str
    did: str
    why: str
    explained: str
    stage: tuple[str, str]
    clock: ClockView | None
    steps: tuple[tuple[str, str, str], ...]  # what, who, words


def line_of(row: RowView, today: date) -> Line:
    """The row in words on a day."""
    explained = "; ".join(f"{sentence} ({count})" for sentence, count in row.explained)
    return Line(
        row=row,
        when=_when(row),
        did=verbs_in_words(row.verbs),
        why=" ".join(row.why),
        explained=explained,
        stage=_stage(row),
        clock=_clock(row, today),
        steps=tuple((STEPS[each.verb], each.by_name, each.text) for each in row.steps),
    )


def _when(row: RowView) -> str:
    first, last = day_of(row.first), day_of(row.last)
    days = short_day(first) if first == last else f"{short_day(first)}–{short_day(last)}"
    return f"{days}, {row.reads} {'läsning' if row.reads == 1 else 'läsningar'}"


def _stage(row: RowView) -> tuple[str, str]:
    if row.outcome is not None:
        return row.outcome.words, "success" if row.outcome.value == "fine" else "danger"
    return STAGES[row.stage.value]


def _clock(row: RowView, today: date) -> ClockView | None:
    if row.due_on is None or row.stage is Stage.JUDGED:
        return None
    left = (row.due_on - today).days
    state = "late" if left < 0 else "today" if left == 0 else "soon" if left == 1 else "calm"
    return clock_view(
        state,
        what="Granska nödöppningen.",
        days_left=left,
        end_text=f"Senast {short_day(row.due_on)}",
        words="I dag" if left == 0 else "",
    )
