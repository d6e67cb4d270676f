"""Reasonable costs beside the norm, and what is shown apart: levnadskostnader i övrigt."""

from collections.abc import Iterator

from tillit.law.assistance.given import Given
from tillit.law.assistance.household import Cost
from tillit.law.assistance.kinds import COSTS
from tillit.law.assistance.kronor import NONE, exact, shown
from tillit.law.assistance.tree import Input, Line, Warning, asked, summed


def cost_line(given: Given) -> Line:
    """The costs that belong to försörjningsstöd."""
    lines = [_line(given, c) for c in given.household.costs if COSTS[c.kind].beside_norm]
    return summed("cost", "Skäliga kostnader utanför normen", given.rules["R11"], lines)


def other_line(given: Given) -> Line:
    """Levnadskostnader i övrigt: one-off purposes, outside the sum of the norm."""
    lines = [_line(given, c) for c in given.household.costs if not COSTS[c.kind].beside_norm]
    return summed("other", "Levnadskostnader i övrigt", given.rules["R11-OTHER"], lines)


def _line(given: Given, cost: Cost) -> Line:
    kind = COSTS[cost.kind]
    text = kind.name_sv.capitalize() + (f", {cost.person}" if cost.person else "")
    key = f"{'cost' if kind.beside_norm else 'other'}.{cost.kind}"
    rule = given.rules["R11" if kind.beside_norm else "R11-OTHER"]
    if cost.amount is None or cost.accepted is None:
        fact = cost.source.fact("sökt", "okänt")
        return asked(key, f"{text}: vi vet inte vad kostnaden är", rule, (fact,), cost.person)
    facts: tuple[Input, ...] = (cost.source.fact("sökt", exact(cost.amount)),)
    if cost.accepted != cost.amount:
        facts += (Input("godtas", exact(cost.accepted), f"bedömning: {cost.reason}"),)
    kronor = cost.accepted
    if cost.lodger:
        facts += (Input("inneboende betalar", exact(cost.lodger), cost.source.name_sv),)
        kronor, rule = max(kronor - cost.lodger, NONE), given.rules["R21"]
    return Line(key, text, kronor, rule, facts, about=cost.person)


def cost_warnings(given: Given) -> Iterator[Warning]:
    """Costs above a local guide: a person looks, nothing is cut."""
    adults, children = len(given.household.adults), len(given.household.children)
    for kind in sorted({cost.kind for cost in given.household.costs}):
        guide = given.parameters.guide(kind, adults, children)
        costs = [cost for cost in given.household.costs if cost.kind == kind]
        if guide is None or any(cost.accepted is None for cost in costs):
            continue
        found = sum(((cost.accepted or NONE) - cost.lodger for cost in costs), NONE)
        if found > guide.ceiling:
            time = " Ge tid att sänka kostnaden innan den sätts ned." if kind == "rent" else ""
            yield Warning(
                "ABOVE_GUIDE",
                f"{COSTS[kind].name_sv.capitalize()} är {exact(found)} kr, över riktvärdet "
                f"{shown(guide.ceiling)} kr ({guide.source_sv}). Ingenting är avdraget.{time}",
                given.rules["R12" if kind == "rent" else "R11-GUIDE"],
                kind,
            )
