"""Read what one account did, leaf by leaf, and note whom it touched.

The log is read by its index over account and time, some thousand leaves at once, so that it costs
nothing how large the rest is; what is kept grows with the persons who were touched.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import System
from tillit.trust.audit.extracts import leaves_of
from tillit.trust.audit.types import AccountLeaf

from .sessions import Sessions
from .sorting import act_of
from .types import NEAREST, Act, Found, Touch
from .whom import Ids, Whom, ids_in

LEAVES_AT_ONCE = 5_000
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
        self._acts, self._classes = Counter[str](), Counter[str]()
        self._verbs, self._without = Counter[str](), Counter[str]()

    def add(self, leaves: list[AccountLeaf]) -> None:
        read = [(leaf, ids_in(leaf.body)) for leaf in leaves]
        self._whom.learn(id_ for _, ids in read for id_, _ in ids)
        for leaf, ids in read:
            self._one(leaf, ids)

    def _one(self, leaf: AccountLeaf, ids: Ids) -> None:
        body, act = leaf.body, act_of(leaf.body)
        self.leaves += 1
        self._acts[act] += 1
        self._verbs[body["verb"]] += 1
        self._sessions.count(leaf)
        classes = body["facts"].get("shows", ()) if body["kind"] == "read" else ()
        self._classes.update(classes)
        if act is Act.TRIED:  # nothing was shown
            return
        persons, loose = self._whom.met(ids)
        for rows, met in ((self._persons, persons), (self._loose, loose)):
            for id_, (near, things) in met.items():
                row = rows.get(id_)
                if row is None:
                    row = rows[id_] = Touch(leaf.at, leaf.at, near)
                row.note(leaf.at, near, act, classes, things)
        if not persons and not loose:
            self._without[body["verb"]] += 1

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
