"""What the municipality chooses for itself: which choices there are, in words. SoL 12 leaves them
open; the law's own parameters say what each value does (law/assistance/parameters.py)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from tillit.law.assistance.parameters import (
    ABOVE_BASE_SV,
    AGE_ON_SV,
    CHILDS_COSTS_SV,
    COMMON_SV,
    DAY_METHODS_SV,
)
from tillit.law.assistance.riksnorm import Riksnorm

GUIDE = "guide"
PAYMENT_DAY = "payment_day"
DEFAULT_SV = "vårt förval, obekräftat"


class ChoiceStep(StrEnum):
    """What happened to a norm or a choice that was written."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class ChoiceKind:
    """One thing to choose. `options`: value and words, empty where a number is written; then
    `least` and `most` are its bounds and `unit` its unit. `may_be_none`: empty is an answer."""

    code: str
    name: str
    help: str
    default: object
    options: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    least: int = 0
    most: int = 0
    may_be_none: bool = False
    none_words: str = "inget belopp: allt är en fråga"

    def words(self, value: object) -> str:
        """A value as people read it."""
        if value is None:
            return self.none_words
        if isinstance(value, bool):
            value = "yes" if value else "no"
        if self.code in ("window_first_day", PAYMENT_DAY):
            return f"den {value} {self.unit}"
        unit = "månad" if self.unit == "månader" and value == 1 else self.unit
        return self.options.get(str(value)) or f"{value} {unit}".strip()


YES_NO = {"yes": "ja", "no": "nej"}
CHOICES = (
    ChoiceKind(
        "day_method",
        "Hur dagar räknas när ett barn bor i två hem",
        "Gäller också en del av en månad.",
        "days/30",
        DAY_METHODS_SV,
    ),
    ChoiceKind(
        "age_on",
        "Vilken dag barnets ålder gäller",
        "Förordningen säger inte vilken dag.",
        "first day",
        AGE_ON_SV,
    ),
    ChoiceKind(
        "common_for_part_time",
        "Gemensamma kostnader för barn som bor växelvis",
        "",
        "member",
        COMMON_SV,
    ),
    ChoiceKind(
        "window_first_day",
        "Vilken dag inkomstperioden börjar",
        "Perioden är en månad från den dagen.",
        1,
        unit="i månaden",
        least=1,
        most=31,
    ),
    ChoiceKind(
        "window_months_back",
        "Hur många månader före inkomstperioden börjar",
        "1: inkomsterna förra månaden räknas.",
        1,
        unit="månader",
        most=3,
    ),
    ChoiceKind(
        "use_comparison",
        "Läsa jämförelsemånaden när en förmån inte är utbetald",
        "Ja: beloppet från månaden före används.",
        False,
        YES_NO,
    ),
    ChoiceKind(
        "change_warning_percent",
        "När en ändrad inkomst ska ses över",
        "Så många procent mer eller mindre än månaden före.",
        12,
        unit="procent",
        least=1,
        most=100,
    ),
    ChoiceKind(
        "above_base_amount",
        "Barns lön över ett prisbasbelopp",
        "Lagen säger att den får räknas.",
        "ask",
        ABOVE_BASE_SV,
    ),
    ChoiceKind(
        "childs_own_costs",
        "Vad som är barnets egna kostnader",
        "Barnets egna inkomster räknas upp till dem.",
        "personal",
        CHILDS_COSTS_SV,
    ),
    ChoiceKind(
        "asset_buffer",
        "Pengar som hushållet får ha kvar",
        "Lämna tomt om ni prövar alla pengar.",
        None,
        unit="kronor",
        most=100_000,
        may_be_none=True,
    ),
    ChoiceKind(
        PAYMENT_DAY,
        "Vilken dag pengarna betalas ut",
        "En helg betalas de dagen före. Lämna tomt om ni väljer dag varje gång: då planerar "
        "programmet inga utbetalningar själv.",
        None,
        unit="i månaden före",
        least=1,
        most=28,
        may_be_none=True,
        none_words="ingen dag är vald",
    ),
)
BY_CODE = {kind.code: kind for kind in CHOICES}
GUIDED = {
    "rent": "Hyra",
    "electricity": "Hushållsel",
    "home_insurance": "Hemförsäkring",
    "work_travel": "Resor till arbetet",
    "glasses": "Glasögon",
    "furniture": "Möbler och husgeråd",
    "moving": "Flytt",
}


@dataclass(frozen=True)
class Written:
    """Who wrote something, who said yes, and who took it away; with the verbs of the reader."""

    id: UUID
    source: str
    proposed_by: str
    proposed_at: datetime
    approved_by: str
    approved_at: datetime | None
    withdrawn_by: str
    withdrawn_at: datetime | None
    why: str
    may_approve: bool
    may_withdraw: bool

    @property
    def waits(self) -> bool:
        """Whether a second person is to say yes."""
        return self.approved_at is None and self.withdrawn_at is None


@dataclass(frozen=True)
class ChoiceRow:
    """A choice that somebody wrote, from which day."""

    written: Written
    code: str
    name: str
    words: str
    valid_from: date


@dataclass(frozen=True)
class ChoiceNow:
    """What holds this month: the kind, its value in words, and where it was decided. `since` is
    none for our own default."""

    kind: ChoiceKind
    words: str
    source: str
    since: date | None


@dataclass(frozen=True)
class NormRow:
    """A norm that somebody brought, with the table itself."""

    written: Written
    year: int
    table: Riksnorm
    used: bool


@dataclass(frozen=True)
class Chosen:
    """All of the page about the norm and the municipality's own choices."""

    norms: tuple[Riksnorm, ...]
    brought: tuple[NormRow, ...]
    now: tuple[ChoiceNow, ...]
    guides: tuple[ChoiceRow, ...]
    history: tuple[ChoiceRow, ...]
    may_write: bool
