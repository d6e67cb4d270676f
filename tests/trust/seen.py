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
PRESSED_FOR = (
    "POST desk:show_person", "POST desk:case_number", "POST desk:show_report",
    "POST desk:case_places",
)  # fmt: skip
# A letter that was made says where its receiver lives, and to those who live there the child's
# name: both stand on the paper as it was, to those who may open it.
LETTERS = ("desk:document", "desk:opened_letter", "desk:letter_preview", "portal:my_paper")
MATCHERS = {"intake", "duty"}  # search the whole register, to match a report


class Seen:
    """The expectation over one town."""

    def __init__(self, things: Things) -> None:
        self.things = things

    def may_see(self, who: Who, canary: Canary, row: Any, place: str) -> bool:
        """Whether this word may stand on something that they are shown."""
        if who.role not in WORKERS | set(CLASSES):
            return False  # not signed in, or no work with anybody's case
        if self._is_protected(canary, row) and not self._is_asked_for(canary, place):
            return False
        if who.role in CLASSES and not self._is_their_part(who.role, canary):
            return False
        if who.role == "resident" and canary.model == "people.Person":
            return row.pk in self._around(who)
        if place == SEARCH and who.role in MATCHERS and canary.class_ == K1:
            return not self._is_walled(who, row)
        return self.things.is_seen(who, row) or self._acts_for_somebody_met(who, canary, row)

    def _acts_for_somebody_met(self, who: Who, canary: Canary, row: Any) -> bool:
        """Whoever holds a power for somebody is named where that person is met."""
        if canary.model != "people.Person" or not who.is_staff or who.id is None:
            return False
        held = self.things.rows("people.Representation").values()
        mine = [each.person_id for each in held if each.representative_id == row.pk]
        return any(self.things.eyes.may_meet(who.id, person) for person in mine)

    def _is_asked_for(self, canary: Canary, place: str) -> bool:
        """Whether it stands where it was pressed for, or in a letter as it was made."""
        written = canary.model == "people.Household" or canary.class_ == K1
        return place.startswith(PRESSED_FOR) or (written and place in LETTERS)

    def _is_protected(self, canary: Canary, row: Any) -> bool:
        """Who a protected person is, where they are and how they are reached."""
        # What to do and never to do before one rings: to everybody who may have to.
        if canary.class_ not in {K1, K2, K6} or canary.model == "people.ContactNeeds":
            return False
        held, eyes = self.things.held(row), self.things.eyes
        persons = held.persons.union(*(self._living_with(id_) for id_ in held.guards))
        return bool(persons & eyes.protected)

    def _living_with(self, guard: UUID) -> set[UUID]:
        """Whose case or report it is, and those who live with them."""
        whose = self.things.rows("access.Guarded")[guard].person_id
        stays = [each for each in self.things.rows("people.HouseholdMember").values()
                 if each.until is None]  # fmt: skip
        homes = {each.household_id for each in stays if each.person_id == whose}
        return {whose, *(each.person_id for each in stays if each.household_id in homes)}

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
