"""`./tillit prove accounts`: nobody comes in by an account that should be closed.

    ./tillit prove accounts [--long]

Accounts are made with a last sign-in drawn by lot, one of them untouched since 2012 as at Hackney;
half of the leavers are at work when the register of employees names them. Days are counted here by
a rule of its own. `--long`: ten times as many.
"""

from __future__ import annotations

import random
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from tools.prove.figures import Figure, keep
from tools.prove.stage import arguments_of, elsewhere, number

if TYPE_CHECKING:
    from django.contrib.sessions.backends.db import SessionStore

    from tillit.jobs.schedule import Job

AT = datetime(2026, 11, 2, 8, tzinfo=UTC)
ACCOUNTS, LEAVERS = 200, 30
HACKNEY = "hackney-2012"


def main(arguments: list[str]) -> int:
    """Prove, print the figures; exit code 1 when a promise was broken."""
    chosen = arguments_of("accounts", arguments)
    if not chosen.here:
        return elsewhere(__name__, arguments)
    import django

    django.setup()
    from django.conf import settings

    settings.UNUSED_DAYS = {"locked": 30, "removed": 90}
    times = 10 if chosen.long else 1
    figures = [_ways_in(), *_unused(ACCOUNTS * times), _leavers(LEAVERS * times)]
    return keep("accounts", figures, size=f"{number((ACCOUNTS + LEAVERS) * times)} konton")


def _ways_in() -> Figure:
    from tests.accounts import test_ways_in as ways

    found = ways.every_way_in()
    more = ways.ways_in("def back(request):\n    sign_in_staff(request)\n", "x.py")
    return Figure(
        "Vägar in till en session, alla kända och utan lösenord",
        f"{len(found)}", f"{len(ways.WAYS_IN)}", found == set(ways.WAYS_IN),
        "en väg till lades in", not more <= set(ways.WAYS_IN),
    )  # fmt: skip


def _comes_in(subject: str, at: datetime) -> SessionStore | None:
    from django.contrib.sessions.backends.db import SessionStore

    from tillit.kernel.actor import Guest
    from tillit.trust.identity.actions import sign_in_staff
    from tillit.trust.identity.types import Identified, NotIdentified

    session = SessionStore()
    try:
        sign_in_staff(session, Identified(subject, subject, 3), by=Guest(), at=at)
    except NotIdentified:
        return None
    return session


def _employ(subject: str, at: datetime) -> UUID:
    from tillit.kernel.actor import System
    from tillit.trust.identity.actions import employ

    return employ(subject, subject=subject, by=System("prove"), at=at)


def _unused(count: int) -> list[Figure]:
    from tillit.kernel.actor import System
    from tillit.trust.identity.actions import lock_unused
    from tillit.trust.identity.queries import staff_actor

    dice, by = random.Random(1), System("prove")
    _employ(HACKNEY, datetime(2012, 1, 2, tzinfo=UTC))
    days = {f"konto{n}": dice.randrange(0, 200) for n in range(count)}
    ids = {subject: _employ(subject, AT - timedelta(days=400)) for subject in days}
    for subject, ago in days.items():
        _comes_in(subject, AT - timedelta(days=ago, minutes=1))

    def is_open(subject: str) -> bool:
        return staff_actor(by, ids[subject], at=AT) is not None

    before = sum(is_open(each) for each in ids if days[each] >= 30)
    hackney_before = _comes_in(HACKNEY, datetime(2012, 1, 3, tzinfo=UTC)) is not None
    lock_unused(by=by, at=AT)
    wrong = sum(is_open(each) == (days[each] >= 30) for each in ids)
    came = _comes_in(HACKNEY, AT)
    return [
        Figure("Oanvända konton låsta efter 30 dagar, och inga andra", f"{wrong} fel", "0 fel",
               wrong == 0, f"utan jobbet var {before} oanvända konton öppna", before > 0),
        Figure("Kontot från 2012 släpper in någon", "ja" if came else "nej", "nej", came is None,
               "innan det låstes släppte det in", hackney_before),
    ]  # fmt: skip


def _leavers(count: int) -> Figure:
    """Minutes from the signal until the session opens nothing, for each who was at work."""
    from django.conf import settings

    from tillit.jobs.schedule import take_turns
    from tillit.jobs.table import JOBS
    from tillit.kernel.actor import Guest, Staff
    from tillit.trust.identity.queries import actor_of

    jobs = tuple(job for job in JOBS if job.name in {"take-leavers", "close-left"})
    names = [f"slutar{n}" for n in range(count)]
    stays = [f"stannar{n}" for n in range(count * 6)]
    for name in (*names, *stays):
        _employ(name, AT - timedelta(days=60))
    sessions = [each for name in names if (each := _comes_in(name, AT))]

    def still_in(at: datetime) -> int:
        return sum(isinstance(actor_of(Guest(), each, at=at), Staff) for each in sessions)

    control = still_in(AT + timedelta(minutes=60))
    with tempfile.TemporaryDirectory() as folder:
        settings.LEAVERS = str(Path(folder) / "leavers.csv")
        take_turns(jobs, at=AT)  # it has just looked
        last = (AT - timedelta(days=1)).date()
        Path(settings.LEAVERS).write_text("".join(f"{name};{last}\n" for name in names))
        out = next((m for m in range(1, 121) if _turn(jobs, m) and not still_in(_at(m))), None)
    return Figure(
        "Den som har slutat är ute, också där hen är inloggad",
        f"{out} minuter", "högst 60 minuter",
        out is not None and out <= 60 and len(sessions) == count,
        f"utan filen var {control} av {count} kvar efter en timme", control == count,
    )  # fmt: skip


def _at(minute: int) -> datetime:
    return AT + timedelta(minutes=minute)


def _turn(jobs: tuple[Job, ...], minute: int) -> bool:
    from tillit.jobs.schedule import take_turns

    take_turns(jobs, at=_at(minute))
    return True


if __name__ == "__main__":
    import sys

    sys.exit(main(sys.argv[1:]))
