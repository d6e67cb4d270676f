"""`./tillit prove retention`: generated life stories through the rules that pick what goes.

    ./tillit prove retention [--lives 50000 | --long] [--seed N]

No file that is exempt, or about which something is unknown, may be picked; and the rules and a twin
written from the sections must agree about every story. The control takes each exemption out of the
program in turn: every one must be found. The stories are invented: they say nothing about how many
files a real town keeps.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from unittest.mock import patch
from uuid import UUID

from tillit.law import retention
from tillit.law.retention import FileFacts, FileKind
from tillit.overview.disposal import picking
from tillit.overview.disposal.types import Matter, Verdict
from tools.prove import lives
from tools.prove.figures import Figure, keep

TODAY = date(2026, 11, 22)
USUAL, LONG = 50_000, 1_000_000
CHUNK = 10_000
ID = UUID(int=1)


def matters(life: lives.Life) -> list[Matter]:
    """A story as the program knows it."""
    return [
        Matter(
            ID,
            f"B {number}",
            FileFacts(
                FileKind(each.kind),
                each.ended,
                born=life.born,
                conditions_ended=each.conditions_ended,
                placed_as_child=life.placed,
                municipality_code=life.municipality,
                handed_over=each.handed_over,
            ),
        )
        for number, each in enumerate(life.chapters)
    ]


def stories(count: int, seed: int) -> Iterator[lives.Life]:
    """A few at a time: a million of them do not fit in a small memory."""
    for number in range(0, count, CHUNK):
        yield from lives.lives(min(CHUNK, count - number), seed + number)


def count(number: int, seed: int) -> tuple[int, int, int]:
    """How many were picked, how many of them are exempt, and how often the twin differs."""
    picked = wrong = different = 0
    for life in stories(number, seed):
        ripe = picking.pick(matters(life), TODAY).ripe
        picked += ripe
        wrong += ripe and bool(lives.exempt(life))
        different += ripe != lives.may_go(life, TODAY)
    return picked, wrong, different


def caught(seed: int, at_most: int) -> bool:
    """Whether a story shows that the program picks what it must not."""
    return any(
        picking.pick(matters(life), TODAY).ripe and not lives.may_go(life, TODAY)
        for life in stories(at_most, seed)
    )


def _without_never(kind: FileKind) -> AbstractContextManager[object]:
    left = {each: code for each, code in retention._NEVER.items() if each is not kind}
    return patch.object(retention, "_NEVER", left)


def _without_birthday(kind: FileKind) -> AbstractContextManager[object]:
    left = {each: code for each, code in retention._BIRTHDAY_RULE.items() if each is not kind}
    return patch.object(retention, "_BIRTHDAY_RULE", left)


def _blind(**facts: object) -> AbstractContextManager[object]:
    """The program does not look at these facts."""
    real = picking._reason

    def reason(matter: Matter, on: date) -> object:
        assert matter.facts
        return real(replace(matter, facts=replace(matter.facts, **facts)), on)  # type: ignore[arg-type]

    return patch.object(picking, "_reason", reason)


def _never_missing(words: str) -> AbstractContextManager[object]:
    """What is unknown is not asked about; `words` begins the sentence that is left out."""
    real = picking._missing
    return patch.object(
        picking, "_missing", lambda facts: "" if real(facts).startswith(words) else real(facts)
    )


def _open_is_closed() -> AbstractContextManager[object]:
    real = picking._reason

    def reason(matter: Matter, on: date) -> object:
        facts = matter.facts
        assert facts
        ended = facts.last_entry or date(1980, 1, 1)
        return real(replace(matter, facts=replace(facts, last_entry=ended)), on)

    return patch.object(picking, "_reason", reason)


def _wrong_person_is_ordinary() -> AbstractContextManager[object]:
    real = picking._reason

    def reason(matter: Matter, on: date) -> object:
        facts = matter.facts
        assert facts
        wrong = facts.kind is FileKind.WRONG_PERSON
        kind = FileKind.ORDINARY if wrong else facts.kind
        return real(replace(matter, facts=replace(facts, kind=kind)), on)

    return patch.object(picking, "_reason", reason)


def _any_matter() -> AbstractContextManager[object]:
    """One ripe matter takes the whole file with it (against SoL 16:1)."""
    real = picking.pick

    def pick(found: list[Matter], on: date) -> Verdict:
        verdicts = [real([each], on) for each in found]
        return next((each for each in verdicts if each.ripe), verdicts[0])

    return patch.object(picking, "pick", pick)


CONTROLS: dict[str, Callable[[], AbstractContextManager[object]]] = {
    "faderskap": lambda: _without_never(FileKind.PARENTHOOD),
    "adoption": lambda: _without_never(FileKind.ADOPTION),
    "boende för barn enligt LSS": lambda: _without_never(FileKind.LSS_CHILD_HOME),
    "placerat barn": lambda: _blind(placed_as_child=False),
    "forskningens område": lambda: patch.object(retention, "_in_research_area", lambda *_: False),
    "forskningens dagar": lambda: patch.object(retention, "_on_research_day", lambda *_: False),
    "till 30 år": lambda: _without_birthday(FileKind.CHILD_INVESTIGATION),
    "till 18 år": lambda: _without_birthday(FileKind.CUSTODY_AGREEMENT),
    "förhållanden som upphört": lambda: _blind(conditions_ended=None),
    "öppen akt": _open_is_closed,
    "fel person": _wrong_person_is_ordinary,
    "födelsedag okänd": lambda: _never_missing("Födelsedatum"),
    "kommunen okänd": lambda: _never_missing("Kommunens"),
    "överlämnad": lambda: _never_missing("En annan kommun"),
    "andra uppgifter": _any_matter,
}


def controls(seed: int, at_most: int) -> list[str]:
    """The exemptions whose absence nobody noticed."""
    unseen = []
    for name, without in CONTROLS.items():
        with without():
            if not caught(seed, at_most):
                unseen.append(name)
    return unseen


def figures(number: int, seed: int) -> list[Figure]:
    """Both promises, with the control that both share."""
    picked, wrong, different = count(number, seed)
    unseen = controls(seed, min(number, USUAL))
    seen = len(CONTROLS) - len(unseen)
    control = f"vart och ett av {len(CONTROLS)} undantag borttaget: {seen} upptäckta"
    if unseen:
        control += f" (inte {', '.join(unseen)})"
    return [
        Figure(
            "Gallringen väljer aldrig en akt som ska sparas (påhittade livsöden)",
            f"{wrong} fel bland {picked} valda av {number}",
            "0 fel",
            wrong == 0 and picked > 0,
            control,
            not unseen,
        ),
        Figure(
            "Reglerna och en tvilling skriven ur lagtexten säger samma sak",
            f"{different} skillnader på {number} livsöden",
            "0",
            different == 0,
            control,
            not unseen,
        ),
    ]


def main(arguments: list[str]) -> int:
    """Print and keep the figures."""
    asked = argparse.ArgumentParser(prog="./tillit prove retention", description=__doc__)
    asked.add_argument("--lives", type=int, default=USUAL)
    asked.add_argument("--long", action="store_true", help=f"{LONG} livsöden")
    asked.add_argument("--seed", type=int, default=2026)
    given = asked.parse_args(arguments)
    number = LONG if given.long else given.lives
    return keep("retention", figures(number, given.seed), size=f"{number} livsöden")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
