"""How long a file is kept and when it is disposed of (gallring), SoL ch. 16.

The duty arises five years after the last entry, or five years after the circumstances ended,
whichever is later; later still where the act keeps a file to a birthday. It is carried out
before the end of the following calendar year. Some files are never disposed of. Putting the
sections together in one formula is our reading. Unsure cases are kept, never disposed of.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache

from tillit.kernel.swedish import full_day
from tillit.law import reading
from tillit.law.calendar import add_months, birthday
from tillit.law.citation import Citation, Status
from tillit.law.dated import Dated, NoRuleInForce, Since
from tillit.law.lines import Line, line, weakest

TRANSITION = date(2026, 1, 15)  # first day of 16:2 a; no transitional rule was found


class FileKind(Enum):
    """What a file is about, as far as retention cares."""

    ORDINARY = "vanlig akt"
    REPORT_NOT_OPENED = "anmälan utan utredning"
    CHILD_INVESTIGATION = "barnavårdsutredning"
    PARENTHOOD = "faderskap eller föräldraskap"
    ADOPTION = "adoption"
    CUSTODY_AGREEMENT = "avtal om vårdnad, boende eller umgänge"
    LSS_CHILD_HOME = "boende för barn enligt LSS 9 § 8"
    WRONG_PERSON = "utredning om fel person"


@dataclass(frozen=True)
class FileFacts:
    """What must be known about a file. `last_entry` missing means that it is still open.

    `conditions_ended`: the day the circumstances behind data in a compilation ended.
    `handed_over`: another municipality took the case over, with what it needed from the file.
    `municipality_code`: four digits, the first two are the county.
    `other_data_kept`: other data on the same person is kept in a compilation.
    """

    kind: FileKind
    last_entry: date | None
    born: date | None = None
    conditions_ended: date | None = None
    placed_as_child: bool = False
    municipality_code: str = ""
    other_data_kept: bool = False
    handed_over: bool = False


@dataclass(frozen=True)
class RetentionRow:
    """A row of the retention table."""

    code: str
    name_sv: str
    years: int | None
    age: int | None
    days: tuple[str, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True)
class Retention:
    """What happens to a file: kept for ever, disposed of by `date`, or not decided yet.

    `duty_day` is when the duty to dispose arises; before it the file must not be touched.
    Neither date nor `never` means that something is missing or holds it: `lines` say what.
    """

    lines: tuple[Line, ...]
    duty_day: date | None
    date: date | None
    never: bool
    source: Citation
    status: Status


def disposal_date(facts: FileFacts, on: date | None = None) -> Retention:
    """When a file is disposed of, with the lines that explain it.

    `on` is the day of asking: rules are those of that day, or of the day the duty arises if
    that is later. Without it, the day the duty arises decides. Raises `NoRuleInForce` before
    the act's first day.
    """
    if facts.last_entry is None:
        return _undecided(_rule("FIVE-YEARS", on or TRANSITION), "Akten är öppen.")
    base = _five_years(max(facts.last_entry, facts.conditions_ended or facts.last_entry), on)
    day = max(base, on or base)
    kept = _never(facts, day)
    if kept:
        return Retention(kept, None, None, True, kept[0].source, weakest(kept))
    if facts.kind is FileKind.WRONG_PERSON:
        rule = _rule("WRONG-PERSON", day)
        return _undecided(rule, f"{rule.value.name_sv}. Akten sparas.")
    found = _duties(facts, base, day)
    if found is None:
        rule = _rule(_BIRTHDAY_RULE[facts.kind], day)
        return _undecided(rule, "Födelsedatum saknas. Akten sparas.")
    duty = max(each.day for each in found if each.day is not None)
    if facts.other_data_kept:
        held = line(_rule("OTHER-DATA", day), "Andra uppgifter om personen sparas. Akten väntar.")
        return Retention((*found, held), duty, None, False, held.source, weakest((*found, held)))
    by = date(duty.year + (_rule("DONE-BY", day).value.years or 0), 12, 31)
    done = line(_rule("DONE-BY", day), f"Gallringen är klar senast {full_day(by)}.", by)
    deciding = next(each for each in found if each.day == duty)
    lines = (*found, done, *_handed_over(facts, day))
    return Retention(lines, duty, by, False, deciding.source, weakest(lines))


_BIRTHDAY_RULE = {FileKind.CHILD_INVESTIGATION: "AGE-30", FileKind.CUSTODY_AGREEMENT: "AGE-18"}

_NEVER = {
    FileKind.PARENTHOOD: "NEVER-PARENTHOOD",
    FileKind.ADOPTION: "NEVER-ADOPTION",
    FileKind.LSS_CHILD_HOME: "NEVER-LSS-CHILD-HOME",
}


def _never(facts: FileFacts, day: date) -> tuple[Line, ...]:
    """Every reason that keeps the file for ever; none means that it may be disposed of."""
    codes = [_NEVER[facts.kind]] if facts.kind in _NEVER else []
    codes += ["NEVER-PLACED"] if facts.placed_as_child else []
    codes += ["RESEARCH-AREA"] if _in_research_area(facts, day) else []
    codes += ["RESEARCH-BIRTHDAY"] if _on_research_day(facts, day) else []
    rules = [_rule(code, day) for code in codes]
    return tuple(line(rule, f"{rule.value.name_sv}.") for rule in rules)


def _in_research_area(facts: FileFacts, day: date) -> bool:
    areas = _rule("RESEARCH-AREA", day).value.areas
    code = facts.municipality_code
    return bool(code) and (code in areas or code[:2] in areas)


def _on_research_day(facts: FileFacts, day: date) -> bool:
    days = _rule("RESEARCH-BIRTHDAY", day).value.days
    return facts.born is not None and str(facts.born.day) in days


def _duties(facts: FileFacts, base: date, day: date) -> tuple[Line, ...] | None:
    """The lines that may decide the day, or nothing where a needed birthday is missing."""
    said_apart = facts.kind is FileKind.REPORT_NOT_OPENED and day >= TRANSITION
    five = _rule("NOT-OPENED" if said_apart else "FIVE-YEARS", day)
    first = line(five, f"{five.value.name_sv}: {full_day(base)}.", base)
    code = _BIRTHDAY_RULE.get(facts.kind)
    if code is None:
        return (first,)
    if facts.born is None:
        return None
    rule = _rule(code, day)
    turns = birthday(facts.born, rule.value.age or 0)
    status = rule.status
    if code == "AGE-30" and facts.last_entry is not None and facts.last_entry < TRANSITION:
        status = Status.NOT_FOUND
    kept = Line(f"{rule.value.name_sv}: {full_day(turns)}.", rule.source, status, turns)
    return (first, kept)


def _handed_over(facts: FileFacts, day: date) -> tuple[Line, ...]:
    """What left the house with the case is another matter, and nobody has found its rule."""
    rule = _rule("HANDED-OVER", day) if facts.handed_over else None
    return (line(rule, f"{rule.value.name_sv}."),) if rule else ()


def _five_years(ended: date, on: date | None) -> date:
    """The day the ordinary duty arises, by the rule in force then (or when asking, if later)."""
    for period in timelines()["FIVE-YEARS"].periods:
        arises = add_months(ended, 12 * (period.value.years or 0))
        if period.covers(max(arises, on or arises)):
            return arises
    raise NoRuleInForce(f"FIVE-YEARS after {ended}")


def _undecided(rule: Since[RetentionRow], text_sv: str) -> Retention:
    said = (line(rule, text_sv),)
    return Retention(said, None, None, False, rule.source, rule.status)


def _rule(code: str, day: date) -> Since[RetentionRow]:
    return reading.find(timelines(), code, day)


@cache
def timelines() -> Mapping[str, Dated[RetentionRow]]:
    """All periods of the retention table, by code."""
    return reading.book("retention", _row)


def _row(row: reading.Row) -> RetentionRow:
    return RetentionRow(
        row.text("code"),
        row.text("name_sv"),
        row.maybe_number("years"),
        row.maybe_number("age"),
        row.texts("days"),
        row.texts("areas"),
    )
