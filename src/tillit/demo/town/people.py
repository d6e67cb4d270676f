"""Who lives in Solby: families with parents in one or two homes, and everybody else."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice
from random import Random
from uuid import UUID

from faker import Faker

from tillit.demo.town.dice import Numbers
from tillit.demo.town.organisation import TOWN
from tillit.registers.people import actions
from tillit.registers.people.types import ContactKind, Protection, RelationKind, Source

STREETS = ("Ekgatan", "Björkängsvägen", "Kajgatan", "Kollegievägen", "Norrbyvägen", "Strandstigen")
PLACES = ("Björkäng", "Norrby", "Hamnen", "Solbacka", "Centrum")
WEEKS = "varannan vecka"
GUARDIANSHIP = (RelationKind.PARENT, RelationKind.GUARDIAN)
Members = tuple[tuple[int, str], ...]
GIRLS = (
    "Alma", "Astrid", "Elsa", "Freja", "Ines", "Leia", "Lova", "Maja", "Meja", "Nova", "Saga",
    "Selma", "Signe", "Tuva", "Vera", "Wilma", "Amina", "Leila", "Sara", "Zahra", "Ella", "Ebba",
    "Iris", "Juni", "Edith", "Molly",
)  # fmt: skip
BOYS = (
    "Adam", "Albin", "August", "Elis", "Frank", "Hugo", "Ivar", "Leo", "Liam", "Loke", "Malte",
    "Nils", "Otto", "Sixten", "Theo", "Valter", "Yusuf", "Omar", "Ali", "Elias", "Noah", "Olle",
    "Sam", "Tage", "Ture", "William",
)  # fmt: skip


@dataclass(frozen=True)
class Dweller:
    """Somebody made: id, name, number and day of birth."""

    id: UUID
    name: str
    number: str
    born: date

    def age_on(self, day: date) -> int:
        """Whole years."""
        had_birthday = (day.month, day.day) >= (self.born.month, self.born.day)
        return day.year - self.born.year - (not had_birthday)


@dataclass(frozen=True)
class Family:
    """Guardians and children; `two_homes` when the parents live apart."""

    parents: tuple[Dweller, ...]
    children: tuple[Dweller, ...]
    home: UUID
    two_homes: bool


class Registrar:
    """Makes people. One dice and one series of numbers for the whole town."""

    def __init__(self, dice: Random, at: datetime, today: date) -> None:
        self.dice, self.at, self.today = dice, at, today
        self.numbers = Numbers(dice)
        self.fake = Faker("sv_SE")
        self.fake.seed_instance(dice.randrange(1_000_000))
        self.count = 0

    def person(
        self,
        age: float,
        sex: str,
        family: str,
        given: str = "",
        protection: Protection = Protection.NONE,
    ) -> Dweller:
        """One person with a test number."""
        [dweller], _ = self._enter([self._invented(age, sex, family, given, protection)])
        return dweller

    def _invented(
        self,
        age: float,
        sex: str,
        family: str,
        given: str = "",
        protection: Protection = Protection.NONE,
    ) -> actions.Newcomer:
        given = given or self._given_name(age, sex)
        number = self.numbers.born_about(age, self.today, sex)
        return actions.Newcomer(given, family, number, sex=sex, protection=protection)

    def _given_name(self, age: float, sex: str) -> str:
        if age < 18:
            return self.dice.choice(GIRLS if sex == "f" else BOYS)
        return self.fake.first_name_female() if sex == "f" else self.fake.first_name_male()

    def _enter(
        self,
        newcomers: Sequence[actions.Newcomer],
        homes: Sequence[actions.NewHome] = (),
        ties: Sequence[actions.NewTie] = (),
    ) -> tuple[tuple[Dweller, ...], tuple[UUID, ...]]:
        entered = actions.register_family(
            newcomers, homes, ties, source=Source.REGISTER, by=TOWN, at=self.at
        )
        self.count += len(newcomers)
        dwellers = map(_dweller, entered.persons, newcomers)
        return tuple(dwellers), entered.homes

    def _address(self) -> tuple[str, str]:
        """A street with a number and a part of the town; the part of the town."""
        place = self.dice.choice(PLACES)
        return f"{self.dice.choice(STREETS)} {self.dice.randrange(1, 60)}, {place}", place

    def _home_of(
        self, newcomers: Sequence[actions.Newcomer], head: int, members: Members
    ) -> actions.NewHome:
        return actions.NewHome(f"Hemma hos {_name(newcomers[head])}", *self._address(), members)

    def home(self, label: str, *members: Dweller) -> UUID:
        """A household with an address and those who live there."""
        address, place = self._address()
        home = actions.make_household(label, address=address, place=place, by=TOWN, at=self.at)
        for member in members:
            self.join(home, member)
        return home

    def join(self, home: UUID, member: Dweller, share: str = "") -> None:
        """One more in a household."""
        actions.join_household(
            home, member.id, share=share, source=Source.REGISTER, by=TOWN, at=self.at
        )

    def parents(self, child: Dweller, *adults: Dweller) -> None:
        """The adults are parents and guardians of the child."""
        for adult in adults:
            for kind in GUARDIANSHIP:
                actions.relate(
                    child.id, adult.id, kind, source=Source.REGISTER, by=TOWN, at=self.at
                )

    def phone(self, person: Dweller) -> None:
        """A telephone that is safe to call."""
        self._reach(person, self._number())

    def _number(self) -> str:
        return f"070-174 06 {self.dice.randrange(5, 99):02d}"

    def _reach(self, person: Dweller, number: str) -> None:
        actions.add_contact_way(
            person.id, ContactKind.PHONE, number, safe=True, source=Source.PERSON, by=TOWN,
            at=self.at,
        )  # fmt: skip

    def family(self) -> Family:
        """A family with one to three children, in one home or two."""
        return self.families(1)[0]

    def families(self, count: int) -> list[Family]:
        """So many families, entered together."""
        plans = [self._planned() for _ in range(count)]
        entered = self._move_in(plans)
        for family, plan in zip(entered, plans, strict=True):
            self._reach(family.parents[0], plan.phone)
        return entered

    def _planned(self) -> "_Plan":
        name = self.fake.last_name()
        apart = self.dice.random() < 0.4
        adults = [self._invented(self.dice.uniform(24, 46), "f", name)]
        if self.dice.random() >= 0.12:
            surname = self.fake.last_name() if apart else name
            adults.append(self._invented(self.dice.uniform(25, 50), "m", surname))
        # The eldest was born before the oldest story, so that no report is about nobody.
        younger = self.dice.choice((0, 0, 1, 1, 2))
        ages = [
            self.dice.uniform(2.2, 16.9),
            *(self.dice.uniform(0.3, 16.9) for _ in range(younger)),
        ]
        children = [
            self._invented(age, self.dice.choice("fm"), name) for age in sorted(ages, reverse=True)
        ]
        return self._housed(adults, children, apart)

    def _housed(
        self, adults: list[actions.Newcomer], children: list[actions.Newcomer], apart: bool
    ) -> "_Plan":
        everybody = [*adults, *children]
        grown, young = range(len(adults)), range(len(adults), len(everybody))
        two_homes = apart and len(adults) == 2
        home = tuple((place, WEEKS if two_homes else "") for place in young)
        with_mother = tuple((place, "") for place in (grown[:1] if apart else grown))
        homes = [self._home_of(everybody, 0, with_mother + home)]
        if two_homes:
            homes.append(self._home_of(everybody, 1, ((1, ""), *home)))
        ties = [
            actions.NewTie(child, adult, kind)
            for child in young
            for adult in grown
            for kind in GUARDIANSHIP
        ]
        return _Plan(everybody, homes, ties, len(adults), apart, self._number())

    def _move_in(self, plans: Sequence["_Plan"]) -> list[Family]:
        everybody, homes, ties = _together(plans)
        entered, ids = self._enter(everybody, homes, ties)
        dwellers, addresses = iter(entered), iter(ids)
        families = []
        for plan in plans:
            members = tuple(islice(dwellers, len(plan.newcomers)))
            home, *_ = islice(addresses, len(plan.homes))
            parents, children = members[: plan.adults], members[plan.adults :]
            families.append(Family(parents, children, home, plan.apart))
        return families

    def neighbours(self, until: int) -> None:
        """Everybody else in the town, until the register holds so many."""
        plans: list[_Plan] = []
        count = self.count
        while count < until:
            name = self.fake.last_name()
            home = [self._invented(self.dice.uniform(19, 88), self.dice.choice("fm"), name)]
            for _ in range(self.dice.choice((0, 1, 1, 2, 3))):
                home.append(self._invented(self.dice.uniform(1, 60), self.dice.choice("fm"), name))
            members = tuple((place, "") for place in range(len(home)))
            plans.append(_Plan(home, [self._home_of(home, 0, members)]))
            count += len(home)
        self._move_in(plans)


@dataclass(frozen=True)
class _Plan:
    """Those who move in together. Places are counted from the first of them."""

    newcomers: list[actions.Newcomer]
    homes: list[actions.NewHome]
    ties: list[actions.NewTie] = field(default_factory=list)
    adults: int = 0
    apart: bool = False
    phone: str = ""


def _together(
    plans: Sequence[_Plan],
) -> tuple[list[actions.Newcomer], list[actions.NewHome], list[actions.NewTie]]:
    """Everybody in one list, with the places counted in it."""
    everybody: list[actions.Newcomer] = []
    homes: list[actions.NewHome] = []
    ties: list[actions.NewTie] = []
    for plan in plans:
        first = len(everybody)
        everybody += plan.newcomers
        for home in plan.homes:
            members = tuple((first + place, share) for place, share in home.members)
            homes.append(replace(home, members=members))
        ties += [
            replace(tie, person=first + tie.person, other=first + tie.other) for tie in plan.ties
        ]
    return everybody, homes, ties


def _name(newcomer: actions.Newcomer) -> str:
    return f"{newcomer.given_name} {newcomer.family_name}"


def _dweller(id_: UUID, newcomer: actions.Newcomer) -> Dweller:
    assert newcomer.number is not None  # everybody in the town has one
    return Dweller(id_, _name(newcomer), newcomer.number.digits, newcomer.number.born)
