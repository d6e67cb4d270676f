"""Pay from employment: jobbstimulans for adults, the free base amount for children."""

from collections.abc import Sequence
from decimal import Decimal

from tillit.law.assistance.figures import amount
from tillit.law.assistance.given import Given
from tillit.law.assistance.household import Person
from tillit.law.assistance.kronor import NONE, exact, shown, total
from tillit.law.assistance.ledgers import MonthRow, child_earnings, jobbstimulans
from tillit.law.assistance.tree import Input, Line, asked, from_table


def not_counted(given: Given, person: Person, pay: Sequence[Line]) -> list[Line]:
    """What is taken off the pay: one line, or none."""
    sum_ = total(line.kronor for line in pay)
    if sum_ is None or not sum_:
        return []
    return _child(given, person, sum_) if person.is_child else _adult(given, person, sum_)


def _adult(given: Given, person: Person, pay: Decimal) -> list[Line]:
    """Jobbstimulans: a quarter of the pay is not counted (SoL 12:8)."""
    rule = given.rules["R13"]
    active, facts = _active(given, person)
    if active is None:
        question = f"Jobbstimulans, {person.id}: vi vet inte om den gäller {_month(given)}"
        return [asked("income.jobbstimulans", question, rule, facts, person.id)]
    if not active:
        return []
    percent = amount("JOB-SHARE", given.household.first)
    facts += (Input("andel som inte räknas", f"{percent} procent", str(rule.source)),)
    text = f"Jobbstimulans, {person.id}"
    return [
        Line(
            "income.jobbstimulans", text, -pay * percent / 100, rule, facts, about=person.id,
            note_sv=given.rules["R13-READING"].note_sv,
        )
    ]  # fmt: skip


def _active(given: Given, person: Person) -> tuple[bool | None, tuple[Input, ...]]:
    if person.history is None:
        value = {True: "gäller", False: "gäller inte", None: "okänt"}[person.jobbstimulans]
        said = person.jobbstimulans if person.jobbstimulans_said else False
        return said, (Input("jobbstimulans", value, "uppgift om personen"),)
    ledger = jobbstimulans(person.history, given.household.first.replace(day=1))
    return ledger.active, (Input("månader med bistånd", ledger.rows[-1].text_sv, "liggaren"),)


def _child(given: Given, person: Person, pay: Decimal) -> list[Line]:
    """A child's pay is free up to one base amount a calendar year (SoL 12:9)."""
    rule, year = given.rules["R14"], given.household.first.year
    if person.earned_before is None:
        question = f"Lön, {person.id}: vi vet inte vad barnet har tjänat tidigare i år"
        return [asked("income.child_pay", question, rule, (), person.id)]
    base = given.tables.base_amount(year)
    facts = (
        Input("tjänat tidigare i år", exact(person.earned_before), "uppgift om barnet"),
        from_table(f"Prisbasbelopp {year}", "ett prisbasbelopp", base),
    )
    if base.kronor is None:
        question = f"Lön, {person.id}: prisbasbeloppet för {year} är okänt"
        return [asked("income.child_pay", question, rule, facts, person.id)]
    above = child_earnings({"0": person.earned_before, "1": pay}, base.kronor)[1].above
    free = Line(
        "income.child_pay", "Barns arbetsinkomst räknas inte", above - pay, rule, facts,
        about=person.id, status=base.status,
    )  # fmt: skip
    return [free, *_above(given, person, above)] if above else [free]


def _above(given: Given, person: Person, above: Decimal) -> list[Line]:
    """What is above the base amount may be counted: the municipality's choice, or a person's."""
    choice, rule = given.parameters.above_base_amount, given.rules["R14"]
    fact = (Input("över prisbasbeloppet", exact(above), "liggaren"),)
    if choice == "ask":
        question = (
            f"Lön, {person.id}: {shown(above)} kr är över prisbasbeloppet och får räknas. "
            "Ska den räknas?"
        )
        return [asked("income.child_above", question, rule, fact, person.id)]
    if choice == "count":
        return []
    text = "Över prisbasbeloppet, räknas inte"
    return [Line("income.child_above", text, NONE - above, rule, fact, about=person.id)]


def year_of(given: Given, child: Person, income: Line) -> tuple[MonthRow, ...]:
    """The ledger of a child's work income this calendar year, as it stands this month (SoL 12:9);
    nothing for a child who has not worked."""
    pay = [line for line in income.walk() if (line.key, line.about) == ("income.pay.row", child.id)]
    before = child.earned_before
    if not pay and before == NONE:
        return ()
    now = total([before, *(line.kronor for line in pay)])
    base = given.tables.base_amount(given.household.first.year).kronor
    if now is None or base is None:
        words = "vi vet inte hur mycket av årets arbetsinkomst som är fri"
    else:
        above = max(NONE, now - base)
        words = f"arbetsinkomst {shown(now)} kr i år, {shown(base)} kr är fria: "
        words += f"{shown(above)} kr är över" if above else f"{shown(base - now)} kr kvar"
    return (MonthRow(_month(given), words),)


def _month(given: Given) -> str:
    return f"{given.household.first:%Y-%m}"
