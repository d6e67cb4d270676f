"""Words as search needs them: without case and accents, the same on every database."""

import re
import unicodedata

LATIN = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_APART = re.compile(r"[^a-z0-9]+")
_QUIET = re.compile(r"['’`´.]")


def folded(text: str) -> str:
    """Lower case without accents, as words of a–z and digits with one space between.

    å and ä become a, ö becomes o. A letter of another script becomes u and its number, so that
    the start of a name stays the start of its folded form.
    """
    lower = _QUIET.sub("", unicodedata.normalize("NFKC", text).casefold()).translate(LATIN)
    bare = (c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    plain = "".join(c if c.isascii() or not c.isalnum() else f"u{ord(c):x}" for c in bare)
    return _APART.sub(" ", plain).strip()


def words_of(*names: str) -> tuple[str, ...]:
    """The distinct folded words of the names, in order."""
    return tuple(dict.fromkeys(word for name in names for word in folded(name).split()))
