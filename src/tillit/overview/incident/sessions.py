"""Which sign-in did it. A leaf does not say; where only one was open then, it is known."""

from dataclasses import replace
from datetime import datetime, timedelta
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

    def count(self, leaf: AccountLeaf) -> None:
        """Note who can have done it."""
        self._begin(leaf)
        at = leaf.at
        can = [id_ for id_, each in self._open.items() if self._covers(each, at)]
        if len(can) == 1:
            self._counts[can[0]] += 1
        else:
            self.unsure += 1

    def all(self) -> tuple[Session, ...]:
        """Every sign-in, the oldest first."""
        rows = [replace(each, leaves=self._counts[id_]) for id_, each in self._open.items()]
        return tuple(sorted(rows, key=lambda each: each.begun))

    def _begin(self, leaf: AccountLeaf) -> None:
        if leaf.body["verb"] == SIGNED_IN:
            self._add(leaf.body["facts"]["sign_in"], Session(leaf.at, None, ""))

    def _add(self, id_: str, session: Session) -> None:
        if id_ not in self._open:
            self._open[id_], self._counts[id_] = session, 0

    def _covers(self, session: Session, at: datetime) -> bool:
        end = session.ended or session.begun + self._long
        return session.begun <= at <= end
