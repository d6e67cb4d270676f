"""What happens seldom in Solby, and must be seen all the same: appeals, pauses, the committee."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from tillit.casework.decisions import actions
from tillit.casework.decisions.types import Body, Outcome, Reconsidered
from tillit.demo.town.decisions import LEADERS, Opened
from tillit.demo.town.people import Family
from tillit.demo.town.stories import Teller
from tillit.kernel.actor import Staff
from tillit.kernel.swedish import day_of

COMMITTEE = "Individutskottet"
CHAIR = "Ylva Dahlström (ordförande)"
MEMBERS = ("Börje Falk", "Soraya Emami", "Lennart Ros", "Ingrid Näslund")
DISSENT = (
    "Lennart Ros reserverar sig: familjen borde först ha fått stöd hemma en längre tid, "
    "med täta uppföljningar."
)
APPEAL = "Vi håller inte med. Vi behöver hjälpen nu, inte när det har gått ännu längre."
STANDS = "Vi har läst utredningen igen. Inget nytt har kommit fram. Beslutet står fast."
HOME = {
    "type_code": "SOL-22-2",
    "what": "Plats i familjehem, med umgänge varje helg",
    "provisions": "Socialtjänstlagen 22 kap. 2 §.",
}
REFUSED = {
    "outcome": Outcome.REFUSED,
    "what": "Avlastning varannan helg",
    "circumstances": "Familjen har nära släktingar som hjälper till, och barnet vill vara hemma.",
    "period_from": None,
}


class Seldom:
    """Stories beside the usual ones; each begins with a family and ends where it stands today."""

    def __init__(self, teller: Teller) -> None:
        self.teller, self.town, self.now = teller, teller.town, teller.now

    def stories(self) -> tuple[Callable[[Family], None], ...]:
        """All of them, in order."""
        return (
            self.appeal_received, self.appeal_looked_at, self.appeal_handed_over,
            self.paused, self.paused, self.waits, self.waits, self.on_the_agenda,
            self.decided_with_dissent,
        )  # fmt: skip

    def appeal_received(self, family: Family) -> None:
        """An appeal came yesterday and waits to be read."""
        self._appeal(family, days_since=15)

    def appeal_looked_at(self, family: Family) -> None:
        """The decision has been looked at again and stands; the court has not got it yet."""
        opened, appeal = self._appeal(family, days_since=18)
        self._look_again(opened, appeal, self.now - timedelta(days=2))

    def appeal_handed_over(self, family: Family) -> None:
        """The court has the appeal."""
        opened, appeal = self._appeal(family, days_since=40)
        self._look_again(opened, appeal, self.now - timedelta(days=23))
        at = self.now - timedelta(days=21)
        actions.hand_over_appeal(
            appeal, court="Förvaltningsrätten", on=day_of(at), by=self._worker(opened), at=at
        )

    def paused(self, family: Family) -> None:
        """A service is interrupted: nobody can give it now."""
        _, service = self.teller.served(family, self.teller.ago(190, 260))
        self.teller.services.pause(service, self.now - timedelta(days=24))

    def waits(self, family: Family) -> None:
        """A service was granted more than three months ago and nobody has begun (SoL 34:1)."""
        self.teller.asked_for(family, self.teller.ago(216, 235))

    def on_the_agenda(self, family: Family) -> None:
        """A placement that only the elected decide on; their meeting is next week."""
        opened, decision = self._placement(family, self.now - timedelta(days=3))
        meeting = self._meeting(day_of(self.now) + timedelta(days=4), self.now - timedelta(days=2))
        at = self.now - timedelta(days=1, hours=2)
        actions.put_on_agenda(decision, meeting, by=self._worker(opened), at=at)

    def decided_with_dissent(self, family: Family) -> None:
        """The committee has decided, and one of its members did not agree."""
        held = self.now - timedelta(days=31)
        opened, decision = self._placement(family, held - timedelta(days=5))
        meeting = self._meeting(day_of(held), held - timedelta(days=6))
        asked = held - timedelta(days=4)
        actions.put_on_agenda(decision, meeting, by=self._worker(opened), at=asked)
        stina = self.town.actors["stina"]
        self.teller.decider.hear_the_just_grown(opened, held)
        actions.decide_in_committee(
            decision, version=2, paragraph="§ 112", dissent=DISSENT, by=stina, at=held
        )
        actions.close_meeting(meeting, by=stina, at=held + timedelta(hours=1))
        self.teller.decider.tell(opened, decision, held + timedelta(hours=3))

    def board_lists(self) -> None:
        """The board was told of the autumn's first decisions; the latest list waits for it."""
        stina = self.town.actors["stina"]
        made, told = self.now - timedelta(days=45), self.now - timedelta(days=38)
        first = actions.make_board_list(by=stina, at=made)
        actions.report_board_list(first, on=day_of(told), paragraph="§ 131", by=stina, at=told)
        actions.make_board_list(by=stina, at=self.now - timedelta(days=2))

    def _appeal(self, family: Family, days_since: int) -> tuple[Opened, UUID]:
        """A refusal that was decided on so many days ago, appealed two weeks later."""
        done = self.now - timedelta(days=days_since)
        opened = self.teller.investigated(family, done - timedelta(days=96))
        self.teller.hear(opened, done - timedelta(days=16))
        decision = self.teller.decider.propose_as(opened, done - timedelta(hours=6), **REFUSED)
        self.teller.decider.decide(opened, decision, done)
        at = done + timedelta(days=14)
        appeal = actions.receive_appeal(
            decision,
            opened.parents[0].id,
            received_on=day_of(at),
            text=APPEAL,
            by=self._worker(opened),
            at=at,
        )
        return opened, appeal

    def _look_again(self, opened: Opened, appeal: UUID, at: datetime) -> None:
        leader = self.town.actors[LEADERS[opened.unit]]
        actions.accept_appeal(appeal, by=self._worker(opened), at=at)
        actions.reconsider(
            appeal, Reconsidered.NOT, text=STANDS, by=leader, at=at + timedelta(hours=2)
        )

    def _placement(self, family: Family, at: datetime) -> tuple[Opened, UUID]:
        opened = self.teller.investigated(family, at - timedelta(days=98))
        self.teller.hear(opened, at - timedelta(days=14))
        return opened, self.teller.decider.propose_as(opened, at, **HOME)

    def _meeting(self, on: date, at: datetime) -> UUID:
        stina = self.town.actors["stina"]
        return actions.register_meeting(
            Body.COMMITTEE, COMMITTEE, held_on=on, chair=CHAIR, members=MEMBERS, by=stina, at=at
        )

    def _worker(self, opened: Opened) -> Staff:
        return self.town.actors[opened.worker]
