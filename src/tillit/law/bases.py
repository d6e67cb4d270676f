"""Legal bases: the sections that decisions rest on, by code; see tables/legal_bases.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from tillit.law import reading
from tillit.law.citation import Citation, Status
from tillit.law.dated import Dated, Since


@dataclass(frozen=True)
class LegalBasis:
    """A section a decision may rest on.

    `old_reference` is the section of the act before July 2025, unverified, only to read old
    decisions by.
    """

    code: str
    name_sv: str
    name_en: str
    old_reference: str
    source: Citation
    status: Status


def basis(code: str, on: date) -> Since[LegalBasis]:
    """The legal basis of that code in force that day. Raises `NoRuleInForce`."""
    return reading.find(timelines(), code, on)


def bases(on: date) -> tuple[Since[LegalBasis], ...]:
    """Every legal basis in force that day."""
    return reading.in_force(timelines(), on)


@cache
def timelines() -> Mapping[str, Dated[LegalBasis]]:
    """All periods of all legal bases, by code."""
    return reading.book("legal_bases", _basis)


def _basis(row: reading.Row) -> LegalBasis:
    return LegalBasis(
        row.text("code"),
        row.text("name_sv"),
        row.text("name_en"),
        row.text("old_reference", ""),
        row.source,
        row.status,
    )
