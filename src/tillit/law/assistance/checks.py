"""What cannot be counted: every fault of a household as a sentence that says what to do."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tillit.law.assistance.household import Household, Income, Person
from tillit.law.assistance.kinds import ASSETS, COMMON_ITEMS, COSTS, INCOMES, ITEMS
from tillit.law.assistance.kronor import NONE, exact
from tillit.law.calendar import age_on

OF_AGE = 18
NO_LONGER_CHILD = 21


def faults_of(household: Household, month: date) -> list[str]:
    """Every fault, in Swedish."""
    return [
        *_size(household),
        *(sentence for person in household.people for sentence in _person(person, household)),
        *_whose(household),
        *_twice(household),
        *_lodger(household),
        *_costs(household),
        *_assets(household),
        *_deviations(household),
    ]


def _size(household: Household) -> Iterator[str]:
    adults = len(household.adults)
    if not household.people:
        yield "Hushållet är tomt: skriv minst en person."
    if adults > 2:
        yield (
            "Ett hushåll har högst två vuxna, som är makar eller sambor. "
            "Andra vuxna i bostaden är egna hushåll: räkna dem för sig med home_size."
        )
    if household.home_size is not None and household.home_size < len(household.people):
        yield "home_size ska räkna alla i bostaden och kan inte vara färre än hushållet."
    for id_, times in sorted(Counter(person.id for person in household.people).items()):
        if times > 1:
            yield f"{id_}: två personer har samma id."
        if not id_:
            yield "En person har ett tomt id."


def _person(person: Person, household: Household) -> Iterator[str]:
    if person.born and person.born > household.last:
        yield f"{person.id}: är inte född under månaden ({person.born})."
        return
    if person.born and person.age is not None:
        yield f"{person.id}: skriv born eller age, inte båda."
    age = age_on(person.born, household.first) if person.born else person.age
    present = (household.last - household.first).days + 1
    days = present if person.days is None else person.days
    if days > present:
        yield f"{person.id}: {days} dagar är mer än periodens {present}."
    if sum(away.days for away in person.away) > days:
        yield f"{person.id}: är borta fler dagar än de {days} som räknas."
    if person.is_child:
        yield from _child(person, age)
        return
    if age is not None and age < OF_AGE:
        yield f"{person.id}: är {age} år. En vuxen i ett hushåll är minst 18 år."
    if person.lunch_days:
        yield f"{person.id}: lunch borta (lunch_days) gäller barn på 0–6 år."
    if person.jobbstimulans_said and person.history is not None:
        yield f"{person.id}: skriv jobbstimulans eller assistance_months, inte båda."


def _child(person: Person, age: int | None) -> Iterator[str]:
    if age is None:
        yield f"{person.id}: åldern saknas. Skriv born eller age."
    elif age >= NO_LONGER_CHILD:
        yield (
            f"{person.id}: är {age} år. Från 21 år är man inte barn i föräldrarnas hushåll: "
            "räkna som eget hushåll."
        )
    elif age >= OF_AGE and person.school is False:
        yield (
            f"{person.id}: är {age} år och går inte i gymnasiet. Räkna som eget hushåll, "
            "med home_size för alla i bostaden."
        )


def _whose(household: Household) -> Iterator[str]:
    known = {person.id for person in household.people}
    for income in household.incomes:
        name = INCOMES[income.kind].name_sv
        if not income.person:
            yield f"Inkomst, {name}: det står inte vems inkomsten är. Skriv person."
        elif income.person not in known:
            yield f"Inkomst, {name}: {income.person} finns inte i hushållet."
        if (income.amount or NONE) < (income.counted or NONE):
            yield f"Inkomst, {name}: mer räknas (counted) än vad som kom in."
    for what, rows in (
        ("Kostnad", household.costs),
        ("Tillgång", household.assets),
        ("Avvikelse", household.deviations),
    ):
        for row in rows:
            if row.person and row.person not in known:
                yield f"{what}: {row.person} finns inte i hushållet."


def _twice(household: Household) -> Iterator[str]:
    def told(income: Income) -> tuple[object, ...]:
        paid = income.paid.isoformat() if income.paid else ""
        source = (income.source.origin, income.source.name_sv)
        return (income.person, income.kind, income.amount, paid, source, income.number)

    for row, times in Counter(map(told, household.incomes)).items():
        person, kind, amount, paid, *_ = row
        if times > 1:
            when = f" den {paid}" if paid else ""
            kronor = exact(amount) if isinstance(amount, Decimal) else "okänt antal"
            yield (
                f"Inkomst, {INCOMES[str(kind)].name_sv}: {person} har samma inkomst, {kronor} kr"
                f"{when}, {times} gånger. Ta bort den ena, eller skriv vilken dag var och en kom."
            )


def _lodger(household: Household) -> Iterator[str]:
    lowers = any(cost.lodger for cost in household.costs)
    if lowers and any(income.kind == "lodger" for income in household.incomes):
        yield "Hyra från inneboende sänker boendekostnaden eller är en inkomst, aldrig båda."


def _costs(household: Household) -> Iterator[str]:
    for cost in household.costs:
        name = f"Kostnad, {COSTS[cost.kind].name_sv}"
        if cost.lodger and cost.kind != "rent":
            yield f"{name}: bara hyran kan sänkas av en inneboende."
        if cost.amount is None:
            continue
        if cost.lodger > cost.amount:
            yield f"{name}: den inneboende betalar mer än hyran."
        if cost.accepted is not None and cost.accepted > cost.amount:
            yield f"{name}: mer godtas (accepted) än vad som är sökt."
        if (cost.accepted is None or cost.accepted < cost.amount) and not cost.reason:
            yield f"{name}: allt godtas inte. Skriv varför (reason)."


def _assets(household: Household) -> Iterator[str]:
    for asset in household.assets:
        if asset.amount is not None and asset.amount < (asset.counted or NONE):
            yield f"Tillgång, {ASSETS[asset.kind]}: mer räknas (counted) än vad den är värd."


def _deviations(household: Household) -> Iterator[str]:
    for row in household.deviations:
        name = f"Avvikelse, {ITEMS[row.item]}"
        if not row.reason:
            yield f"{name}: skälet saknas. En högre eller lägre norm ska ha ett skäl för var post."
        if (row.amount is None) == (row.to is None):
            yield f"{name}: skriv amount (ändringen) eller to (det nya beloppet), en av dem."
        if row.item in COMMON_ITEMS and row.person:
            yield f"{name}: gäller hela hushållet. Ta bort person."
        if row.item not in COMMON_ITEMS and not row.person:
            yield f"{name}: det står inte vem den gäller. Skriv person."
