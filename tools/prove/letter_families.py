"""Made families with everything that leads to them, and every letter that the program makes.

Every value is made of syllables that no Swedish text holds, so whoever finds one in a letter has
found that very person's value.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from tillit.casework.decisions.around import Circle
from tillit.casework.decisions.letters.building import given_name
from tillit.casework.decisions.letters.notices import Notice, notice_letter
from tillit.casework.decisions.letters.wording import Letter, Said, decision_letter, hearing_letter
from tillit.casework.decisions.parties import parties_of
from tillit.casework.decisions.types import Outcome, Told
from tillit.kernel.ids import new_id
from tillit.kernel.location import Location
from tillit.kernel.protected import Protected
from tillit.registers.people.types import ForLetter, Place, Protection

SENDER, UNIT, HANDLER = "Solby kommun", "Barn och familj", "Maja Norrman"
ON = date(2026, 11, 24)
SYLLABLES = ("zyr", "qvox", "wimf", "jyxt", "pluz", "kvaj", "xerf", "bozq", "fnyw", "tjyz")
TYPES = {
    Outcome.NO_SERVICE: "SOL-20-3",
    Outcome.EXTENSION: "SOL-20-3",
    Outcome.FOLLOW_UP: "SOL-23-1",
    Outcome.RECLAIMED: "SOL-33-1",
    Outcome.DISMISSED: "FL-45",
}
PLACES = (
    Location.MUNICIPALITY,
    Location.SCHOOL,
    Location.WORKPLACE,
    Location.HEALTH,
    Location.PROVIDER,
    Location.UNIT,
    Location.MEETING,
)


@dataclass(frozen=True)
class Value:
    """Something that leads to `person`, and how it may be looked for: only letters and digits."""

    person: UUID
    text: str
    place: bool
    name: bool = False

    @property
    def bare(self) -> str:
        """As an eye would know it again, however it is written."""
        return bare(self.text.split(",")[0]).lstrip("0")


def bare(text: str) -> str:
    """Only letters and digits, no capitals."""
    whole = unicodedata.normalize("NFKC", text).casefold()
    return "".join(each for each in whole if each.isalnum())


@dataclass(frozen=True)
class Family:
    """A circle, and every value of everybody in it."""

    circle: Circle
    values: tuple[Value, ...]

    def barred(self, receiver: UUID) -> tuple[Value, ...]:
        """What this receiver may not learn, by rules written for this proof alone."""
        people = self.circle.people
        own = {value.bare for value in self.values if value.person == receiver}
        found = []
        for value in self.values:
            if value.person == receiver:
                continue
            together = bool(people[value.person].homes & people[receiver].homes)
            if value.place or value.name:
                hidden = people[value.person].protection is not Protection.NONE
                if not together and (hidden or value.place):
                    found.append(value)
            elif value.bare not in own:
                found.append(value)
        return tuple(found)


class Maker:
    """Draws families and letters from one seed."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self._number = 0

    def word(self) -> str:
        """A word that is nobody else's."""
        self._number += 1
        rest, parts = self._number, []
        for _ in range(4):
            rest, part = divmod(rest, len(SYLLABLES))
            parts.append(SYLLABLES[part])
        return "".join(parts).capitalize()

    def family(self) -> Family:
        """A child, one or two guardians, kin; some protected, some with hidden places."""
        draw = self.draw
        two_homes, size = draw.random() < 0.3, draw.randint(2, 5)
        homes = [(new_id(), f"{self.word()}vägen {n}", self.word()) for n in (4, 7, 9)]
        people, values = [], []
        for n in range(size):
            mine = homes[:2] if n == 0 and two_homes else [homes[(0, 0, 1, 0, 2)[n]]]
            person, found = self._person(mine)
            people.append(person)
            values += found
        child, born = people[0], draw.choice([date(2018, 3, 3), date(2010, 3, 3)])
        parties = parties_of(child.id, born, [each.id for each in people[1:3]], ON)
        circle = Circle(child.id, parties, {}, {each.id: each for each in people})
        return Family(circle, tuple(values))

    def _person(self, homes: list[tuple[UUID, str, str]]) -> tuple[ForLetter, list[Value]]:
        draw, id_ = self.draw, new_id()
        protection = draw.choice(list(Protection))
        hidden = protection.holds
        name = f"{self.word()} {self.word()}"
        self._number += 1
        mail = f"{self.word().lower()}@{self.word().lower()}.se"
        phone = f"070-9{self._number:06d}"
        number = f"1985{self._number % 9 + 1:02d}01-238{id_.int % 10}"
        streets = tuple(f"{street}, 123 45 {town}" for _, street, town in homes)
        secrets = (phone, mail, number, *streets)
        places = [Place(Location.MUNICIPALITY, town) for _, _, town in homes if hidden]
        if hidden:
            places.append(Place(Location.MAIL_DOMAIN, mail.partition("@")[2]))
        if hidden or draw.random() < 0.2:
            kinds = draw.sample(PLACES, draw.randint(1, 4))
            places += [Place(kind, self.word(), said=True) for kind in kinds]
        person = ForLetter(
            id=id_,
            name=Protected(name) if hidden else name,
            born=date(1985, 1, 1),
            protection=protection,
            address=Protected((homes[0][1], f"123 45 {homes[0][2]}")),
            secrets=Protected(secrets),
            places=Protected(tuple(places)),
            homes=frozenset(home for home, _, _ in homes),
        )
        values = [Value(id_, text, place=False) for text in secrets]
        values += [Value(id_, place.text, place=True) for place in places]
        return person, [*values, Value(id_, name, place=False, name=True)]

    def letters(self, family: Family) -> Iterator[tuple[UUID, str, Letter]]:
        """Every kind of letter to every party, with values of the family strewn in. Not masked."""
        circle, child = family.circle, family.circle.child
        for party in [each.person_id for each in circle.parties if each.is_party]:
            own, called = party == child, given_name(circle, party)
            for outcome in Outcome:
                yield party, "beslut", decision_letter(self._said(family, outcome, called, own=own))
            for more in (False, True):
                hearing = hearing_letter(
                    child=called, own=own, material=self.text(family), answer_by=ON,
                    more_time=more, reference="B-2026-0001", sender=SENDER, unit=UNIT,
                )  # fmt: skip
                yield party, "underlag", hearing
            for told in Told:
                said = Notice(told, called, own, ON, ON, "B-2026-0001", HANDLER, UNIT)
                yield party, "besked", notice_letter(said)
            yield party, "beräkning", self.calculation(family)

    def calculation(self, family: Family) -> Letter:
        """A household's calculation, as a row of data for each member: the Helsingborg letter."""
        people = family.circle.people.values()
        names = [v for v in family.values if v.name]
        rows = tuple((f"Person {n}", f"{v.text}, 3 410 kr") for n, v in enumerate(names, 1))
        return Letter(
            title="Så har vi räknat",
            intro=(f"Beräkningen gäller {len(people)} personer.",),
            facts=rows,
            sections=(("Inkomster", (self.text(family),)),),
            notice=("Om du inte håller med", ("Du kan överklaga beslutet.",)),
            signed=(HANDLER, UNIT),
        )

    def _said(self, family: Family, outcome: Outcome, child: str, *, own: bool) -> Said:
        return Said(
            child=child, own=own, number="B-2026-0001/1", type_code=TYPES.get(outcome, "SOL-11-1"),
            type_name="Insats", law="SoL 11:1", outcome=outcome, what=self.text(family),
            period_from=ON, period_to=ON + timedelta(days=90), provisions=self.text(family),
            circumstances=self.text(family), best_interest=self.text(family),
            childs_view=self.text(family), decided_on=ON, decided_by="Katarina Bladh",
            decided_as="leader", delegation_number="3.1", dissent=self.text(family), limits={},
            sender=SENDER, unit=UNIT,
        )  # fmt: skip

    def text(self, family: Family) -> str:
        """A sentence that mostly says too much."""
        if self.draw.random() < 0.2:
            return "Familjen behöver stöd hemma."
        value = self.draw.choice(family.values)
        return f"Vi har fått veta att {self.spelled(value.text)} är viktigt för barnet."

    def spelled(self, text: str) -> str:
        """The ways that a tired writer, or another program, spells it."""
        ways = [text, text.upper(), f"”{text}”", text.split(",")[0], text.replace(" ", "\u00a0")]
        ways += [unicodedata.normalize("NFD", text), f"{text[:4]}\u00ad{text[4:]}"]
        if not any(each.isalpha() for each in text):
            digits = "".join(each for each in text if each.isdigit())
            ways += [digits, " ".join(digits), f"{digits[:3]} {digits[3:]}", text.replace("-", "–")]
            ways += [f"+46 (0) {digits[1:]}"] if digits.startswith("070") else []
        elif text.isalpha():
            ways += [f"{text}s", f"{text}skolan", f"{text[:5]}\u200b{text[5:]}"]
        return self.draw.choice(ways)
