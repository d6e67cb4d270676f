"""A unit with a case, a week of readings in it, and those who review."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from tests.support.town import BY, make_town, staff_of
from tillit.kernel.actor import Role, Staff, System
from tillit.overview.review.actions import prepare_weeks
from tillit.overview.review.models import ReviewRow
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.actions import note_read

NOW = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)  # a Tuesday, 10.40 in Sweden
LAST_WEEK = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
JOB = System("prepare-log-review")


@dataclass(frozen=True)
class Office:
    """Noel's town with Idris at the intake unit and Vera, who reviews the log."""

    town: object
    idris: Staff
    vera: Staff

    def __getattr__(self, name):
        return getattr(self.town, name)

    def match(self, who: Staff, person, at=LAST_WEEK, days: int = 1) -> None:
        """Somebody searches out a person and opens them, on some days."""
        for number in range(days):
            when = at + timedelta(days=number)
            note_read("people.match", by=who, at=when, ground="match:name", shown=[person])
            note_read(
                "people.person.match", by=who, at=when + timedelta(minutes=1), object_id=person,
                person_id=person, ground="match",
            )  # fmt: skip

    def prepare(self, at=NOW) -> None:
        """Run the job."""
        prepare_weeks(by=JOB, at=at)

    def row(self, who: Staff, **more) -> ReviewRow:
        """The one row of a reader."""
        return ReviewRow.objects.get(reader_id=who.id, **more)


@pytest.fixture(scope="module")
def office_once(module_rows):
    """Made once for all tests of a module."""
    with module_rows():
        town = make_town(NOW)
        began = NOW - timedelta(days=40)
        intake = open_unit("Mottagning", UnitKind.INTAKE, by=BY, at=began)
        board = open_unit("Kansliet", UnitKind.BOARD, by=BY, at=began)
        idris = staff_of("Idris Warsame", intake, Role.INTAKE, "Mottagare", began)
        vera = staff_of("Vera Lindh", board, Role.REVIEWER, "Säkerhetsansvarig", began)
        return Office(town, idris, vera)


@pytest.fixture
def office(db, office_once):
    """The office; what a test does in it is undone."""
    return office_once
