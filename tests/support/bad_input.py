"""Every form of the pages that somebody came to, filled in as badly as people do.

Each post is rolled back: a form that takes what it was given changes nothing for the next. A
refused page must say, in words of ours, which field and what to do, and hold what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.test import Client

from tests.support.hands import asked_in
from tests.support.paper import Box, Form, read
from tests.support.walk import Reading, Visit, fewest

CHOSEN = {"radio", "checkbox", "select"}
ODD = "Noel\u200f 🧒🏽 \u202eabc\u202c \u0007 ”citat” <b>&amp;"
LONG = "Lång text. " * 4_000
# What is typed in boxes for words, for days, for times and for numbers.
SETS: dict[str, dict[str, str]] = {
    "empty": {"words": "", "date": "", "time": "", "number": ""},
    "long": {"words": LONG, "date": "2026-02-30", "time": "25:61", "number": "9" * 30},
    "odd": {"words": ODD, "date": "31/12", "time": "sent", "number": "-1"},
    "nothing": {"words": "a\u0000b", "date": "0001-01-01", "time": "24.00", "number": "1e9"},
    "later": {"words": "Några ord.", "date": "9999-12-31", "time": "23.59", "number": "0"},
}
# A reason is asked before an earlier text is shown; without it comes the page of refusals.
ANSWER_IN_A_PAGE = ("open_earlier.",)
NOT_OURS = re.compile(
    r"This field|Enter a|Ensure this|Select a valid|Null|Detta fält|Fältet måste|Ange ett|Ange en|"
    r"Säkerställ|Se till att|Välj ett giltigt|Traceback"
)
ERROR = re.compile(r'class="t-field__error" id="([^"]+)"')
DESCRIBED = re.compile(r'aria-describedby="([^"]+)"')
SUMMARY = re.compile(r"data-summary>(.*?)</div>", re.DOTALL)
LINE = re.compile(r"<li>(.*?)</li>", re.DOTALL)


@dataclass(frozen=True)
class Refused:
    """A page that came back, to be looked at."""

    who: str
    address: str
    html: str


@dataclass
class Trial:
    """All forms, tried once each."""

    clients: dict[str, Client]
    faults: list[str] = field(default_factory=list)
    refused: dict[str, Refused] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)

    def tries(self, visits: Iterable[Visit]) -> None:
        """Open the pages again and send their forms, each kind of form once."""
        for visit in fewest(visits, lambda each: each.boxes):
            client = self.clients[visit.who]
            client.raise_request_exception = False  # type: ignore[attr-defined]
            forms, _ = read(client.get(visit.address).content.decode())
            for form in forms:
                self._form(visit, client, form)

    def _form(self, visit: Visit, client: Client, form: Form) -> None:
        action = form.action or visit.address
        boxes = [box for box in form.boxes if box.is_written or box.kind in CHOSEN]
        if form.method != "post" or not boxes:
            return
        name = asked_in(action, " ".join(sorted({box.name for box in boxes})))
        if name in self.tried or name.startswith(("gallery.", *ANSWER_IN_A_PAGE)):
            return
        self.tried.add(name)
        for kind, typed in SETS.items():
            self._send(f"{visit.who} {name} {kind}", visit, client, form, action, typed)

    def _send(
        self, where: str, visit: Visit, client: Client, form: Form, action: str, typed: dict
    ) -> None:
        sent = filled(form, typed)
        with transaction.atomic():
            answer: Any = client.post(action, sent, follow=True)
            transaction.set_rollback(True)
        html = answer.content.decode() if "html" in answer.get("Content-Type", "") else ""
        self.faults += [f"{where}: {fault}" for fault in faults_of(answer, html, sent, form, typed)]
        if answer.status_code in (409, 422):
            page = Refused(visit.who, urlsplit(action).path, html)
            self.refused.setdefault(asked_in(action, ""), page)


def filled(form: Form, typed: dict[str, str]) -> dict[str, list[str]]:
    """The form as a hurried hand would send it; nothing is chosen where nothing is typed."""
    sent: dict[str, list[str]] = {}
    for box in form.boxes:
        if box.is_written:
            sent[box.name] = [value_for(box, typed)]
        elif box.kind == "select":
            sent[box.name] = [box.value if typed["words"] else ""]
        elif box.kind in CHOSEN:
            if typed["words"] and (box.kind == "radio" or box.on):
                sent.setdefault(box.name, [box.value])
        elif box.name:
            sent[box.name] = [box.value]
    name, value, _ = form.buttons[0] if form.buttons else ("", "", "")
    return {**sent, name: [value]} if name else sent


def value_for(box: Box, typed: dict[str, str]) -> str:
    """What is typed in this box."""
    if box.kind in {"date", "number"}:
        return typed[box.kind]
    if box.kind == "time" or box.name in {"time", "clock"}:
        return typed["time"]
    return typed["words"]


def faults_of(answer: Any, html: str, sent: dict, form: Form, typed: dict) -> Iterator[str]:
    """What is wrong with the answer."""
    status = answer.status_code
    if status >= 500 or status in (400, 403, 404):
        yield f"answers {status}"
        return
    if status == 200:
        if typed["date"] in ("2026-02-30", "31/12") and any(b.kind == "date" for b in form.boxes):
            yield "takes a day that does not exist"
        return
    if not html:
        yield f"{status} without a page"
        return
    lines = [re.sub(r"<[^>]+>", "", each) for block in SUMMARY.findall(html)
             for each in LINE.findall(block)]  # fmt: skip
    if not lines and "ds-alert" not in html:
        yield "refused without a sentence"
    yield from Reading(html).faults()
    yield from (f"not our words: {line}" for line in lines if NOT_OURS.search(line))
    described = {each for ids in DESCRIBED.findall(html) for each in ids.split()}
    yield from (
        f"{each} describes nothing" for each in ERROR.findall(html) if each not in described
    )
    yield from lost(html, sent, form)


def lost(html: str, sent: dict[str, list[str]], form: Form) -> Iterator[str]:
    """What was typed and is not on the page any more."""
    kept = {(box.name, plain(box.value)) for each in read(html)[0] for box in each.boxes}
    values = {value for _, value in kept}
    text = plain(re.sub(r"<[^>]+>", "", html))
    for box in form.boxes:
        value = plain(sent[box.name][0]) if box.is_written else ""
        if value and (box.name, value) not in kept and value not in values and value not in text:
            yield f"{box.name} is lost"


def plain(value: str) -> str:
    """As a page can hold it: no zero byte, one kind of line end."""
    return value.replace("\u0000", "").replace("\ufffd", "").replace("\r\n", "\n").strip()
