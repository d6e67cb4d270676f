"""Signs that one account is used by several. A sign, never a proof, and no score: each is shown as
it was, and what is looked for stands on the page that all staff read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tillit.kernel.actor import Role, Staff, System
from tillit.kernel.swedish import day_of
from tillit.trust.access.queries import staff_in
from tillit.trust.identity.extracts import sign_ins_at_once
from tillit.trust.identity.queries import colleagues
from tillit.trust.identity.types import AtOnce

SPAN = timedelta(days=14)  # own choice; no rule found
DAYS = 2  # days of them on which it happened before anybody is asked to look; own choice
SENTENCE = (
    "Ett konto loggas in på nytt medan en annan inloggning av samma konto används, minst "
    f"{DAYS} dagar på {SPAN.days}."
)
PROGRAM = System("sharing")


@dataclass(frozen=True)
class Sign:
    """One account: on how many days, how often, the last time, and what kinds of devices."""

    staff_id: UUID
    name: str
    days: int
    times: int
    last: datetime
    devices: tuple[str, ...]


def shared_accounts(actor: Staff, *, at: datetime) -> list[Sign]:
    """Accounts that may be shared: all for the reviewer, a leader's own colleagues for a leader,
    never one's own. The most days first."""
    whom: Iterable[UUID] | None = None
    if not actor.has(Role.REVIEWER):
        led = actor.units(Role.LEADER)
        whom = {staff for staff, _ in staff_in(actor, led, at=at)} if led else ()
    found: dict[UUID, list[AtOnce]] = defaultdict(list)
    for each in sign_ins_at_once(PROGRAM, at - SPAN, whom):
        if each.staff_id != actor.id:
            found[each.staff_id].append(each)
    chosen = {id_: rows for id_, rows in found.items() if _days(rows) >= DAYS}
    staff = colleagues(actor, chosen, at=at)
    signs = [_sign(id_, rows, staff[id_].name) for id_, rows in chosen.items()]
    return sorted(signs, key=lambda each: (-each.days, each.name))


def _days(rows: list[AtOnce]) -> int:
    return len({day_of(each.at) for each in rows})


def _sign(staff_id: UUID, rows: list[AtOnce], name: str) -> Sign:
    devices = {device or "okänd enhet" for each in rows for device in (each.earlier, each.later)}
    last = max(each.at for each in rows)
    return Sign(staff_id, name, _days(rows), len(rows), last, tuple(sorted(devices)))
