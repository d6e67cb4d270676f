"""The households as people in the register, with who lives where and what the agencies know."""

from dataclasses import dataclass

from tillit.demo.town.assistance.homes import Home
from tillit.demo.town.assistance.registers import Registers
from tillit.demo.town.organisation import TOWN
from tillit.demo.town.people import WEEKS, Dweller, Registrar
from tillit.kernel.actor import Resident
from tillit.registers.people import actions
from tillit.registers.people.types import RelationKind, Source


@dataclass(frozen=True)
class Household:
    """A home with the people in it."""

    home: Home
    adults: tuple[Dweller, ...]
    children: tuple[Dweller, ...]

    @property
    def me(self) -> Resident:
        """Whoever applies."""
        return _signed_in(self.adults[0])

    @property
    def other(self) -> Resident:
        """Whoever applies with them."""
        return _signed_in(self.adults[1])


def _signed_in(dweller: Dweller) -> Resident:
    return Resident(dweller.id, dweller.name)


class Movers:
    """Enters the households one by one."""

    def __init__(self, registrar: Registrar, registers: Registers) -> None:
        self.make, self.registers = registrar, registers
        self.moved: dict[str, Household] = {}

    def move_in(self, home: Home) -> Household:
        """Everybody in a home; the children of two homes are entered with the first of them."""
        adults = tuple(
            self.make.person(each.age, each.sex, home.family, each.name) for each in home.adults
        )
        for adult, told in zip(adults, home.adults, strict=True):
            self.registers.tell(adult.number, told)
            actions.set_contact_needs(
                adult.id, safe_way="Brev hem går bra.", by=TOWN, at=self.make.at
            )
        if len(adults) == 2:
            actions.relate(
                adults[0].id, adults[1].id, RelationKind.PARTNER, source=Source.REGISTER, by=TOWN,
                at=self.make.at,
            )  # fmt: skip
        children = self._children(home)
        for child in children:
            self.make.parents(child, *adults)
        where = self.make.home(f"Hemma hos {adults[0].name}", *adults)
        for child, young in zip(children, home.children, strict=True):
            self.make.join(where, child, "" if young.days is None else WEEKS)
        self.moved[home.family] = Household(home, adults, children)
        return self.moved[home.family]

    def _children(self, home: Home) -> tuple[Dweller, ...]:
        if home.parent_of:
            return self.moved[home.parent_of].children
        return tuple(
            self.make.person(each.age, each.sex, home.family, each.name) for each in home.children
        )
