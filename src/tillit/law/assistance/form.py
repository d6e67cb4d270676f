"""The plain form of a household, read into its parts. The form is told of in docs/reference."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from tillit.law.assistance import kinds
from tillit.law.assistance.checks import faults_of
from tillit.law.assistance.household import (
    Answer,
    Asset,
    Away,
    Cost,
    Deviation,
    History,
    Household,
    Income,
    Person,
    Source,
)
from tillit.law.assistance.plain import BadCase, Form, dumped, month_of, ordered
from tillit.law.calendar import age_on

ORIGINS_SV = {
    "register": "uppgift ur register",
    "applicant": "uppgift från den sökande",
    "worker": "uppgift från socialsekreteraren",
}
WORDS = {"adults": "vuxen", "children": "barn"}


def household_from(plain: Mapping[str, object], month: date) -> Household:
    """The household of a plain form. Raises `BadCase` with every fault."""
    faults: list[str] = []
    form = Form(named(plain), "Hushållet", faults)
    people = (*_people(form, "adults", month), *_people(form, "children", month))
    first, last = _period(form, month)
    found = Household(
        people=people,
        first=first,
        last=last,
        home_size=form.number("home_size", 1, 50),
        incomes=tuple(_income(row) for row in form.rows("incomes", "Inkomst")),
        costs=tuple(_cost(row) for row in form.rows("costs", "Kostnad")),
        assets=tuple(_asset(row) for row in form.rows("assets", "Tillgång")),
        deviations=tuple(_deviation(row) for row in form.rows("deviations", "Avvikelse")),
        answers=tuple(_answer(row) for row in form.rows("answers", "Svar")),
        emergency_tested=form.flag("emergency_tested") is True,
        plain=form.fields,
    )
    form.finish()
    faults += faults_of(found, month)
    if faults:
        raise BadCase(faults)
    return found


def named(plain: Mapping[str, object]) -> Mapping[str, object]:
    """The form with its rows in order, and a name for everybody who was only counted."""
    if not isinstance(plain, Mapping):
        raise BadCase(["Hushållet ska vara fält med namn och värde."])
    found = dict(plain)
    for group, word in WORDS.items():
        rows = found.get(group)
        if group == "adults" and isinstance(rows, int) and not isinstance(rows, bool):
            rows = [{} for _ in range(max(0, min(rows, 3)))]
        if isinstance(rows, list | tuple):
            rows = sorted((_row(row) for row in rows), key=_by_age)
            found[group] = [
                {"id": f"{word} {number}", **row} if isinstance(row, Mapping) else row
                for number, row in enumerate(rows, 1)
            ]
    result = ordered(found)
    assert isinstance(result, dict)
    return result


def _by_age(row: object) -> tuple[int, str]:
    age = row.get("age") if isinstance(row, Mapping) else None
    return (age if isinstance(age, int) else 0, dumped(row))


def _row(row: object) -> object:
    return {"age": row} if isinstance(row, int) and not isinstance(row, bool) else row


def _people(form: Form, group: str, month: date) -> tuple[Person, ...]:
    people = [_person(row, group == "children", month) for row in form.rows(group, "Person")]
    return tuple(sorted(people, key=lambda person: (_age(person, month), person.id)))


def _age(person: Person, month: date) -> int:
    return age_on(person.born, month) if person.born else person.age or 0


def _person(row: Form, is_child: bool, month: date) -> Person:
    id_ = row.text("id")
    row.what = id_ or "Person"
    found = Person(
        id=id_,
        is_child=is_child,
        born=row.day("born"),
        age=row.number("age", 0, 130),
        school=row.flag("school"),
        days=row.number("days", 0, monthrange(month.year, month.month)[1]),
        lunch_days=row.number("lunch_days", 0, 5) or 0,
        away=tuple(_away(each, month) for each in row.rows("away", f"{id_}, borta")),
        history=_history(row),
        jobbstimulans=row.flag("jobbstimulans"),
        jobbstimulans_said=row.has("jobbstimulans"),
        earned_before=row.amount("earned_before") if row.has("earned_before") else Decimal(0),
    )
    row.finish()
    return found


def _away(row: Form, month: date) -> Away:
    days = row.number("days", 1, monthrange(month.year, month.month)[1])
    if days is None:
        row.fault("days saknas")
    items = row.raw("items") or []
    if not isinstance(items, list) or not set(map(str, items)) <= set(kinds.ITEMS):
        row.fault(f"items ska vara poster bland: {', '.join(kinds.ITEMS)}")
        items = []
    found = Away(days or 0, row.choice("why", kinds.AWAY), tuple(sorted(map(str, items))))
    row.finish()
    return found


def _history(row: Form) -> History | None:
    value = row.raw("assistance_months")
    if value is None:
        return None
    if isinstance(value, list | tuple):
        value = dict.fromkeys(map(str, value), True)
    if not isinstance(value, Mapping):
        row.fault("assistance_months ska vara månader, eller månader med true, false eller null")
        return None
    found: dict[str, bool | None] = {}
    for name, each in value.items():
        day = month_of(name, row.faults)
        if each is not None and not isinstance(each, bool):
            row.fault(f"assistance_months {name} ska vara true, false eller null, inte {each}")
        elif day:
            found[f"{day:%Y-%m}"] = each
    return found


def _source(row: Form) -> Source:
    origin = row.choice("origin", ORIGINS_SV, "applicant")
    return Source(row.text("source") or ORIGINS_SV[origin], origin, row.text("read"))


def _income(row: Form) -> Income:
    kind = row.choice("kind", kinds.INCOMES)
    row.what = f"Inkomst, {kinds.INCOMES[kind].name_sv}"
    gross, deduction, amount = row.amount("gross"), row.amount("deduction"), row.amount("amount")
    if deduction is not None and gross is None:
        row.fault("avdraget (deduction) står utan bruttobelopp (gross)")
    elif gross is not None and deduction is None:
        row.fault("bruttobeloppet (gross) står utan avdrag (deduction)")
    elif gross is not None and deduction is not None:
        net = gross - deduction
        if amount is not None and amount != net:
            row.fault(f"nettobeloppet är {amount}, men brutto minus avdrag är {net}")
        if net < 0:
            row.fault("avdraget är större än bruttobeloppet")
        amount = max(net, Decimal(0))
    elif amount is None and not row.has("amount"):
        row.fault("beloppet saknas. Skriv amount: null om ingen vet det")
    found = Income(
        row.text("person"), kind, amount, _source(row), row.day("paid"), row.amount("counted"),
        row.text("reason"), row.number("number", 1, 99) or 1,
    )  # fmt: skip
    row.finish()
    return found


def _cost(row: Form) -> Cost:
    kind = row.choice("kind", kinds.COSTS)
    row.what = f"Kostnad, {kinds.COSTS[kind].name_sv}"
    amount = row.amount("amount")
    if amount is None and not row.has("amount"):
        row.fault("beloppet saknas. Skriv amount: null om ingen vet det")
    accepted = row.amount("accepted") if row.has("accepted") else amount
    found = Cost(
        kind, amount, accepted, _source(row), row.text("reason"), row.text("person"),
        row.amount("lodger") or Decimal(0),
    )  # fmt: skip
    row.finish()
    return found


def _asset(row: Form) -> Asset:
    kind = row.choice("kind", kinds.ASSETS)
    row.what = f"Tillgång, {kinds.ASSETS[kind]}"
    found = Asset(
        kind, row.amount("amount"), _source(row), row.text("person"), row.amount("counted"),
        row.text("reason"),
    )  # fmt: skip
    row.finish()
    return found


def _deviation(row: Form) -> Deviation:
    item = row.choice("item", kinds.ITEMS)
    row.what = f"Avvikelse, {kinds.ITEMS[item]}"
    found = Deviation(
        item, row.choice("kind", ("higher", "lower")) == "higher", row.text("reason"),
        row.text("person"), row.amount("amount"), row.amount("to"),
    )  # fmt: skip
    row.finish()
    return found


def _answer(row: Form) -> Answer:
    status = row.choice("status", ("answered", "empty", "failed", "late"))
    agency = row.text("agency")
    if not agency:
        row.fault("agency saknas: vem är tillfrågad?")
    found = Answer(agency, status, row.text("read"))
    row.finish()
    return found


def _period(form: Form, month: date) -> tuple[date, date]:
    whole = month, month.replace(day=monthrange(month.year, month.month)[1])
    if form.raw("period") is None:
        return whole
    part = Form(form.raw("period"), "Perioden", form.faults)
    first, last = part.day("first"), part.day("last")
    part.finish()
    if first is None or last is None:
        part.fault("skriv både first och last")
    elif last < first:
        part.fault("sista dagen är före den första")
    elif first.year != last.year:
        part.fault(
            f"den går över två år, {first.year} och {last.year}, som har var sin riksnorm. "
            "Räkna varje månad för sig"
        )
    elif (first.year, first.month) != (last.year, last.month):
        part.fault("den går över flera månader. Räkna varje månad för sig")
    elif (first.year, first.month) != (month.year, month.month):
        part.fault(f"den ligger inte i månaden {month:%Y-%m}")
    else:
        return first, last
    return whole
