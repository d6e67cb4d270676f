"""My list: filters with counts, and an order. The order is remembered."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from tillit.casework.cases.types import CaseLine, ClockLine
from tillit.kernel.swedish import day_of, short_day
from tillit.law.deadlines import ClockState
from tillit.pages.desk import next_step
from tillit.pages.desk.clocks import clock_of
from tillit.pages.desk.places import address
from tillit.ui.clock import clock_view
from tillit.ui.values import Key, Pill, WorkRow

from .presenters import title_of

FILTERS: tuple[tuple[str, str, frozenset[ClockState]], ...] = (
    ("sena", "Försenade", frozenset({ClockState.LATE})),
    ("i-dag", "I dag", frozenset({ClockState.TODAY})),
    ("snart", "Snart", frozenset({ClockState.SOON})),
    ("lugna", "Lugna", frozenset({ClockState.CALM, ClockState.RESTS})),
)
ORDERS = (("tid", "Tid kvar"), ("namn", "Namn"), ("alder", "Äldst först"))


@dataclass(frozen=True)
class Listing:
    """The page of my list."""

    rows: tuple[WorkRow, ...]
    pills: tuple[Pill, ...]
    orders: tuple[Pill, ...]
    whole: int
    keys: tuple[Key, ...] = (
        Key("J K", "gå i listan"),
        Key("Enter", "öppna"),
        Key("F", "filtrera", "#filter a"),
    )


def listing(lines: list[CaseLine], chosen: str, order: str, mode: str, at: datetime) -> Listing:
    """The cases under the chosen filter, in the chosen order."""
    wanted = next((states for word, _, states in FILTERS if word == chosen), None)
    found = [line for line in lines if wanted is None or _state(line) in wanted]
    if order == "namn":
        found.sort(key=lambda line: line.person.sort_key)
    elif order == "alder":
        found.sort(key=lambda line: line.opened_at)
    pills = [
        Pill(
            label, _to(word, order, mode), sum(_state(li) in states for li in lines), word == chosen
        )
        for word, label, states in FILTERS
    ]
    return Listing(
        rows=tuple(_row(line, at) for line in found),
        pills=(Pill("Alla", _to("", order, mode), len(lines), wanted is None), *pills),
        orders=tuple(
            Pill(label, _to(chosen, word, mode, told=True), current=word == (order or "tid"))
            for word, label in ORDERS
        ),
        whole=len(lines),
    )


def _to(chosen: str, order: str, mode: str, *, told: bool = False) -> str:
    given = {"visa": chosen, "ordning": order if told or order != "tid" else "", "vems": mode}
    query = urlencode({name: value for name, value in given.items() if value})
    return address("desk:cases") + (f"?{query}" if query else "")


def _first(line: CaseLine) -> ClockLine | None:
    return next((clock for clock in line.clocks if clock.stopped_at is None), None)


def _state(line: CaseLine) -> ClockState:
    first = _first(line)
    return first.state if first else ClockState.RESTS


def _row(line: CaseLine, at: datetime) -> WorkRow:
    first = _first(line)
    age = line.person.age_on(day_of(at))
    name = line.person.name + (f", {age} år" if age is not None else "")
    idle = clock_view("rests", what="Ingen tid löper.", words="Ingen tid löper")
    return WorkRow(
        clock=clock_of(first, at) if first else idle,
        who=name,
        fact=f"{title_of(line)} · {line.number} · sedan {short_day(day_of(line.opened_at))}",
        next=next_step.in_list(line, today=day_of(at)),
        href=address("desk:case", line.id),
    )
