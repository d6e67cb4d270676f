"""The pages of the program as forms on paper: which boxes each has, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

WRITTEN = {"text", "email", "tel", "number", "date", "time", "textarea", "password", "url"}
PRESSED = {"submit", "image", "button", "reset", "file"}


@dataclass
class Box:
    """A place to write or choose in, with what stands there."""

    name: str
    kind: str
    value: str
    on: bool = True

    @property
    def is_written(self) -> bool:
        """Whether somebody writes here, rather than chooses."""
        return self.kind in WRITTEN


@dataclass
class Form:
    """A form of a page: where it goes, its boxes, and its buttons with their words."""

    action: str
    method: str
    boxes: list[Box] = field(default_factory=list)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)

    def filled(self, words: str) -> dict[str, Any]:
        """What a press on the button would send, were nothing changed."""
        sent: dict[str, Any] = {}
        for box in self.boxes:
            if box.on and box.name:
                sent.setdefault(box.name, []).append(box.value)
        for name, value, said in self.buttons:
            if name and words in said:
                sent[name] = [value]
                break
        return sent

    def names(self) -> set[str]:
        """The names of all boxes."""
        return {box.name for box in self.boxes}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[tuple[str, str]] = []
        self._form: Form | None = None
        self._box: Box | None = None
        self._fresh = False  # whether a list has no choice yet
        self._words: list[str] | None = None
        self._press: tuple[str, str] = ("", "")
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(has.get("action", ""), has.get("method", "get").lower())
            self.forms.append(self._form)
        elif tag == "a":
            self._link, self._words = has.get("href", ""), []
        elif self._form is not None:
            self._inside(tag, has, self._form)

    def _inside(self, tag: str, has: dict[str, str], form: Form) -> None:
        name, value = has.get("name", ""), has.get("value", "")
        if tag == "input" and has.get("type", "text") not in PRESSED:
            kind = has.get("type", "text")
            tick = kind in {"radio", "checkbox"}
            form.boxes.append(Box(name, kind, value or ("on" if tick else ""),
                                  not tick or "checked" in has))  # fmt: skip
        elif tag in {"textarea", "select"}:
            self._box = Box(name, tag, "")
            form.boxes.append(self._box)
            self._fresh = True
        elif tag == "option" and self._box and ("selected" in has or self._fresh):
            self._box.value, self._fresh = value, False
        elif tag == "button":
            self._press, self._words = (name, value), []

    def handle_data(self, data: str) -> None:
        if self._box is not None and self._box.kind == "textarea":
            self._box.value += data if self._box.value else data.lstrip("\n")
        if self._words is not None:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        said = " ".join(" ".join(self._words or ()).split())
        if tag == "form":
            self._form = None
        elif tag in {"textarea", "select"}:
            self._box = None
        elif tag == "button" and self._words is not None:
            if self._form is not None:
                self._form.buttons.append((*self._press, said))
            self._words = None
        elif tag == "a" and self._words is not None:
            self.links.append((self._link, said))
            self._words = None


def read(html: str) -> tuple[list[Form], list[tuple[str, str]]]:
    """The forms and links in a page's main part."""
    reader = _Reader()
    reader.feed(html.partition("<main")[2].partition("</main>")[0])
    return reader.forms, reader.links


def empty(forms: list[Form]) -> Iterator[tuple[Form, Box]]:
    """Every box where somebody may write and nothing stands."""
    for form in forms:
        for box in form.boxes:
            if box.is_written and box.name and not box.value.strip():
                yield form, box
