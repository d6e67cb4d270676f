"""The families that the cast list and the pictures know by name."""

from datetime import timedelta

from tillit.casework.cases import actions as cases
from tillit.casework.cases.types import NoteKind, Part, Publishing
from tillit.demo.town.decisions import Opened
from tillit.demo.town.dice import working_moment
from tillit.demo.town.organisation import TOWN, Organisation
from tillit.demo.town.people import WEEKS, Dweller, Family, Registrar
from tillit.demo.town.reports import Line
from tillit.demo.town.stories import Teller
from tillit.demo.town.texts import WORRIES
from tillit.kernel.actor import Resident
from tillit.kernel.swedish import day_of
from tillit.overview.extract import actions as extracts
from tillit.overview.extract.types import Ruling
from tillit.registers.people import actions as people
from tillit.registers.people.types import Protection, RelationKind, Source
from tillit.trust.access.actions import raise_barrier
from tillit.trust.access.types import BarrierReason

Cast = list[tuple[Dweller, str]]


class KnownFamilies:
    """Noel with two homes, Alva reported before, Hedda, a hidden mother, Maja's nephew."""

    def __init__(self, registrar: Registrar, teller: Teller, town: Organisation) -> None:
        self.make, self.teller, self.town = registrar, teller, town

    def tell(self) -> Cast:
        """All of them; returns the residents of the cast."""
        cast = [*self._noel(), *self._hedda()]
        self._alva()
        self._hidden()
        self._nephew()
        return cast

    def _noel(self) -> Cast:
        petra = self.make.person(38, "f", "Sandvik", "Petra")
        erik = self.make.person(41, "m", "Lund", "Erik")
        noel = self.make.person(12, "m", "Sandvik", "Noel")
        ines = self.make.person(15, "f", "Lund", "Ines")
        hidden = self.make.person(9, "m", "Sandvik", "Vide", Protection.MARKED)
        self.make.parents(noel, petra, erik)
        self.make.parents(ines, erik)
        people.relate(
            noel.id, hidden.id, RelationKind.SIBLING, source=Source.REGISTER, by=TOWN,
            at=self.make.at,
        )  # fmt: skip
        first = self.make.home("Hemma hos Petra", petra)
        second = self.make.home("Hemma hos Erik", erik, ines)
        self.make.join(first, noel, WEEKS)
        self.make.join(second, noel, WEEKS)
        self.make.phone(petra)
        people.set_contact_needs(
            erik.id, safe_way="Ring efter klockan 16. Brev går bra.", by=TOWN, at=self.make.at
        )
        day = day_of(self.teller.now) - timedelta(days=110)
        opened = self.teller.open_on(
            Family((petra, erik), (noel,), first, two_homes=True),
            working_moment(day, self.make.dice),
            ("barn2", "maja"),
        )
        maja = self.town.actors["maja"]
        self.teller.investigator.work(
            opened.case_id, maja, opened.at, self.teller.now - timedelta(days=1)
        )
        cases.start_note(
            opened.case_id,
            NoteKind.PHONE,
            text="Petra ringer. Hon har läst utredningen och vill rätta en uppgift: Noel bytte lag "
            "i mars, inte i augusti.",
            by=maja,
            at=self.teller.now - timedelta(minutes=12),
        )
        self.teller.decider.send(opened, self.teller.now - timedelta(days=1, hours=5))
        self._show(opened, petra)
        self._extract(petra)
        return [
            (petra, "Noels mamma. Vårdnadshavare, har Noel varannan vecka."),
            (erik, "Noels pappa. Vårdnadshavare. Ser inte det som bara rör Petra."),
        ]

    def _hedda(self) -> Cast:
        mother = self.make.person(44, "f", "Öberg", "Lena")
        hedda = self.make.person(16, "f", "Öberg", "Hedda")
        self.make.parents(hedda, mother)
        home = self.make.home("Hemma hos Lena", mother, hedda)
        family = Family((mother,), (hedda,), home, two_homes=False)
        opened = self.teller.open_on(
            family,
            working_moment(day_of(self.teller.now) - timedelta(days=78), self.make.dice),
            ("barn2", "maja"),
            WORRIES[5],
        )
        self.teller.investigator.work(
            opened.case_id, self.town.actors["maja"], opened.at, self.teller.now
        )
        self._show(opened, hedda)
        return [(hedda, "16 år. Är part i sitt eget ärende."), (mother, "Heddas mamma.")]

    def _show(self, opened: Opened, party: Dweller) -> None:
        """Let a party follow the case on their own pages."""
        choice = Publishing(
            parts=frozenset(Part), reason="Vill följa ärendet på nätet. Det är tryggt i hemmet."
        )
        at = self.teller.now - timedelta(hours=4)
        cases.publish_case(opened.case_id, party.id, choice, by=self.town.actors["maja"], at=at)

    def _extract(self, dweller: Dweller) -> None:
        """Somebody has asked for all that there is about them, and Maja has begun to review it."""
        mine = Resident(dweller.id, dweller.name)
        asked = extracts.ask_for_mine(by=mine, at=self.teller.now - timedelta(days=2))
        maja, at = self.town.actors["maja"], self.teller.now - timedelta(hours=3)
        extracts.begin_review(asked, by=maja, at=at)
        extracts.rule_many(asked, None, Ruling.RELEASE, by=maja, at=at)

    def _alva(self) -> None:
        mother = self.make.person(31, "f", "Ekman", "Sofia")
        alva = self.make.person(9, "f", "Ekman", "Alva")
        melvin = self.make.person(5, "m", "Ekman", "Melvin")
        for child in (alva, melvin):
            self.make.parents(child, mother)
        self.make.home("Ekgatan 11", mother, alva, melvin)
        today = day_of(self.teller.now)
        for days, child, worry in ((187, melvin, 1), (258, alva, 3), (384, alva, 4)):
            at = working_moment(today - timedelta(days=days), self.make.dice)
            [line] = self.teller.intake.receive((child,), at, WORRIES[worry])
            self.teller.intake.assess(line, at + timedelta(hours=2))
            self.teller.intake.leave_it(line, at + timedelta(days=8))
        at = self.teller.now - timedelta(hours=19, minutes=35)
        lines: list[Line] = self.teller.intake.receive((alva,), at, WORRIES[0])
        self.teller.intake.match(lines[0], at + timedelta(minutes=25))

    def _hidden(self) -> None:
        mother = self.make.person(34, "f", "Ahlin", "Mirjam", Protection.REGISTERED)
        child = self.make.person(7, "f", "Ahlin", "Siri", Protection.REGISTERED)
        self.make.parents(child, mother)
        at = self.teller.now - timedelta(hours=6)
        [line] = self.teller.intake.receive((child,), at, WORRIES[2])
        self.teller.intake.match(line, at + timedelta(minutes=30))

    def _nephew(self) -> None:
        sister = self.make.person(36, "f", "Norrman", "Klara")
        nephew = self.make.person(11, "m", "Norrman", "Love")
        self.make.parents(nephew, sister)
        home = self.make.home("Hemma hos Klara", sister, nephew)
        for person in (sister, nephew):
            raise_barrier(
                self.town.staff["maja"],
                person.id,
                BarrierReason.KIN,
                why="Maja är moster till barnet och har sagt det själv.",
                by=self.town.actors["katarina"],
                at=self.make.at,
            )
        family = Family((sister,), (nephew,), home, two_homes=False)
        at = working_moment(day_of(self.teller.now) - timedelta(days=50), self.make.dice)
        opened = self.teller.open_on(family, at, ("barn2", "samir"))
        samir = self.town.actors["samir"]
        self.teller.investigator.work(opened.case_id, samir, opened.at, self.teller.now)
