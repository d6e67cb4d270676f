"""The material by what is asked of it: who held what when, who sat where, what somebody did."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from tillit.kernel.actor import Role

from .material import Closeness, Held, Material, Read, Sat, Thing

TAKES = frozenset({"Assigned", "AssignmentEnded"})  # of oneself: a key, not a trace of work


class Facts:
    """Look-ups over a week's material. Nothing here says what is right; it only finds."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.things = {thing.id: thing for thing in material.things}
        self._of_person = _by_person(material.things)
        self._held = self._holdings(material.held)
        self._asked: dict[tuple[UUID, UUID | None, UUID | None], list[Held]] = {}
        self._before: dict[UUID, set[UUID | None]] = defaultdict(set)
        for reader, about in material.earlier:
            self._before[reader].add(about)
        self._sat = _by_staff(material.sat)
        self._done: dict[tuple[UUID, UUID], list[datetime]] = defaultdict(list)
        self._did: dict[UUID, list[datetime]] = defaultdict(list)
        own = {(r.staff_id, r.object_id, at) for r in material.held for at in (r.since, r.until)}
        self._took: set[tuple[UUID, UUID | None, datetime]] = set()
        for done in sorted(material.done, key=lambda each: each.at):
            self._did[done.staff_id].append(done.at)
            key = (done.staff_id, done.object_id, done.at)
            if done.verb in TAKES and key in own:
                self._took.add(key)
                continue
            for about in {done.object_id, done.person_id} - {None}:
                self._done[done.staff_id, about].append(done.at)  # type: ignore[index]

    def _holdings(self, rows: Collection[Held]) -> dict[tuple[UUID, UUID], list[Held]]:
        """Each assignment under its object and under everybody whom the object tells of."""
        found: dict[tuple[UUID, UUID], list[Held]] = defaultdict(list)
        for row in rows:
            thing = self.things.get(row.object_id)
            for about in {row.object_id, *(thing.concerned if thing else ())}:
                found[row.staff_id, about].append(row)
        return found

    def person_of(self, read: Read) -> UUID | None:
        """Whom a reading is about, when that is known."""
        if read.person_id is not None:
            return read.person_id
        thing = self.things.get(read.object_id) if read.object_id else None
        return thing.person_id if thing else None

    def about(self, read: Read) -> UUID | None:
        """What a reading is grouped under: the person, else the object, else nothing."""
        return self.person_of(read) or read.object_id

    def things_of(self, read: Read) -> list[Thing]:
        """What was opened; of a person, everything that tells of them."""
        thing = self.things.get(read.object_id) if read.object_id else None
        if thing is not None:
            root = self.things.get(thing.root_id) if thing.root_id else None
            return [thing, root] if root else [thing]
        person = self.person_of(read)
        return self._of_person.get(person, []) if person else []

    def held(self, read: Read) -> list[Held]:
        """Every assignment of the reader, whenever, that has to do with what was read."""
        asked = (read.reader, read.object_id, read.person_id)
        found = self._asked.get(asked)
        if found is None:
            thing = self.things.get(read.object_id) if read.object_id else None
            keys = {read.object_id, self.person_of(read), thing.root_id if thing else None}
            found = [row for key in keys if key for row in self._held.get((read.reader, key), ())]
            self._asked[asked] = found
        return found

    def took(self, row: Held) -> bool:
        """Whether somebody gave themselves an assignment: it began as they themselves gave one."""
        return (row.staff_id, row.object_id, row.since) in self._took

    def sat(self, read: Read, *roles: Role) -> set[UUID]:
        """The units where the reader had one of the roles when it was read."""
        return {
            row.unit_id
            for row in self._sat.get(read.reader, ())
            if row.role in roles and covers(row, read.at)
        }

    def roles(self, reader: UUID) -> frozenset[Role]:
        """The roles of a reader, whenever."""
        return frozenset(row.role for row in self._sat.get(reader, ()))

    def did_about(self, read: Read, within: timedelta) -> bool:
        """Whether the reader changed something about this person or object, before or after. To
        take an assignment oneself, or to leave it, is no work."""
        keys = {read.object_id, self.person_of(read)} - {None}
        return any(
            _near(self._done.get((read.reader, key), ()), read.at, within)  # type: ignore[arg-type]
            for key in keys
        )

    def did_soon(self, read: Read, about: Collection[UUID], within: timedelta) -> bool:
        """Whether the reader changed something about any of these soon afterwards."""
        return any(
            _within(self._done.get((read.reader, key), ()), read.at, within) for key in about
        )

    def did_anything(self, read: Read, within: timedelta) -> bool:
        """Whether the reader changed anything at all soon afterwards."""
        return _within(self._did.get(read.reader, ()), read.at, within)

    def closeness(self, reader: UUID, person: UUID | None) -> frozenset[Closeness]:
        """What reader and person have in common."""
        return self.material.close.get((reader, person), NOTHING) if person else NOTHING

    def before(self, reader: UUID) -> set[UUID | None]:
        """Whom a reader has read about without an explanation in the weeks before."""
        return self._before.get(reader, set())

    def running(self, read: Read) -> bool:
        """Whether what was opened was open then; of a person, whether anything was."""
        thing = self.things.get(read.object_id) if read.object_id else None
        found = [thing] if thing else self.things_of(read)
        return any(each.open_at(read.at) for each in found)


NOTHING: frozenset[Closeness] = frozenset()


def covers(row: Held | Sat, at: datetime) -> bool:
    """Whether a period holds at a moment."""
    return row.since <= at and (row.until is None or at < row.until)


def _by_person(things: Collection[Thing]) -> dict[UUID, list[Thing]]:
    found: dict[UUID, list[Thing]] = defaultdict(list)
    for thing in things:
        for person in thing.concerned | ({thing.person_id} if thing.person_id else set()):
            found[person].append(thing)
    return found


def _by_staff(rows: Collection[Sat]) -> dict[UUID, list[Sat]]:
    found: dict[UUID, list[Sat]] = defaultdict(list)
    for row in rows:
        found[row.staff_id].append(row)
    return found


def _near(moments: "list[datetime] | tuple[()]", at: datetime, within: timedelta) -> bool:
    place = bisect_left(moments, at - within)
    return place < len(moments) and moments[place] <= at + within


def _within(moments: "list[datetime] | tuple[()]", at: datetime, within: timedelta) -> bool:
    place = bisect_left(moments, at)
    return place < len(moments) and moments[place] <= at + within
