"""A clock of the law in words, from the line that casework gives."""

from datetime import date, datetime, timedelta

from tillit.casework.cases.types import ClockLine
from tillit.kernel import swedish
from tillit.kernel.swedish import day_of
from tillit.ui.clock import ClockView, clock_view

HARD = "\u00a0"  # a day stays on one line; between the parts a narrow column may break

# The time that a party has, not we. When it is over nobody is late.
PARTYS_OWN = frozenset({"D34", "D35"})


def clock_of(line: ClockLine, at: datetime) -> ClockView:
    """The clock as `<c-clock>` draws it at a moment."""
    if line.code in PARTYS_OWN and line.stopped_at is None and day_of(at) > line.due_on:
        return _after_a_partys_day(line, day_of(at))
    days = (line.due_on - day_of(at)).days
    left = line.due_at - at
    return clock_view(
        line.state.name.lower(),
        what=f"{line.title}.",
        days_left=days,
        ends_clock=swedish.clock(line.due_at),
        hours_left=int(left / timedelta(hours=1)) if left > timedelta() else 0,
        law=_law(line),
        end_text=_end(line),
        stops=f"Stannar när {line.stops}." if line.stops and line.stopped_at is None else "",
        progress=line.due_progress,
        words=_met(line),
    )


def _after_a_partys_day(line: ClockLine, today: date) -> ClockView:
    """The strict day has passed; where it was a holiday, the party may have until the moved one."""
    last = line.moved_to or line.due_on
    days = (last - today).days
    state, words = ("done", "Tiden är ute") if days < 0 else ("soon" if days else "today", "")
    end = f"{'Gick ut' if days < 0 else 'Senast'}{HARD}{_day(last)}"
    return clock_view(
        state, what=f"{line.title}.", days_left=days, law=_law(line), end_text=end, words=words
    )


def _law(line: ClockLine) -> str:
    return f"{line.law} (obekräftat)" if line.unverified else line.law


def _end(line: ClockLine) -> str:
    if line.stopped_at is not None:
        return _short(line.stopped_at)
    if day_of(line.due_at) > line.due_on:  # at once by law; the hour shown is the town's own goal
        goal = f"{_short(line.due_at)}{HARD}{swedish.clock(line.due_at)}"
        return f"Ska göras genast. Eget{HARD}mål: {goal}"
    words = f"Senast{HARD}{_day(line.due_on)}"
    if line.moved_to:
        words += f" (helg:{HARD}{_day(line.moved_to)})"
    longer = ", förlängd" if line.extended else ""
    return f"{words}{longer}. Började{HARD}{_short(line.started_at)}"


def _day(day: date) -> str:
    return f"{swedish.WEEKDAYS[day.weekday()]}{HARD}{swedish.short_day(day)}"


def _short(moment: datetime) -> str:
    return swedish.short_day(day_of(moment))


def _met(line: ClockLine) -> str:
    if line.stopped_at is None:
        return ""
    took = line.stopped_at - line.started_at
    if took < timedelta(hours=1):
        return "Klar inom en timme"
    if took < timedelta(days=1):
        hours = int(took / timedelta(hours=1))
        return f"Klar på {hours} {'timme' if hours == 1 else 'timmar'}"
    return f"Klar på {took.days} {'dag' if took.days == 1 else 'dagar'}"
