"""What the modules know of each file, put together for the rules."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from tillit.casework.cases.extracts import case_facts, people_with_files
from tillit.casework.cases.queries import municipality_number
from tillit.casework.intake.extracts import line_facts
from tillit.casework.services.extracts import placed_persons
from tillit.kernel.actor import System
from tillit.kernel.swedish import day_of
from tillit.law.retention import FileFacts, FileKind
from tillit.registers.people.extracts import person_facts
from tillit.trust.holdings.queries import last_entries

from .picking import pick
from .types import FileLine, Matter

PROGRAM = System("disposal")  # also what nobody may read keeps a file


def files(on: date, persons: Iterable[UUID] | None = None) -> list[FileLine]:
    """Every person's file, or those of these persons (all their ids), as the rules see it.

    The last entry is that of the whole file: the latest day that any table says. The number of
    queries is the same for one file as for all of them.
    """
    asked = None if persons is None else list(persons)
    matters = _Matters(on, asked)
    return [
        FileLine(
            person_id=person,
            numbers=tuple(each.number for each in found),
            last_entry=matters.last.get(person),
            verdict=pick(found, on),
        )
        for person, found in matters.by_person().items()
    ]


class _Matters:
    def __init__(self, on: date, asked: list[UUID] | None) -> None:
        self.cases, self.lines = list(case_facts(asked)), list(line_facts(asked))
        ids = {each.person_id for each in self.cases} | {each.person_id for each in self.lines}
        ids |= people_with_files(asked)
        self.people = person_facts(ids)
        self.placed = {self._root(id) for id in placed_persons(asked)}
        self.municipality = municipality_number(PROGRAM, on=on)
        self.last: dict[UUID, datetime] = {}
        for id, at in last_entries(PROGRAM, asked).items():
            root = self._root(id)
            self.last[root] = max(at, self.last.get(root, at))

    def _root(self, id: UUID) -> UUID:
        return self.people[id].root if id in self.people else id

    def by_person(self) -> dict[UUID, list[Matter]]:
        found: dict[UUID, list[Matter]] = defaultdict(list)
        for id in self.people:
            found[self._root(id)]  # somebody with a file and nothing in it is seen too
        for case in self.cases:
            kind = FileKind.WRONG_PERSON if case.wrong_person else case.kind.file_kind
            facts = self._facts(
                case.person_id, kind, open_=case.closed_at is None, handed_over=case.taken_over
            )
            found[self._root(case.person_id)].append(Matter(case.id, case.number, facts))
        for line in self.lines:
            facts = self._facts(
                line.person_id,
                FileKind.REPORT_NOT_OPENED,
                open_=not line.decided,
                handed_over=line.sent_on,
            )
            number = f"Anmälan {day_of(line.received_at)}"
            found[self._root(line.person_id)].append(Matter(line.id, number, facts))
        return dict(found)

    def _facts(
        self, person: UUID, kind: FileKind, *, open_: bool, handed_over: bool
    ) -> FileFacts | None:
        last = self.last.get(self._root(person))
        if last is None and not open_:
            return None
        known = self.people.get(person)
        return FileFacts(
            kind=kind,
            last_entry=None if open_ or last is None else day_of(last),
            born=known.born if known else None,
            placed_as_child=self._root(person) in self.placed,
            municipality_code=self.municipality,
            handed_over=handed_over,
        )
