"""Higher and lower norm, item by item and always with a reason; items met elsewhere some days."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tillit.law.assistance.days import days_of
from tillit.law.assistance.given import Given
from tillit.law.assistance.household import Deviation, Person
from tillit.law.assistance.kinds import AWAY, COMMON_ITEMS, ITEMS
from tillit.law.assistance.kronor import NONE, divided, exact
from tillit.law.assistance.plain import BadCase
from tillit.law.assistance.riksnorm import Cell
from tillit.law.assistance.tree import Input, Line, asked, from_table
from tillit.law.citation import Status


def deviation_lines(given: Given, norm: Sequence[Line]) -> Iterator[Line]:
    """One line for each deviation. Raises `BadCase` where a norm would be lowered below nothing."""
    lines = [_deviation(given, row, norm) for row in given.household.deviations]
    lines += [
        _item_away(given, person, item, away.days, away.why)
        for person in given.household.people
        for away in person.away
        for item in away.items
    ]
    _not_below_nothing(lines, norm)
    yield from lines


def _deviation(given: Given, row: Deviation, norm: Sequence[Line]) -> Line:
    item = ITEMS[row.item]
    whose = f", {row.person}" if row.person else ""
    text = f"{'Högre' if row.higher else 'Lägre'} norm för {item}{whose}"
    rule = given.rules["R9" if row.higher else "R10"]
    facts = (Input("skäl", row.reason, "bedömning"),)
    key = "norm.higher" if row.higher else "norm.lower"
    if row.amount is not None:
        change = row.amount if row.higher else -row.amount
        return Line(f"{key}.{row.item}", text, change, rule, facts, about=row.person)
    assert row.to is not None
    base, more = _base(given, row, norm)
    if base is None:
        question = f"{text}: vi vet inte vad posten är i {given.table.name_sv}"
        return asked(f"{key}.{row.item}", question, rule, (*facts, more), row.person)
    change = row.to - base
    if (change > 0) != row.higher and change:
        raise BadCase(
            [f"{text}: {exact(row.to)} kr är inte en ändring ditåt från {exact(base)} kr."]
        )
    return Line(
        f"{key}.{row.item}", text, change, rule, (*facts, more), about=row.person,
        status=more.status,
    )  # fmt: skip


def _base(given: Given, row: Deviation, norm: Sequence[Line]) -> tuple[Decimal | None, Input]:
    """What the item is before the change."""
    if row.item == "common":
        line = next(line for line in norm if line.key == "norm.common")
        return line.kronor, Input("före", line.shown_sv, line.text_sv, status=line.status)
    if row.item == "personal":
        line = _personal_line(given, row.person, norm)
        amount = line.kronor
        if line.key == "norm.couple" and amount is not None:
            amount = divided(amount, 1, 2)
        return amount, Input("före", line.shown_sv, line.text_sv, status=line.status)
    if row.item in COMMON_ITEMS:
        size = max(given.household.home_size or 0, len(given.household.people))
        cell = given.tables.item(given.table.year, row.item, f"persons_{size}")
        return cell.kronor, from_table("Delposter", ITEMS[row.item], cell)
    person = given.person(row.person)
    cell = item_of(given, person, row.item)
    amount = cell.kronor
    if amount is not None:
        amount = given.prorated(amount, days_of(person, given.household))
    return amount, from_table("Delposter", ITEMS[row.item], cell)


def item_of(given: Given, person: Person, item: str) -> Cell:
    """What one item is of somebody's norm; half of the couple's for a partner."""
    band = given.band(person)
    cell = given.tables.item(given.table.year, item, band)
    if band == "couple" and cell.kronor is not None:
        return Cell(divided(cell.kronor, 1, 2), cell.status, cell.source_sv)
    return cell


def _personal_line(given: Given, id_: str, norm: Sequence[Line]) -> Line:
    for line in norm:
        for each in line.walk():
            if each.about == id_ and each.key in ("norm.adult", "norm.child"):
                return each
    person = given.person(id_)
    key = "norm.couple" if len(given.household.adults) == 2 else "norm.adult"
    if person.is_child:
        key = "norm.child"
    return next(line for line in norm if line.key == key)


def _item_away(given: Given, person: Person, item: str, days: int, why: str) -> Line:
    text = f"{ITEMS[item].capitalize()} tillgodoses {AWAY[why]} {days} dagar, {person.id}"
    rule = given.rules["R23"]
    cell = item_of(given, person, item)
    fact = from_table("Delposter", ITEMS[item], cell)
    if cell.kronor is None:
        question = f"{text}: vi vet inte vad posten är i {given.table.name_sv}"
        return asked(f"norm.away.{item}", question, rule, (fact,), person.id)
    facts = (fact, *given.way(cell.kronor, days))
    lower = -given.prorated(cell.kronor, days)
    return Line(
        f"norm.away.{item}", text, lower, rule, facts, about=person.id, status=Status.UNVERIFIED
    )


def _not_below_nothing(lines: Sequence[Line], norm: Sequence[Line]) -> None:
    """A person's norm, and the common one, can be lowered to nothing and no further."""
    before: dict[str, Decimal] = {}
    for line in norm:
        halves = line.key == "norm.couple" and not line.lines
        for leaf in line.leaves():
            if leaf.kronor is not None:
                about = "couple" if halves else leaf.about
                about = "common" if leaf.key == "norm.common" else about
                before[about] = before.get(about, NONE) + leaf.kronor
    for about in {line.about for line in lines}:
        change = sum((line.kronor for line in lines if line.about == about and line.kronor), NONE)
        room = before.get(about or "common")
        if room is None and "couple" in before:
            room = divided(before["couple"], 1, 2)
        if room is None and len(before) == 2:
            room = next(amount for name, amount in before.items() if name != "common")
        if room is not None and room + change < 0:
            whose = about or "de gemensamma kostnaderna"
            raise BadCase(
                [f"{whose}: normen sänks med {exact(-change)} kr men är bara {exact(room)} kr."]
            )
