"""What is given in Solby: orders, answers, consent, start and end."""

from contextlib import suppress
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from tillit.casework.cases.types import CloseReason
from tillit.casework.services import actions
from tillit.casework.services.types import Attendance, ConsentAnswer, EndReason, PauseReason
from tillit.demo.town.decisions import Opened
from tillit.demo.town.organisation import Organisation
from tillit.kernel.refusal import NotThere
from tillit.registers.catalogue.actions import publish_kind
from tillit.registers.catalogue.types import KindIn

MEASURES = (
    "Hur är morgnarna hemma?",
    "Hur ofta bråkar ni så att det blir otryggt?",
    "Hur går det i skolan?",
)
KINDS = (
    ("familjebehandling", "Familjebehandling",
     "Någon träffar familjen hemma eller på Hamnen, oftast en gång i veckan.", "SOL-11-1", "home"),
    ("barnsamtal", "Samtalsstöd för barnet",
     "Barnet träffar en och samma person och pratar, ritar eller gör något.", "SOL-11-1", "home"),
    ("kontaktperson", "Kontaktperson",
     "En vuxen utanför familjen som finns för barnet.", "SOL-13-7", "contact"),
)  # fmt: skip
AIM = "Lugnare morgnar. Barnet ska slippa ta ansvar för det som är de vuxnas."


GOALS = (
    "Jag vill att morgnarna ska vara lugna så att jag inte kommer sent.",
    "Vi ska kunna prata om skärmtid utan att någon går.",
    "Jag vill slippa vara den som väcker alla.",
)
SESSIONS = (
    "Vi provade schemat på kylskåpet. Det höll fyra dagar av fem.",
    "Pratade om söndagen som blev bråkig. Alla fick säga sitt klart.",
    "Gick igenom veckan. Barnet visade hur väckarklockan funkar.",
)


class Services:
    """Orders and gives services by the hands of worker and provider."""

    def __init__(self, town: Organisation, dice: Random) -> None:
        self.town, self.dice = town, dice

    def publish(self, at: datetime) -> None:
        """The list of what can be given, and by whom."""
        for code, name, description, basis, unit in KINDS:
            kind = KindIn(
                code, name, description, basis, measures=MEASURES, unit_ids=(self.town.units[unit],)
            )
            publish_kind(kind, by=self.town.actors["ali"], at=at)

    def order(self, opened: Opened, at: datetime) -> UUID:
        """Ask the provider to give what was granted."""
        assert opened.decision is not None
        return actions.order_service(
            opened.case_id,
            opened.decision,
            self.dice.choice(("familjebehandling", "barnsamtal")),
            self.town.units["home"],
            aim=AIM,
            contact="Ring mamma efter klockan 16.",
            by=self.town.actors[opened.worker],
            at=at,
        )

    def begin(self, opened: Opened, service: UUID, at: datetime) -> None:
        """The provider says yes, everybody asked consents, and it starts."""
        elin, worker = self.town.actors["elin"], self.town.actors[opened.worker]
        actions.accept(service, text="Elin tar emot.", by=elin, at=at)
        for asked in (*opened.parents, opened.child):
            with suppress(NotThere):  # the law does not ask for this person's consent
                actions.record_consent(
                    service, asked.id, ConsentAnswer.GIVEN, by=worker, at=at + timedelta(hours=2)
                )
        actions.start_service(service, by=elin, at=at + timedelta(days=3))
        actions.add_goal(
            service, self.dice.choice(GOALS), start=-1, by=elin, at=at + timedelta(days=4)
        )
        for week in (1, 2, 3):
            held = at + timedelta(days=3 + 7 * week)
            actions.note_session(
                service, held, Attendance.CAME, text=self.dice.choice(SESSIONS), by=elin, at=held
            )

    def pause(self, service: UUID, at: datetime) -> None:
        """The one who gives it is ill, and nobody else can."""
        actions.pause_service(
            service,
            reason=PauseReason.PROVIDER_MISSING,
            text="Elin är sjuk. Familjen vet och har hennes kollegas nummer.",
            by=self.town.actors["elin"],
            at=at,
        )

    def end(self, opened: Opened, service: UUID, at: datetime) -> None:
        """It ends with a reason."""
        actions.end_service(
            service,
            reason=EndReason.GOAL_REACHED,
            text="Familjen och Elin är överens om att målen är nådda.",
            by=self.town.actors[opened.worker],
            at=at,
        )

    def close(self, opened: Opened, at: datetime) -> None:
        """Close the case when nothing remains."""
        actions.close(
            opened.case_id,
            reason=CloseReason.GOAL_REACHED,
            text="Målen är nådda. Familjen vet hur de når oss.",
            by=self.town.actors[opened.worker],
            at=at,
        )
