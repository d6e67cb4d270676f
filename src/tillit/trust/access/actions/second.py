"""What takes two people: one asks, another confirms."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.access.events import SecondAnswered, SecondAsked
from tillit.trust.access.models import SecondPerson
from tillit.trust.access.policies import check_may_answer, check_may_seat, needs_second
from tillit.trust.access.queries import ready_keys
from tillit.trust.access.types import AskedFor
from tillit.trust.audit.actions import record

from .seats import grant, last_moment

ONE_MORE = "En kollega till behöver bekräfta länken först. Be om det på kollegans sida."


@transaction.atomic
def ask_for_seat(
    staff_id: UUID,
    unit_id: UUID,
    role: Role,
    *,
    until: datetime | None = None,
    by: Staff,
    at: datetime,
) -> UUID:
    """Ask that somebody get a role, or keep it longer, where it takes two people."""
    check_may_seat(by, staff_id, unit_id)
    if not needs_second(by, unit_id, role):
        raise Refusal("Den här rollen ger du själv. Ingen kollega till behövs.")
    if role is Role.PARTNER:
        raise Refusal("En gäst bjuds in av enhetens gruppledare. Be henne eller honom.")
    last_moment(unit_id, role, until, by=by, at=at)  # refuses now what could not be confirmed
    same = SecondPerson.objects.filter(answered_at=None, staff_id=staff_id, unit_id=unit_id)
    if same.filter(role=role).exists():
        raise Moved("Någon har redan bett om den rollen. Den väntar på att bekräftas.")
    row = SecondPerson.objects.create(
        asked_for=AskedFor.SEAT, staff_id=staff_id, unit_id=unit_id, role=role, until=until,
        asked_by=by.id, asked_at=at,
    )  # fmt: skip
    event = SecondAsked(staff=staff_id, asked_for=AskedFor.SEAT, unit=unit_id, role=role)
    record(event, by=by, at=at)
    return row.pk


@transaction.atomic
def ask_for_key(staff_id: UUID, *, by: Staff, at: datetime) -> UUID:
    """Ask that a link to a first key may be made for somebody: it lets its holder in as them."""
    _check_may_confirm_key(by)
    if by.id == staff_id:
        raise Refusal("Ingen ändrar sitt eget konto. Be en kollega som sköter systemet.")
    waiting = SecondPerson.objects.filter(answered_at=None, asked_for=AskedFor.KEY)
    if waiting.filter(staff_id=staff_id).exists():
        raise Moved("Någon har redan bett om en länk. Den väntar på att bekräftas.")
    row = SecondPerson.objects.create(
        asked_for=AskedFor.KEY, staff_id=staff_id, asked_by=by.id, asked_at=at
    )
    event = SecondAsked(staff=staff_id, asked_for=AskedFor.KEY, unit=None, role=None)
    record(event, by=by, at=at)
    return row.pk


@transaction.atomic
def answer_second(second_id: UUID, *, granted: bool, by: Staff, at: datetime) -> None:
    """Say yes or no to what somebody else asked for. A yes to a role gives it at once."""
    row = SecondPerson.objects.filter(pk=second_id).first()
    if row is None:
        raise NotThere
    check_may_answer(by, row.asked_by, row.staff_id)
    if row.unit_id:
        check_may_seat(by, row.staff_id, row.unit_id)
    else:
        _check_may_confirm_key(by)
    waiting = SecondPerson.objects.filter(pk=second_id, answered_at=None)
    if not waiting.update(answered_at=at, answered_by=by.id, granted=granted):
        raise Moved("Någon har redan svarat. Läs sidan igen.")
    event = SecondAnswered(staff=row.staff_id, asked_for=AskedFor(row.asked_for), granted=granted)
    record(event, by=by, at=at)
    if granted and row.unit_id:
        role = Role(row.role)
        until = last_moment(row.unit_id, role, row.until, by=by, at=at)
        grant(row.staff_id, row.unit_id, role, until=until, by=by, at=at)


@transaction.atomic
def use_second(staff_id: UUID, *, by: Actor, at: datetime) -> None:
    """Spend the confirmation of a link to a key. Refuses where there is none, or it is old: only
    who asked makes the link, so that who confirmed cannot come in by it."""
    if isinstance(by, System):
        return
    if not isinstance(by, Staff):
        raise NotThere
    if not ready_keys(by, staff_id, at=at).update(used_at=at):
        raise Refusal(ONE_MORE)


def _check_may_confirm_key(actor: Staff) -> None:
    if not actor.has(Role.ADMINISTRATOR, Role.LEADER):
        raise Refusal("Den som sköter systemet eller en gruppledare bekräftar länken. Be någon.")
