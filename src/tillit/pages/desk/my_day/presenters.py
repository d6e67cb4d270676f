"""My day in words: one row a case, time first."""

from datetime import datetime

from tillit.casework.cases.actions import MyDay
from tillit.casework.cases.types import CaseLine, ClockLine, Unsent, WrittenOn
from tillit.kernel.swedish import day_of
from tillit.law.deadlines import ClockState
from tillit.pages.desk import next_step
from tillit.pages.desk.clocks import clock_of
from tillit.pages.desk.decision.begun import title_of
from tillit.pages.desk.intake.words import draft_name
from tillit.pages.desk.places import address
from tillit.pages.desk.words import STAGES
from tillit.ui.clock import ClockView
from tillit.ui.values import WorkRow

URGENT = {ClockState.LATE, ClockState.TODAY}
NOTHING_RUNS = ClockView("rests", "Ingen tid löper", "Lagen sätter ingen sista dag just nu.")
NUMBERS = ("Ingen", "En", "Två", "Tre", "Fyra", "Fem", "Sex", "Sju", "Åtta", "Nio", "Tio")


def row(line: CaseLine, at: datetime) -> WorkRow:
    """One case as a row, with its most urgent clock."""
    clock = first_clock(line)
    age = line.person.age_on(day_of(at))
    return WorkRow(
        clock=clock_of(clock, at) if clock else NOTHING_RUNS,
        who=line.person.short_name + (f", {age} år" if age is not None else ""),
        href=address("desk:case", line.id),
        fact=f"{line.number} · {STAGES[line.stage]}",
        next=next_step.in_list(line, today=day_of(at)),
    )


def begun(draft: Unsent) -> tuple[str, str, datetime]:
    """Something half written: what, where, and when it was kept."""
    if draft.on_page is WrittenOn.REPORT:
        words, name = f"{draft_name(draft.key)} i en anmälan", "desk:report"
    else:
        words, name = f"{title_of(draft.key)} i ett ärende", "desk:case_decision"
    return words, address(name, draft.object_id), draft.saved_at


def first_clock(line: CaseLine) -> ClockLine | None:
    """The running clock that ends first."""
    running = [clock for clock in line.clocks if clock.stopped_at is None]
    return min(running, key=lambda clock: clock.due_at, default=None)


def lead(day: MyDay) -> str:
    """How many things must be done today, in one calm sentence."""
    count = sum(
        clock.stopped_at is None and clock.state in URGENT
        for line in day.cases
        for clock in line.clocks
    )
    if not count:
        return "Inget har sin sista tid i dag."
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{number} {'sak' if count == 1 else 'saker'} behöver bli klara i dag."


def greeting(name: str, hour: int) -> str:
    """God morgon, Maja."""
    part = "God morgon" if 4 <= hour < 10 else "God kväll" if hour >= 18 or hour < 4 else "Hej"
    return f"{part}, {name.split()[0]}"
