"""Households whose renewal is clean, and registers that answer as a test says."""

from datetime import date, timedelta
from uuid import UUID

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import Worksheet
from tillit.areas.assistance.types import Agency, Answers, Empty, Failed, Reason, Shielded, Source
from tillit.registers.people.actions import register_person, set_contact_needs

from .conftest import AT, TOWN, TYPED, number, sent
from .deciding import granted
from .paying import payee

NOVEMBER = date(2025, 11, 1)


class Answering:
    """Försäkringskassan has nothing to tell; or is silent about whom it is told to be. Remembers
    about how many it was asked. No database: it is asked side by side."""

    agencies = frozenset({Agency.FK})

    def __init__(self):
        self.silent = set()
        self.asked = []

    def ask(self, question, *, at):
        case = question.case
        self.asked.append(case)
        told = (
            Failed(Agency.FK, Reason.AWAY, at)
            if case in self.silent
            else Empty(Source(Agency.FK, at))
        )
        return Answers(question, at, Shielded.NO, {Agency.FK: told})


def renewal(world, n: int, **november) -> UUID:
    """A household of one who was granted November by a person, and renews for December as it was:
    the month's id."""
    born = date(1957, 1, 1) + timedelta(days=n)  # ten thousand of them meet nobody else
    person = register_person(
        f"Person{n}", "Prov", born=born, number=number(f"{born:%y%m%d}238"), **TYPED
    )
    set_contact_needs(person, safe_way="Brev hem går bra.", by=TOWN, at=AT)
    sheet, _ = granted(world, month=NOVEMBER, who=person, **november)
    case = Worksheet.objects.get(pk=sheet).case_id
    payee(world, case, name=f"Person{n} Prov", account=f"6000 1234{n:05}")
    return sent(world, person)


def turned_on(world) -> None:
    actions.turn_on(why="Nämnden har beslutat.", by=world.lova, at=AT)
