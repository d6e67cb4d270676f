"""Investigations in Solby: talks, visits and what the child said."""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from tillit.casework.cases import actions
from tillit.casework.cases.types import InformedHow, NoteKind
from tillit.demo.town.decisions import Opened
from tillit.demo.town.dice import working_moment
from tillit.demo.town.organisation import Organisation
from tillit.demo.town.people import Dweller
from tillit.demo.town.texts import (
    CHILD_NOTES,
    MEETING_NOTES,
    PHONE_NOTES,
    SCHOOL_STATEMENT,
    VISIT_NOTES,
)
from tillit.kernel.actor import Staff
from tillit.kernel.swedish import day_of
from tillit.registers.people import actions as people
from tillit.registers.people.queries import contact_needs_of

PLAIN = (
    (NoteKind.PHONE, PHONE_NOTES),
    (NoteKind.HOME_VISIT, VISIT_NOTES),
    (NoteKind.MEETING, MEETING_NOTES),
    (NoteKind.PHONE, PHONE_NOTES),
)


class Investigator:
    """Writes and signs notes by the hand of whoever has the case."""

    def __init__(self, town: Organisation, dice: Random) -> None:
        self.town, self.dice = town, dice

    def tell(self, opened: Opened, at: datetime) -> None:
        """Tell everybody concerned that an investigation has begun."""
        by = self.town.actors[opened.worker]
        for each in (*opened.parents, opened.child):
            self._ask_how_to_reach(each, by, at)
        for party in opened.parties(day_of(at)):
            actions.inform(opened.case_id, party.id, how=InformedHow.PHONE, by=by, at=at)

    def _ask_how_to_reach(self, who: Dweller, by: Staff, at: datetime) -> None:
        """Before any letter. Where it is known already, it stays."""
        if contact_needs_of(by, who.id) is None:
            people.set_contact_needs(who.id, safe_way="Brev hem går bra.", by=by, at=at)

    def work(self, case_id: UUID, by: Staff, begun: datetime, until: datetime) -> None:
        """Notes spread over the time from the opening until a day, one a week or so."""
        moment = begun + timedelta(days=self.dice.randrange(1, 5))
        turn = 0
        while moment < until:
            at = max(working_moment(day_of(moment), self.dice), begun + timedelta(hours=2))
            self._note(case_id, by, min(at, until), turn)
            turn += 1
            moment += timedelta(days=self.dice.randrange(5, 16))

    def draft(self, case_id: UUID, by: Staff, at: datetime) -> None:
        """A note that waits to be signed."""
        actions.start_note(
            case_id, NoteKind.PHONE, text=self.dice.choice(PHONE_NOTES), by=by, at=at
        )

    def _note(self, case_id: UUID, by: Staff, at: datetime, turn: int) -> None:
        if turn % 4 == 2:
            self._talk_with_child(case_id, by, at)
            return
        if turn % 5 == 3:
            self._sign(case_id, by, NoteKind.STATEMENT, SCHOOL_STATEMENT, at)
            return
        kind, texts = self.dice.choice(PLAIN)
        self._sign(case_id, by, kind, self.dice.choice(texts), at)

    def _talk_with_child(self, case_id: UUID, by: Staff, at: datetime) -> None:
        text, words = self.dice.choice(CHILD_NOTES)
        note = actions.start_note(
            case_id, NoteKind.CHILD_TALK, happened_at=at, text=text, by=by, at=at
        )
        signed = at + timedelta(minutes=40)
        actions.sign_note(note, version=1, childs_words=words, by=by, at=signed)

    def _sign(self, case_id: UUID, by: Staff, kind: NoteKind, text: str, at: datetime) -> None:
        note = actions.start_note(case_id, kind, happened_at=at, text=text, by=by, at=at)
        actions.sign_note(note, version=1, by=by, at=at + timedelta(minutes=25))
