"""Asks as the wrong person, undoes what came of it, and says what was wrong with the answer."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from tests.support.attempts import snapshot
from tests.support.canaries import Aviary
from tests.support.cast import Who
from tests.support.posts import Posts
from tests.support.things import Things
from tests.support.tries import Try

WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "?([a-z_]+)', re.IGNORECASE)
# A refused attempt may leave a leaf; a session says that somebody is awake.
# A post by who is not let in waits, sealed, for the account that last sat at this browser.
# Whom a colleague opens in a day is counted with each leaf: here their own, before the part of
# the address that is not theirs is met.
MAY_BE_WRITTEN = ("audit_", "django_session", "identity_keptpost", "access_dayopened")
# What differs from one answer to the next, by its name. Nothing else is taken away.
BY_NAME = (
    (re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+'), rb"\1"),
    (re.compile(rb'("X-CSRFToken":")[^"]+'), rb"\1"),
    (re.compile(rb'(name="once" value=")[^"]+'), rb"\1"),  # one press, once
    (re.compile(rb"(/det-du-skrev/)[^/\"]+"), rb"\1"),  # the token of a kept post
)
KEPT = re.compile(r"(/det-du-skrev/|det-du-skrev%2F)[^/%&]+")
NOT_COMPARED = {"Date", "Server"}


@dataclass(frozen=True)
class Answer:
    """What came back, and the tables that something was written in."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    wrote: frozenset[str]

    @property
    def text(self) -> str:
        """Everything that can be read in it."""
        lines = "\n".join(f"{name}: {value}" for name, value in self.headers)
        return f"{lines}\n{self.body.decode(errors='replace')}"


class Court:
    """Asks and judges. `asked` counts the requests."""

    def __init__(self, things: Things, aviary: Aviary, posts: Posts) -> None:
        self.things, self.aviary, self.posts = things, aviary, posts
        self.asked = 0

    def answer(self, one: Try) -> Answer:
        """Ask, then undo everything."""
        data = self.posts.data_for(one.route.name, one.filled) if one.method == "POST" else None
        return self.ask(one.who, one.method, one.address, data)

    def ask(self, who: Who, method: str, address: str, data: Any = None) -> Answer:
        """One request, undone afterwards."""
        self.asked += 1
        found, wrote = self._once(who, method, address, data)
        if wrote:
            wrote = self._changed(who, method, address, data, wrote)
        headers = tuple(sorted((n, v) for n, v in found.items() if n not in NOT_COMPARED))
        return Answer(found.status_code, headers, body_of(found), frozenset(wrote))

    def _once(
        self, who: Who, method: str, address: str, data: Any, inside: Any = None
    ) -> tuple[Any, set[str]]:
        wrote: set[str] = set()

        def see(execute: Any, sql: str, *rest: Any) -> Any:
            if found := WRITES.match(sql):
                wrote.add(found.group(1))
            return execute(sql, *rest)

        with undone(), connection.execute_wrapper(see):
            sent = {} if method == "GET" else {"data": data or {}}
            found: Any = getattr(who.client, method.lower())(address, **sent)
            if inside is not None:
                inside()
        return found, {table for table in wrote if not table.startswith(MAY_BE_WRITTEN)}

    def _changed(
        self, who: Who, method: str, address: str, data: Any, tables: set[str]
    ) -> set[str]:
        """Of the tables that a statement touched, those that were left otherwise than before."""
        models = [m for m in apps.get_models() if m._meta.db_table in tables]
        before = snapshot(models)
        after: dict[Any, str] = {}
        self._once(who, method, address, data, lambda: after.update(snapshot(models)))
        return {key[0] for key in before.keys() | after.keys() if before.get(key) != after.get(key)}

    def faults(self, one: Try, answer: Answer, nobodys: tuple[Try, Answer]) -> list[str]:
        """What is wrong with an answer to somebody who asked for what is not theirs. `nobodys`:
        the same request with ids that nobody has, and what came of it."""
        said, (other, empty) = [], nobodys
        if answer.status < 300 and without_ids(answer, one) != without_ids(empty, other):
            said.append(f"answers {answer.status} otherwise than where nothing is")
        if answer.status >= 500:
            said.append(f"breaks with {answer.status}")
        if answer.wrote:
            said.append(f"writes in {', '.join(sorted(answer.wrote))}")
        said += [f"shows {word}" for word in self.unseen(one.who, answer.text)]
        return [f"{one.said}: {each}" for each in said]

    def unseen(self, who: Who, text: str) -> list[str]:
        """The canaries in a text that lie under something that is not theirs."""
        found = []
        for word in sorted(self.aviary.words_in(text)):
            canary = self.aviary.known[word]
            row = self.things.rows(canary.model).get(canary.pk)
            if row is not None and not self.things.is_seen(who, row):
                found.append(f"{canary.model}.{canary.field}")
        return found


def body_of(answer: Any) -> bytes:
    """What came back, with what is new in each answer taken away by its name."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    for pattern, kept in BY_NAME:
        body = pattern.sub(kept, body)
    return bytes(body)


@contextlib.contextmanager
def undone() -> Iterator[None]:
    """Whatever is done here is undone at the end; blocks that must be outermost may be inside."""
    around = transaction.atomic()
    around._from_testcase = True  # type: ignore[attr-defined]
    with around:
        yield
        transaction.set_rollback(True)


def without_ids(answer: Answer, one: Try) -> tuple[Any, ...]:
    """An answer without the ids that were asked for: who asked knows them already."""
    body = answer.body
    headers = tuple((name, KEPT.sub(r"\1", said)) for name, said in answer.headers)
    for _, value in one.filled:
        body = body.replace(str(value).encode(), b"[id]")
        headers = tuple((name, said.replace(str(value), "[id]")) for name, said in headers)
    return answer.status, headers, body
