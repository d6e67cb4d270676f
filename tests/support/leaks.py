"""Leaks planted one at a time, to see that the crawl finds each: the controls of the canaries."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import pikepdf
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.template import Node
from django.template.loader import get_template

from tests.support.cast import Who
from tests.support.court import undone
from tests.support.crawl import Crawl
from tests.support.stage import Stage
from tillit.kernel.refusal import Refusal


@dataclass
class Planted:
    """A town with one leak at a time."""

    stage: Stage

    def who(self, role: str) -> Who:
        """The first in a role."""
        return next(each for each in self.stage.cast if each.role == role)

    def word(self, model: str, field: str, who: Who | None = None) -> str:
        """What stands in a field of something that somebody must not see."""
        for word, canary in self.stage.aviary.known.items():
            if (canary.model, canary.field) == (model, field):
                row = self.stage.things.rows(model).get(canary.pk)
                if row is not None and (who is None or not self.stage.things.is_seen(who, row)):
                    return word
        raise AssertionError(f"no canary in {model}.{field}")

    def hidden(self, field: str = "given_name") -> str:
        """A word of somebody who is protected."""
        return next(
            word for word, canary in self.stage.aviary.known.items()
            if (canary.model, canary.field) == ("people.Person", field)
            and canary.pk in self.stage.things.eyes.protected
        )  # fmt: skip

    def found(self) -> dict[str, bool]:
        """Whether each was found."""
        maja, guardian, vera = self.who("social_worker"), self.who("resident"), self.who("reviewer")
        note = self.word("cases.Note", "text", maja)
        reporter = self.word("intake.ConcernReport", "reporter_name")
        place = self.word("people.Household", "place", guardian)
        day, mine = "/arbete/", "/mina-sidor/"
        return {
            "mallen skriver ut ett dolt fält": self._template(maja, day, note),
            "sökningen föreslår en skyddad": self._search(maja, self.hidden()),
            "namn i programmets logg": self._logged(maja, note),
            "namn i brevets metadata": self._author(maja, self.hidden()),
            "namn i en HTTP-rubrik": self._page(maja, day, head("X-About", note)),
            "namn i ett fel": self._refusal(maja, note),
            "namn i ett dolt fält": self._page(maja, day, put(f'<input value="{note}">')),
            "namn i filnamnet": self._page(
                maja, day, head("Content-Disposition", f'attachment; filename="{note}.pdf"')
            ),
            "skyddads ort för en part": self._page(guardian, mine, put(place)),
            "anmälarens namn till parten": self._page(guardian, mine, put(f"Från {reporter}")),
            "innehåll för den som granskar": self._page(vera, day, put(note)),
            "namn i sessionen": self._left(lambda: session_with(note)),
            "namn i ett mejl": self._left(lambda: mail.outbox.append(letter_with(note))),
            "förseglat fält i klartext": self._left(lambda: clear_text(reporter)),
        }  # fmt: skip

    def _read(self, who: Who, address: str) -> bool:
        crawl = Crawl(self.stage)
        with undone():
            crawl.answer(who, address, who.client.get(address, follow=True))
        return bool(crawl.wrong)

    def _page(self, who: Who, address: str, change: Callable[[Any], None]) -> bool:
        ask = BaseHandler.get_response

        def leaking(handler: Any, request: Any) -> Any:
            answer = ask(handler, request)
            change(answer)
            return answer

        with patch.object(BaseHandler, "get_response", leaking):
            return self._read(who, address)

    def _template(self, who: Who, address: str, word: str) -> bool:
        class Leak(Node):
            def render(self, context: Any) -> str:
                return word

        nodes = get_template("http/not_there.html").template.nodelist  # type: ignore[attr-defined]
        nodes.append(Leak())
        try:
            return self._read(who, f"{address}finns-inte/")
        finally:
            nodes.pop()

    def _search(self, who: Who, word: str) -> bool:
        crawl = Crawl(self.stage)
        with patch("tillit.pages.desk.people.views.page", suggesting(word)):
            crawl.searched(who, "And")
        return bool(crawl.wrong)

    def _logged(self, who: Who, word: str) -> bool:
        crawl = Crawl(self.stage)
        with crawl.listening():
            logging.getLogger("tillit.prov").debug("Öppnar %s", word)
        return bool(crawl.wrong)

    def _author(self, who: Who, word: str) -> bool:
        file = io.BytesIO()
        with pikepdf.new() as pdf:
            pdf.docinfo["/Author"] = word
            pdf.save(file)

        def change(answer: Any) -> None:
            answer.content = file.getvalue()

        return self._page(who, "/arbete/", change)

    def _refusal(self, who: Who, word: str) -> bool:
        def refusing(*_: Any, **__: Any) -> Any:
            raise Refusal(f"{word} har redan ett ärende.")

        with patch("tillit.pages.desk.people.views.check_may_register", refusing):
            return self._read(who, "/arbete/personer/ny/")

    def _left(self, leave: Callable[[], None]) -> bool:
        crawl = Crawl(self.stage)
        with undone(), emptied():
            leave()
            crawl.leavings()
        return bool(crawl.wrong)


def put(text: str) -> Callable[[Any], None]:
    """Write something at the end of a page."""

    def change(answer: Any) -> None:
        answer.content = answer.content + text.encode()

    return change


def head(name: str, value: str) -> Callable[[Any], None]:
    """Write something in a header."""

    def change(answer: Any) -> None:
        answer.headers[name] = value

    return change


def suggesting(word: str) -> Callable[..., Any]:
    """A search page with one more line."""
    from tillit.pages.http.page import page

    def shown(*given: Any, **named: Any) -> Any:
        answer = page(*given, **named)
        answer.content = answer.content + f"<li>Menade du {word}?</li>".encode()
        return answer

    return shown


def session_with(word: str) -> None:
    """A session that remembers a name."""
    session = SessionStore()
    session["latest"] = word
    session.save()


def letter_with(word: str) -> Any:
    """A mail that tells a name."""
    return mail.EmailMessage("Nytt i ärendet", f"Det gäller {word}.")


def clear_text(word: str) -> None:
    """A sealed value written past its field."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE access_unit SET name = %s", [word])


@contextlib.contextmanager
def emptied() -> Iterator[None]:
    """No mail from before, and none left."""
    before, mail.outbox = getattr(mail, "outbox", []), []
    try:
        yield
    finally:
        mail.outbox = before
