"""A guarded object, somebody who may open it and somebody who may not."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tillit.kernel.actor import Role, Seat, Staff, System
from tillit.kernel.ids import new_id
from tillit.trust.access.actions import assign, guard, open_unit
from tillit.trust.access.types import GuardKind, UnitKind

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
LATER = AT + timedelta(minutes=5)
JOB = System("tests")


@dataclass(frozen=True)
class Place:
    """A case with its worker, and a colleague without an assignment."""

    case: UUID
    alice: Staff
    bob: Staff
    store: Path


@pytest.fixture
def place(db: None, settings, tmp_path: Path) -> Place:
    """Alice has the case, Bob does not. The store is empty and writes as in production."""
    settings.DOCUMENTS, settings.DURABLE = tmp_path / "documents", True
    unit = open_unit("Barn och familj", UnitKind.INVESTIGATION, by=JOB, at=AT)
    seats = frozenset({Seat(unit, Role.SOCIAL_WORKER, "ifo")})
    alice, bob = Staff(new_id(), "Alice", seats), Staff(new_id(), "Bob", seats)
    case = new_id()
    guard(case, GuardKind.CASE, unit, person_id=new_id(), by=JOB, at=AT)
    assign(case, alice.id, ground="allocated", by=JOB, at=AT)
    return Place(case, alice, bob, tmp_path / "documents")
