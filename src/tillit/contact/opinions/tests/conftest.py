"""Those who write, those who answer, and an intake unit."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from tillit.contact.opinions import actions
from tillit.contact.opinions.models import Opinion
from tillit.contact.opinions.types import Kind, OpinionIn, Wants
from tillit.kernel.actor import Guest, Resident, Role, Seat, Staff, System
from tillit.kernel.ids import new_id
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

AT = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)
TOWN, SOMEBODY = System("tests"), Guest()
UNIT = new_id()
LENA = Staff(new_id(), "Lena", frozenset({Seat(UNIT, Role.LEADER, "ifo")}), title="chef")
OLA = Staff(new_id(), "Ola", frozenset({Seat(UNIT, Role.LEADER, "ifo")}), title="chef")
MAJA = Staff(new_id(), "Maja", frozenset({Seat(UNIT, Role.SOCIAL_WORKER, "ifo")}))
WORDS = "Väntrummet har inga stolar för barn."


@pytest.fixture
def intake(db):
    return open_unit("Mottagningen", UnitKind.INTAKE, by=TOWN, at=AT)


@pytest.fixture
def sara(db):
    return Resident(register_person("Sara", "Berg", source=Source.STAFF, by=TOWN, at=AT), "Sara")


def opinion_in(**changes):
    return OpinionIn(**({"id": uuid4(), "kind": Kind.IDEA, "text": WORDS} | changes))


def sent(by=SOMEBODY, **changes):
    """The row and the code."""
    said = opinion_in(**changes)
    code = actions.send_opinion(said, by=by, at=AT)
    return Opinion.objects.get(pk=said.id), code


__all__ = ["AT", "LENA", "MAJA", "OLA", "SOMEBODY", "TOWN", "WORDS", "Wants", "opinion_in", "sent"]
