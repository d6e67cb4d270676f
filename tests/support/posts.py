"""What the forms of the pages send, filled in so that they are taken, by where they go.

A post with nothing in it is refused before anything is written, whoever sends it. So the same words
that the right person sends are sent by the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.urls import Resolver404, resolve

from tests.support.addresses import Route, untold
from tests.support.cast import Who
from tests.support.paper import Box, Form, read
from tests.support.things import Things

FORMACTION = re.compile(r'formaction="([^"]+)"(?: name="([^"]*)" value="([^"]*)")?')
WORDS = "Några ord som räcker gott."


@dataclass(frozen=True)
class Post:
    """One form as somebody would send it, who could see it."""

    who: Who
    address: str
    data: dict[str, Any]


@dataclass
class Posts:
    """Forms by the name of the address they go to and the words in it."""

    things: Things
    found: dict[tuple[str, ...], Post] = field(default_factory=dict)
    opened: int = 0

    def look(self, cast: Iterable[Who], found: list[Route], *, each: int = 2) -> None:
        """Open the pages of one in each role, and keep the forms that stand on them."""
        from tests.support.tries import Trier

        trier, done = Trier(self.things), set()
        for who in (each for each in cast if each.role != "nobody"):
            for route in found:
                fits = (route.for_whom == "desk") == who.is_staff and route.for_whom != "public"
                if (
                    "GET" not in route.methods
                    or not fits
                    or who.role == "nobody"
                    or untold([route])
                ):
                    continue
                if not route.ids:
                    if (who.role, route.name) not in done and not route.arguments:
                        done.add((who.role, route.name))
                        self._open(who, route.address())
                    continue
                mine = (
                    ids
                    for ids, rows in trier.true_ids(route)
                    if all(self.things.is_seen(who, row) for row in rows)
                )
                for number, ids in enumerate(mine):
                    if number >= each:
                        break
                    words = {a: route.words(a)[0] for a, is_id in route.arguments if not is_id}
                    self._open(who, route.address(**ids, **words))

    def _open(self, who: Who, address: str) -> None:
        answer: Any = who.client.get(address)
        self.opened += 1
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            return
        html = answer.content.decode()
        for form in read(html)[0]:
            if form.method == "post":
                self._keep(who, form.action or address, filled(form, self.things.eyes.at))
        for action, name, value in FORMACTION.findall(html):
            self._keep(who, action, {name: [value]} if name else {})

    def _keep(self, who: Who, action: str, data: dict[str, Any]) -> None:
        try:
            where = resolve(action.partition("?")[0].partition("#")[0])
        except Resolver404:
            return
        words = tuple(v for v in where.kwargs.values() if isinstance(v, str))
        key = (where.view_name, *words)
        if key not in self.found or len(data) > len(self.found[key].data):
            self.found[key] = Post(who, action, data)

    def data_for(self, name: str, filled_in: Iterable[tuple[str, Any]]) -> dict[str, Any]:
        """What to send to an address; nothing when no page has a form for it."""
        words = tuple(value for _, value in filled_in if isinstance(value, str))
        found = self.found.get((name, *words))
        return found.data if found else {}


def filled(form: Form, now: Any) -> dict[str, list[str]]:
    """A form with something that is taken in every box, and its first button pressed."""
    sent: dict[str, list[str]] = {}
    for box in form.boxes:
        if box.kind in {"radio", "checkbox"}:
            sent.setdefault(box.name, [box.value])
        elif box.name:
            sent[box.name] = [box.value or _typed(box, now)]
    name, value, _ = form.buttons[0] if form.buttons else ("", "", "")
    return {**sent, name: [value]} if name else sent


def _typed(box: Box, now: Any) -> str:
    if box.kind == "date":
        return str((now + timedelta(days=30)).date().isoformat())
    if box.kind == "time":
        return "10:00"
    if box.kind == "number":
        return "1"
    return WORDS if box.is_written else ""
