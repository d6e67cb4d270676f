"""Hearings, proposals and decisions in Solby."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from tillit.casework.decisions import actions
from tillit.casework.decisions.types import EXTENSION, Outcome, ProposalIn
from tillit.demo.town.dice import LAW_BEGINS
from tillit.demo.town.organisation import Organisation
from tillit.demo.town.people import Dweller
from tillit.kernel.swedish import day_of

ORDER = (
    ("5.1", "SOL-11-1", "leader"),
    ("5.2", "SOL-20-3", "leader"),
    ("5.3", "SOL-23-1", "leader"),
    ("5.4", "SOL-13-7", "leader"),
    ("5.5", "FL-45", "leader"),
    ("5.6", "FL-37", "leader"),
    ("6.1", "SOL-12-1", "social_worker"),
    ("6.2", "SOL-12-1", "leader"),
    ("6.3", "SOL-12-2", "leader"),
    ("6.4", "SOL-12-5", "leader"),
    ("6.5", "SOL-12-1", "program"),
    ("6.6", "SOL-33-1", "leader"),
    ("6.7", "SOL-33-2", "leader"),
    ("6.8", "SOL-33-3", "leader"),
    ("7.1", "SOL-22-2", "committee"),
    ("7.2", "SOL-22-4", "committee"),
)
LEADERS = {"barn2": "katarina", "barn1": "rebecka"}
MATERIAL = (
    "Utredningen: hur barnet har det hemma och i skolan, vad föräldrarna klarar och vad de behöver "
    "hjälp med, vad barnet själv vill. Förslag: stöd i hemmet."
)
ANSWERS = (
    "Jag har läst. Det stämmer. Jag vill gärna att stödet börjar snart.",
    "Jag håller med om det mesta, men frånvaron var inte så hög i våras.",
    "Inget att tillägga.",
)
SERVICES = (
    "Familjebehandling en gång i veckan",
    "Familjebehandling varannan vecka, hemma hos båda föräldrarna",
    "Samtalsstöd för barnet en gång i veckan",
)


@dataclass(frozen=True)
class Opened:
    """A case that a story has come to, and who is in it."""

    case_id: UUID
    worker: str
    unit: str
    at: datetime
    child: Dweller
    parents: tuple[Dweller, ...]
    decision: UUID | None = None
    decided: datetime | None = None

    def parties(self, day: date) -> list[Dweller]:
        """Guardians, and the child from fifteen."""
        grown = [self.child] if self.child.age_on(day) >= 15 else []
        return [*self.parents, *grown]


class Decider:
    """Hears, proposes and decides by the hands of those whose task it is."""

    def __init__(self, town: Organisation, dice: Random) -> None:
        self.town, self.dice = town, dice
        self.heard: dict[UUID, set[UUID]] = {}

    def adopt_order(self, at: datetime) -> None:
        """The board's delegation order, from the day the new act began."""
        actions.adopt_delegation_order(
            "Delegationsordning för socialnämnden i Solby",
            entries=ORDER,
            adopted_on=date(2025, 6, 11),
            paragraph="§ 58",
            valid_from=LAW_BEGINS,
            valid_to=date(2027, 6, 30),
            by=self.town.actors["stina"],
            at=at,
        )

    def send(self, opened: Opened, at: datetime) -> list[UUID]:
        """Send the investigation to every party, with two weeks to answer."""
        by = self.town.actors[opened.worker]
        self.heard[opened.case_id] = {party.id for party in opened.parties(day_of(at))}
        return [
            actions.send_material(
                opened.case_id,
                party.id,
                material=MATERIAL,
                answer_by=day_of(at) + timedelta(days=14),
                by=by,
                at=at,
            )
            for party in opened.parties(day_of(at))
        ]

    def answer(self, opened: Opened, hearings: list[UUID], at: datetime) -> None:
        """Write in what they answered."""
        by = self.town.actors[opened.worker]
        for hearing in hearings:
            actions.record_answer(
                hearing, answer=self.dice.choice(ANSWERS), answered_on=day_of(at), by=by, at=at
            )

    def propose_as(self, opened: Opened, at: datetime, **changed: Any) -> UUID:
        """As `propose`, with other words in some fields."""
        words = replace(self._proposal(opened, at, gives=True), **changed)
        return actions.propose(opened.case_id, words, by=self.town.actors[opened.worker], at=at)

    def propose(self, opened: Opened, at: datetime, *, gives: bool = True) -> UUID:
        """A proposal with reasons, written by whoever has the case."""
        words = self._proposal(opened, at, gives=gives)
        return actions.propose(opened.case_id, words, by=self.town.actors[opened.worker], at=at)

    def _proposal(self, opened: Opened, at: datetime, *, gives: bool) -> ProposalIn:
        name = opened.child.name.split()[0]
        return ProposalIn(
            type_code="SOL-11-1" if gives else "SOL-20-3",
            outcome=Outcome.GRANTED if gives else Outcome.NO_SERVICE,
            what=self.dice.choice(SERVICES) if gives else "Utredningen avslutas utan insats",
            period_from=day_of(at) + timedelta(days=14) if gives else None,
            provisions="Socialtjänstlagen 11 kap. 1 §."
            if gives
            else "Socialtjänstlagen 20 kap. 3 §.",
            circumstances=f"Morgnarna är svåra hemma och {name} tar ett ansvar som är för stort."
            if gives
            else f"{name} har det bra nu. Familjen har hittat egna vägar och vill inte ha stöd.",
            best_interest=f"Det bästa för {name} är lugn hemma och att få vara barn.",
            childs_view=f"{name} vill att det blir mindre bråk.",
        )

    def more_time(self, opened: Opened, at: datetime) -> None:
        """The investigation gets six weeks more, by the leader."""
        name = opened.child.name.split()[0]
        proposal = ProposalIn(
            type_code=EXTENSION,
            outcome=Outcome.EXTENSION,
            what="Utredningen får ta längre tid",
            period_to=day_of(opened.at) + timedelta(days=165),
            provisions="Socialtjänstlagen 20 kap. 3 §.",
            circumstances=f"{name} har fått tid på BUP först nästa månad. Deras bedömning behövs.",
        )
        worker = self.town.actors[opened.worker]
        decision = actions.propose(opened.case_id, proposal, by=worker, at=at)
        for party in opened.parties(day_of(at)):
            actions.skip_hearing(
                opened.case_id, party.id, exception="UNNECESSARY",
                reason="Familjen bad själv om att vänta in BUP.", more_time=True, by=worker, at=at,
            )  # fmt: skip
        leader = self.town.actors[LEADERS[opened.unit]]
        actions.decide(decision, version=1, by=leader, at=at + timedelta(hours=2))

    def decide(self, opened: Opened, decision: UUID, at: datetime) -> None:
        """The leader decides, the parties are told, and somebody says that they got the letter."""
        leader = self.town.actors[LEADERS[opened.unit]]
        self.hear_the_just_grown(opened, at)
        actions.decide(decision, version=1, by=leader, at=at)
        self.tell(opened, decision, at)

    def tell(self, opened: Opened, decision: UUID, at: datetime) -> None:
        """The parties get their letters, and the day they got them is written in."""
        worker = self.town.actors[opened.worker]
        letters = actions.notify(decision, how={}, by=worker, at=at + timedelta(hours=1))
        got = day_of(at) + timedelta(days=4)
        for letter in letters:
            actions.record_received(letter, on=got, by=worker, at=at + timedelta(days=5))

    def hear_the_just_grown(self, opened: Opened, at: datetime) -> None:
        """Who turned fifteen while the others answered has become a party."""
        for party in opened.parties(day_of(at)):
            if party.id not in self.heard[opened.case_id]:
                actions.skip_hearing(
                    opened.case_id,
                    party.id,
                    exception="UNNECESSARY",
                    reason="Fyllde 15 i veckan. Har läst utredningen med sin mamma och sagt sitt.",
                    by=self.town.actors[opened.worker],
                    at=at - timedelta(hours=2),
                )
