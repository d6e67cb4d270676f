"""Say which person in the register a colleague is."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Staff, System
from tillit.kernel.person_number import PersonNumber
from tillit.registers.people.queries import person_by_number
from tillit.registers.people.types import Source
from tillit.trust.access.actions import say_own_entry
from tillit.trust.access.types import SaidWho
from tillit.trust.identity.actions import link_account
from tillit.trust.identity.queries import colleagues
from tillit.trust.sealing.types import blind

from .person import register_person

PROGRAM = System("colleague-in-the-register")


@transaction.atomic
def say_colleague_is(
    staff_id: UUID, number: PersonNumber, *, by: Staff, at: datetime
) -> SaidWho:  # fmt: skip
    """Two colleagues type the same number: then the policy knows who it is. Somebody who is not in
    the register is entered, so that the answer never tells whether they were there."""
    mark = blind(number.digits, bound_to=f"own-entry.{staff_id}")
    said = say_own_entry(staff_id, mark, by=by, at=at)
    if said is SaidWho.SAME:
        person = person_by_number(by, number)
        if person is None:
            given, _, family = colleagues(by, [staff_id], at=at)[staff_id].name.rpartition(" ")
            person = register_person(
                given or family, family, number=number, source=Source.STAFF, by=PROGRAM, at=at
            )
        link_account(staff_id, person, by=by, at=at)
    return said
