"""Who sees a case and why: guests let in, colleagues barred, the case sealed."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases import policies, steps
from tillit.casework.cases.models import Case
from tillit.casework.cases.types import CaseHead, Doors, NoticeKind, SealedCase
from tillit.kernel.actor import Role, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.disclosure import grounds_for_guests
from tillit.trust.access import actions as access
from tillit.trust.access.policies import check_may_bar, check_why
from tillit.trust.access.queries import (
    barriers_around,
    can_open_sealed,
    holders_of,
    is_sealed,
    openers_of,
    sealed_in,
    seals_on,
    seats_in,
    who_sees,
)
from tillit.trust.access.types import AssignedAs, BarrierReason
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows

from .case import remember_step
from .notice import tell_leaders


@transaction.atomic
def open_doors(case_id: UUID, *, by: Staff, at: datetime) -> tuple[CaseHead, Doors]:
    """Everybody who sees the case and why, who is kept from it, and whether it is sealed. Not for
    guests: who else works with a family is not theirs to know."""
    verdict = policies.check_may_read(by, case_id, at=at)
    if verdict.rule == policies.GUEST:
        raise NotThere
    head = steps.head(by, case_id, rule=verdict.rule, at=at)
    note_read(
        "open_doors",
        by=by,
        at=at,
        object_id=case_id,
        person_id=head.line.person.id,
        shows=(Shows.IDENTITY, Shows.THIRD_PARTY),
        ground=verdict.rule,
        shown=[line.id for line in head.people],
    )
    return head, Doors(
        seers=tuple(who_sees(by, case_id, at=at)),
        barriers=tuple(barriers_around(by, case_id, at=at)),
        seals=tuple(seals_on(by, case_id)),
        sealed=is_sealed(by, case_id),
        openers=can_open_sealed(by, case_id, at=at),
        seats=tuple(seats_in(by, [head.line.unit_id], at=at)),
    )


@transaction.atomic
def seal_case(case_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """Seal the case: only those who are assigned to it open it from now on."""
    policies.check_may_read(by, case_id, at=at)
    access.seal(case_id, why=why, by=by, at=at)
    _remember(case_id, "sealed", "", by, at)


def sealed_cases(unit_id: UUID, *, by: Staff, at: datetime) -> tuple[SealedCase, ...]:
    """The sealed cases of a unit that the actor leads: their numbers, who sealed them, and who
    opens them. Nothing of what is in them, so nothing is read about anybody."""
    if unit_id not in by.units(Role.LEADER):
        raise NotThere
    found = sealed_in(by, unit_id, at=at)
    openers = openers_of(by, found, at=at)
    numbers = dict(Case.objects.filter(pk__in=found).values_list("pk", "number"))
    return tuple(
        SealedCase(id_, numbers[id_], line.sealed_by, line.since, openers[id_])
        for id_, line in found.items()
        if id_ in numbers
    )


@transaction.atomic
def lift_seal_of_case(case_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """Let the case be opened as before (who may: `check_may_lift_seal`). Also for the leader who
    does not open it, when nobody does."""
    if not Case.objects.filter(pk=case_id).exists():
        raise NotThere
    access.lift_seal(case_id, why=why, by=by, at=at)
    _remember(case_id, "seal_lifted", why.strip(), by, at)


@transaction.atomic
def invite_to_case(
    case_id: UUID,
    staff_id: UUID,
    *,
    classes: Iterable[Shows],
    ground: str,
    until: datetime,
    by: Staff,
    at: datetime,
) -> None:
    """Let a guest from a partner see the case until a day, of these classes of fields. Who it
    concerns is always among them: a page without a name cannot be read."""
    case = policies.case_to_assign(by, case_id, at=at)
    if ground not in {rule.value.code for rule in grounds_for_guests(day_of(at))}:
        raise Refusal("Välj den grund som låter gästen få veta.")
    if is_sealed(by, case_id):
        raise Refusal("Ärendet är förseglat. En gäst kan inte bjudas in förrän det öppnas.")
    named = {Shows.IDENTITY, *classes}
    access.invite_guest(
        case.pk, staff_id, classes=named, ground=ground, until=until, by=by, at=at
    )  # fmt: skip
    _remember(case_id, "guest_invited", "", by, at)


@transaction.atomic
def end_invitation(case_id: UUID, staff_id: UUID, *, by: Staff, at: datetime) -> None:
    """A guest no longer sees the case. The second of two who end it loses politely."""
    policies.case_to_assign(by, case_id, at=at)
    held = holders_of(by, case_id, at=at)
    if not any(h.staff_id == staff_id and h.as_ is AssignedAs.PARTNER for h in held):
        raise Moved("Inbjudan har redan tagit slut. Läs sidan igen.")
    access.end_assignment(case_id, staff_id, by=by, at=at)
    _remember(case_id, "guest_left", "", by, at)


@transaction.atomic
def bar_colleague(
    case_id: UUID,
    staff_id: UUID,
    person_id: UUID,
    reason: BarrierReason,
    *,
    why: str,
    by: Staff,
    at: datetime,
) -> None:
    """Keep a colleague from all that concerns somebody in the case, also in other cases. For jäv
    in this case: `disqualify`. The leaders are told when nobody has the case any longer."""
    case = policies.case_to_assign(by, case_id, at=at)
    check_may_bar(by, staff_id, leads=True)
    check_why(why)
    held = {each.staff_id for each in holders_of(by, case_id, at=at)}
    access.raise_barrier(staff_id, person_id, reason, why=why, by=by, at=at)
    access.end_assignment(case_id, staff_id, by=by, at=at)
    if held == {staff_id}:
        tell_leaders(NoticeKind.NO_HOLDER, case, about=staff_id, by=by, at=at)


@transaction.atomic
def lift_barrier_here(
    case_id: UUID, barrier_id: int, *, why: str, by: Staff, at: datetime
) -> None:  # fmt: skip
    """Take away a barrier to somebody in the case. Jäv is lifted on its own page, with its reason
    in the file."""
    policies.case_to_assign(by, case_id, at=at)
    check_why(why)
    found = [each for each in barriers_around(by, case_id, at=at) if each.id == barrier_id]
    if not found:
        raise Moved("Spärren är redan borttagen. Läs sidan igen.")
    [line] = found
    if line.reason is BarrierReason.DISQUALIFIED:
        raise Refusal("Spärren gäller jäv. Ta bort den på sidan om jäv.")
    access.lift_barrier(
        line.staff_id, line.person_id, line.reason, why=why, by=by, at=at
    )  # fmt: skip


def _remember(case_id: UUID, verb: str, text: str, by: Staff, at: datetime) -> None:
    """A line in the case's history. It is no move, so it names no stage."""
    remember_step(case_id, verb, "", "", text, by=by, at=at)
