"""Who may be shown a word about a person, by its class: an expectation of its own, not the policy.

K1 who somebody is, K2 how they are reached, K3 what it is about, K4 who reported, K5 who else is
in it, K6 where somebody is. First the twin says whether they may see what the word lies under;
then these tables, which a jurist can read, say which of its words.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.support.canaries import K1, K2, K3, K6, Canary
from tests.support.cast import Who
from tests.support.things import Things

SEARCH = "POST search"
# Whose work is with cases or reports see all classes of what they have; others only these.
WORKERS = {"intake", "social_worker", "leader", "duty", "board_secretary"}
CLASSES = {"provider": {K1, K2, K3}, "resident": {K1, K3, K6}}
# What those see of K3 who do not work with the case itself.
TABLES = {
    "provider": ("services.",),
    "resident": ("decisions.Decision.", "decisions.Hearing.material", "cases.PartyReply.text",
                 "services.Consent.text", "services.Goal.", "services.PlanStep."),
}  # fmt: skip
# Pages that show what is masked elsewhere: pressed for, each with a leaf of its own.
PRESSED_FOR = ("POST desk:show_person", "POST desk:case_number", "POST desk:show_report")
MATCHERS = {"intake", "duty"}  # search the whole register, to match a report


class Seen:
    """The expectation over one town."""

    def __init__(self, things: Things) -> None:
        self.things = things

    def may_see(self, who: Who, canary: Canary, row: Any, place: str) -> bool:
        """Whether this word may stand on something that they are shown."""
        if who.role not in WORKERS | set(CLASSES):
            return False  # not signed in, or no work with anybody's case
        if self._is_protected(canary, row) and not place.startswith(PRESSED_FOR):
            return False
        if who.role in CLASSES and not self._is_their_part(who.role, canary):
            return False
        if who.role == "resident" and canary.model == "people.Person":
            return row.pk in self._around(who)
        if place == SEARCH and who.role in MATCHERS and canary.class_ == K1:
            return not self._is_walled(who, row)
        return self.things.is_seen(who, row)

    def _is_protected(self, canary: Canary, row: Any) -> bool:
        """Who a protected person is, where they are and how they are reached."""
        if canary.class_ not in {K1, K2, K6}:
            return False
        persons = self.things.held(row).persons
        return bool(persons & self.things.eyes.protected)

    def _is_their_part(self, role: str, canary: Canary) -> bool:
        if canary.class_ not in CLASSES[role]:
            return False
        named = f"{canary.model}.{canary.field}"
        return canary.class_ != K3 or named.startswith(TABLES[role])

    def _around(self, who: Who) -> set[UUID | None]:
        """Themself, whom they act for, and the children whose cases are opened to them."""
        assert who.id is not None
        cases = self.things.rows("cases.Case")
        opened = self.things.eyes.opened(who.id, who.acts_for)
        return {who.id, who.acts_for, *(cases[id_].person_id for id_ in opened)}

    def _is_walled(self, who: Who, row: Any) -> bool:
        assert who.id is not None
        world = self.things.eyes.world(who.id)
        return row.pk == world.person or row.pk in {person for person, _, _ in world.barriers}
