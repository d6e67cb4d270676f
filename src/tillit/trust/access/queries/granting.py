"""What a role needs to see, which roles lack an analysis, what ends soon, what waits for two."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from tillit.kernel.actor import Actor, Role, Staff
from tillit.kernel.swedish import day_of
from tillit.trust.access.limits import ENDS_SOON_DAYS, KEY_DAYS
from tillit.trust.access.models import Membership, RoleAnalysis, SecondPerson
from tillit.trust.access.periods import months_after, running
from tillit.trust.access.suggested import SUGGESTED
from tillit.trust.access.types import (
    AnalysisIn,
    AnalysisView,
    AskedFor,
    SeatLine,
    SecondView,
    UnitKind,
)

Post = tuple[UnitKind, Role]
YEAR = 12  # months that a suggested analysis would be in force


def analyses(actor: Actor, *, at: datetime) -> dict[Post, list[AnalysisView]]:
    """Every analysis that counts or waits to, by kind of unit and role: what counts first. What
    another has taken the place of is left out. For staff; others see none. One query."""
    if not isinstance(actor, Staff):
        return {}
    found: dict[Post, list[AnalysisView]] = {}
    for row in RoleAnalysis.objects.filter(valid_to__gte=day_of(at)).order_by("-made_at"):
        seen = found.setdefault((UnitKind(row.unit_kind), Role(row.role)), [])
        if not any(each.approved_at for each in seen):
            seen.append(_analysis(row))
    for seen in found.values():
        seen.sort(key=lambda each: each.approved_at is None)
    return found


def analysis_in_force(
    actor: Actor, kind: UnitKind, role: Role, *, at: datetime
) -> AnalysisView | None:  # fmt: skip
    """The analysis that a role is given by now: the latest that another person has approved."""
    rows = RoleAnalysis.objects.filter(unit_kind=kind, role=role, valid_to__gte=day_of(at))
    row = rows.filter(approved_at__lte=at).order_by("-approved_at").first()
    return _analysis(row) if row else None


def suggested_analysis(actor: Actor, kind: UnitKind, role: Role, *, at: datetime) -> AnalysisIn:
    """A first text to change, for a role nobody has analysed. It counts for nothing."""
    text = SUGGESTED[role]
    last = months_after(day_of(at), YEAR)
    return AnalysisIn(role, kind, text.needs, text.risks, text.limits, text.months, last)


def roles_without_analysis(actor: Actor, *, at: datetime) -> list[Post]:
    """Roles that somebody has now, in a kind of unit where no analysis counts."""
    held = Membership.objects.filter(running(at)).values_list("unit__kind", "role").distinct()
    known = RoleAnalysis.objects.filter(approved_at__lte=at, valid_to__gte=day_of(at))
    counts = set(known.values_list("unit_kind", "role"))
    return sorted((UnitKind(kind), Role(role)) for kind, role in set(held) - counts)


def ending_seats(actor: Actor, unit_ids: Iterable[UUID], *, at: datetime) -> list[SeatLine]:
    """Roles in the units that end within a month, the first first. One query."""
    if not isinstance(actor, Staff):
        return []
    soon = at + timedelta(days=ENDS_SOON_DAYS)
    rows = Membership.objects.filter(running(at), unit_id__in=list(unit_ids), until__lte=soon)
    return [
        SeatLine(row.unit_id, row.staff_id, Role(row.role), row.since, row.until)
        for row in rows.order_by("until", "pk")
    ]


def waiting_for_second(actor: Actor, *, at: datetime) -> list[SecondView]:
    """What waits for another person, and that this one may answer or has asked; oldest first."""
    if not isinstance(actor, Staff):
        return []
    rows = SecondPerson.objects.filter(answered_at=None).order_by("asked_at", "pk")
    led = actor.units(Role.LEADER)
    return [
        _second(row)
        for row in rows
        if actor.has(Role.ADMINISTRATOR) or row.unit_id in led or row.asked_by == actor.id
    ]


def second_is_ready(actor: Actor, staff_id: UUID, *, at: datetime) -> bool:
    """Whether a link to a key for this colleague, that the actor asked for, is confirmed now."""
    return isinstance(actor, Staff) and ready_keys(actor, staff_id, at=at).exists()


def ready_keys(actor: Staff, staff_id: UUID, *, at: datetime) -> QuerySet[SecondPerson]:
    """Confirmed and unspent questions for a link, that the actor asked. For `use_second`."""
    rows = SecondPerson.objects.filter(asked_for=AskedFor.KEY, staff_id=staff_id, granted=True)
    fresh = at - timedelta(days=KEY_DAYS)
    return rows.filter(used_at=None, answered_at__gt=fresh, asked_by=actor.id)


def _analysis(row: RoleAnalysis) -> AnalysisView:
    said = AnalysisIn(
        role=Role(row.role),
        unit_kind=UnitKind(row.unit_kind),
        needs=row.needs,
        risks=row.risks,
        limits=row.limits,
        longest_months=row.longest_months,
        valid_to=row.valid_to,
    )
    return AnalysisView(
        row.pk, said, row.made_by, row.made_at, row.approved_by, row.approved_at
    )  # fmt: skip


def _second(row: SecondPerson) -> SecondView:
    return SecondView(
        id=row.pk,
        asked_for=AskedFor(row.asked_for),
        staff_id=row.staff_id,
        unit_id=row.unit_id,
        role=Role(row.role) if row.role else None,
        until=row.until,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
    )
