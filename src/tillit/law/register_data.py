"""Data from the agencies: which section lets each hand them over; see tables/register_data.toml."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from tillit.law import reading
from tillit.law.citation import Citation
from tillit.law.dated import Dated, Since


def sections(on: date) -> dict[str, Since[str]]:
    """The section in force that day, by the agency's code. Who is missing may not be asked."""
    rules = timelines().items()
    return {code: rule.on(on) for code, rule in rules if any(p.covers(on) for p in rule.periods)}


def written_sv(source: Citation) -> str:
    """As it is written to another authority: "15 kap. 10 § socialtjänstlag (2025:400)"."""
    act = reading.act(source.act)
    chapter, _, section = source.section.rpartition(":")
    return f"{chapter} kap. {section} § {act.title.lower()} ({act.number})".removeprefix(" kap. ")


@cache
def timelines() -> Mapping[str, Dated[str]]:
    """All periods of all agencies, by code."""
    return reading.book("register_data", lambda row: row.text("name_sv"))
