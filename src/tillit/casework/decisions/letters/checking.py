"""Whether a letter tells its receiver something that they may not know. Plain Python.

The second of two walls. `masking` takes secrets out of the text when a letter is built; this reads
the whole finished letter at the moment it is sent, with rules of its own, and stops it. It works
on any letter: it is given the letter's parts as texts, and what must not be told.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from tillit.kernel.location import Location

SQUEEZED = 8  # signs; a shorter secret would be found across ordinary words
NUMBER = 6  # digits; with fewer it is a house number or a year

# Parts that name colleagues: a surname may be the name of a town.
STAFF = frozenset({"underskriften", "handläggaren", "Beslutat av", "Handläggare"})
SURE = frozenset({None, Location.ADDRESS, Location.PHONE, Location.MAIL})

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d(?:[\s().\-\u00a0\u2010-\u2015/]*\d)*")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True)
class Telling:
    """Something about a person that the receiver may not learn. `kind` is empty for a name or a
    personal number."""

    person: UUID
    text: str
    kind: Location | None = None
    said: bool = False


@dataclass(frozen=True)
class Leak:
    """Where a letter tells it: the part, never the text."""

    person: UUID
    part: str
    kind: Location | None = None

    @property
    def words(self) -> str:
        """What is told, as it stands in a sentence."""
        return self.kind.words if self.kind else "namnet eller personnumret"


def leaks(
    parts: Mapping[str, str], tellings: Iterable[Telling], *, sender: str
) -> tuple[Leak, ...]:
    """Every part that tells something. `parts` is the whole letter, by the name of each part.

    The sender's own name stands on every letter: it is looked past, except where a worker wrote
    down that the very municipality is a secret. Then no letter from here can go at all.
    """
    all_ = tuple(tellings)
    folded = {part: _folded(text) for part, text in parts.items()}
    found = []
    for telling in all_:
        for part, text in folded.items():
            if part in STAFF and telling.kind not in SURE:
                continue
            past = text if telling.said else text.replace(_folded(sender), " ")
            if _tells(past, _folded(telling.text), telling.kind):
                found.append(Leak(telling.person, part, telling.kind))
    return tuple(dict.fromkeys(found))


def _folded(text: str) -> str:
    """One way to write: no capitals, no unseen signs, no ligatures."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _tells(text: str, secret: str, kind: Location | None) -> bool:
    if kind is Location.AREA_CODE:
        return re.search(rf"(?<!\d){re.escape(secret)}(?=[\s\-/]*\d)", text) is not None
    if kind is Location.MAIL_DOMAIN:
        return secret in text
    digits = re.sub(r"\D", "", secret)
    if len(digits) >= NUMBER and not re.search(r"[^\W\d]", secret):
        return _number(text, digits)
    if kind is Location.ADDRESS:
        secret = secret.split(",")[0]
    squeezed = "".join(_WORD.findall(secret)).replace("_", "")
    if len(squeezed) >= SQUEEZED and squeezed in re.sub(r"[\W_]", "", text):
        return True
    return _words(_WORD.findall(text), _WORD.findall(secret))


def _number(text: str, digits: str) -> bool:
    """A number however it is spaced; of a telephone also with the country before it."""
    wanted = digits.removeprefix("0046").removeprefix("46").lstrip("0") or digits
    if len(wanted) < NUMBER:
        wanted = digits
    return any(wanted in re.sub(r"\D", "", found[0]) for found in _DIGITS.finditer(text))


def _words(text: list[str], secret: list[str]) -> bool:
    """The words one after the other; the last may go on (Ekbyskolans), a short one may not."""
    if not secret:
        return False
    *first, last = secret
    long = len(last) >= 4
    for at in range(len(text) - len(first)):
        ends = text[at + len(first)]
        whole = ends.startswith(last) if long else ends == last
        if whole and text[at : at + len(first)] == first:
            return True
    return False
