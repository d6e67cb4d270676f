"""One month as its page shows it: what needs an eye first, the rest folded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from tillit.areas.assistance.queries import why_different
from tillit.areas.assistance.types import Agency as Asked
from tillit.areas.assistance.types import (
    Answered,
    AnswerLine,
    CommentLine,
    MissingLine,
    MonthStage,
    Owner,
    RowLine,
    Section,
    SectionView,
    SheetView,
    WarningLine,
)
from tillit.kernel.actor import Staff
from tillit.law.assistance.kronor import shown
from tillit.law.dated import month_sv
from tillit.registers.people.queries import lines_of
from tillit.registers.people.types import PersonLine

from .forms import SLUGS
from .tree import Tree, tree

WORKED_ON = frozenset(
    {MonthStage.RECEIVED, MonthStage.ASKED, MonthStage.FETCHED, MonthStage.WORKED}
)
OWNERS = {Owner.MACHINE: "Download", Owner.WORKER: "PencilLine", Owner.APPLICANT: "Person"}
FACTS = {
    "days": "{} dagar i månaden",
    "lunch_days": "äter lunch borta {} dagar i veckan",
    "home_size": "{} personer i bostaden",
    "age": "{} år",
    "amount": "{} kr",
    "to": "till {} kr",
    "told": "{}",
}
KINDS = {"higher": "högre norm", "lower": "lägre norm"}


@dataclass(frozen=True)
class Row:
    """A row with its amount and its source in words. `beneath`: it holds instead of the row above
    it. `adrift`: the row it corrected is gone, so both may count."""

    line: RowLine
    text: str
    fact: str
    amount: str
    icon: str
    beneath: bool
    adrift: bool


@dataclass(frozen=True)
class Part:
    """A part of the month: what is new or changed, and what is as before."""

    view: SectionView
    slug: str
    title: str
    fact: str
    lifted: tuple[Row, ...]
    folded: tuple[Row, ...]


@dataclass(frozen=True)
class Agency:
    """What came of asking one agency about somebody."""

    name: str
    who: str
    line: AnswerLine
    failed: bool
    words: str


@dataclass(frozen=True)
class Month:
    """The page of a month."""

    view: SheetView
    words: str
    household: str
    open: bool
    parts: tuple[Part, ...]
    free_parts: tuple[tuple[str, str], ...]
    agencies: tuple[Agency, ...]
    comments: tuple[tuple[str, CommentLine], ...]
    missing: tuple[tuple[str, MissingLine], ...]
    to_look_at: tuple[WarningLine, ...]
    handled: tuple[WarningLine, ...]
    tree: Tree | None
    stale: bool
    to_count: bool
    gate: tuple[str, ...]
    people: Mapping[UUID, PersonLine]
    may_propose: bool


def month_of(view: SheetView, by: Staff) -> Month:
    """Everything that the template shows. Two queries: the names of the
    household, and the norms that were brought."""
    people = names_of(view, by)
    counted = view.calculation
    found = why_different(by, view.before, counted.text) if counted else None
    return Month(
        view=view,
        words=month_sv(view.line.month),
        household=_household(view, people),
        open=view.line.stage in WORKED_ON,
        parts=tuple(_part(each, view, people) for each in view.sections),
        free_parts=tuple(
            (SLUGS[each], each.words) for each in Section if each not in _there(view.sections)
        ),
        agencies=tuple(_agency(each, people) for each in view.answers),
        comments=tuple((_name(each.person, people), each) for each in view.comments),
        missing=tuple((_name(each.of, people), each) for each in view.missing),
        to_look_at=tuple(each for each in view.warnings if each.state.waits),
        handled=tuple(each for each in view.warnings if not each.state.waits),
        tree=tree(counted.text, view.before, found) if counted else None,
        stale=counted is not None and not counted.current,
        to_count=counted is None or not counted.current,
        gate=tuple(code.words for code in view.gate),
        people=people,
        may_propose="propose" in view.verbs,
    )


def names_of(view: SheetView, by: Staff) -> dict[UUID, PersonLine]:
    """Everybody that the month speaks of."""
    ids = {row.person for each in view.sections for row in each.rows if row.person}
    ids |= {each.of for each in view.missing} | {each.person for each in view.comments}
    return lines_of(by, ids | {each.person for each in view.answers})


def adults_in(view: SheetView, people: Mapping[UUID, PersonLine]) -> list[tuple[str, str]]:
    """Those who can be asked, as choices."""
    return _choices(view, people, {"adult"})


def household_in(view: SheetView, people: Mapping[UUID, PersonLine]) -> list[tuple[str, str]]:
    """Everybody in the household, as choices."""
    return _choices(view, people, {"adult", "child"})


def _choices(
    view: SheetView, people: Mapping[UUID, PersonLine], kinds: set[str]
) -> list[tuple[str, str]]:
    rows = [row for each in view.sections for row in each.rows if row.section == Section.HOUSEHOLD]
    found = {str(row.person): _name(row.person, people) for row in rows if row.kind in kinds}
    return [(id_, name) for id_, name in found.items() if id_ != "None"]


def _there(views: Iterable[SectionView]) -> set[Section]:
    return {each.section for each in views}


def _name(person: UUID | None, people: Mapping[UUID, PersonLine]) -> str:
    known = people.get(person) if person else None
    return known.name if known else ""


def _household(view: SheetView, people: Mapping[UUID, PersonLine]) -> str:
    rows = [row for each in view.sections for row in each.rows if row.section == Section.HOUSEHOLD]
    adults = dict.fromkeys(_name(row.person, people) for row in rows if row.kind == "adult")
    children = len({row.person for row in rows if row.kind == "child"})
    names = " och ".join(name for name in adults if name) or view.line.person.name
    return names if not children else f"{names}, {children} barn"


def _part(section: SectionView, view: SheetView, people: Mapping[UUID, PersonLine]) -> Part:
    rows, slug = _in_order(section.rows, people), SLUGS[section.section]
    if view.changed is None:
        return Part(section, slug, section.section.words, "", tuple(rows), ())
    lifted = tuple(row for row in rows if _is_lifted(row, view.changed))
    folded = tuple(row for row in rows if not _is_lifted(row, view.changed))
    fact = "som förra månaden" if not lifted else ""
    return Part(section, slug, section.section.words, fact, lifted, folded)


def _is_lifted(row: Row, changed: frozenset[UUID]) -> bool:
    line = row.line
    new = line.id in changed or line.owner is Owner.WORKER or line.corrected
    return new or row.adrift or (line.kronor is None and line.section is not Section.HOUSEHOLD)


def _in_order(lines: Iterable[RowLine], people: Mapping[UUID, PersonLine]) -> list[Row]:
    """Each row, and beneath it the one that holds instead."""
    lines = list(lines)
    ids = {line.id for line in lines}
    instead = {line.corrects: line for line in lines if line.corrects}
    found = []
    for line in lines:
        if line.corrects in ids:
            continue
        found.append(_row(line, people, adrift=line.corrects is not None))
        if line.id in instead:
            found.append(_row(instead[line.id], people, beneath=True))
    return found


def _row(
    line: RowLine,
    people: Mapping[UUID, PersonLine],
    *,
    beneath: bool = False,
    adrift: bool = False,
) -> Row:
    name = _name(line.person, people)
    text = line.words[:1].upper() + line.words[1:]
    return Row(
        line=line,
        text=f"{text}, {name}" if name else text,
        fact=_facts(line),
        amount=_amount(line),
        icon=OWNERS[line.owner],
        beneath=beneath,
        adrift=adrift,
    )


def _amount(line: RowLine) -> str:
    if line.kronor is None:
        return "" if line.section in (Section.HOUSEHOLD, Section.SPECIAL) else "vet inte"
    words = f"{_written(line.kronor)} kr"
    if line.counted is not None and line.counted != line.kronor:
        words += f", varav {_written(line.counted)} kr räknas"
    return words


def _written(kronor: Decimal) -> str:
    """To the öre where there are any: a row says what the paper says."""
    if kronor == kronor.to_integral_value():
        return shown(kronor)
    return f"{kronor:,.2f}".replace(",", " ").replace(".", ",")


def _facts(line: RowLine) -> str:
    told = [KINDS[str(line.facts["kind"])]] if line.facts.get("kind") in KINDS else []
    told += [
        words.format(line.facts[name])
        for name, words in FACTS.items()
        if line.facts.get(name) not in (None, "", 0)
    ]
    return ", ".join(told)


def _agency(line: AnswerLine, people: Mapping[UUID, PersonLine]) -> Agency:
    return Agency(
        name=Asked(line.agency).swedish,
        who=_name(line.person, people),
        line=line,
        failed=line.answered == Answered.FAILED,
        words=Answered(line.answered).words,
    )
