"""A child's own incomes count up to the child's own costs, and no further."""

from collections.abc import Sequence
from decimal import Decimal

from tillit.law.assistance.given import Given
from tillit.law.assistance.kinds import COSTS, INCOMES
from tillit.law.assistance.kronor import NONE, divided, exact, total
from tillit.law.assistance.parameters import CHILDS_COSTS_SV
from tillit.law.assistance.tree import Input, Line, asked, summed

# What a child brings in that is not the household's: pay has a rule of its own (R14), and these are
# given for the child to whoever supports it (R16).
FOR_THE_HOUSEHOLD = frozenset(
    {"pay", "child_allowance", "large_family_supplement", "housing_allowance", "leisure_card"}
)
CHILDS_OWN = frozenset(INCOMES) - FOR_THE_HOUSEHOLD


def capped(given: Given, person: str, lines: Sequence[Line], norm: Line) -> Line:
    """A child's own incomes, less what is above the child's own costs."""
    rule = given.rules["R16-CHILD"]
    whole = summed("income.child", f"Egna inkomster, {person}", rule, lines)
    if whole.kronor is None or not whole.kronor:
        return whole
    costs = _own_costs(given, person, norm)
    if costs is None:
        question = f"Egna inkomster, {person}: vi vet inte barnets egna kostnader"
        return asked("income.child", question, rule, (), person)
    if whole.kronor <= costs:
        return whole
    how = CHILDS_COSTS_SV[given.parameters.childs_own_costs]
    above = Line(
        "income.child.above", "Över barnets egna kostnader, räknas inte", costs - whole.kronor,
        rule, (Input("barnets egna kostnader", exact(costs), how),), about=person,
    )  # fmt: skip
    return summed("income.child", whole.text_sv, rule, [*lines, above])


def _own_costs(given: Given, person: str, norm: Line) -> Decimal | None:
    own = [leaf.kronor for leaf in norm.leaves() if leaf.about == person]
    own += [
        cost.accepted for cost in given.household.costs
        if cost.person == person and COSTS[cost.kind].beside_norm
    ]  # fmt: skip
    if given.parameters.childs_own_costs == "share":
        together = [leaf.kronor for leaf in norm.leaves() if leaf.key == "norm.common"]
        together += [
            None if cost.accepted is None else cost.accepted - cost.lodger
            for cost in given.household.costs
            if not cost.person and COSTS[cost.kind].beside_norm
        ]
        shared = total(together)
        own.append(None if shared is None else divided(shared, 1, len(given.household.people)))
    found = total(own)
    return None if found is None else max(found, NONE)
