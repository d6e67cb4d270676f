"""docs/reference/assistance.md: how a case is written, the choices, the tables, worked examples."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tillit.law.assistance import kinds
from tillit.law.assistance.calculation import Calculation, calculate_case
from tillit.law.assistance.parameters import (
    ABOVE_BASE_SV,
    AGE_ON_SV,
    CHILDS_COSTS_SV,
    COMMON_SV,
    DAY_METHODS_SV,
)
from tillit.law.assistance.tables import national
from tillit.law.assistance.tables_page import tables_as_markdown
from tillit.law.assistance.tree import Line

HEAD = """# Ekonomiskt bistånd: how it is counted

This page is written by `./tillit docs`. Do not edit it by hand. The rules R1–R25 stand on
[the page of the law](law.md) under *Ekonomiskt bistånd*; the code is `src/tillit/law/assistance/`.

One function counts: `calculate(household, month, *, parameters=None, tables=None) -> Calculation`
in `tillit.law.assistance.calculation`. `calculate_case(case)` takes one plain form (JSON or YAML).
To try one without writing code: `./tillit rules count CASE.json` (or YAML; `-` for what is piped
in; `--json` for all of it). A list of cases may be given, or a sheet like those in
`tests/law/examples/assistance`: what stands under `then` is compared.

```yaml
month: "2025-11"
household:
  adults: 2                       # or rows: - { id: anna, born: 1990-04-01 }
  children: [5, 9]                # ages, or rows: - { id: bo, age: 5, lunch_days: 5, days: 15 }
  home_size: 4                    # all in the home, when others than the household live there
  period: { first: 2025-11-10, last: 2025-11-30 }   # when not the whole month
  incomes:
    - { person: vuxen 1, kind: pay, amount: 9000, paid: 2025-10-25, origin: register, source: SKV }
  costs:
    - { kind: rent, amount: 6200, accepted: 6000, reason: Garage ingår, lodger: 0 }
  assets:
    - { kind: bank, amount: 900, counted: 0, reason: Hyran är dragen i morgon }
  deviations:
    - { item: food, person: vuxen 1, kind: higher, amount: 300, reason: Glutenfri kost }
  answers:
    - { agency: FK, status: failed, read: "2025-11-03T08:00" }
  emergency_tested: false
parameters: { day_method: days/30 }
```

- People who are only counted are called *vuxen 1*, *barn 1* and so on, youngest first.
- A person may also have: `school` (needed from 18), `days` (of the month, in two homes),
  `lunch_days` (lunches away a week, 0–6 years), `away` (`days`, `why`, `items`),
  `assistance_months` (a list of months, or months with true, false or null) or `jobbstimulans`
  (true, false, null), and for a child `earned_before` (work income earlier in the calendar year).
- An income is after tax: `amount`, or `gross` and `deduction`. `counted` is what a worker decided,
  and `reason` why. Two alike from one source are a fault, unless `number` tells them apart.
- `null` says that nobody knows, and becomes a question. A field left out says: nothing such is
  known of; an amount left out is a fault. A misspelt field is a fault.
- Amounts are whole kronor or kronor and öre as text ("249.75"). No row depends on its place.

`Calculation` has `need`, `norm`, `costs`, `income`, `other_costs` (trees of lines), `balance`
(incomes minus need), `assistance`, `other`, `to_pay` (None while there is a question), `questions`,
`warnings`, `ledgers`, `labels`, `status`, `rule_versions`, `tables`. `stored.as_json` writes it,
`stored.recomputed` counts it anew as of then, `difference.difference` tells two apart.
What cannot be counted raises `BadCase` with every fault as a sentence.
"""


@dataclass(frozen=True)
class Worked:
    """A worked example of tests/law."""

    id: str
    kind: str
    story: str
    case: Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """An example that is told and not calculated: its id, story and outcome in words."""

    id: str
    kind: str
    story: str
    outcome_sv: str


def as_markdown(worked: Sequence[Worked], told: Sequence[Told] = ()) -> str:
    """The whole page; the examples are handed in, the law opens no test."""
    parts = [HEAD, *_choices(), *_kinds(), tables_as_markdown(national()), *_examples(worked)]
    parts += [f"- **{each.id}** ({each.kind}) {each.story}. {each.outcome_sv}" for each in told]
    return "\n".join(parts) + "\n"


def _choices() -> Iterator[str]:
    yield "## Choices of the municipality\n"
    yield "The first is our default: a reading, not advice. Every one used is named in the lines.\n"
    yield "| Parameter | Values |"
    yield "|---|---|"
    for name, words in (
        ("day_method", DAY_METHODS_SV),
        ("age_on", AGE_ON_SV),
        ("common_for_part_time", COMMON_SV),
        ("above_base_amount", ABOVE_BASE_SV),
        ("childs_own_costs", CHILDS_COSTS_SV),
    ):
        values = "; ".join(f"`{value}` {text}" for value, text in words.items())
        yield f"| `{name}` | {values} |"
    yield "| `window` | none: all incomes handed in count; or `first_day` and `months_back` |"
    yield "| `use_comparison` | `false`; `true`: a benefit not paid now is read a month back |"
    yield "| `change_warning_percent` | 12 |"
    yield "| `asset_buffer` | none: all money is a question; or kronor left alone |"
    yield "| `guides` | `kind`, `ceiling`, `source`, `adults`, `children`, `persons`; they warn |"
    yield "| `preliminary` | `false`; `true`: last year's norm, labelled, where none is whole |"
    yield ""


def _kinds() -> Iterator[str]:
    yield "## Words\n"
    groups = {
        "Incomes": {name: kind.name_sv for name, kind in kinds.INCOMES.items()},
        "Costs beside the norm": {n: k.name_sv for n, k in kinds.COSTS.items() if k.beside_norm},
        "Levnadskostnader i övrigt": {
            n: k.name_sv for n, k in kinds.COSTS.items() if not k.beside_norm
        },
        "Assets": kinds.ASSETS,
        "Items": kinds.ITEMS,
        "Away": kinds.AWAY,
        "Agencies": kinds.AGENCIES,
    }
    for name, words in groups.items():
        yield f"- {name}: " + ", ".join(f"`{key}` {text}" for key, text in words.items()) + "."
    yield ""


def _examples(worked: Sequence[Worked]) -> Iterator[str]:
    yield "## Worked examples\n"
    yield "P: published by an authority, a municipality or a newspaper. L: seen in a running"
    yield "system. T: arithmetic from a table that was read. `tests/law/assistance` checks all.\n"
    for each in worked:
        yield f"### {each.id}: {each.story} ({each.kind})\n"
        yield f"```json\n{json.dumps(each.case, ensure_ascii=False)}\n```\n"
        yield from told_sv(calculate_case(each.case))
        yield ""


def told_sv(found: Calculation) -> Iterator[str]:
    """The calculation as lines of text: what, kronor, rule, paragraph and facts."""
    for top in (found.need, found.income, found.other_costs):
        if top.kronor != 0:
            yield from _line(top, 0)
    if found.to_pay is None:
        yield "- **Summan är inte känd än.**"
    else:
        yield f"- **Att betala ut: {found.to_pay} kr.**"


def _line(line: Line, depth: int) -> Iterator[str]:
    facts = "; ".join(f"{fact.name_sv} {fact.value}" for fact in line.inputs)
    source = f"{line.rule.code}, {str(line.rule.source).strip()}"
    words = f"{line.text_sv}: {line.shown_sv} ({source})" + (f" – {facts}" if facts else "")
    if line.question_sv:
        words = f"Fråga: {line.question_sv} ({source})"
    yield f"{'  ' * depth}- {words}"
    for each in line.lines:
        if each.lines or each.kronor != 0:
            yield from _line(each, depth + 1)
