"""The norm of a household: personal costs of each, common costs of all, and what deviates."""

from collections.abc import Iterator
from decimal import Decimal

from tillit.law.assistance.days import days_of, month_days, period_days
from tillit.law.assistance.deviations import deviation_lines
from tillit.law.assistance.figures import amount as amount_of
from tillit.law.assistance.given import Given
from tillit.law.assistance.household import Person
from tillit.law.assistance.kinds import AWAY
from tillit.law.assistance.kronor import divided, exact, total
from tillit.law.assistance.parameters import AGE_ON_SV, COMMON_SV
from tillit.law.assistance.riksnorm import AGES_SV, Cell, least
from tillit.law.assistance.tree import Input, Line, asked, from_table, summed
from tillit.law.citation import Status


def norm_line(given: Given) -> Line:
    """The norm after deviations."""
    personal = list(_personal(given))
    common = [_common(given)]
    before = [*personal, *common]
    lines = before + list(deviation_lines(given, before))
    found = summed("norm", given.table.name_sv, given.rules["NORM"], lines, given.table.note_sv)
    return _with_known_total(given, found)


def _with_known_total(given: Given, found: Line) -> Line:
    """A sum that was published is confirmed as a sum, even where its parts have not been read."""
    people = given.household.people
    code = {1: "single", 2: "couple"}.get(len(people))
    told = given.table.totals.get(code or "")
    if told is None or given.household.children or told.kronor != found.kronor:
        return found
    return Line(
        found.key, found.text_sv, found.kronor, found.rule,
        (from_table(given.table.name_sv, "publicerad summa", told),),
        found.lines, status=told.status, note_sv=found.note_sv,
    )  # fmt: skip


def _personal(given: Given) -> Iterator[Line]:
    adults = given.household.adults
    if len(adults) == 2:
        yield _couple(given)
    elif adults:
        yield _adult(given, adults[0], given.table.single(), "Personliga kostnader, vuxen", 1)
    for child in given.household.children:
        yield _child(given, child)


def _couple(given: Given) -> Line:
    cell = given.table.couple()
    whole_month = all(
        not person.away and days_of(person, given.household) == month_days(given.household)
        for person in given.household.adults
    )
    if whole_month:
        return _amount(given, "norm.couple", "Personliga kostnader, sambor", cell, "")
    halves = [
        _adult(given, person, cell, f"Personliga kostnader, {person.id}", 2)
        for person in given.household.adults
    ]
    text = "Personliga kostnader, sambor (hälften var)"
    return summed("norm.couple", text, given.rules["NORM"], halves)


def _adult(given: Given, person: Person, cell: Cell, text: str, shares: int) -> Line:
    amount = None if cell.kronor is None else divided(cell.kronor, 1, shares)
    facts = (from_table(given.table.name_sv, "sambor" if shares == 2 else "ensamstående", cell),)
    return _present(given, person, "norm.adult", text, amount, facts, cell.status)


def _amount(given: Given, key: str, text: str, cell: Cell, about: str) -> Line:
    fact = from_table(given.table.name_sv, "sambor", cell)
    if cell.kronor is None:
        return asked(
            key, f"{text}: beloppet är okänt i {given.table.name_sv}", given.rules["NORM"],
            (fact,), about,
        )  # fmt: skip
    return Line(key, text, cell.kronor, given.rules["NORM"], (fact,), status=cell.status)


def _child(given: Given, child: Person) -> Line:
    rules, table = given.rules, given.table
    age = given.age(child)
    facts: tuple[Input, ...] = (Input("ålder", f"{age} år", AGE_ON_SV[given.parameters.age_on]),)
    if age >= amount_of("YOUTH-AGE", given.household.first) and child.school is None:
        return asked(
            "norm.child",
            f"Personliga kostnader, {child.id}: vi vet inte om {child.id}, {age} år, "
            "går i gymnasiet och hör till hushållet",
            rules["R8"], facts, child.id,
        )  # fmt: skip
    band = AGES_SV[given.band(child)]
    text = f"Personliga kostnader, {child.id} ({band})"
    at_home = table.child(min(age, 20))
    facts = (*facts, from_table(table.name_sv, band, at_home))
    if not child.lunch_days or age >= 7:
        return _present(given, child, "norm.child", text, at_home.kronor, facts, at_home.status)
    week = amount_of("LUNCH-WEEK", given.household.first)
    away = table.child(age, lunch_away=True)
    facts = (
        *facts,
        from_table(table.name_sv, f"{band} utan lunch", away),
        Input("lunch borta", f"{child.lunch_days} dagar i veckan", "uppgift om barnet"),
    )
    if at_home.kronor is None or away.kronor is None:
        amount = None
    else:
        less = divided(at_home.kronor - away.kronor, child.lunch_days, week)
        amount = at_home.kronor - less
    rule = "R5" if child.lunch_days == week else "R5-PART"
    status = least([at_home.status, away.status])
    return _present(given, child, "norm.child", text, amount, facts, status, rule)


def _present(
    given: Given, person: Person, key: str, text: str, amount: Decimal | None,
    facts: tuple[Input, ...], status: Status, rule: str = "NORM",
) -> Line:  # fmt: skip
    """A personal amount for the days that the person is there."""
    if amount is None:
        question = f"{text}: beloppet är okänt i {given.table.name_sv}"
        return asked(key, question, given.rules[rule], facts, person.id)
    days = days_of(person, given.household)
    gone = sum(away.days for away in person.away if not away.items)
    if person.is_child and person.days is not None:
        rule = "R2" if rule == "NORM" else rule
    if gone:
        why = ", ".join(sorted({AWAY[away.why] for away in person.away if not away.items}))
        facts = (*facts, Input("borta", f"{gone} dagar {why}", "uppgift om personen"))
        rule = "R23"
    facts += given.way(amount, days - gone)
    kronor = given.prorated(amount, days - gone)
    return Line(key, text, kronor, given.rules[rule], facts, about=person.id, status=status)


def _common(given: Given) -> Line:
    household, table = given.household, given.table
    members = len(household.people)
    size = max(household.home_size or members, members)
    shares = size != members
    cell = table.common(size)
    people = f"{members} {'person' if members == 1 else 'personer'}"
    text = f"Gemensamma kostnader, {people}"
    if shares:
        text += f" av {size} i bostaden"
    facts: tuple[Input, ...] = (
        from_table(table.name_sv, f"{size} i bostaden" if shares else people, cell),
    )
    rule = given.rules["R7" if shares else "NORM"]
    amount = None if cell.kronor is None else divided(cell.kronor, members, size)
    if not shares and given.parameters.common_for_part_time == "days":
        amount, more = _common_by_days(given)
        facts += more
    if amount is None:
        question = f"{text}: beloppet är okänt i {table.name_sv}"
        return asked("norm.common", question, rule, facts, "")
    facts += given.way(amount, period_days(household))
    kronor = given.prorated(amount, period_days(household))
    return Line("norm.common", text, kronor, rule, facts, status=cell.status)


def _common_by_days(given: Given) -> tuple[Decimal | None, tuple[Input, ...]]:
    """Children who are there some of the days add their step of the common costs by days."""
    household, table = given.household, given.table
    part_time = sorted(
        child.days for child in household.children
        if child.days is not None and child.days < period_days(household)
    )[::-1]  # fmt: skip
    always = len(household.people) - len(part_time)
    steps: list[Decimal | None] = [table.common(always).kronor if always else Decimal(0)]
    for number, days in enumerate(part_time, always + 1):
        after = table.common(number).kronor
        before = table.common(number - 1).kronor if number > 1 else Decimal(0)
        if after is None or before is None:
            steps.append(None)
        else:
            steps.append(given.prorated(after - before, days))
    amount = total(steps)
    words = "okänt" if amount is None else exact(amount)
    return amount, (Input(COMMON_SV["days"], words, "kommunens sätt"),) if part_time else ()
