"""Colleagues who are in the register: nobody reads their own, no report is lost between walls."""

import random
from collections import defaultdict
from dataclasses import replace
from uuid import UUID

import pytest

from tests.support.environment import draws
from tests.trust.conftest import AT
from tests.trust.worlds import id_of
from tillit.kernel.actor import Role, Seat, Staff, System
from tillit.trust.access.models import (
    Assignment,
    Barrier,
    Concerned,
    Guarded,
    Membership,
    OwnEntry,
    Unit,
)
from tillit.trust.access.queries import beside_of, unseen_reports, visible_ids

TOWNS = draws(30, 300)
PERSONS = ("p0", "p1", "p2", "p3")
ROLES = (Role.INTAKE, Role.INTAKE, Role.LEADER, Role.SOCIAL_WORKER)


class Town:
    """A small municipality: units of one secrecy area, colleagues who are somebody, reports."""

    def __init__(self, number: int) -> None:
        dice, self.area = random.Random(number), f"a{number}"
        units = [id_of(number, f"u{n}") for n in range(2)]
        Unit.objects.bulk_create(Unit(id=u, name="x", kind="intake", area=self.area) for u in units)
        self.staff: list[Staff] = []
        for n in range(dice.randint(1, 5)):
            self.employ(id_of(number, f"s{n}"), dice.choice(units), dice, number)
        # One leader somewhere in the area whom no wall keeps from anything: the only promise.
        self.hire(id_of(number, "l0"), dice.choice(units), Role.LEADER, None)
        self.staff = [
            replace(each, beside=beside_of(each, each.id, each.seats, at=AT)) for each in self.staff
        ]
        self.reports = [id_of(number, f"r{n}") for n in range(4)]
        for report in self.reports:
            Guarded.objects.create(
                object_id=report, kind="report", unit_id=dice.choice(units), area=self.area
            )
            about = [id_of(number, each) for each in PERSONS if dice.random() < 0.5]
            Concerned.objects.bulk_create(Concerned(guarded_id=report, person_id=p) for p in about)

    def employ(self, staff: UUID, unit: UUID, dice: random.Random, number: int) -> None:
        person = id_of(number, dice.choice(PERSONS)) if dice.random() < 0.7 else None
        self.hire(staff, unit, dice.choice(ROLES), person)
        if dice.random() < 0.3:
            kept = id_of(number, dice.choice(PERSONS))
            Barrier.objects.create(staff_id=staff, person_id=kept, reason="kin", since=AT)

    def hire(self, staff: UUID, unit: UUID, role: Role, person: UUID | None) -> None:
        Membership.objects.create(staff_id=staff, unit_id=unit, role=role, since=AT)
        if person:
            OwnEntry.objects.create(staff_id=staff, person_id=person)
        seats = frozenset({Seat(unit, role, self.area)})
        self.staff.append(Staff(staff, "x", seats, person_id=person))


@pytest.fixture(scope="module")
def towns_once(module_rows):
    """Made once: every town beside the others in one database."""
    with module_rows():
        return [Town(number) for number in range(TOWNS)]


@pytest.fixture
def towns(db, towns_once):
    return towns_once


def seers(towns, *, loud: bool = False) -> dict[UUID, set[UUID]]:
    """Who sees each report, asked as every colleague; `loud`: as if nobody were known."""
    found = defaultdict(set)
    for town in towns:
        for staff in town.staff:
            who = replace(staff, beside=frozenset()) if loud else staff
            for report in visible_ids(who, at=AT):
                found[report].add(staff.id)
    return found


def test_every_report_is_seen_by_somebody(towns):
    """Whoever works here and whoever they are: one active colleague sees each report, when what
    nobody sees has been given away. Nobody sees what concerns themself.

    Red when: `unseen_reports` forgets barriers or own entries, or gives to somebody walled.
    """
    before = seers(towns)
    lost = unseen_reports(System("tests"), at=AT)
    reports = {report for town in towns for report in town.reports}
    assert {report for report in reports if not before[report]} == set(lost)
    assert lost  # a control: there are walls that hide a report from its whole unit
    Assignment.objects.bulk_create(
        Assignment(
            object_id=report, staff_id=who, assigned_as="deputy", ground="unseen", since=AT
        )
        for report, staff in lost.items()
        for who in staff
    )  # fmt: skip
    after = seers(towns)
    assert [report for report in reports if not after[report]] == []
    assert [report for report, staff in lost.items() if not staff <= after[report]] == []
    assert unseen_reports(System("tests"), at=AT) == {}
    about = defaultdict(set)
    for report, person in Concerned.objects.values_list("guarded_id", "person_id"):
        about[report].add(person)
    for town in towns:
        for staff in town.staff:
            own = {report for report in town.reports if staff.person_id in about[report]}
            assert not [report for report in own if staff.id in after[report]]


def test_to_spare_a_colleague_hides_no_report_from_everybody(towns):
    """What the unit does not see for a colleague's sake, somebody else does.

    Red when: `hushed` does not ask for a leader who sees.
    """
    quiet, loud = seers(towns), seers(towns, loud=True)
    hidden = [report for report in loud if loud[report] > quiet[report]]
    assert hidden  # a control: something is kept from the unit
    assert [report for report in loud if loud[report] and not quiet[report]] == []
