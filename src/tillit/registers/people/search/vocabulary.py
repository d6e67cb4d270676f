"""All distinct name words in memory, so that a misspelt word finds what was meant.

Each process keeps its own copy and compares one token per search: new words anywhere, in any
process, make it read anew. The copy is the same whichever database it came from.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from threading import Lock
from uuid import UUID

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tillit.kernel.rows import the_one
from tillit.registers.people.models import SearchVersion, SearchWord
from tillit.registers.people.naming import phonetic

SHORT = 5  # letters; a shorter word allows one slip, a longer one two
LIMIT = 25


@dataclass
class _Vocabulary:
    token: UUID | None = None
    words: list[str] = field(default_factory=list)
    by_sound: dict[str, list[str]] = field(default_factory=dict)


_lock = Lock()
_held = _Vocabulary()


def alike(word: str, *, slips: int | None = None) -> list[str]:
    """Known words that are near the typed one by letters or by sound, at most 50, nearest first."""
    known = _fresh()
    cutoff = slips if slips is not None else (1 if len(word) < SHORT else 2)
    near = process.extract(word, known.words, scorer=OSA.distance, score_cutoff=cutoff, limit=LIMIT)
    sounding = known.by_sound.get(phonetic(word), [])[:LIMIT]
    return list(dict.fromkeys([*(found for found, *_ in near), *sounding]))


def _fresh() -> _Vocabulary:
    """The words as they are now; one query, and a second only when there are new ones."""
    global _held
    token = the_one(SearchVersion.objects.filter(pk=1).values_list("token", flat=True))
    with _lock:
        if token != _held.token:
            _held = _read(token)
        return _held


def _read(token: UUID | None) -> _Vocabulary:
    pairs = sorted(SearchWord.objects.values_list("word", "sound"))
    by_sound: dict[str, list[str]] = defaultdict(list)
    for word, sound in pairs:
        by_sound[sound].append(word)
    return _Vocabulary(token, [word for word, _ in pairs], dict(by_sound))
