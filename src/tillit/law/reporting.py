"""Reports of concern: who must report, and when a mandated reporter gets an answer (SoL 19)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache

from tillit.law import deadlines, reading
from tillit.law.dated import Dated, NoRuleInForce, Since
from tillit.law.deadlines import STOCKHOLM, Due


class Duty(Enum):
    """How strongly the act asks somebody to report."""

    MUST = "must"
    LIMITED = "limited"
    OWN_ACT = "own_act"
    SHOULD = "should"


@dataclass(frozen=True)
class ReporterCategory:
    """A kind of reporter and its duty."""

    code: str
    name_sv: str
    name_en: str
    duty: Duty

    @property
    def mandated(self) -> bool:
        """Whether this reporter must report, and may ask for an answer."""
        return self.duty is not Duty.SHOULD


@dataclass(frozen=True)
class Feedback:
    """The clock for answering a mandated reporter, or why there is none."""

    due: Due | None
    why_sv: str


def reporter(code: str, on: date) -> Since[ReporterCategory]:
    """The reporter category of that code in force that day. Raises `NoRuleInForce`."""
    return reading.find(timelines(), code, on)


def reporters(on: date) -> tuple[Since[ReporterCategory], ...]:
    """Every category in force that day. The wording of 19:1 before 2026-01-15 was not read."""
    return reading.in_force(timelines(), on)


def feedback_due(
    requested_at: datetime | None,
    decided_at: datetime | None,
    already_running: bool,
    unsuitable: bool = False,
) -> Feedback:
    """When a mandated reporter must have an answer, SoL 19:6.

    Asked for before the decision to open or not: one week from the decision (D03). Asked later,
    or with an investigation already running: at once (D03b). Not asked for, or unsuitable: none.
    """
    if requested_at is None:
        return Feedback(None, "Anmälaren har inte bett om svar. Skriv först in att hen ber om det.")
    if unsuitable:
        return Feedback(None, "Det är olämpligt att svara. Skriv varför.")
    if already_running:
        return _clock("D03b", requested_at, "En utredning pågår redan. Svara genast.")
    if decided_at is None:
        return Feedback(None, "Svarstiden börjar när ni har beslutat om utredning.")
    if requested_at > decided_at:
        return _clock("D03b", requested_at, "Anmälaren frågade efter beslutet. Svara genast.")
    return _clock("D03", decided_at, "Svara inom en vecka från beslutet.")


def _clock(code: str, start: datetime, why_sv: str) -> Feedback:
    try:
        return Feedback(deadlines.due(code, start), why_sv)
    except NoRuleInForce:
        day = start.astimezone(STOCKHOLM).date()
        return Feedback(None, f"Lagens text för {day} är inte läst.")


@cache
def timelines() -> Mapping[str, Dated[ReporterCategory]]:
    """All periods of the reporter table, by code."""
    return reading.book("reporters", _category)


def _category(row: reading.Row) -> ReporterCategory:
    return ReporterCategory(
        row.text("code"), row.text("name_sv"), row.text("name_en"), Duty(row.text("duty"))
    )
