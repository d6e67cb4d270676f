"""Units and roles: who works where, and until when."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from tillit.kernel.actor import Actor, Role, System
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.trust.access.events import SeatEnded, SeatGiven, SeatRenewed, UnitOpened
from tillit.trust.access.models import Membership, SecondPerson, Unit
from tillit.trust.access.periods import end_of, months_after, running
from tillit.trust.access.policies import check_may_organise, check_may_seat, needs_second
from tillit.trust.access.queries import analysis_in_force
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.actions import record

NO_ANALYSIS = (
    "Rollen har ingen behovs- och riskanalys som gäller. Skriv en under Kollegor, Analyser, och "
    "låt en kollega godkänna den. Sedan kan rollen ges."
)
TAKES_TWO = "Den här rollen ges av två: en ber om den och en annan bekräftar."


@transaction.atomic
def open_unit(name: str, kind: UnitKind, *, area: str = "ifo", by: Actor, at: datetime) -> UUID:
    """Begin a unit (who may: `check_may_organise`)."""
    check_may_organise(by)
    if not name.strip():
        raise Refusal("Skriv vad enheten heter.")
    if Unit.objects.filter(name=name.strip(), closed_at=None).exists():
        raise Refusal("Det finns redan en enhet som heter så. Välj ett namn till.")
    unit = Unit.objects.create(name=name.strip(), kind=kind, area=area)
    record(UnitOpened(unit=unit.pk), by=by, at=at)
    return unit.pk


@transaction.atomic
def give_seat(
    staff_id: UUID,
    unit_id: UUID,
    role: Role,
    *,
    until: datetime | None = None,
    organisation: str = "",
    purpose: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """Give a member of staff a role in a unit until a last day, at most what the analysis of the
    role says; without `until` it is that day. Who may: `check_may_seat`, alone: `needs_second`."""
    check_may_seat(by, staff_id, unit_id)
    if needs_second(by, unit_id, role):
        raise Refusal(TAKES_TWO)
    if _rows(staff_id, unit_id, role, at).exists():
        raise Moved("Kollegan har redan den rollen i enheten. Läs sidan igen.")
    if role is Role.PARTNER and not (organisation.strip() and purpose.strip() and until):
        raise Refusal("Skriv varifrån gästen kommer, vad hen ska göra här, och en sista dag.")
    until = last_moment(unit_id, role, until, by=by, at=at)
    grant(staff_id, unit_id, role, until=until, by=by, at=at)
    if role is Role.PARTNER:
        guest = {"organisation": organisation.strip(), "purpose": purpose.strip()}
        _rows(staff_id, unit_id, role, at).update(**guest)


@transaction.atomic
def renew_seat(
    staff_id: UUID, unit_id: UUID, role: Role, *, until: datetime | None, by: Actor, at: datetime
) -> None:
    """Let a role go on until another day, or give it its first last day. As `give_seat`."""
    check_may_seat(by, staff_id, unit_id)
    if needs_second(by, unit_id, role):
        raise Refusal(TAKES_TWO)
    if not _rows(staff_id, unit_id, role, at).exists():
        raise NotThere
    grant(
        staff_id, unit_id, role, until=last_moment(unit_id, role, until, by=by, at=at), by=by, at=at
    )


@transaction.atomic
def end_seat(staff_id: UUID, unit_id: UUID, role: Role, *, by: Actor, at: datetime) -> None:
    """End a role (who may: `check_may_seat`). Assignments stay until they are handed over or ended,
    and open nothing for who has no role left in the area."""
    check_may_seat(by, staff_id, unit_id)
    rows = Membership.objects.filter(staff_id=staff_id, unit_id=unit_id, role=role)
    if rows.filter(_not_ended(at)).update(until=at):
        record(SeatEnded(staff=staff_id, unit=unit_id, role=role), by=by, at=at)


@transaction.atomic
def end_all_seats(staff_id: UUID, *, by: Actor, at: datetime) -> None:
    """End every role that somebody has, and those that have not begun (who may: `check_may_seat`,
    for each unit). What somebody asked for them is answered with no."""
    rows = Membership.objects.filter(_not_ended(at), staff_id=staff_id)
    for unit_id, role in list(rows.order_by("pk").values_list("unit_id", "role")):
        end_seat(staff_id, unit_id, Role(role), by=by, at=at)
    SecondPerson.objects.filter(staff_id=staff_id, answered_at=None).update(answered_at=at)


def last_moment(
    unit_id: UUID, role: Role, until: datetime | None, *, by: Actor, at: datetime
) -> datetime | None:
    """When a role ends that is given now. Refuses without an analysis that counts, and a day that
    is past or later than it allows.

    The program itself sets a town up before anybody can write an analysis; what it gives without
    one is on the list of roles that lack it.
    """
    kind = UnitKind(Unit.objects.get(pk=unit_id).kind)
    analysis = analysis_in_force(by, kind, role, at=at)
    if analysis is None:
        if isinstance(by, System):
            return until
        raise Refusal(NO_ANALYSIS)
    last_day = months_after(day_of(at), analysis.said.longest_months)
    last = end_of(last_day)
    if until is not None and until <= at:
        raise Refusal("Den sista dagen har redan gått. Välj en dag framåt.")
    if until is not None and until > last:
        raise Refusal(f"Välj en tidigare dag. Enligt analysen är den sista {last_day}.")
    return until or last


def grant(
    staff_id: UUID,
    unit_id: UUID,
    role: Role,
    *,
    until: datetime | None,
    by: Actor,
    at: datetime,
) -> None:
    """Write the role, or move its last day where somebody has it already. Checked by the caller."""
    if _rows(staff_id, unit_id, role, at).update(until=until):
        record(SeatRenewed(staff=staff_id, unit=unit_id, role=role), by=by, at=at)
        return
    Membership.objects.create(staff_id=staff_id, unit_id=unit_id, role=role, since=at, until=until)
    record(SeatGiven(staff=staff_id, unit=unit_id, role=role), by=by, at=at)


def _rows(staff_id: UUID, unit_id: UUID, role: Role, at: datetime) -> QuerySet[Membership]:
    rows = Membership.objects.filter(staff_id=staff_id, unit_id=unit_id, role=role)
    return rows.filter(running(at))


def _not_ended(at: datetime) -> Q:
    return Q(until=None) | Q(until__gt=at)
