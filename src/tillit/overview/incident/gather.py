"""Read what one account did, leaf by leaf, and note whom it touched.

The log is read by its index over account and time, some thousand leaves at once, so that it costs
nothing how large the rest is; what is kept grows with the persons who were touched.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from tillit.kernel.actor import System
from tillit.trust.audit.extracts import leaves_of
from tillit.trust.audit.types import AccountLeaf

from .sessions import Sessions
from .sorting import act_of
from .types import NEAREST, Act, Found, Near, Thing, Touch
from .whom import Named, Whom, ids_in

LEAVES_AT_ONCE = 1_000
Told = Callable[[int], None]


def gather(
    staff_id: UUID, since: datetime, until: datetime, *, by: System, told: Told = lambda n: None
) -> Found:
    """Everything that an account did from one moment until before another, and whom it was about.
    `told` is called now and then with how many leaves have been read."""
    tally = _Tally(staff_id, since, until, by)
    while since < until:
        leaves, since = leaves_of(by, staff_id, since, until, most=LEAVES_AT_ONCE)
        tally.add(leaves)
        told(tally.leaves)
    return tally.found()


class _Tally:
    def __init__(self, staff_id: UUID, since: datetime, until: datetime, by: System) -> None:
        self.leaves = 0
        self._whom = Whom(by)
        self._sessions = Sessions(staff_id, since, until, by=by)
        self._persons: dict[UUID, Touch] = {}
        self._loose: dict[UUID, Touch] = {}
        self._noted: dict[Named, tuple[Touch, ...]] = {}
        self._acts, self._classes = Counter[str](), Counter[str]()
        self._verbs, self._without = Counter[str](), Counter[str]()

    def add(self, leaves: list[AccountLeaf]) -> None:
        """Some leaves more. What is said again and again is read once."""
        self.leaves += len(leaves)
        self._sessions.count(leaves)
        alike: dict[str, list[AccountLeaf]] = {}
        for leaf in leaves:
            alike.setdefault(leaf.said, []).append(leaf)
        read = [(_read(some[0]), some) for some in alike.values()]
        self._whom.learn(id_ for each, _ in read for id_, _ in each.ids)
        for each, some in read:
            self._note(each, some)

    def _note(self, read: "_Read", leaves: list[AccountLeaf]) -> None:
        act, classes, times = read.act, read.classes, len(leaves)
        self._acts[act] += times
        self._verbs[read.verb] += times
        for code in classes:
            self._classes[code] += times
        if act is Act.TRIED:  # nothing was shown
            return
        first = datetime.fromisoformat(leaves[0].when)
        last = datetime.fromisoformat(leaves[-1].when) if times > 1 else first
        met = {id(row): row for named in read.ids for row in self._rows(named, first)}
        for row in met.values():
            row.note(last, times, act, classes)
        if not met:
            self._without[read.verb] += times

    def _rows(self, named: Named, first: datetime) -> tuple[Touch, ...]:
        """The rows that an id is noted on; it is asked about once, and then remembered."""
        rows = self._noted.get(named)
        if rows is None:
            persons, thing = self._whom.behind(named)
            kept = self._persons if persons else self._loose
            near = persons or ([(thing.id, named[1])] if thing else [])
            rows = tuple(_row(kept, *each, thing, first) for each in near)
            self._noted[named] = rows
        return rows

    def found(self) -> Found:
        return Found(
            leaves=self.leaves,
            persons=_joined(self._persons, self._whom.roots(self._persons)),
            loose=self._loose,
            things=self._whom.things,
            acts=self._acts,
            classes=self._classes,
            verbs=self._verbs,
            without=self._without,
            sessions=self._sessions.all(),
            unsure=self._sessions.unsure,
        )


def _row(
    rows: dict[UUID, Touch], id_: UUID, near: Near, thing: Thing | None, first: datetime
) -> Touch:
    row = rows.setdefault(id_, Touch(first, first, near))
    row.come(near, thing.id if thing else None)
    return row


class _Read(NamedTuple):
    verb: str
    act: Act
    classes: tuple[str, ...]
    ids: list[Named]


def _read(leaf: AccountLeaf) -> _Read:
    body = leaf.body
    classes = body["facts"].get("shows", ()) if body["kind"] == "read" else ()
    return _Read(body["verb"], act_of(body), tuple(classes), ids_in(body))


def _joined(rows: dict[UUID, Touch], roots: dict[UUID, UUID]) -> dict[UUID, Touch]:
    """Entries of the same person as one."""
    found: dict[UUID, Touch] = {}
    for id_, row in rows.items():
        same = found.setdefault(roots.get(id_, id_), row)
        if same is not row:
            same.first, same.last = min(same.first, row.first), max(same.last, row.last)
            same.near = min(same.near, row.near, key=NEAREST.__getitem__)
            same.times += row.times
            same.classes |= row.classes
            same.acts |= row.acts
            same.things |= row.things
    return found
