"""`./tillit prove booking`: many who want the same few times at the same moment.

    ./tillit prove booking [--long] [--only postgres]

Hundreds of callers, each on a connection of its own, are let loose at once on a hundred times of
ten calendars. As many bookings as there are times must stand, none of them overlapping, and
everybody else must have got a clear sentence. The control asks first and writes after, without the
cells that the database guards: it must book somebody twice. `--long` is the issue's own size.
"""

from __future__ import annotations

import itertools
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from tools.base import say
from tools.prove.figures import Figure, keep
from tools.prove.stage import arguments_of, elsewhere, number

if TYPE_CHECKING:
    from tillit.contact.booking.types import BookIn, Slot

CALENDARS, TIMES, SEED = 10, 100, 20_261_123
NOW = datetime(2026, 11, 22, 20, 40, tzinfo=UTC)
Book = Callable[["BookIn"], object]


@dataclass(frozen=True)
class Storm:
    """What came of one storm. `answers` by kind; `overlaps`: pairs that hold the same minute."""

    answers: Counter[str]
    standing: int
    overlaps: int
    seconds: float


def main(arguments: list[str]) -> int:
    """Print and keep the figures; 1 when one did not hold or the control did not fail."""
    chosen = arguments_of("booking", arguments)
    if not chosen.here:
        return elsewhere(__name__, arguments)
    import django

    django.setup()
    tries, callers = (10_000, 64) if chosen.long else (2_000, 64)
    storm = over(made("a"), tries=tries, callers=callers, book=_book)
    control = over(made("b"), tries=tries, callers=callers, book=_asks_first)
    say(f"{storm}\nutan celler: {control}")
    size = f"{number(tries)} försök från {callers} samtidigt på {TIMES} tider"
    return keep("booking", figures(storm, control, tries), size=size)


def figures(storm: Storm, control: Storm, tries: int) -> list[Figure]:
    """A time is given once; everybody gets an answer."""
    busy = storm.answers["busy"]
    wrong = tries - storm.answers["booked"] - storm.answers["taken"] - busy
    return [
        Figure(
            "Tider som är bokade efter stormen", f"{storm.standing}, {storm.overlaps} krockar",
            f"{TIMES}, 0 krockar", storm.standing == TIMES and not storm.overlaps,
            f"utan databasens spärr: {control.standing} bokade, {control.overlaps} krockar",
            control.overlaps > 0,
        ),
        Figure(
            "Försök som inte fick ett klart svar", f"{wrong} ({busy} fick vänta för länge)",
            "0", wrong == 0,
            "samma räkning", control.overlaps > 0,
        ),
    ]  # fmt: skip


def made(name: str) -> list[Slot]:
    """Ten calendars with ten times each, on one Tuesday; the times that can be booked."""
    from datetime import date
    from datetime import time as clock

    from tillit.contact.booking import actions, queries
    from tillit.contact.booking.types import HoursIn
    from tillit.kernel.actor import Guest, System
    from tillit.kernel.ids import new_id
    from tillit.registers.directory.actions import publish_offer, say_place
    from tillit.registers.directory.types import Identity, OfferIn, PlaceIn, Way, Where

    by, code = System("prove"), f"storm-{name}"
    place = say_place(PlaceIn("Torget", Where.INDOORS), by=by, at=NOW)
    said = OfferIn(code, "Storm", "x", "x", "x", "x", "x", Way.OPEN, identity=Identity.NOBODY,
                   board_number="1", board_on=date(2026, 1, 1), board_why="x")  # fmt: skip
    publish_offer(said, by=by, at=NOW)
    day = date(2026, 11, 24)
    hours = HoursIn(code, place, 1, clock(8), clock(13), 30, first=day, last=day)
    for each in range(CALENDARS):
        row = actions.begin_calendar(f"{name} {each}", unit_id=new_id(), by=by, at=NOW)
        actions.write_hours(row, hours, by=by, at=NOW)
    slots = queries.free_slots(Guest(), code, at=NOW)
    assert len(slots) == TIMES
    return slots


def over(slots: list[Slot], *, tries: int, callers: int, book: Book) -> Storm:
    """Let the callers loose on the times, and count what came of it."""
    gate, answers, lock = threading.Barrier(callers + 1), Counter[str](), threading.Lock()

    def call(caller: int) -> None:
        from django.db import connections

        mine = _wishes(slots, caller, tries // callers + (caller < tries % callers))
        gate.wait()
        found = Counter(_answer(book, each) for each in mine)
        connections.close_all()
        with lock:
            answers.update(found)

    threads = [threading.Thread(target=call, args=(number,)) for number in range(callers)]
    for each in threads:
        each.start()
    gate.wait()
    since = time.perf_counter()
    for each in threads:
        each.join()
    return Storm(answers, *_standing(slots), time.perf_counter() - since)


def _wishes(slots: list[Slot], caller: int, count: int) -> list[BookIn]:
    from tillit.contact.booking.types import BookIn, Meet

    dice = Random(SEED + caller)
    chosen = [dice.choice(slots) for _ in range(count)]
    return [
        BookIn(each.calendar, each.begins, UUID(int=dice.getrandbits(128), version=4),
               "storm-a" if each.who.startswith("a") else "storm-b", Meet.VISIT)
        for each in chosen
    ]  # fmt: skip


def _answer(book: Book, said: BookIn) -> str:
    from tillit.kernel.refusal import Moved

    try:
        book(said)
    except Moved as moved:
        return "busy" if "försök igen" in str(moved) else "taken"
    except Exception as failure:  # an answer that nobody has decided: it is counted, not hidden
        return type(failure).__name__
    return "booked"


def _book(said: BookIn) -> object:
    from tillit.contact.booking import actions
    from tillit.kernel.actor import Guest

    return actions.book(said, by=Guest(), at=NOW)


def _asks_first(said: BookIn) -> object:
    """The control: looks whether the time is free, and then writes it, with nothing that guards."""
    from datetime import timedelta

    from tillit.contact.booking.models import Booking, Hours
    from tillit.kernel.refusal import Moved

    rows = Booking.objects.filter(calendar=said.calendar, begins=said.begins)
    if rows.exists():
        raise Moved("Någon annan hann före. Välj en annan tid.")
    hours = Hours.objects.filter(calendar=said.calendar).get()
    return Booking.objects.create(
        pk=said.key, calendar_id=said.calendar, offer_id=hours.offer_id, place_id=hours.place_id,
        begins=said.begins, ends=said.begins + timedelta(minutes=30), meet=said.meet,
        stage="booked", code_index=str(said.key), booked_at=NOW,
    )  # fmt: skip


def _standing(slots: list[Slot]) -> tuple[int, int]:
    """How many bookings stand, and how many pairs of them hold the same minute."""
    from tillit.contact.booking.models import Booking

    rows = Booking.objects.filter(calendar__in={each.calendar for each in slots}, stage="booked")
    held = sorted(
        rows.values_list("calendar_id", "begins", "ends"), key=lambda x: (str(x[0]), x[1])
    )
    pairs = itertools.pairwise(held)
    return len(held), sum(a[0] == b[0] and b[1] < a[2] for a, b in pairs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
