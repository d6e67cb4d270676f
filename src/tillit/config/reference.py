"""The reference pages that are made from the program itself. `PAGES` is the whole list."""

import ast
import importlib
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import BinaryField, CharField, Field, JSONField, TextField

from tillit.kernel.events import Event, all_reactions
from tillit.overview.extract.policies import TABLE as EXTRACT
from tillit.trust.access.policies import NEVER_STOPPED, UNCOUNTED, WALLS, WAYS, Rule
from tillit.trust.sealing.types import SealedTextField

from . import asvs, whereabouts
from .environment import ROOT
from .outward import PORTS

PACKAGE = ROOT / "src" / "tillit"
FOLDER = ROOT / "docs" / "reference"
CARD = ("Owns", "Law", "Calls", "News", "Begin")
MADE = "Made by `./tillit docs`. Do not edit; change the program instead."

SEALED_HEAD = """
Sealed is encrypted by the program with a key that is not in the database (AES-GCM, bound to its
place; `trust/sealing`). Documents (letters, attachments, papers) are sealed files. What stands in
clear is readable for whoever has the database or its disk: **the disk under the database, its log
and its temporary files must be encrypted** (LUKS or the like), and so must every copy that is not
made by `./tillit backup`, which encrypts the whole set. Notes, assessments and decisions are in
clear in the database: they are searched, listed and joined there. So the one who has root on the
server, or is the database's administrator, can read them without leaving a leaf in the log. No
page of the program gives that to anybody: an administrator of the system sees settings, never
content. Whoever has root can also read the keys, which the program holds in memory. What helps
against them is outside the program: two people for root, an own log of the server's access, no
standing access for suppliers.
"""

PLACES_HEAD = """
Every field with words in it, and every reference to a unit, has one of three classes, written in
the table's own `class Privacy`; a test fails for a field without one. *A place* is more than an
address: a school, a workplace, a unit, a provider, the front of a telephone number, whose mail it
is, who sent a record, a file's name. `./tillit prove canaries` looks for what
stands in them. *Free words* are written by people, and a place may stand in them: they are read
by those who have the case, and what goes out of the house is read by the check at sending. What
the program does not have has no field: maps, travel orders, invoices, calendars, clearing
numbers, bookings of interpreters. Photographs lose where they were taken when they come in.
"""

OUTWARD_HEAD = """
The whole list. A test reads the source for any other line out, and all tests run with the network
closed. `./tillit manage outward` prints the hosts and ports of an installation. **Let the host's
own wall stop everything else, in both directions** (default deny; nftables or the like): a list
in a program holds back only the program. Nothing is sent to those who made it. No mail is sent
yet, and no proxy is used but the one that the operating system names for the identity provider.
"""

ASVS_HEAD = """
Written in `docs/reference/asvs.toml`, by those who build the program; no outsider has looked at
it. Ids and levels are those of the standard (5.0.0), the words are ours: read the standard for
what each one asks. *Met* leads to a test or a document. A test checks that every requirement has
its row and that no link is dead; it cannot check that a row is right.
"""


def modules() -> str:
    """Every module's card, from top to bottom of the tree."""
    lines = ["# Modules\n", MADE]
    for path in sorted(PACKAGE.rglob("__init__.py")):
        card = ast.get_docstring(ast.parse(path.read_text())) or ""
        first, _, rest = card.partition("\n")
        if not all(f"\n{word}:" in card for word in CARD):
            continue
        lines.append(f"\n## {path.parent.relative_to(PACKAGE).as_posix()}\n\n{first}\n")
        lines += [f"- **{word}** {text}" for word, text in _card_lines(rest)]
    return _joined(lines)


def _card_lines(text: str) -> Iterator[tuple[str, str]]:
    word, said = "", ""
    for line in text.strip().splitlines():
        name, colon, value = line.partition(":")
        if colon and name in CARD:
            if word:
                yield word, said
            word, said = name, value.strip()
        else:
            said = f"{said} {line.strip()}"
    yield word, said


def events() -> str:
    """Every event, what it holds, and who reacts to it."""
    kinds = _events()
    reactions = all_reactions()
    lines = ["# Events and reactions\n", MADE]
    lines.append("\nA reaction runs in the transaction of the action that recorded the event.\n")
    lines += ["| event | module | holds | who reacts |", "| --- | --- | --- | --- |"]
    for kind in kinds:
        held = ", ".join(f"`{name}`" for name in (each.name for each in fields(kind)))
        who = ", ".join(f"`{_place(each)}`" for each in reactions.get(kind, ()))
        module = kind.__module__.removeprefix("tillit.").partition(".events")[0]
        lines.append(f"| {kind.__name__} | {module} | {held or '–'} | {who or '–'} |")
    return _joined(lines)


def _events() -> list[type[Event]]:
    for path in sorted([*PACKAGE.rglob("events*.py"), *PACKAGE.rglob("reactions.py")]):
        importlib.import_module(".".join(path.relative_to(ROOT / "src").with_suffix("").parts))
    found = {each for each in _below(Event) if ".events" in each.__module__}
    return sorted(found, key=lambda kind: (kind.__module__, kind.__name__))


def _below(kind: type[Event]) -> Iterator[type[Event]]:
    for sub in kind.__subclasses__():
        yield sub
        yield from _below(sub)


def _place(reaction: Callable[..., None]) -> str:
    module = reaction.__module__.removeprefix("tillit.").removesuffix(".reactions")
    return f"{module}.{getattr(reaction, '__name__', 'reaction')}"


def policy() -> str:
    """Every way in and every wall, as sentences."""
    lines = ["# Who may read what\n", MADE]
    lines.append("\nWalls first, then ways in, else no. One wall is enough; nothing opens it.")
    lines.append("An end of an assignment, a seat or a barrier counts from its moment.")
    lines.append("Where several ways are open, the first of them here decides the classes.")
    lines.append("Classes: K1 identity, K2 contact, K3 content, K4 reporter, K5 third party,")
    lines.append("K6 where somebody is, which no way in gives: two people open it.\n")
    lines += ["| | code | sentence | classes | source |", "| --- | --- | --- | --- | --- |"]
    lines += [f"| wall | `{rule.code}` | {rule.sentence} | – | {_source(rule)} |" for rule in WALLS]
    lines += [
        f"| way in | `{rule.code}` | {rule.sentence} | {rule.gives} | {_source(rule)} |"
        for rule in WAYS
    ]
    lines.append("\nHow many persons a day: 60, then a remark; 150, then a stop (mark: estimate,")
    lines.append("no rule found; a municipality's own: `TILLIT_PERSON_BUDGET`).\n")
    lines += ["| | what | |", "| --- | --- | --- |"]
    lines += [f"| not counted | `{code}` | {words} |" for code, words in UNCOUNTED.items()]
    lines += [f"| never stopped | `{code}` | {words} |" for code, words in NEVER_STOPPED.items()]
    lines.append("\n## Who reviews an extract of all about a person\n")
    lines.append("No law says who; the choice is ours.\n")
    lines += ["| code | sentence |", "| --- | --- |"]
    lines += [f"| `{way.code}` | {way.sentence} |" for way in EXTRACT]
    return _joined(lines)


def _source(rule: Rule) -> str:
    """What in law a row serves; how it is cut is our own."""
    return f"{rule.source}; cut by us" if rule.source else "our own"


def privacy() -> str:
    """What every table holds and how long it is kept."""
    lines = ["# What is stored, and how long\n", MADE]
    lines += ["\n| table | holds | kept |", "| --- | --- | --- |"]
    for model in sorted(apps.get_models(), key=lambda each: each._meta.db_table):
        said = vars(model).get("Privacy")
        if model.__module__.startswith("tillit.") and said:
            lines.append(f"| `{model._meta.db_table}` | {said.holds} | {said.retention} |")
    return _joined(lines)


def places() -> str:
    """Which fields tell where somebody is, and in which a place may stand."""
    lines = ["# What tells where somebody is\n", MADE, PLACES_HEAD]
    lines += ["| table | a place (K6) | free words | leads nowhere |", "| --- | --- | --- | --- |"]
    for model in sorted(apps.get_models(), key=lambda each: each._meta.db_table):
        told = whereabouts.said(model)
        if model.__module__.startswith("tillit.") and any(told.values()):
            names = (", ".join(f"`{n}`" for n in told[kind]) or "–" for kind in whereabouts.KINDS)
            lines.append(f"| `{model._meta.db_table}` | {' | '.join(names)} |")
    return _joined(lines)


def sealed() -> str:
    """Which columns are sealed, and which text lies in clear and leans on disk encryption."""
    lines = ["# What is sealed, and what leans on the disk\n", MADE, SEALED_HEAD]
    lines += ["| table | sealed by the program | text in clear |", "| --- | --- | --- |"]
    for model in sorted(apps.get_models(), key=lambda each: each._meta.db_table):
        held = model._meta.concrete_fields
        shut = [each.name for each in held if is_sealed(each)]
        clear = [each.name for each in held if is_text(each)]
        if model.__module__.startswith("tillit.") and (shut or clear):
            names = (", ".join(f"`{name}`" for name in each) or "–" for each in (shut, clear))
            lines.append(f"| `{model._meta.db_table}` | {' | '.join(names)} |")
    return _joined(lines)


def outward() -> str:
    """Every way out of the program."""
    lines = ["# Where the program calls\n", MADE, OUTWARD_HEAD]
    lines += ["| what | opened by | setting | why, and how |", "| --- | --- | --- | --- |"]
    lines += [f"| {p.name} | `{p.module}` | {p.setting} | {p.why} |" for p in PORTS]
    return _joined(lines)


def security() -> str:
    """The register of security requirements."""
    return _joined(["# Security requirements: OWASP ASVS 5.0.0\n", MADE, ASVS_HEAD, *asvs.page()])


def is_sealed(field: "Field[Any, Any]") -> bool:
    """Whether the program encrypts what the field holds."""
    return isinstance(field, SealedTextField) or (
        isinstance(field, BinaryField) and field.name == "sealed"
    )


def is_text(field: "Field[Any, Any]") -> bool:
    """Whether the field holds words, and not one word of a few."""
    return isinstance(field, TextField | JSONField | CharField) and not field.choices


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "modules.md": modules,
    "events.md": events,
    "policy.md": policy,
    "privacy.md": privacy,
    "places.md": places,
    "sealed.md": sealed,
    "outward.md": outward,
    "asvs.md": security,
}


def out_of_date(folder: Path = FOLDER) -> list[str]:
    """The pages that no longer say what the program says."""
    return [
        name
        for name, make in PAGES.items()
        if not (folder / name).exists() or (folder / name).read_text() != make()
    ]


def write(folder: Path = FOLDER) -> list[str]:
    """Write what has changed; returns the names."""
    changed = out_of_date(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in changed:
        (folder / name).write_text(PAGES[name]())
    return changed
