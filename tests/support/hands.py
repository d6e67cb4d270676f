"""Somebody at a desk or a phone, without a browser: opens pages, fills in forms, presses buttons.

Every page they come to is shown to `look`, with its forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import resolve

from tests.support.paper import Form, read

Look = Callable[[str, list[Form]], None]
Wrote = Callable[[str, str], None]


class Hands:
    """One signed-in client, and the page that is open."""

    def __init__(self, client: Client, look: Look, wrote: Wrote) -> None:
        self.client, self.look, self.wrote = client, look, wrote
        self.path, self.html = "", ""
        self.forms: list[Form] = []
        self.links: list[tuple[str, str]] = []

    def opens(self, path: str) -> None:
        """Go to an address."""
        self._arrive(self.client.get(path, follow=True), path)

    def follows(self, words: str) -> None:
        """Follow the first link with these words."""
        found = [href for href, said in self.links if words in said]
        assert found, (words, self.path, self.links)
        self.opens(found[0])

    def presses(self, button: str, /, **typed: str) -> None:
        """Fill in the form of a button, and press it. The rest is sent as it stands."""
        form = next((each for each in self.forms if has(each, button, set(typed))), None)
        assert form, (button, typed, self.path, [(f.buttons, f.names()) for f in self.forms])
        action = form.action or self.path
        for box in form.boxes:
            if box.is_written and box.name in typed:
                self.wrote(asked_in(action, box.name), typed[box.name])
        sent = {**form.filled(button), **{name: [value] for name, value in typed.items()}}
        self._arrive(self.client.post(action, sent, follow=True), action)

    def first(self, button: str, *names: str) -> dict[str, str]:
        """The first choice of each of these questions, in the form of a button."""
        form = next(each for each in self.forms if has(each, button, set(names)))
        return {box.name: box.value for box in reversed(form.boxes) if box.name in names}

    def _arrive(self, answer: Any, path: str) -> None:
        assert answer.status_code == 200, (answer.status_code, path)
        self.path = answer.redirect_chain[-1][0] if answer.redirect_chain else path
        self.html = answer.content.decode()
        self.forms, self.links = read(self.html)
        self.look(self.path, self.forms)


def has(form: Form, words: str, names: set[str]) -> bool:
    """Whether a form has a button with these words, and all these boxes."""
    return names <= form.names() and any(words in said for _, _, said in form.buttons)


def asked_in(action: str, name: str) -> str:
    """A box by where its form goes and by its name, without the numbers of one person or case."""
    where = resolve(action.partition("?")[0].partition("#")[0])
    what = [value for value in where.kwargs.values() if isinstance(value, str)]
    return (
        "/".join([where.url_name or "", *what]) + f".{re.sub(r'[0-9a-f-]{30,}|[0-9]+', 'N', name)}"
    )
