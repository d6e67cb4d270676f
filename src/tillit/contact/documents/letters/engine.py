"""Make a letter: our layout, the module's template, and data that cannot run."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from tillit.kernel.events import JSON
from tillit.kernel.protected import Protected
from tillit.kernel.swedish import MONTHS

if TYPE_CHECKING:
    import typst

LAYOUT = Path(__file__).with_name("letter.typ")
STANDARDS = ["ua-1", "a-3a"]
ARCHIVED = ["ua-1", "a-2a"]  # nothing of another format inside
LANGUAGES = {"sv": "SE", "en": "GB"}
HIDDEN_ADDRESS = "Skyddad adress"


@dataclass(frozen=True)
class LetterAddress:
    """Where a letter goes. Of somebody protected nothing is written unless it is revealed."""

    name: str
    lines: Protected[tuple[str, ...]] | tuple[str, ...]

    def written(self, *, reveal: bool) -> tuple[str, ...]:
        """The lines in the window. Protected lines only by `reveal`: the caller logs it."""
        if isinstance(self.lines, Protected):
            return (self.name, *(self.lines.reveal() if reveal else (HIDDEN_ADDRESS,)))
        return (self.name, *self.lines)


@dataclass(frozen=True)
class LetterHead:
    """What stands around the text: who writes, to whom, when, under which number."""

    to: LetterAddress
    day: date
    unit: str = ""
    reference: str = ""
    handler: str = ""
    footer: tuple[str, ...] = ()


class LetterFault(ValueError):
    """The template does not make an accessible PDF: a fault of ours, found by a test."""


def render_letter(
    template: str,
    data: Mapping[str, object],
    *,
    title: str,
    head: LetterHead,
    lang: str = "sv",
    reveal: bool = False,
) -> bytes:
    """The letter as PDF/UA-1 and PDF/A-3a; the same bytes for the same input.

    `template` is typst source that imports letter.typ; `data` reaches it as values, never as
    source: strings, numbers, lists, dictionaries (a Protected is refused with TypeError). With
    `reveal` a protected address is written: the caller logs that first
    (`note_read(…, shows=[Shows.LOCATION])`). Raises LetterFault when the PDF would leave
    somebody out (no title, a skipped heading level, a picture without words).
    """
    inputs = {
        "head": json.dumps(_head(title, head, lang, reveal), ensure_ascii=False),
        "data": json.dumps(dict(data), ensure_ascii=False),
    }
    files = {"main": template.encode(), "letter.typ": _layout()}
    return _compile(files, inputs, standards=STANDARDS, day=head.day)


def render_archived(template: str, data: Mapping[str, object], *, day: date) -> bytes:
    """A paper that is nobody's letter, as PDF/UA-1 and PDF/A-2a: for what leaves the house and is
    to be read without us. `template` is typst source that looks after its own layout; the data
    reaches it as `sys.inputs.data`. Raises LetterFault."""
    inputs = {"data": json.dumps(dict(data), ensure_ascii=False)}
    return _compile({"main": template.encode()}, inputs, standards=ARCHIVED, day=day)


def _compile(
    files: dict[str, bytes], inputs: dict[str, str], *, standards: list[str], day: date
) -> bytes:
    import typst  # a large library: loaded by the first letter, not by every command

    try:
        made = typst.compile(  # type: ignore[call-overload]  # its stub knows no dict of files
            files,
            format="pdf",
            font_paths=_fonts(str(settings.FONTS) if Path(settings.FONTS).is_dir() else ""),
            sys_inputs=inputs,
            pdf_standards=standards,
            timestamp=_noon(day),
        )
    except typst.TypstError as fault:
        raise LetterFault(str(fault))
    return bytes(made)


@lru_cache(maxsize=1)
def _layout() -> bytes:
    return LAYOUT.read_bytes()


@lru_cache(maxsize=2)
def _fonts(folder: str) -> "typst.Fonts":
    """Our fonts, read once for the process; without a folder only those of the library itself."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[folder] if folder else [])


def _noon(day: date) -> int:
    """Seconds since 1970 at noon of a day: the clock that typst sees, so that bytes repeat."""
    return (day - date(1970, 1, 1)).days * 86400 + 43200


def _head(title: str, head: LetterHead, lang: str, reveal: bool) -> dict[str, JSON]:
    return {
        "title": title,
        "lang": lang,
        "region": LANGUAGES[lang],
        "sender": settings.MUNICIPALITY,
        "unit": head.unit,
        "reference": head.reference,
        "handler": head.handler,
        "day": head.day.isoformat(),
        "written_day": f"{head.day.day} {MONTHS[head.day.month - 1]} {head.day.year}"
        if lang == "sv"
        else head.day.isoformat(),
        "recipient": list(head.to.written(reveal=reveal)),
        "footer": list(head.footer) or [settings.MUNICIPALITY],
    }
