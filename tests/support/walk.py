"""Every page that a link leads to, asked for as somebody, without a browser.

Of each place (a view, and what is not an id in its address) pages are opened as long as they show
something new, so that a town with a hundred cases does not make the walk a hundred times longer.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit
from uuid import UUID

from django.test import Client
from django.urls import Resolver404, resolve

# Links that lead out of the program, or that end something: the journeys follow them.
NOT_FOLLOWED = {"desk:begin_sign_in", "portal:begin_sign_in", "portal:report_exit"}
STATES = ("role", "aria-disabled", "type")
DULL = 2  # pages of one place that show nothing new before it is left


class Reading(HTMLParser):
    """What one page holds: links, headings, ids, and which kinds of things are drawn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        self.kinds: set[str] = set()
        self.boxes: set[str] = set()  # the places to write or choose in, without numbers
        self.title = ""
        self._in_title = False
        self._in_template = 0  # what stands in a <template> is not on the page
        self.feed(html)

    def updatepos(self, i: int, j: int) -> int:
        """Nobody asks on which line something stands: the parser need not count."""
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_template += tag == "template"
        if self._in_template:
            return
        has = {name: value or "" for name, value in attrs}
        self.tags[tag] += 1
        self._in_title = tag == "title" and not self.title
        if tag == "a" and "href" in has:
            self.links.append(has["href"])
        if tag in {"input", "textarea", "select"} and has.get("type") != "hidden":
            self.boxes.add(re.sub(r"[0-9a-f-]{30,}|[0-9]+", "N", has.get("name", "")))
        if "id" in has:
            self.ids[has["id"]] += 1
        words = [*has.get("class", "").split(), *(f"{s}={has[s]}" for s in STATES if s in has)]
        self.kinds |= {tag, *(f"{tag}.{word}" for word in words)}

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        self._in_template -= tag == "template"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def faults(self) -> list[str]:
        """What is wrong with the page, without drawing it."""
        found = [f"{self.tags[tag]} <{tag}>" for tag in ("h1", "main") if self.tags[tag] != 1]
        if not re.search(r"\w.* – \w", self.title):
            found.append(f"title {self.title!r}")
        found += [f"id {name} twice" for name, number in self.ids.items() if number > 1]
        inside = {link[1:] for link in self.links if link.startswith("#") and link != "#"}
        return found + [f"#{name} leads nowhere" for name in sorted(inside - set(self.ids))]


@dataclass(frozen=True)
class Visit:
    """One page as one person saw it."""

    who: str
    address: str
    place: str
    reading: Reading | None  # None: not a page of HTML, such as a letter

    @property
    def kinds(self) -> set[str]:
        """The kinds of things that stand on it."""
        return self.reading.kinds if self.reading else set()

    @property
    def boxes(self) -> set[str]:
        """The boxes that stand on it."""
        return self.reading.boxes if self.reading else set()


def place_of(address: str) -> str:
    """A page's view with the words of its address, without ids: what counts as another page."""
    found = resolve(urlsplit(address).path)
    words = [str(each) for each in found.kwargs.values() if not isinstance(each, UUID | int)]
    asked = sorted(name for name, _ in parse_qsl(urlsplit(address).query, keep_blank_values=True))
    return " ".join([found.view_name, *words, *(f"?{name}" for name in asked)])


@dataclass
class Memory:
    """What has been seen on each place, and how often nothing new was. Colleagues may share one."""

    shown: dict[str, set[str]] = field(default_factory=dict)
    dull: Counter[str] = field(default_factory=Counter)


@dataclass
class Walk:
    """Somebody who follows every link. `secrets` are words that nobody may be shown."""

    who: str
    client: Client
    secrets: re.Pattern[str]
    visits: list[Visit] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    places: set[str] = field(default_factory=set)  # also those that only lead on
    memory: Memory = field(default_factory=Memory)
    known: dict[str, str] = field(default_factory=dict)  # the place of each address met

    def from_(self, *starts: str) -> Walk:
        """Walk until there is nothing new to open."""
        todo, seen, dull = deque(starts), set(starts), self.memory.dull
        while todo:
            address = todo.popleft()
            place = self._place(address)
            if not place or dull[place] >= DULL:
                continue
            self.places.add(place)
            links = self._open(address)
            dull[place] += not self._is_new(place, links)
            todo += [link for link in links if link not in seen]
            seen.update(links)
        return self

    def _place(self, address: str) -> str:
        if address not in self.known:
            self.known[address] = self._find_place(address)
        return self.known[address]

    def _find_place(self, address: str) -> str:
        try:
            place = place_of(address)
        except Resolver404:
            self.faults.append(f"{self.who} {address}: no such address")
            return ""
        return "" if place.split()[0] in NOT_FOLLOWED else place

    def _is_new(self, place: str, links: list[str]) -> bool:
        """Whether the page that was opened last leads to, or holds, what its place had not."""
        known = self.memory.shown.setdefault(place, set())
        now = {self._place(link) for link in links} | (self.visits[-1].kinds if links else set())
        new = bool(now - known)
        known |= now
        return new

    def _open(self, address: str) -> list[str]:
        """Open a page; the addresses it leads to."""
        answer: Any = self.client.get(address, follow=True)
        if answer.redirect_chain:
            address = answer.redirect_chain[-1][0]
        where = f"{self.who} {address}"
        if answer.status_code != 200:
            self.faults.append(f"{where}: {answer.status_code}")
            return []
        if not answer["Content-Type"].startswith("text/html"):
            self.visits.append(Visit(self.who, address, place_of(address), None))
            return []
        html = answer.content.decode()
        reading = Reading(html)
        self.visits.append(Visit(self.who, address, place_of(address), reading))
        self.faults += [f"{where}: {fault}" for fault in reading.faults()]
        self.faults += [f"{where}: shows {word}" for word in set(self.secrets.findall(html))]
        return inward(address, reading.links)


def inward(address: str, links: Iterable[str]) -> list[str]:
    """The addresses in the program that the links of a page lead to."""
    whole = (urlsplit(urljoin(f"http://here{address}", link)) for link in links)
    return [
        f"{each.path}?{each.query}" if each.query else each.path
        for each in whole
        if (each.scheme, each.netloc) == ("http", "here") and not each.path.startswith("/static/")
    ]


def fewest(
    visits: Iterable[Visit], of: Callable[[Visit], set[str]] = lambda visit: visit.kinds
) -> list[Visit]:
    """So few that each kind of thing on each place is among them, whoever saw it."""
    shown: dict[str, set[str]] = {}
    chosen = []
    for visit in sorted(visits, key=lambda each: -len(of(each))):
        known = shown.setdefault(visit.place, set())
        if visit.reading and of(visit) - known:
            known |= of(visit)
            chosen.append(visit)
    return chosen
