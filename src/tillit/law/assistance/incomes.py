"""What everybody in the household got: each income once, by its kind, with what is not counted."""

from collections.abc import Iterator

from tillit.law.assistance import work
from tillit.law.assistance.assets import asset_lines
from tillit.law.assistance.childs_own import CHILDS_OWN, capped
from tillit.law.assistance.given import Given
from tillit.law.assistance.household import Income
from tillit.law.assistance.kinds import AGENCIES, INCOMES
from tillit.law.assistance.kronor import NONE, exact
from tillit.law.assistance.rules import Rule
from tillit.law.assistance.same_income import Told, resolved
from tillit.law.assistance.tree import Input, Line, asked, summed
from tillit.law.assistance.window import Sorted, sorted_by_window
from tillit.law.dated import day_sv

RULES = {"for_child": "R16", "refund": "R17", "judged": "R18", "never": "R15", "work": "NEED"}


def income_line(given: Given, norm: Line) -> Line:
    """Everything that lowers the assistance; unknown while an agency has not answered."""
    found = sorted_by_window(given)
    lines = [*_groups(given, found, norm), *_answers(given), *asset_lines(given)]
    return summed("income", "Inkomster och tillgångar", given.rules["NEED"], lines)


def _groups(given: Given, found: Sorted, norm: Line) -> Iterator[Line]:
    """One line for each person and kind; a child's own incomes are gathered under one."""
    for person in sorted({income.person for income in found.rows}):
        own: list[Line] = []
        for kind in sorted({row.kind for row in found.rows if row.person == person}):
            rows = [row for row in found.rows if (row.person, row.kind) == (person, kind)]
            line = _group(given, person, kind, rows, found)
            if kind in CHILDS_OWN and given.person(person).is_child:
                own.append(line)
            else:
                yield line
        if own:
            yield capped(given, person, own, norm)


def _group(given: Given, person: str, kind: str, rows: list[Income], found: Sorted) -> Line:
    """The incomes of one kind of one person."""
    told = resolved([row for row in rows if id(row) not in found.outside])
    lines = [_row(given, each, found) for each in told]
    lines += [_outside(given, row) for row in rows if id(row) in found.outside]
    if kind == "pay":
        lines += work.not_counted(given, given.person(person), lines)
    text = f"{INCOMES[kind].name_sv.capitalize()}, {person}"
    return summed(f"income.{kind}", text, _rule(given, kind), lines)


def _rule(given: Given, kind: str) -> Rule:
    code = RULES.get(INCOMES[kind].way, "R21" if kind == "lodger" else "NEED")
    return given.rules.get(code) or given.rules["R18"]


def _row(given: Given, told: Told, found: Sorted) -> Line:
    income = told.income
    kind = INCOMES[income.kind]
    rule = _rule(given, income.kind)
    key, text = f"income.{income.kind}.row", f"{kind.name_sv.capitalize()}{_when(income)}"
    facts = tuple(_fact(row) for row in (income, *told.also))
    if told.conflict:
        question = f"{text}, {income.person}: källorna säger olika. Vad kom in?"
        return asked(key, question, given.rules["SAME"], facts, income.person)
    if income.amount is None:
        question = f"{text}, {income.person}: vi vet inte hur mycket som kom in"
        return asked(key, question, rule, facts, income.person)
    note = "räknas en gång, fast flera har berättat om den" if told.also else ""
    if id(income) in found.compared:
        rule = given.rules["R19"]
        note = "ingen utbetalning i perioden: jämförelsemånadens belopp används"
    kronor = income.amount
    if kind.way == "never":
        kronor, note = NONE, "räknas aldrig"
    elif income.counted is not None:
        why = f"bedömning: {income.reason}" if income.reason else "bedömning"
        facts += (Input("räknas", exact(income.counted), why),)
        kronor = income.counted
    elif kind.way == "judged":
        question = f"{text}, {income.person}: hur mycket ska räknas? Den prövas för sig"
        return asked(key, question, rule, facts, income.person)
    return Line(key, text, kronor, rule, facts, about=income.person, note_sv=note)


def _outside(given: Given, income: Income) -> Line:
    window = given.parameters.window
    assert window is not None
    first, last = window.days(given.household.first.replace(day=1))
    fact = Input("perioden", f"{day_sv(first)} – {day_sv(last)}", "kommunens sätt")
    text = f"{INCOMES[income.kind].name_sv.capitalize()}{_when(income)}, utanför perioden"
    return Line(
        f"income.{income.kind}.outside", text, NONE, given.rules["R19"], (_fact(income), fact),
        about=income.person,
    )  # fmt: skip


def _when(income: Income) -> str:
    return f" {day_sv(income.paid)}" if income.paid else ""


def _fact(income: Income) -> Input:
    value = "okänt" if income.amount is None else exact(income.amount)
    return income.source.fact("efter skatt", value)


def _answers(given: Given) -> Iterator[Line]:
    """An agency that did not answer is a question; an empty answer is an answer."""
    rule = given.rules["REGISTER"]
    for answer in given.household.answers:
        name = AGENCIES.get(answer.agency, answer.agency)
        fact = (Input("svar", answer.status, name, answer.read),)
        if answer.status in ("failed", "late"):
            word = "har inte svarat" if answer.status == "failed" else "svarar sent"
            yield asked(
                "income.answer", f"{name} {word}: fråga igen innan någon räknar", rule, fact,
                answer.agency,
            )  # fmt: skip
        else:
            words = "inget hittat" if answer.status == "empty" else "har svarat"
            yield Line("income.answer", f"{name}: {words}", NONE, rule, fact, about=answer.agency)
