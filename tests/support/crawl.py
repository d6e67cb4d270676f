"""Everything that the program shows or leaves behind, read for canaries, as everybody."""

from __future__ import annotations

import contextlib
import io
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.urls import Resolver404

from tests.support.cast import Who
from tests.support.stage import Stage
from tests.support.walk import Memory, Walk, place_of
from tests.trust.seen import SEARCH, Seen
from tillit.contact.documents.tests.reading import words_of

NOBODY_SEES = "nobody"  # logs, sessions and files: what no page is for


@dataclass
class Crawl:
    """What was seen, by whom and where. `wrong`: by somebody who must not."""

    stage: Stage
    pages: int = 0
    letters: int = 0
    allowed: int = 0
    seen: set[str] = field(default_factory=set)
    wrong: dict[str, str] = field(default_factory=dict)
    faults: set[str] = field(default_factory=set)
    table: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        self.rules = Seen(self.stage.things)

    def reads(self, who: Who | None, place: str, text: str) -> None:
        """Look for canaries in what somebody was shown; `who` is None for what nobody is shown."""
        for word in self.stage.aviary.words_in(text):
            canary = self.stage.aviary.known[word]
            row = self.stage.things.rows(canary.model).get(canary.pk)
            if row is None:
                continue
            self.seen.add(word)
            if who is not None and self.rules.may_see(who, canary, row, place):
                self.allowed += 1
                self.table[who.role, f"{canary.class_} {canary.model}.{canary.field}"].add(place)
                continue
            name = f"{who.name} ({who.role})" if who else NOBODY_SEES
            said = f"{place}: {name} sees {canary.class_} {canary.model}.{canary.field}"
            self.wrong.setdefault(said, word)

    def answer(self, who: Who, address: str, answer: Any) -> None:
        """One answer: headers, text or letter."""
        self.pages += 1
        with contextlib.suppress(Resolver404):
            address = place_of(address)
        place = address
        headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
        self.reads(who, f"{place} headers", headers)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if content.startswith(b"%PDF-"):
            self.letters += 1
            self.reads(who, place, words_of(content))
            self.reads(who, f"{place} metadata", metadata_of(content))
        else:
            self.reads(who, place, content.decode(errors="replace"))

    def walks(self, cast: Iterable[Who], *, shared: bool) -> None:
        """Follow every link as each of them. `shared`: what one in a role found dull is dull."""
        memories: dict[object, Memory] = defaultdict(Memory)
        for who in cast:
            memory = memories[who.role if shared and who.is_staff else who.name]
            starts = {"resident": ["/mina-sidor/"], "nobody": ["/", "/arbete/", "/mina-sidor/"]}
            walk = Walk(who.name, Recording(who, self), NOTHING, memory=memory)  # type: ignore[arg-type]
            walk.from_(*starts.get(who.role, ["/arbete/"]))
            self.faults |= {each for each in walk.faults if each.endswith((": 500", ": 403"))}

    def presses(self) -> None:
        """What the right person gets when they send the forms that were found."""
        for post in self.stage.court.posts.found.values():
            answer = self.stage.court.ask(post.who, "POST", post.address, post.data)
            self.pages += 1
            self.reads(post.who, f"POST {place_of(post.address)}", answer.text)

    def searches(self, cast: Iterable[Who]) -> None:
        """Search for names of those who are hidden and of those who are not, as each of staff."""
        people = list(self.stage.things.rows("people.Person").values())
        hidden = [each for each in people if each.protection != "none"]
        for who in (each for each in cast if each.is_staff):
            for person in [*hidden, *people[:2]]:
                for word in (person.family_name.partition("-")[0], person.number):
                    self.searched(who, word)

    def searched(self, who: Who, word: str | None) -> None:
        """What one search shows, but for the words themselves in the box."""
        answer = self.stage.court.ask(who, "POST", "/arbete/personer/", {"q": word or ""})
        self.pages += 1
        self.reads(who, SEARCH, answer.text.replace(f'value="{word}"', ""))

    def leavings(self) -> None:
        """What the program leaves behind and nobody is shown: log, sessions, mail, sealed bytes."""
        payload = apps.get_model("audit.Payload")
        for body in payload.objects.values_list("body", flat=True).iterator():
            self.reads(None, "log", body)
        for session in Session.objects.all():
            self.reads(None, "session", str(session.get_decoded()))
        for letter in mail.outbox:
            self.reads(None, "mail", f"{letter.subject} {letter.body}")
        sealed = {w for w, canary in self.stage.aviary.known.items() if canary.sealed}
        for word in sorted(sealed & self.stage.aviary.words_in(whole_database())):
            canary = self.stage.aviary.known[word]
            self.wrong[f"database: {canary.model}.{canary.field} in clear"] = word
        for path in settings_documents():
            self.reads(None, "document store", path.name + path.read_bytes().decode("latin-1"))

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Read what the application logs meanwhile, down to DEBUG."""
        heard, root = Heard(), logging.getLogger()
        before, off = root.level, logging.root.manager.disable
        root.addHandler(heard)
        root.setLevel(logging.DEBUG)
        logging.disable(logging.NOTSET)
        quiet, root.handlers = root.handlers, [heard]
        try:
            yield
        finally:
            root.handlers = [each for each in quiet if each is not heard]
            root.setLevel(before)
            logging.disable(off)
        for line in heard.lines:
            self.reads(None, "application log", line)


class Heard(logging.Handler):
    """Keeps every line, with its traceback."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.lines.append(self.format(record))


class _Nothing:
    """Finds nothing: the walk's own secrets are not looked for here."""

    def findall(self, text: str) -> list[str]:
        return []


NOTHING: Any = _Nothing()


class Recording:
    """A client whose answers are read by the crawl."""

    def __init__(self, who: Who, crawl: Crawl) -> None:
        self.who, self.crawl = who, crawl

    def get(self, address: str, *, follow: bool = False) -> Any:
        """As the client's, and read."""
        answer: Any = self.who.client.get(address, follow=follow)
        if answer.redirect_chain:
            address = answer.redirect_chain[-1][0]
        self.crawl.answer(self.who, address, answer)
        return answer


def metadata_of(content: bytes) -> str:
    """Everything in a letter that is not its pages: author, title, producer, attachments."""
    with pikepdf.Pdf.open(io.BytesIO(content)) as file:
        told = [f"{name}: {value}" for name, value in file.docinfo.items()]
        with file.open_metadata() as words:
            told += [f"{name}: {value}" for name, value in words.items()]
        return "\n".join([*told, *file.attachments])


def whole_database() -> str:
    """Every byte of the database as text."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        return str(connection.connection.serialize().decode("latin-1"))
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT whole::text FROM "{table}" whole')
            told += [row[0] for row in cursor.fetchall()]
    return "\n".join(told)


def settings_documents() -> list[Any]:
    """Every file of the document store."""
    from pathlib import Path

    return [path for path in Path(settings.DOCUMENTS).glob("*/*") if path.is_file()]
