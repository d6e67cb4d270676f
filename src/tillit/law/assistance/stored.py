"""A calculation as it was: one text that is the same for the same facts, and counted anew as then.

The text holds the facts, the choices, every line, and which rules and tables it followed. Counted
anew it gives the same kronor on the same lines, or says which rule or table is no longer the one of
then. Words may have become plainer since, and a rule that nobody had read may have been read: that
changes no krona, so it is no hindrance. What was stored is never written over.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tillit.law.assistance.calculation import Calculation, calculate_case
from tillit.law.assistance.kronor import ROUNDING_SV, exact, shown
from tillit.law.assistance.tables import Tables, earlier, national
from tillit.law.assistance.tree import Input, Line, Warning

FORM = 1
WORDS = frozenset({"mark", "rounding"})  # of the result: they say how sure, not how much


class NotAsThen(ValueError):
    """A rule or a table has changed since: the stored calculation stands, it is not made anew."""


def as_plain(found: Calculation) -> dict[str, Any]:  # Any: plain JSON
    """The calculation as a plain form; amounts are exact text, unknown is null."""
    return {
        "form": FORM,
        **found.plain,
        "result": {
            "norm": _kronor(found.norm.kronor),
            "costs": _kronor(found.costs.kronor),
            "need": _kronor(found.need.kronor),
            "income": _kronor(found.income.kronor),
            "balance": _kronor(found.balance),
            "assistance": _kronor(found.assistance),
            "other": _kronor(found.other),
            "to_pay": _kronor(found.to_pay),
            "whole": found.is_whole,
            "mark": found.status.value,
            "rounding": ROUNDING_SV,
        },
        "lines": [_line(line) for line in (found.need, found.income, found.other_costs)],
        "questions": [
            {"key": line.key, "about": line.about, "question": line.question_sv}
            for line in found.questions
        ],
        "warnings": [_warning(warning) for warning in found.warnings],
        "ledgers": {
            name: [{"month": row.month, "text": row.text_sv, "active": row.active} for row in rows]
            for name, rows in found.ledgers.items()
        },
        "labels": list(found.labels),
        "rules": dict(found.rule_versions),
        "tables": dict(found.tables),
    }


def as_json(found: Calculation) -> str:
    """The text to store: the same bytes for the same facts, rules and tables."""
    return json.dumps(as_plain(found), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def recomputed(text: str, *, tables: Tables | None = None) -> Calculation:
    """The stored calculation counted anew from its own facts. Raises `NotAsThen`."""
    stored = json.loads(text)
    case = {name: stored[name] for name in ("month", "household", "parameters")}
    found = calculate_case(case, tables=_of_then(stored["tables"], tables or national()))
    changed = [
        *_differing("tabellen", stored["tables"], found.tables),
        *_differing("regeln", stored["rules"], found.rule_versions),
    ]
    if changed:
        raise NotAsThen("Räkningen kan inte göras om som den var: " + "; ".join(changed) + ".")
    now = as_plain(found)
    # A time-line that is told beside since then is no change of what was told.
    now["ledgers"] = {
        name: each for name, each in now["ledgers"].items() if name in stored["ledgers"]
    }
    if _kronor_of(now) != _kronor_of(stored):
        raise NotAsThen("Räkningen blir inte densamma som då. Den sparade gäller.")
    return found


def _of_then(named: Mapping[str, str], tables: Tables) -> Tables:
    """With the national table of then, where ours of an open year has been filled in since."""
    for checksum in named.values():
        if checksum in earlier():
            tables = tables.with_norm(earlier()[checksum])
    return tables


def _kronor_of(stored: Mapping[str, Any]) -> object:
    """Everything that decides a krona: facts, results, lines and ledgers, without their words."""
    result = {name: each for name, each in stored["result"].items() if name not in WORDS}
    ledgers = {
        name: [(row["month"], row["active"]) for row in rows]
        for name, rows in stored["ledgers"].items()
    }
    lines = [_bare(line) for line in stored["lines"]]
    return stored["month"], stored["household"], result, lines, ledgers


def _bare(line: Mapping[str, Any]) -> object:
    below = [_bare(each) for each in line["lines"]]
    asked = bool(line["question"])
    return line["key"], line["about"], line["kronor"], line["shown"], asked, below


def _differing(what: str, then: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    return [
        f"{what} {name} är inte den som gällde då"
        for name in sorted(then.keys() | now.keys())
        if then.get(name) != now.get(name)
    ]


def _line(line: Line) -> dict[str, Any]:
    return {
        "key": line.key,
        "about": line.about,
        "text": line.text_sv,
        "kronor": _kronor(line.kronor),
        "shown": None if line.kronor is None else shown(line.kronor),
        "mark": line.status.value,
        "rule": {
            "code": line.rule.code,
            "name": line.rule.name_sv,
            "source": str(line.rule.source),
            "weight": line.rule.weight_sv,
            "mark": line.rule.status.value,
            "version": line.rule.version,
            "note": line.rule.note_sv,
        },
        "inputs": [_input(each) for each in line.inputs],
        "question": line.question_sv,
        "note": line.note_sv,
        "lines": [_line(each) for each in line.lines],
    }


def _input(each: Input) -> dict[str, str]:
    return {
        "name": each.name_sv,
        "value": each.value,
        "source": each.source_sv,
        "read": each.read,
        "mark": each.status.value,
    }


def _warning(warning: Warning) -> dict[str, str]:
    return {
        "code": warning.code,
        "about": warning.about,
        "text": warning.text_sv,
        "rule": warning.rule.code,
        "source": str(warning.rule.source),
    }


def _kronor(amount: Decimal | None) -> str | None:
    return None if amount is None else exact(amount)
