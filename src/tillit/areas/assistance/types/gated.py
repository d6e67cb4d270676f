"""Why a person must decide, and what came of looking at the program's decisions, in words."""

from enum import StrEnum


class Reviewed(StrEnum):
    """What came of looking at a decision that the program made."""

    SAME = "same"
    OTHER = "other"

    @property
    def words(self) -> str:
        """What was found, as pages call it."""
        return {"same": "Samma beslut", "other": "Borde ha varit ett annat"}[self.value]


class GateCode(StrEnum):
    """Every reason why a person must decide. The words are for who works with the case."""

    NOT_WHOLE_GRANT = "not_whole_grant"
    OTHER_LAW = "other_law"
    NO_DELEGATION = "no_delegation"
    SWITCHED_OFF = "switched_off"
    NOT_A_RENEWAL = "not_a_renewal"
    NO_CASE_BEFORE = "no_case_before"
    PROTECTED = "protected"
    WARNING = "warning"
    HOUSEHOLD = "household"
    PAYEE = "payee"
    UNKNOWN = "unknown"
    REGISTER = "register"
    PROVISIONAL = "provisional"
    WORKER_ROW = "worker_row"
    NOT_ALL_GRANTED = "not_all_granted"
    SMALLER = "smaller"
    COMMENT = "comment"
    MISSING = "missing"
    RECOVERY = "recovery"
    ACTIVITY = "activity"
    STALE = "stale"

    @property
    def words(self) -> str:
        """The reason as a sentence."""
        return _GATE[self]


_GATE = {
    GateCode.NOT_WHOLE_GRANT: "Det är inte ett helt bifall.",
    GateCode.OTHER_LAW: "Beslutet vilar på en annan regel än rätten till bistånd.",
    GateCode.NO_DELEGATION: "Nämnden har inte lämnat över beslutet till programmet.",
    GateCode.SWITCHED_OFF: "De automatiska besluten är avstängda.",
    GateCode.NOT_A_RENEWAL: "Det är inte en återansökan.",
    GateCode.NO_CASE_BEFORE: "Hushållet har inget tidigare beslut av en människa.",
    GateCode.PROTECTED: "Någon i hushållet har, eller kan ha, skyddade personuppgifter.",
    GateCode.WARNING: "Det finns något att se över.",
    GateCode.HOUSEHOLD: "Hushållet har ändrats.",
    GateCode.PAYEE: "Den som ska få pengarna, eller kontot, är nytt eller ändrat.",
    GateCode.UNKNOWN: "Räkningen har öppna frågor.",
    GateCode.REGISTER: "En myndighet har inte svarat.",
    GateCode.PROVISIONAL: "Normen är preliminär.",
    GateCode.WORKER_ROW: "En handläggare har skrivit en rad.",
    GateCode.NOT_ALL_GRANTED: "Allt som är sökt godtas inte.",
    GateCode.SMALLER: "Normen är sänkt.",
    GateCode.COMMENT: "Den sökande har kommenterat en uppgift.",
    GateCode.MISSING: "Något som är begärt har inte kommit.",
    GateCode.RECOVERY: "Det gäller ett återkrav.",
    GateCode.ACTIVITY: "En fråga om aktivitet är öppen.",
    GateCode.STALE: "Månaden har ändrats sedan den räknades.",
}
