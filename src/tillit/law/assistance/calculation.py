"""The calculation: need minus incomes, as a tree of lines, with the questions that stop it.

`calculate` is the one way in. The form of `household` and `parameters` is told of in
docs/reference/assistance.md; the law is SoL 12:1 and 12:7–9 and SoF 12:1–3.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from tillit.law.assistance import rules
from tillit.law.assistance.costs import cost_line, cost_warnings, other_line
from tillit.law.assistance.form import household_from
from tillit.law.assistance.given import Given
from tillit.law.assistance.incomes import income_line
from tillit.law.assistance.kronor import NONE, whole
from tillit.law.assistance.ledgers import MonthRow, jobbstimulans
from tillit.law.assistance.norm import norm_line
from tillit.law.assistance.parameters import DEFAULTS, Parameters, parameters_from
from tillit.law.assistance.plain import BadCase, Form, month_of
from tillit.law.assistance.riksnorm import Riksnorm, least
from tillit.law.assistance.tables import NoTable, Tables, national
from tillit.law.assistance.tree import Line, Warning, summed
from tillit.law.assistance.window import change_warnings
from tillit.law.assistance.work import year_of
from tillit.law.citation import Status


@dataclass(frozen=True)
class Calculation:
    """A calculation and what it rests on. An unknown amount is None, never zero.

    `balance` is incomes minus need: below zero is a deficit. `assistance` is the deficit, never
    below zero; `other` is levnadskostnader i övrigt, shown apart, less what a surplus covers.
    """

    month: date
    plain: Mapping[str, object]
    need: Line
    income: Line
    other_costs: Line
    warnings: tuple[Warning, ...]
    labels: tuple[str, ...]
    tables: Mapping[str, str]
    ledgers: Mapping[str, tuple[MonthRow, ...]]

    @property
    def norm(self) -> Line:
        """The norm after deviations."""
        return self.need.lines[0]

    @property
    def costs(self) -> Line:
        """Reasonable costs beside the norm."""
        return self.need.lines[1]

    @property
    def balance(self) -> Decimal | None:
        """Incomes minus need, exact."""
        if self.need.kronor is None or self.income.kronor is None:
            return None
        return self.income.kronor - self.need.kronor

    @property
    def assistance(self) -> Decimal | None:
        """Försörjningsstöd, exact; nothing while there is a question."""
        return None if self.balance is None else max(NONE, -self.balance)

    @property
    def other(self) -> Decimal | None:
        """For levnadskostnader i övrigt: a surplus covers them first (our reading)."""
        if self.balance is None or self.other_costs.kronor is None:
            return None
        return max(NONE, self.other_costs.kronor - max(NONE, self.balance))

    @property
    def to_pay(self) -> Decimal | None:
        """Both together in whole kronor; nothing while there is a question."""
        if self.assistance is None or self.other is None:
            return None
        return whole(self.assistance + self.other)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to find out."""
        return not self.questions

    @property
    def questions(self) -> tuple[Line, ...]:
        """Every line that nobody can count yet."""
        return tuple(line for line in self.walk() if line.question_sv)

    @property
    def status(self) -> Status:
        """The mark of the least certain amount and rule."""
        return least([s for line in self.walk() for s in (line.status, line.rule.status)])

    @property
    def rule_versions(self) -> Mapping[str, int]:
        """The rules it followed, and which version of each."""
        found = {line.rule.code: line.rule.version for line in self.walk()}
        found |= {warning.rule.code: warning.rule.version for warning in self.warnings}
        return dict(sorted(found.items()))

    def walk(self) -> Iterator[Line]:
        """Every line, from the top down."""
        for top in (self.need, self.income, self.other_costs):
            yield from top.walk()


def calculate(
    household: Mapping[str, object],
    month: str | date,
    *,
    parameters: Mapping[str, object] | Parameters | None = None,
    tables: Tables | None = None,
) -> Calculation:
    """What the household has a right to that month. Raises `BadCase` with every fault at once."""
    faults: list[str] = []
    first = month_of(month, faults)
    chosen, plain_parameters = DEFAULTS, _plain_defaults()
    try:
        chosen, plain_parameters = _chosen(parameters)
    except BadCase as problem:
        faults += problem.faults
    at_hand = tables or national()
    table: Riksnorm | None = None
    try:
        if first:
            table = at_hand.norm(first.year, preliminary=chosen.preliminary)
    except NoTable as problem:
        faults.append(str(problem))
    try:
        found = household_from(household, first or date(2025, 1, 1))
    except BadCase as problem:
        raise BadCase([*faults, *problem.faults])
    if faults or first is None or table is None:
        raise BadCase(faults)
    given = Given(found, chosen, at_hand, table, rules.in_force(first))
    plain = {
        "month": f"{first:%Y-%m}",
        "household": found.plain,
        "parameters": plain_parameters,
    }
    return _calculated(given, first, plain)


def calculate_case(case: Mapping[str, object], *, tables: Tables | None = None) -> Calculation:
    """The same from one plain form: month, household, parameters. Raises `BadCase`."""
    faults: list[str] = []
    form = Form(case, "Fallet", faults)
    month, household, parameters = (form.raw(name) for name in ("month", "household", "parameters"))
    form.finish()
    try:
        found = calculate(household, month, parameters=parameters, tables=tables)
    except BadCase as problem:
        raise BadCase([*faults, *problem.faults])
    if faults:
        raise BadCase(faults)
    return found


def _chosen(
    parameters: Mapping[str, object] | Parameters | None,
) -> tuple[Parameters, Mapping[str, object]]:
    if parameters is None:
        return DEFAULTS, _plain_defaults()
    if isinstance(parameters, Parameters):
        return parameters, parameters.plain()
    found = parameters_from(parameters)
    return found, found.plain()


@cache
def _plain_defaults() -> Mapping[str, object]:
    return DEFAULTS.plain()


def _calculated(given: Given, month: date, plain: Mapping[str, object]) -> Calculation:
    norm = norm_line(given)
    costs = cost_line(given)
    rule = given.rules["NEED"]
    label = given.table.label_sv
    income = income_line(given, norm)
    found = Calculation(
        month=month,
        plain=plain,
        need=summed("need", "Norm och skäliga kostnader", rule, [norm, costs]),
        income=income,
        other_costs=other_line(given),
        warnings=tuple(_warnings(given)),
        labels=(given.table.name_sv,) if label else (),
        tables=_tables_used(given),
        ledgers=_ledgers(given, income),
    )
    return _with_emergency(given, found)


def _tables_used(given: Given) -> Mapping[str, str]:
    return {f"riksnorm {given.table.year}": given.table.checksum}


def _ledgers(given: Given, income: Line) -> Mapping[str, tuple[MonthRow, ...]]:
    """The time-line of jobbstimulans for everybody whose months are known, and the year of each
    child who has worked."""
    month = given.household.first.replace(day=1)
    years = ((child, year_of(given, child, income)) for child in given.household.children)
    return {f"arbetsinkomst, {child.id}": rows for child, rows in years if rows} | {
        f"jobbstimulans, {person.id}": jobbstimulans(person.history, month).rows
        for person in given.household.adults
        if person.history is not None
    }


def _warnings(given: Given) -> Iterator[Warning]:
    yield from cost_warnings(given)
    yield from change_warnings(given)
    for child in given.household.children:
        if child.lunch_days and given.age(child) >= 7:
            text = f"{child.id}: lunch i skolan ingår redan i normen från sju år."
            yield Warning("SCHOOL_LUNCH", text, given.rules["R5"], child.id)
        if child.days is not None and any(
            income.kind == "child_allowance" for income in given.household.incomes
        ):
            text = f"{child.id}: räkna bara den del av barnbidraget som hushållet får."
            yield Warning("SHARED_CHILD_ALLOWANCE", text, given.rules["R4"], child.id)


def _with_emergency(given: Given, found: Calculation) -> Calculation:
    """Where the norm gives nothing, the acute need is still tested."""
    if found.assistance != NONE or given.household.emergency_tested:
        return found
    text = "Normen ger inget stöd. Pröva om det finns en akut nöd, och skriv vad ni kom fram till."
    more = Warning("EMERGENCY_TEST", text, given.rules["R22"])
    return replace(found, warnings=(*found.warnings, more))
