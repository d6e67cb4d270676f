"""The rules of financial assistance, R1–R25: dated, with source, weight, mark and version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from tillit.law import reading
from tillit.law.citation import Citation, Status
from tillit.law.dated import Dated


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule is called, and which version of our way to count it is."""

    code: str
    name_sv: str
    version: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it stands a given month. `code` is R13; `status` says how well its text is read."""

    code: str
    name_sv: str
    source: Citation
    status: Status
    version: int
    note_sv: str

    @property
    def weight_sv(self) -> str:
        """Lag, nationellt råd or lokal riktlinje."""
        return self.source.weight_sv


Rules = Mapping[str, Rule]


@lru_cache(maxsize=64)
def in_force(month: date) -> Rules:
    """Every rule that month, by its code."""
    found = {}
    for code, rule in timelines().items():
        if any(period.covers(month) for period in rule.periods):
            now = rule.on(month)
            found[code] = Rule(
                code, now.value.name_sv, now.source, now.status, now.value.version, now.note
            )
    return found


@cache
def timelines() -> Mapping[str, Dated[RuleText]]:
    """All periods of the rules, by code."""
    return reading.book(
        "assistance", lambda r: RuleText(r.text("code"), r.text("name_sv"), r.number("version"))
    )
