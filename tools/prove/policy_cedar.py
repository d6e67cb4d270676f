"""The policy asked of Cedar: an engine that is not ours, and the table in its own language.

`policy.cedar` holds one permit for each way in and one forbid for each wall; `policy_entities.py`
tells Cedar of a world. Every thing of a world gives seven decisions: whether it may be read, and
each class of fields. What Cedar and the program say must be the same, with the rule that gave it.
`cedarpy` is among the packages of development only, and imported where it is used.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tools.prove.figures import Figure
from tools.prove.policy_entities import ME, Entity, entities, staff_ref, thing_ref

TEXT = Path(__file__).with_name("policy.cedar")
MISSING = "Cedar is not installed here: run ./tillit check, which installs requirements/dev.lock."
READ, CLASSES = "read", ("K1", "K2", "K3", "K4", "K5", "K6")
ASKED = len((READ, *CLASSES))  # decisions about one thing
BATCH = 25  # worlds told of and asked about at a time
FEW = 4_000  # worlds within which every change of a rule must be found

Rules = dict[str, Any]  # Any: a rule as Cedar's JSON, by its code
Said = tuple[bool, str, frozenset[str]]  # may be read, the rule that says so, classes of fields
Answer = tuple[bool, frozenset[str]]  # one decision of Cedar's, and the rules behind it


def lacking() -> str:
    """What to do before Cedar can be asked; empty when nothing."""
    return "" if importlib.util.find_spec("cedarpy") else MISSING


def rules_of(text: str) -> Rules:
    """The rules of a text in Cedar's language, by their `@id`. Raises ValueError when two share
    one: a second way in by the same name would go unread."""
    import cedarpy

    written = json.loads(cedarpy.policies_to_json_str(text))["staticPolicies"]
    # Cedar names them policy0, policy1 … in the order of the text; JSON may not keep the order.
    inorder = sorted(written.items(), key=lambda item: int(item[0].removeprefix("policy")))
    rules = {rule["annotations"]["id"]: rule for _, rule in inorder}
    if len(rules) != len(written):
        raise ValueError("policy.cedar: two rules with one @id")
    return rules


def unmatched(rules: Rules) -> list[str]:
    """Rules that only one of the two has, or that are a wall in one and a way in in the other."""
    from tillit.trust.access.policies import WALLS, WAYS

    table = {rule.code: "forbid" for rule in WALLS} | {rule.code: "permit" for rule in WAYS}
    cedar = {code: rule["effect"] for code, rule in rules.items()}
    return sorted(
        code for code in table.keys() | cedar.keys() if table.get(code) != cedar.get(code)
    )


class Batch:
    """Some worlds, told to Cedar once, and what the program says of them."""

    def __init__(self, numbers: Iterable[int]) -> None:
        import cedarpy

        made_up = importlib.import_module("tests.trust.worlds")
        made = {number: made_up.world(number) for number in numbers}
        told = [each for number, world in made.items() for each in entities(world, number)]
        self._known = cedarpy.Entities.from_json_str(json.dumps(told))
        self._things = [(number, thing) for number, world in made.items() for thing in world.things]
        self._leaders = [
            (place, staff_ref(f"other{n}", number))
            for place, (number, thing) in enumerate(self._things)
            for n, other in enumerate(made[number].others)
            if (thing.unit, "leader") in other.seats
        ]
        self.program = [
            each for number, world in made.items() for each in _by_the_program(made_up, world)
        ]

    def said(self, rules: Rules) -> list[Said]:
        """What Cedar says of every thing, by these rules. Whether a leader of its unit sees a
        thing is itself a question to Cedar."""
        ask = _asker(rules, self._known)
        leaders = ask((who, READ, self._ref(place), False) for place, who in self._leaders)
        seen = {
            place
            for (place, _), (allowed, _) in zip(self._leaders, leaders, strict=True)
            if allowed
        }
        answers = ask(
            (staff_ref(ME, number), action, self._ref(place), place in seen)
            for place, (number, _) in enumerate(self._things)
            for action in (READ, *CLASSES)
        )
        parts = [answers[at : at + ASKED] for at in range(0, len(answers), ASKED)]
        return [as_one(list(rules), part) for part in parts]

    def _ref(self, place: int) -> Entity:
        number, thing = self._things[place]
        return thing_ref(thing, number)


def as_one(order: list[str], answers: list[Answer]) -> Said:
    """Seven decisions about a thing: of the rules that hold, the first in the text is the one."""
    allowed, behind = answers[0]
    first = next((code for code in order if code in behind), "")
    shown = frozenset(
        name
        for name, (open_, ways) in zip(CLASSES, answers[1:], strict=True)
        if open_ and (first in ways or not allowed)  # what is shown unread is a difference
    )
    return allowed, first, shown


def _by_the_program(made_up: Any, world: Any) -> Iterator[Said]:
    from tillit.trust.access.policies import decide

    staff = made_up.staff_of(world)
    for thing in world.things:
        verdict = decide(staff, made_up.facts_of(world, thing))
        yield verdict.allowed, verdict.rule, frozenset(each.value for each in verdict.classes)


def _asker(rules: Rules, known: Any) -> Callable[[Iterable[tuple[Any, ...]]], list[Answer]]:
    """A function that asks Cedar many questions at once."""
    import cedarpy

    whole = {"staticPolicies": rules, "templates": {}, "templateLinks": []}
    policies = cedarpy.PolicySet.from_json_str(json.dumps(whole))

    def ask(questions: Iterable[tuple[Any, ...]]) -> list[Answer]:
        requests = [
            {
                "principal": who,
                "action": {"type": "Action", "id": action},
                "resource": thing,
                "context": '{"leaderSees": true}' if seen else '{"leaderSees": false}',
            }
            for who, action, thing, seen in questions
        ]
        answers = cedarpy.is_authorized_batch(requests, policies, known)
        for each in answers:
            if each.diagnostics.errors:  # Cedar passes over a rule that it cannot work out
                raise ValueError(f"policy.cedar: {each.diagnostics.errors[0]}")
        return [(each.allowed, frozenset(each.diagnostics.reasons)) for each in answers]

    return ask


def differences(program: Said, cedar: Said) -> int:
    """How many of the seven decisions about a thing differ. Another rule is another decision."""
    read = program[:2] != cedar[:2]
    return read + len(program[2] ^ cedar[2])


def over(worlds: int, rules: Rules) -> tuple[int, int]:
    """Decisions asked for, and how many differ from the program's."""
    asked = different = 0
    for first in range(0, worlds, BATCH):
        batch = Batch(range(first, min(first + BATCH, worlds)))
        asked += ASKED * len(batch.program)
        different += told(batch, rules)
    return asked, different


def told(batch: Batch, rules: Rules) -> int:
    """How many decisions differ in these worlds."""
    pairs = zip(batch.program, batch.said(rules), strict=True)
    return sum(differences(program, cedar) for program, cedar in pairs)


def changes(rules: Rules) -> Iterator[tuple[str, Rules]]:
    """Every rule taken out; every condition of one left out; every way in for every class."""
    for code, rule in rules.items():
        yield f"{code} saknas", {name: each for name, each in rules.items() if name != code}
        for place in range(len(rule["conditions"])):
            left = [each for n, each in enumerate(rule["conditions"]) if n != place]
            yield f"{code} utan villkor {place + 1}", rules | {code: {**rule, "conditions": left}}
        if rule["effect"] == "permit":
            yield f"{code} för allt", rules | {code: {**rule, "action": {"op": "All"}}}


def unnoticed(rules: Rules) -> tuple[int, list[str]]:
    """How many changes of the rules were tried, and the names of those that nothing told."""

    @cache
    def batch(first: int) -> Batch:
        return Batch(range(first, first + BATCH))

    tried = list(changes(rules))
    return len(tried), [
        name
        for name, changed in tried
        if not any(told(batch(first), changed) for first in range(0, FEW, BATCH))
    ]


def figure(worlds: int) -> Figure:
    """The promise that Cedar says the same, its control, and the rules without a counterpart."""
    rules = rules_of(TEXT.read_text(encoding="utf-8"))
    alone = unmatched(rules)
    asked, different = over(worlds, rules)
    tried, missed = unnoticed(rules)
    value = f"{different} skillnader på {asked:,} beslut i {worlds:,} världar".replace(",", " ")
    control = f"{tried - len(missed)} av {tried} ändringar i Cedars text hittade"
    return Figure(
        "Cedar säger samma sak",
        value + (f"; utan motsvarighet: {', '.join(alone)}" if alone else ""),
        "0",
        not different and not alone,
        control + (f"; inte: {', '.join(missed)}" if missed else ""),
        not missed,
    )
