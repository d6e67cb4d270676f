"""docs/reference/law.md: the rule book and the worked examples as a page for people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tillit.law import reading
from tillit.law.citation import Status
from tillit.law.rulebook import Reform, Rule, all_rules, reforms

HEAD = """# Lagboken: the law as this program reads it

This page is written by `python -m tools.law_reference > docs/reference/law.md` from
`src/tillit/law/tables/`. Do not edit it by hand. It is not legal advice: a municipal lawyer signs
off the tables before they are used.

Marks: *bekräftad* – read in the source; *inte kontrollerad* – believed, not read, or our own
reading; *inte funnen* – looked for and not found. After the last day an act was read, every row of
it counts as *inte kontrollerad* in the program (ADR 5). Days are written first and last, both
inclusive.
"""


@dataclass(frozen=True)
class Example:
    """A worked example from tests/law: a story, what is given, and what follows."""

    area: str
    story: str
    given: Mapping[str, object]
    then: Mapping[str, object]
    status: Status = Status.UNVERIFIED


def as_markdown(examples: Sequence[Example] = ()) -> str:
    """The whole page; the worked examples are handed in, the law opens no test."""
    parts = [HEAD, _acts()]
    parts += [_area(name, list(rows)) for name, rows in groupby(all_rules(), lambda r: r.area)]
    parts += [_reforms(reforms()), _examples(examples)]
    return "\n".join(parts)


def _acts() -> str:
    lines = [
        "## Lagar och andra källor\n",
        "| Kort | Namn | Nummer | Läst till |",
        "|---|---|---|---|",
    ]
    for act in reading.acts().values():
        name = f"[{act.title}]({act.url})" if act.url else act.title
        lines.append(f"| {act.short} | {name} | {act.number} | {act.checked_until} |")
    return "\n".join(lines) + "\n"


def _area(name: str, rules: list[Rule]) -> str:
    lines = [
        f"## {name}\n",
        "| Kod | Regel | Värde | Källa | Gäller | Märke | Anmärkning |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [_row(rule) for rule in rules]
    return "\n".join(lines) + "\n"


def _row(rule: Rule) -> str:
    cells = (
        rule.code,
        rule.text_sv,
        rule.value_sv,
        str(rule.citation),
        f"{rule.valid_from} – {_day(rule.valid_to)}".strip(),
        rule.status.swedish,
        rule.note_sv,
    )
    return f"| {' | '.join(cells)} |"


def _reforms(found: tuple[Reform, ...]) -> str:
    lines = [
        "## Reformer att vänta\n",
        "Listed, never computed.\n",
        "| Reform | Läge | Dag i källan | Källa | Märke |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {r.name_sv} | {r.stage_sv} | {_day(r.expected)} | {r.source} | {r.status.swedish} |"
        for r in found
    ]
    return "\n".join(lines) + "\n"


def _examples(examples: Sequence[Example]) -> str:
    lines = [
        "## Räkneexempel\n",
        "Every example is checked by `tests/law`. They are our own reading and marked",
        "*inte kontrollerad* until a lawyer has read them.\n",
    ]
    for area, found in groupby(examples, lambda e: e.area):
        lines.append(f"\n### {area}\n")
        lines += [line for example in found for line in _example(example)]
    return "\n".join(lines) + "\n"


def _example(example: Example) -> Iterator[str]:
    yield f"- **{example.story}** ({example.status.swedish})"
    yield f"  - Givet: {_pairs(example.given)}"
    yield f"  - Då: {_pairs(example.then)}"


def _pairs(values: Mapping[str, object]) -> str:
    return "; ".join(f"{name}: {_value(value)}" for name, value in values.items())


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return "–" if value is None else str(value)


def _day(day: date | None) -> str:
    return str(day) if day else ""
