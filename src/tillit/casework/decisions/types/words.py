"""The closed lists of decisions, with the words that pages and letters show."""

from enum import StrEnum

COURT = "court"  # a decision that a court made: the order of delegation knows no such role
EXTENSION = "SOL-20-3"  # the type of decision that gives an investigation more time


class Outcome(StrEnum):
    """What was decided."""

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"
    NO_SERVICE = "no_service"
    EXTENSION = "extension"
    FOLLOW_UP = "follow_up"
    RECLAIMED = "reclaimed"  # what was paid too much is to be paid back (SoL 33)
    DISMISSED = "dismissed"  # an appeal that came too late (FL 45)

    @property
    def words(self) -> str:
        """The outcome as it stands on pages and in letters."""
        return _OUTCOMES[self]

    @property
    def gives_service(self) -> bool:
        """Whether somebody gets a service by it."""
        return self in {Outcome.GRANTED, Outcome.PARTLY}

    @property
    def has_period(self) -> bool:
        """Whether the decision is for a time, or until further notice."""
        return self.gives_service or self in {Outcome.EXTENSION, Outcome.FOLLOW_UP}


_OUTCOMES = {
    Outcome.GRANTED: "Beviljat",
    Outcome.PARTLY: "Delvis beviljat",
    Outcome.REFUSED: "Avslag",
    Outcome.NO_SERVICE: "Avslutas utan insats",
    Outcome.EXTENSION: "Förlängd utredning",
    Outcome.FOLLOW_UP: "Uppföljning",
    Outcome.RECLAIMED: "Återkrav",
    Outcome.DISMISSED: "Överklagandet avvisas",
}


class Part(StrEnum):
    """The parts of a decision that may be kept from one party."""

    CIRCUMSTANCES = "circumstances"
    BEST_INTEREST = "best_interest"
    CHILDS_VIEW = "childs_view"
    WHAT = "what"

    @property
    def words(self) -> str:
        """The part as it stands on pages and in letters."""
        return _PARTS[self]


_PARTS = {
    Part.CIRCUMSTANCES: "Vad som har vägt tyngst",
    Part.BEST_INTEREST: "Barnets bästa",
    Part.CHILDS_VIEW: "Vad barnet tycker",
    Part.WHAT: "Vad beslutet gäller",
}


class SentHow(StrEnum):
    """How something reached a party. Some ways of service are banned (SoL 14:12)."""

    POST = "post"
    HANDED = "handed"
    DIGITAL = "digital"
    ORAL = "oral"

    @property
    def words(self) -> str:
        """The way as it stands on pages."""
        return _HOW[self]


_HOW = {
    SentHow.POST: "Med post",
    SentHow.HANDED: "Lämnat vid möte",
    SentHow.DIGITAL: "På Mina sidor",
    SentHow.ORAL: "Muntligt",
}


class Told(StrEnum):
    """What a letter tells of that is no decision about a service."""

    OPENED = "opened"
    NOT_OPENED = "not_opened"


class Came(StrEnum):
    """What came to somebody on a day that may have been written in wrongly."""

    LETTER = "letter"  # the decision, to a party: the time to appeal counts from it (FL 44)
    MATERIAL = "material"  # what the decision builds on, to a party: the time to answer (FL 25)
    ANSWER = "answer"  # what the party answered, to us
    APPEAL = "appeal"  # the appeal, to us: whether it came in time (FL 45)

    @property
    def words(self) -> str:
        """The day as the timeline calls it, of one party."""
        return _CAME[self]


_CAME = {
    Came.LETTER: "Dagen då parten fick beslutet",
    Came.MATERIAL: "Dagen då parten fick underlaget",
    Came.ANSWER: "Dagen då partens svar kom",
    Came.APPEAL: "Dagen då överklagandet kom in",
}


class Body(StrEnum):
    """The elected who decide; the values are those of law.delegation."""

    COMMITTEE = "committee"
    BOARD = "board"
    CHAIR = "chair"

    @property
    def words(self) -> str:
        """The body as it stands on pages and in letters."""
        return {"committee": "Utskottet", "board": "Nämnden", "chair": "Ordföranden"}[self.value]


class Reconsidered(StrEnum):
    """What the authority did with its own decision after an appeal (FL 36-39)."""

    CHANGED = "changed"
    PARTLY = "partly"
    NOT = "not"


class PartyRole(StrEnum):
    """Why somebody is a party of a case, or (a child) is only heard."""

    CHILD = "child"
    GUARDIAN = "guardian"
    HEARD = "heard"
    APPLICANT = "applicant"
    CO_APPLICANT = "co_applicant"

    @property
    def words(self) -> str:
        """The role as it stands on pages."""
        return _ROLES[self]


_ROLES = {
    PartyRole.CHILD: "Barnet, part",
    PartyRole.GUARDIAN: "Vårdnadshavare, part",
    PartyRole.HEARD: "Barnet, får komma till tals",
    PartyRole.APPLICANT: "Sökande, part",
    PartyRole.CO_APPLICANT: "Medsökande, part",
}
