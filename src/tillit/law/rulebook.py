"""The whole rule book in one list: for the page in the program and for docs/reference/law.md."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

from tillit.law import (
    appeal,
    bases,
    confidentiality,
    consent,
    deadlines,
    delegation,
    open_access,
    qualification,
    reading,
    register_data,
    reporting,
    retention,
)
from tillit.law.assistance import care, figures, rules
from tillit.law.citation import Citation, Status
from tillit.law.dated import Dated

T = TypeVar("T")


UNITS_SV = {
    "hours": "timmar", "days": "dagar", "percent": "procent", "minutes": "minuter",
    "kronor": "kronor",
    "times": "gånger", "months": "månader", "years": "år",
}  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """One row of the rule book. `valid_to` is the last day, or nothing while open."""

    area: str
    code: str
    text_sv: str
    value_sv: str
    citation: Citation
    valid_from: date
    valid_to: date | None
    status: Status
    checked_until: date
    note_sv: str


@dataclass(frozen=True)
class Reform:
    """A change of the law we have heard of: listed, never computed."""

    name_sv: str
    stage_sv: str
    expected: date | None
    source: str
    status: Status


STAGES_SV = {
    "IN_FORCE": "gäller",
    "ADOPTED_NOT_READ": "uppges vara antagen, texten är inte läst",
    "BILL": "proposition",
    "DRAFT": "förslag",
    "INQUIRY": "utredning eller uppdrag",
}


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every row of every table, area by area."""
    named = _name_only
    return (
        *_area("Tider", deadlines.timelines(), _deadline),
        *_area("Lagrum", bases.timelines(), lambda row: named(row.name_sv)),
        *_area("Uppgifter från myndigheter", register_data.timelines(), named),
        *_area("Vem som får besluta", delegation.timelines(), _decider),
        *_area("Samtycke", consent.timelines(), _age),
        *_area("Alltid behovsprövning", open_access.timelines(), lambda row: named(row.name_sv)),
        *_area("Behörighet", qualification.timelines(), lambda row: named(row.name_sv)),
        *_area("Anmälan", reporting.timelines(), _reporter),
        *_area(
            "Före beslutet",
            confidentiality.communication_timelines(),
            lambda row: (row.name_sv, "undantag" if row.exception else ""),
        ),
        *_area("Överklagande", appeal.timelines(), lambda row: (row.name_sv, row.route.value)),
        *_area("Sekretess", confidentiality.secrecy_timelines(), _secrecy),
        *_area("Gallring", retention.timelines(), _kept),
        *_area("Tal i ekonomiskt bistånd", figures.timelines(), _figured),
        *_area("Handläggning av ekonomiskt bistånd", care.timelines(), _cared),
        *_area("Ekonomiskt bistånd", rules.timelines(), lambda row: named(row.name_sv)),
    )


@cache
def reforms() -> tuple[Reform, ...]:
    """Every reform we have heard of, in the order of the table."""
    return tuple(
        Reform(
            row.text("name_sv"),
            STAGES_SV[row.text("stage")],
            row.day("expected"),
            row.text("source"),
            row.status,
        )
        for row in reading.rows("reforms")
    )


def _area(
    name: str, book: Mapping[str, Dated[T]], words: Callable[[T], tuple[str, str]]
) -> Iterator[Rule]:
    """One row of the book for every period of every code; `words` gives text and value."""
    for code, dated in book.items():
        for since in dated.periods:
            text, value = words(since.value)
            yield Rule(
                name, code, text, value, since.source, since.day, since.last_day,
                since.status, dated.known_until, since.note,
            )  # fmt: skip


def _name_only(name_sv: str) -> tuple[str, str]:
    return name_sv, ""


def _deadline(row: deadlines.Deadline) -> tuple[str, str]:
    return row.title_sv, f"{row.length_sv} från: {row.starts_sv}"


def _decider(row: delegation.OnlyCommittee) -> tuple[str, str]:
    if row.rule == "chair":
        return row.name_sv, "ordföranden vid brådska"
    chair = f"; ordföranden vid brådska ({row.chair})" if row.chair else ""
    return row.name_sv, f"bara utskott eller nämnd{chair}" if row.rule == "committee" else ""


def _age(row: consent.AgeRow) -> tuple[str, str]:
    return row.name_sv, f"från {row.min_age} år" if row.min_age else ""


def _reporter(row: reporting.ReporterCategory) -> tuple[str, str]:
    limited = ", i vissa fall" if row.duty is reporting.Duty.LIMITED else ""
    return row.name_sv, f"ska{limited}" if row.mandated else "bör"


def _secrecy(row: confidentiality.SecrecyRule) -> tuple[str, str]:
    years = f", {row.years} år" if row.years else ""
    return row.name_sv, f"{row.effect.value}{years}"


def _kept(row: retention.RetentionRow) -> tuple[str, str]:
    if row.age:
        return row.name_sv, f"till {row.age} år"
    return row.name_sv, f"{row.years} år" if row.years else ""


def _figured(row: figures.Figure) -> tuple[str, str]:
    return row.name_sv, f"{row.amount} {UNITS_SV[row.unit]}"


def _cared(row: care.Care) -> tuple[str, str]:
    return row.name_sv, f"{row.amount} {UNITS_SV[row.unit]}" if row.amount else "okänt"
