"""The closed lists of financial assistance, with the words that pages and letters show."""

from enum import StrEnum


class ApplicationKind(StrEnum):
    """What sort of application it is; the router says which (routing.py)."""

    NEW = "new"
    RENEWAL = "renewal"
    SUPPLEMENTARY = "supplementary"
    ACUTE = "acute"

    @property
    def words(self) -> str:
        """The kind as pages call it."""
        return _KINDS[self]


_KINDS = {
    ApplicationKind.NEW: "Ny ansökan",
    ApplicationKind.RENEWAL: "Återansökan",
    ApplicationKind.SUPPLEMENTARY: "Kompletterande ansökan",
    ApplicationKind.ACUTE: "Akut ansökan",
}


class Section(StrEnum):
    """The parts of a month that are looked at and approved one by one."""

    HOUSEHOLD = "household"
    INCOME = "income"
    COST = "cost"
    ASSET = "asset"
    SPECIAL = "special"

    @property
    def words(self) -> str:
        """The part as pages call it."""
        return _SECTIONS[self]


_SECTIONS = {
    Section.HOUSEHOLD: "Hushållet",
    Section.INCOME: "Inkomster",
    Section.COST: "Kostnader",
    Section.ASSET: "Tillgångar",
    Section.SPECIAL: "Högre eller lägre norm",
}


class Owner(StrEnum):
    """Who a row comes from. Only the machine's own rows are changed by a new fetching."""

    MACHINE = "machine"
    WORKER = "worker"
    APPLICANT = "applicant"

    @property
    def words(self) -> str:
        """Whose row it is, as pages say it."""
        return {"machine": "Hämtat", "worker": "Skrivet av oss", "applicant": "Från ansökan"}[
            self.value
        ]


class Answered(StrEnum):
    """What came of asking an agency. A failure is never an empty answer."""

    DATA = "data"
    EMPTY = "empty"
    FAILED = "failed"
    NOT_ASKED = "not_asked"

    @property
    def words(self) -> str:
        """The answer as pages and papers call it."""
        return {
            "data": "Uppgifter",
            "empty": "Inget",
            "failed": "Inget svar",
            "not_asked": "Inte tillfrågad",
        }[self.value]


class Who(StrEnum):
    """What somebody is in the household: the word that a calculation calls them by, never a name.

    The children are "barn 1", "barn 2" and so on, the eldest first.
    """

    APPLICANT = "sökande"
    CO_APPLICANT = "medsökande"


class WarningKind(StrEnum):
    """What a person should look at. The key of a warning is its kind and its source."""

    NEW_INCOME = "new_income"
    INCOME_CHANGE = "income_change"
    INCOME_DROPPED = "income_dropped"
    UNHANDLED_INCOME = "unhandled_income"
    NEW_EXPENSE = "new_expense"
    HOUSING_COST_CHANGE = "housing_cost_change"
    EXPENSE_REVIEW = "expense_review"
    EXPENSE_CAPPED = "expense_capped"
    EXPENSE_PARTLY_REJECTED = "expense_partly_rejected"
    NEW_PERSON = "new_person"
    HOUSEHOLD_CHANGE = "household_change"
    COUNTED_TWICE = "counted_twice"
    REGISTER_SILENT = "register_silent"
    SHIELDED = "shielded"
    ADVANCE_ON_BENEFIT = "advance_on_benefit"
    RECOVERY_CLAIM = "recovery_claim"
    EVICTION = "eviction"
    EMERGENCY_TEST = "emergency_test"
    SCHOOL_LUNCH = "school_lunch"
    SHARED_CHILD_ALLOWANCE = "shared_child_allowance"
    PROVISIONAL_TABLE = "provisional_table"
    COMMENT = "comment"
    ACTIVITY = "activity"
    LATE_NEWS = "late_news"
    OTHER = "other"

    @property
    def words(self) -> str:
        """What to look at, as pages say it."""
        return _WARNINGS[self]


_WARNINGS = {
    WarningKind.NEW_INCOME: "En inkomst som inte fanns förra månaden",
    WarningKind.INCOME_CHANGE: "En inkomst har ändrats mycket",
    WarningKind.INCOME_DROPPED: "En inkomst har upphört",
    WarningKind.UNHANDLED_INCOME: "En utbetalning som vi inte känner igen",
    WarningKind.NEW_EXPENSE: "En kostnad som inte fanns förra månaden",
    WarningKind.HOUSING_COST_CHANGE: "Boendekostnaden har ändrats",
    WarningKind.EXPENSE_REVIEW: "En kostnad behöver prövas",
    WarningKind.EXPENSE_CAPPED: "En kostnad ligger över riktvärdet",
    WarningKind.EXPENSE_PARTLY_REJECTED: "En kostnad godtas bara delvis",
    WarningKind.NEW_PERSON: "Någon ny i hushållet",
    WarningKind.HOUSEHOLD_CHANGE: "Hushållet har ändrats",
    WarningKind.COUNTED_TWICE: "Någon räknas i två hushåll",
    WarningKind.REGISTER_SILENT: "En myndighet har inte svarat",
    WarningKind.SHIELDED: "Någon i hushållet kan ha skyddade personuppgifter",
    WarningKind.ADVANCE_ON_BENEFIT: "Ett tidigare beslut är förskott på en förmån",
    WarningKind.RECOVERY_CLAIM: "Det finns ett återkrav",
    WarningKind.EVICTION: "Det finns risk för vräkning",
    WarningKind.EMERGENCY_TEST: "Den akuta nöden ska prövas",
    WarningKind.SCHOOL_LUNCH: "Lunch i skolan ingår redan",
    WarningKind.SHARED_CHILD_ALLOWANCE: "Barnbidraget kan vara delat",
    WarningKind.PROVISIONAL_TABLE: "Normen är preliminär",
    WarningKind.COMMENT: "Den sökande har kommenterat en uppgift",
    WarningKind.ACTIVITY: "Frånvaro från aktivitet att ta reda på eller väga",
    WarningKind.LATE_NEWS: "En uppgift kom efter beslutet: månaden kan ha blivit fel",
    WarningKind.OTHER: "Något att se över",
}


class WarningState(StrEnum):
    """Where a warning is. Closed by a person it never returns; solved, it closed by itself."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"
    SOLVED = "solved"

    @property
    def words(self) -> str:
        """The state as pages call it."""
        return {
            "open": "Att se över",
            "acknowledged": "Sedd",
            "closed": "Avslutad",
            "solved": "Löst",
        }[self.value]

    @property
    def waits(self) -> bool:
        """Whether somebody still has it to look at."""
        return self in {WarningState.OPEN, WarningState.ACKNOWLEDGED}


class Missing(StrEnum):
    """What is asked for when an application is not whole."""

    RENT_PAPER = "rent_paper"
    PAYSLIP = "payslip"
    BANK_STATEMENT = "bank_statement"
    RECEIPT = "receipt"
    CO_SIGNATURE = "co_signature"
    ANSWER = "answer"
    OTHER = "other"

    @property
    def words(self) -> str:
        """What to hand in, as the resident reads it."""
        return _MISSING[self]


_MISSING = {
    Missing.RENT_PAPER: "Hyresavi eller hyreskontrakt",
    Missing.PAYSLIP: "Lönebesked",
    Missing.BANK_STATEMENT: "Kontoutdrag",
    Missing.RECEIPT: "Kvitto eller faktura",
    Missing.CO_SIGNATURE: "Underskrift av den du söker med",
    Missing.ANSWER: "Svar på en fråga",
    Missing.OTHER: "Något annat",
}
