"""What somebody sees for a time: a shift of the duty, a colleague's cases, an invitation."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tillit.casework.cases.actions import MyDay
from tillit.kernel.actor import Role, Staff
from tillit.kernel.swedish import day_of
from tillit.pages.desk.places import address
from tillit.pages.desk.seers import A_MOMENT, classes_in_words, name_of
from tillit.trust.access.queries import duty_around, invitations_of, stood_in_for
from tillit.trust.access.types import Shift
from tillit.trust.identity.queries import colleagues


@dataclass(frozen=True)
class Invited:
    """One case that a guest reads: whom it is about, what is shown, until when."""

    href: str
    who: str
    number: str
    sees: str
    last_day: date | None


def guest_rows(actor: Staff, day: MyDay, *, at: datetime) -> list[Invited]:
    """What a guest was invited to, and nothing else of the desk. One query."""
    held = {each.object_id: each for each in invitations_of(actor, at=at)}
    return [
        Invited(
            address("desk:case", line.id),
            line.person.short_name,
            line.number,
            classes_in_words(held[line.id].classes),
            _last_day(held[line.id].until),
        )
        for line in day.cases
        if line.id in held
    ]


def by_time(actor: Staff, at: datetime) -> dict[str, object]:
    """The shift that one has now and who comes after, one's next, what nobody has (for who leads),
    and whom one stands in for. Two queries, and the names."""
    shifts = duty_around(actor, at=at)
    deputy = deputies_of(actor, at=at)
    mine = [each for each in shifts if each.staff_id == actor.id]
    now = next((each for each in mine if each.since <= at), None)
    after = _after(now, shifts) if now else None
    names = colleagues(actor, [after.staff_id] if after and after.staff_id else [], at=at)
    led = actor.units(Role.LEADER)
    return {
        "shift": now,
        "on_duty": bool(now and now.unit_id in actor.units(Role.DUTY)),
        "after": after,
        "after_name": name_of(names, after.staff_id) if after and after.staff_id else "",
        "next_shift": next((each for each in mine if each.since > at), None),
        "empty_shifts": [e for e in shifts if not e.staff_id and e.unit_id in led],
        "deputy": deputy,
    }


def deputies_of(actor: Staff, *, at: datetime) -> list[tuple[str, date | None, int]]:
    """Whom one stands in for, until which day, and in how many cases. A query, and the names."""
    found = stood_in_for(actor, at=at)
    lines = {each.id: each for each in found.values()}
    names = colleagues(actor, {each.absent_id for each in lines.values()}, at=at) if lines else {}
    count: dict[UUID, int] = {}
    for each in found.values():
        count[each.id] = count.get(each.id, 0) + 1
    return [
        (name_of(names, each.absent_id), _last_day(each.until), count[each.id])
        for each in sorted(lines.values(), key=lambda line: line.until)
    ]


def _after(now: Shift, shifts: list[Shift]) -> Shift | None:
    """Who takes over in the same unit."""
    later = (e for e in shifts if e.unit_id == now.unit_id and e.since >= now.until)
    return next(later, None)


def _last_day(until: datetime | None) -> date | None:
    return day_of(until - A_MOMENT) if until else None
