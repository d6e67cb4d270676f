"""Which sign-in did it. A leaf does not say; where only one was open then, it is known."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

from django.conf import settings

from tillit.kernel.actor import System
from tillit.trust.audit.extracts import leaves_of
from tillit.trust.audit.types import AccountLeaf
from tillit.trust.identity.extracts import sign_ins_between

from .types import Session

SIGNED_IN = "StaffSignedIn"
MOST = 1_000  # sign-ins in the hours before that may still have been open


class Sessions:
    """The sign-ins of an account that reach into a time, and what each of them did."""

    def __init__(self, staff_id: UUID, since: datetime, until: datetime, *, by: System) -> None:
        self._long = timedelta(hours=settings.SESSION_HOURS)
        self._known = sign_ins_between(by, staff_id, since, until)
        self._open: dict[str, Session] = {}
        self._counts: dict[str, int] = {}
        self.unsure = 0
        for each in self._known:
            self._add(str(each.id), Session(each.begun_at, each.ended_at, each.device))
        before, _ = leaves_of(by, staff_id, since - self._long, since, most=MOST, verb=SIGNED_IN)
        for leaf in before:
            self._begin(leaf)

    def count(self, leaves: list[AccountLeaf]) -> None:
        """Note who can have done each of these leaves, which come in order. Between two moments
        where a sign-in begins or ends all leaves are alike, so they are counted together."""
        for leaf in leaves:
            if SIGNED_IN in leaf.said:
                self._begin(leaf)
        moments = [leaf.when for leaf in leaves]
        spans = [(id_, *self._reach(each, moments)) for id_, each in self._open.items()]
        spans = [(id_, begin, end) for id_, begin, end in spans if begin < end]
        cuts = {0, len(moments), *(begin for _, begin, _ in spans), *(end for *_, end in spans)}
        for first, after in pairwise(sorted(cuts)):
            can = [id_ for id_, begin, end in spans if begin <= first < end]
            if len(can) == 1:
                self._counts[can[0]] += after - first
            else:
                self.unsure += after - first

    def all(self) -> tuple[Session, ...]:
        """Every sign-in, the oldest first."""
        rows = [replace(each, leaves=self._counts[id_]) for id_, each in self._open.items()]
        return tuple(sorted(rows, key=lambda each: each.begun))

    def _begin(self, leaf: AccountLeaf) -> None:
        body = leaf.body
        if body["verb"] == SIGNED_IN:
            at = datetime.fromisoformat(leaf.when)
            self._add(body["facts"]["sign_in"], Session(at, None, ""))

    def _add(self, id_: str, session: Session) -> None:
        if id_ not in self._open:
            self._open[id_], self._counts[id_] = session, 0

    def _reach(self, session: Session, moments: list[str]) -> tuple[int, int]:
        """The first of the moments that a sign-in covers, and the first after those."""
        end = session.ended or session.begun + self._long
        return bisect_left(moments, _text(session.begun)), bisect_right(moments, _text(end))


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
