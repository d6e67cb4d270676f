"""Names as search and sorting need them. Pure text, the same on every database."""

import re
import unicodedata

_LATIN = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_APART = re.compile(r"[^a-z0-9]+")
_QUIET = re.compile(r"['’`´.]")
_SORT = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})

# One sound, one letter: the spellings that Swedish names are most often written with.
_SOUNDS = (
    ("skj", "x"), ("stj", "x"), ("sch", "x"), ("tsj", "x"), ("sj", "x"), ("sh", "x"), ("ch", "k"),
    ("kj", "x"), ("tj", "x"), ("ck", "k"), ("qv", "kv"), ("qu", "kv"), ("hj", "j"), ("lj", "j"),
    ("gj", "j"), ("dj", "j"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("gh", "g"), ("x", "ks"),
)  # fmt: skip
_LETTERS = str.maketrans({"w": "v", "c": "k", "z": "s", "q": "k", "y": "i"})


def folded(text: str) -> str:
    """Lower case without accents, as words of a–z and digits with one space between.

    å and ä become a, ö becomes o. A letter of another script becomes u and its number, so that
    the start of a name stays the start of its folded form.
    """
    lower = _QUIET.sub("", unicodedata.normalize("NFKC", text).casefold()).translate(_LATIN)
    bare = (c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    plain = "".join(c if c.isascii() or not c.isalnum() else f"u{ord(c):x}" for c in bare)
    return _APART.sub(" ", plain).strip()


def words_of(*names: str) -> tuple[str, ...]:
    """The distinct folded words of the names, in order."""
    return tuple(dict.fromkeys(word for name in names for word in folded(name).split()))


def sort_key(given_name: str, family_name: str) -> str:
    """A key whose byte order is the Swedish order: … z å ä ö, family name first."""
    return f"{_sortable(family_name)}  {_sortable(given_name)}"


def _sortable(name: str) -> str:
    swedish = unicodedata.normalize("NFC", name.casefold()).translate(_SORT).translate(_LATIN)
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
