"""Names as search and sorting need them. Pure text, the same on every database."""

import re
import unicodedata

from tillit.kernel.folding import LATIN

_SORT = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})

# One sound, one letter: the spellings that Swedish names are most often written with.
_SOUNDS = (
    ("skj", "x"), ("stj", "x"), ("sch", "x"), ("tsj", "x"), ("sj", "x"), ("sh", "x"), ("ch", "k"),
    ("kj", "x"), ("tj", "x"), ("ck", "k"), ("qv", "kv"), ("qu", "kv"), ("hj", "j"), ("lj", "j"),
    ("gj", "j"), ("dj", "j"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("gh", "g"), ("x", "ks"),
)  # fmt: skip
_LETTERS = str.maketrans({"w": "v", "c": "k", "z": "s", "q": "k", "y": "i"})


def sort_key(given_name: str, family_name: str) -> str:
    """A key whose byte order is the Swedish order: … z å ä ö, family name first."""
    return f"{_sortable(family_name)}  {_sortable(given_name)}"


def _sortable(name: str) -> str:
    swedish = unicodedata.normalize("NFC", name.casefold()).translate(_SORT).translate(LATIN)
    return "".join(
        c for c in unicodedata.normalize("NFKD", swedish) if not unicodedata.combining(c)
    )


def phonetic(word: str) -> str:
    """A key that is the same for names that sound the same: Kvist, Qvist, Quist."""
    sound = word
    for spelling, letter in _SOUNDS:
        sound = sound.replace(spelling, letter)
    sound = re.sub(r"(.)\1+", r"\1", sound.translate(_LETTERS))
    return re.sub(r"(?<=.)h", "", sound)
