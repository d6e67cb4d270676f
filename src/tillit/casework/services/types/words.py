"""The kinds and states that services speak of, with the words that pages show."""

from collections.abc import Iterable
from enum import StrEnum


class ConsentAnswer(StrEnum):
    """Where a person's consent is."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXCEPTED = "excepted"  # cannot answer; somebody wrote why the other guardian is enough

    @property
    def words(self) -> str:
        """The answer as it stands on pages."""
        return _ANSWERS[self]


_ANSWERS = {
    ConsentAnswer.ASKED: "Tillfrågad, har inte svarat",
    ConsentAnswer.GIVEN: "Säger ja",
    ConsentAnswer.REFUSED: "Säger nej",
    ConsentAnswer.WITHDRAWN: "Har tagit tillbaka sitt ja",
    ConsentAnswer.EXCEPTED: "Kan inte svara, den andra vårdnadshavaren räcker",
}


def open_answers(now: ConsentAnswer | None) -> tuple[ConsentAnswer, ...]:
    """What somebody who has answered so may answer next, on their own pages."""
    if now is ConsentAnswer.GIVEN:
        return (ConsentAnswer.WITHDRAWN,)
    return (ConsentAnswer.GIVEN, ConsentAnswer.REFUSED)


class ConsentRole(StrEnum):
    """As whom somebody consents."""

    CHILD = "child"
    GUARDIAN = "guardian"
    SELF = "self"

    @property
    def words(self) -> str:
        """The role as it stands on pages."""
        return _ROLES[self]


_ROLES = {
    ConsentRole.CHILD: "Barnet",
    ConsentRole.GUARDIAN: "Vårdnadshavare",
    ConsentRole.SELF: "Personen själv",
}


class DeclineReason(StrEnum):
    """Why a provider says no to an order."""

    FULL = "full"
    NOT_OURS = "not_ours"
    UNCLEAR = "unclear"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The reason as it stands on pages."""
        return _DECLINES[self]


_DECLINES = {
    DeclineReason.FULL: "Vi har ingen ledig plats",
    DeclineReason.NOT_OURS: "Vi ger inte det som behövs",
    DeclineReason.UNCLEAR: "Beställningen är oklar",
    DeclineReason.OTHER: "Annat skäl",
}


# The steps of a goal's scale, from -2 on, where the person has no words of their own for them.
GENERAL_STEPS = (
    "Mycket längre bort",
    "Lite längre bort",
    "Som vi hoppas",
    "Lite bättre",
    "Mycket bättre",
)


def on_scale(words: Iterable[str]) -> tuple[tuple[int, str], ...]:
    """The steps with their numbers: (-2, "-2 Mycket längre bort") and so on."""
    return tuple((n, f"{n:+d} {said}" if n else f"0 {said}") for n, said in enumerate(words, -2))


class Attendance(StrEnum):
    """Whether a session took place."""

    CAME = "came"
    NOT_COME = "not_come"
    CANCELLED_BY_PERSON = "cancelled_by_person"
    CANCELLED_BY_US = "cancelled_by_us"

    @property
    def words(self) -> str:
        """The outcome as it stands on pages."""
        return _ATTENDANCE[self]


_ATTENDANCE = {
    Attendance.CAME: "Kom",
    Attendance.NOT_COME: "Kom inte",
    Attendance.CANCELLED_BY_PERSON: "Avbokat av familjen",
    Attendance.CANCELLED_BY_US: "Avbokat av oss",
}


class Moment(StrEnum):
    """When the same questions are asked again."""

    START = "start"
    REVIEW = "review"
    END = "end"

    @property
    def words(self) -> str:
        """The moment as it stands on pages."""
        return {"start": "Vid starten", "review": "Uppföljning", "end": "Vid slutet"}[self.value]


class PauseReason(StrEnum):
    """Why a service is interrupted."""

    ILLNESS = "illness"
    FAMILY_ASKS = "family_asks"
    PROVIDER_MISSING = "provider_missing"
    NO_CONSENT = "no_consent"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The reason as it stands on pages."""
        return _PAUSES[self]


_PAUSES = {
    PauseReason.ILLNESS: "Sjukdom",
    PauseReason.FAMILY_ASKS: "Familjen ber om en paus",
    PauseReason.PROVIDER_MISSING: "Ingen kan ge insatsen nu",
    PauseReason.NO_CONSENT: "Samtycket är återtaget",
    PauseReason.OTHER: "Annat",
}


class EndReason(StrEnum):
    """Why a service ended. Our own short codes."""

    GOAL_REACHED = "goal_reached"
    PARTLY_REACHED = "partly_reached"
    PERSON_ENDED = "person_ended"
    OTHER_SERVICE = "other_service"
    PERIOD_OVER = "period_over"
    MOVED = "moved"
    ADULT = "adult"
    NOT_HELPFUL = "not_helpful"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The reason as it stands on pages."""
        return _ENDS[self]


_ENDS = {
    EndReason.GOAL_REACHED: "Målen är nådda",
    EndReason.PARTLY_REACHED: "Målen är delvis nådda",
    EndReason.PERSON_ENDED: "Personen vill sluta",
    EndReason.OTHER_SERVICE: "En annan insats tar vid",
    EndReason.PERIOD_OVER: "Tiden i beslutet är slut",
    EndReason.MOVED: "Har flyttat",
    EndReason.ADULT: "Har fyllt 18",
    EndReason.NOT_HELPFUL: "Insatsen hjälper inte",
    EndReason.OTHER: "Annat",
}


class NonExecutionReason(StrEnum):
    """Why a granted service is not given (SoL 34:1). Our own short codes."""

    NO_PLACE = "no_place"
    NO_STAFF = "no_staff"
    PERSON_SAID_NO = "person_said_no"
    PERSON_WAITS = "person_waits"
    NO_CONSENT = "no_consent"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The reason as it stands on the list."""
        return _NOT_DONE[self]


_NOT_DONE = {
    NonExecutionReason.NO_PLACE: "Ingen ledig plats",
    NonExecutionReason.NO_STAFF: "Ingen personal",
    NonExecutionReason.PERSON_SAID_NO: "Personen har tackat nej till erbjudandet",
    NonExecutionReason.PERSON_WAITS: "Personen vill vänta",
    NonExecutionReason.NO_CONSENT: "Samtycke saknas",
    NonExecutionReason.OTHER: "Annat",
}


class Where(StrEnum):
    """Where something that remains open in a case is dealt with."""

    CASE = "case"
    DECISIONS = "decisions"
    SERVICES = "services"
    SERVICE = "service"
    HERE = "here"


class WithdrawReason(StrEnum):
    """How a service that never began was taken back."""

    CHANGED_ORDER = "changed_order"
    PERSON_DECLINED = "person_declined"

    @property
    def words(self) -> str:
        """The reason as it stands on pages."""
        return {
            "changed_order": "Vi beställer på ett annat sätt",
            "person_declined": "Personen tackar nej till insatsen",
        }[self.value]
