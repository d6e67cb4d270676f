"""Files from an older system: some ripe for disposal, some that must be kept."""

from datetime import UTC, datetime
from random import Random

from tillit.casework.cases import actions as cases
from tillit.casework.cases.types import CloseReason, NoteKind
from tillit.demo.town.dice import SEED
from tillit.demo.town.organisation import Organisation
from tillit.demo.town.people import Dweller, Registrar
from tillit.kernel.actor import System

TOWN = System("demo")
BEGAN = datetime(2012, 3, 14, 9, 0, tzinfo=UTC)
KEPT_FOR_RESEARCH = (5, 15, 25)
RIPE, YOUNG = 4, 2
TEXT = "Akten kom från det gamla systemet. Kontakten är avslutad och inget återstår."


class OldFiles:
    """Closed cases. What we keep of them is little: a note and that they were closed."""

    def __init__(self, registrar: Registrar, town: Organisation) -> None:
        self.registrar, self.town = registrar, town
        self.dice = Random(SEED)  # noqa: S311 – invented people, not secrets

    def tell(self) -> None:
        """Four that are ripe; two whose children are not thirty yet; one for research."""
        for _ in range(RIPE):
            self._file(self._person(32.5, research=False))
        for _ in range(YOUNG):
            self._file(self._person(19, research=False))
        self._file(self._person(32.5, research=True))

    def _person(self, age: float, *, research: bool) -> Dweller:
        """Somebody born on one of the days of research, or on another day."""
        while True:
            found = self.registrar.person(age, self.dice.choice("fm"), "Gran")
            self.registrar.home("Hemma hos Gran", found)
            if (found.born.day in KEPT_FOR_RESEARCH) is research:
                return found

    def _file(self, who: Dweller) -> None:
        closed = datetime(2021, 3, self.dice.randrange(1, 28), 10, 0, tzinfo=UTC)
        unit, worker = self.town.units["barn2"], self.town.actors["maja"]
        case = cases.start_case(
            who.id, unit, title="Akt från det gamla systemet", responsible=worker.id,
            by=TOWN, at=BEGAN,
        )  # fmt: skip
        note = cases.start_note(
            case, NoteKind.OTHER, happened_at=BEGAN, text=TEXT, by=worker, at=BEGAN
        )
        cases.sign_note(note, version=1, by=worker, at=BEGAN)
        cases.move_case(case, "decide", by=TOWN, at=closed)
        cases.close_case(case, reason=CloseReason.ADULT, text=TEXT, by=TOWN, at=closed)
