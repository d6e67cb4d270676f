"""The register of OWASP ASVS 5.0.0: which requirements there are, and how each one stands."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .environment import ROOT

REGISTER = ROOT / "docs" / "reference" / "asvs.toml"
STATES = {
    "no": "not met",
    "partly": "partly met",
    "met": "met",
    "deployer": "for whoever runs it",
    "na": "does not concern us",
}
# The level of each requirement, section by section, in the order of the standard (5.0.0).
LEVELS = {
    "1.1": "22", "1.2": "1111122223", "1.3": "112222222223", "1.4": "222", "1.5": "123",
    "2.1": "122", "2.2": "112", "2.3": "12223", "2.4": "23",
    "3.1": "3", "3.2": "113", "3.3": "12223", "3.4": "11222233", "3.5": "11122333", "3.6": "3",
    "3.7": "22333",
    "4.1": "12233", "4.2": "23333", "4.3": "22", "4.4": "1222",
    "5.1": "2", "5.2": "112333", "5.3": "113", "5.4": "222",
    "6.1": "122", "6.2": "111111112222", "6.3": "11223333", "6.4": "112233", "6.5": "22222333",
    "6.6": "2223", "6.7": "33", "6.8": "2222",
    "7.1": "222", "7.2": "1111", "7.3": "22", "7.4": "11222", "7.5": "223", "7.6": "22",
    "8.1": "1233", "8.2": "1123", "8.3": "133", "8.4": "23",
    "9.1": "111", "9.2": "1222",
    "10.1": "22", "10.2": "223", "10.3": "22223", "10.4": "1111122222233333", "10.5": "22222",
    "10.6": "22", "10.7": "222",
    "11.1": "2233", "11.2": "22233", "11.3": "11233", "11.4": "1222", "11.5": "23", "11.6": "23",
    "11.7": "33",
    "12.1": "12233", "12.2": "11", "12.3": "22223",
    "13.1": "2333", "13.2": "222223", "13.3": "2233", "13.4": "1222233",
    "14.1": "22", "14.2": "12223333", "14.3": "122",
    "15.1": "12233", "15.2": "12233", "15.3": "1222222", "15.4": "3333",
    "16.1": "2", "16.2": "22222", "16.3": "2222", "16.4": "222", "16.5": "2223",
    "17.1": "23", "17.2": "22223333", "17.3": "22",
}  # fmt: skip
# What the project has chosen of level 3 beyond the two lower ones (16.3.2 is met as at level 3).
CHOSEN = [
    "2.3.5", "2.4.2", "3.4.7", "3.4.8", "3.5.6", "3.5.7", "3.5.8", "3.7.4", "4.1.4", "5.2.4",
    "5.2.5", "5.2.6", "5.3.3", "6.3.5", "6.3.6", "6.3.7", "6.3.8", "6.5.6", "7.5.3", "8.1.3",
    "8.1.4", "8.2.4", "8.3.2", "8.3.3", "8.4.2", "11.1.3", "11.1.4", "11.2.4", "11.2.5",
    "11.3.4", "11.7.1", "12.1.5", "12.3.5", "13.1.2", "13.1.3", "13.1.4", "13.2.6", "13.3.4",
    "14.2.5", "14.2.6", "14.2.7", "14.2.8", "15.2.4", "15.2.5", "15.4.1", "15.4.2", "15.4.3",
    "15.4.4", "16.5.4",
]  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One requirement: `links` are paths, or paths with a test (`path::test`)."""

    id: str
    level: int
    state: str
    words: str
    links: tuple[str, ...]
    remark: str


def levels() -> dict[str, int]:
    """The level of every requirement of the standard, by id."""
    return {
        f"V{section}.{number}": int(level)
        for section, each in LEVELS.items()
        for number, level in enumerate(each, 1)
    }


def wanted() -> list[str]:
    """The ids that the register must hold."""
    chosen = {f"V{each}" for each in CHOSEN}
    return [found for found, level in levels().items() if level < 3 or found in chosen]


@cache
def rows(path: Path = REGISTER) -> tuple[Row, ...]:
    """The register. KeyError for a link that has no path."""
    read, level = tomllib.loads(path.read_text(encoding="utf-8")), levels()
    made = []
    for name, (state, words, links, *remark) in read["rows"].items():
        found = tuple(read["links"][each.strip()] for each in links.split(",") if each.strip())
        made.append(Row(name, level[name], state, words, found, remark[0] if remark else ""))
    return tuple(made)


def dead(link: str) -> bool:
    """Whether a link leads nowhere: no such file, or no such test in it."""
    path, _, test = link.partition("::")
    file = ROOT / path
    return not file.is_file() or bool(
        test and not re.search(rf"^def {re.escape(test)}\(", file.read_text(), re.MULTILINE)
    )


def page() -> Iterator[str]:
    """The register as a page: the sums, what is not whole, then all of it."""
    found = rows()
    for name, chosen in (("1 and 2", (1, 2)), ("3, chosen", (3,))):
        count = Counter(row.state for row in found if row.level in chosen)
        sums = ", ".join(f"{count[state]} {words}" for state, words in STATES.items())
        yield f"**Level {name}**: {sum(count.values())} requirements: {sums}.\n"
    for state in ("no", "partly"):
        yield f"\n## {STATES[state].capitalize()}\n"
        yield from (f"- {row.id} {row.words}: {row.remark}." for row in found if row.state == state)
    yield "\n## All\n"
    yield "| id | level | requirement, in our words | how it stands | where |"
    yield "| --- | --- | --- | --- | --- |"
    for row in found:
        links = "<br>".join(f"`{link}`" for link in row.links)
        remark = f": {row.remark}" if row.remark else ""
        stands = f"{STATES[row.state]}{remark}"
        yield f"| {row.id} | {row.level} | {row.words} | {stands} | {links or '–'} |"
