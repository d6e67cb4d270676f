"""Find offers by what somebody types, in any words, with slips. Nothing that is typed is kept.

Each process keeps the words of all offers in memory and reads them anew when any has changed. A
word counts by where it stands (the name most), by its stem, and by a word near it in letters. What
somebody feels (`situations.toml`) leads to the offers that say they help with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from uuid import UUID

import snowballstemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

from tillit.kernel.folding import words_of
from tillit.registers.directory.types import Danger, Situation

from .situations import dangers, situations

NAME, WORDS, WHAT, WHOM, BY_SITUATION = 8.0, 6.0, 3.0, 1.5, 5.0  # how much a word there counts
SLIP = 0.6  # how much of it a word that is only near counts
SHORT, LONG = 4, 8  # letters: a shorter word must be right; a longer one may have two slips
MOST_WORDS = 16  # of what is typed; nobody needs more
QUIET = frozenset(words_of(
    "jag du vi ni han hon den det de en ett och eller men att som för på av med till från om i är "
    "har kan vill ska mitt min mina mig dig oss er hos någon något hjälp behöver så när var vad "
    "hur man inte mycket lite alltid aldrig här där nu bara också"
))  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What stands about an offer, as far as it is searched."""

    id: UUID
    name: str
    words: str
    what: str
    for_whom: str
    situations: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What a search came to: ids with the best first, the situations it sounds like, and whether
    it sounds like danger."""

    ids: tuple[UUID, ...]
    situations: tuple[Situation, ...]
    dangers: tuple[Danger, ...]


@dataclass
class Index:
    """The words of all offers: for each stem, which offers have it and how much it counts."""

    weights: dict[str, dict[UUID, float]] = field(default_factory=lambda: defaultdict(dict))
    by_situation: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    order: dict[UUID, str] = field(default_factory=dict)
    near: list[str] = field(default_factory=list)


def index_of(all_: Iterable[Said]) -> Index:
    """The index of these offers."""
    made = Index()
    for each in all_:
        made.order[each.id] = each.name
        for code in each.situations:
            made.by_situation[code].append(each.id)
        parts = ((each.name, NAME), (each.words, WORDS), (each.what, WHAT), (each.for_whom, WHOM))
        for text, weight in parts:
            for word in _stems(text):
                known = made.weights[word].get(each.id, 0.0)
                made.weights[word][each.id] = max(known, weight)
    made.near = sorted(made.weights)
    return made


def search(index: Index, typed: str) -> Found:
    """The offers for what was typed, the best first; those alike by name."""
    stems = list(dict.fromkeys(_stems(typed)))[:MOST_WORDS]
    meant = tuple(_sounds_like(typed))
    points: dict[UUID, float] = defaultdict(float)
    for stem in stems:
        for word, share in _alike(index, stem).items():
            for id_, weight in index.weights[word].items():
                points[id_] += weight * share
    for rank, situation in enumerate(meant):
        for id_ in index.by_situation.get(situation.code, ()):
            points[id_] += BY_SITUATION / (rank + 1)
    ids = sorted(points, key=lambda id_: (-points[id_], index.order[id_]))
    alarm = tuple(each for each in dangers() if _has(each.words, typed))
    return Found(tuple(ids), meant, alarm)


def _alike(index: Index, stem: str) -> Mapping[str, float]:
    """The known stems that a typed one means: itself, those it begins, and those a slip away."""
    if stem in index.weights:
        return {stem: 1.0}
    found = {word: SLIP for word in index.near if len(stem) >= SHORT and word.startswith(stem)}
    if found or len(stem) < SHORT:
        return found
    slips = 2 if len(stem) >= LONG else 1
    near = process.extract(stem, index.near, scorer=OSA.distance, score_cutoff=slips, limit=6)
    return {word: SLIP for word, *_ in near}


def _sounds_like(typed: str) -> Iterator[Situation]:
    """The situations whose words are all there, those with most of them first."""
    hits = [(_hits(each.words, typed), each) for each in situations()]
    for number, each in sorted(hits, key=lambda hit: -hit[0]):
        if number:
            yield each


def _has(phrases: Iterable[str], typed: str) -> bool:
    return _hits(phrases, typed) > 0


def _hits(phrases: Iterable[str], typed: str) -> int:
    """How many words of the phrases that are wholly there, with slips."""
    there = _every_stem(typed)
    return sum(
        len(stems) for phrase in phrases
        if (stems := _phrase(phrase)) and all(_near(stem, there) for stem in stems)
    )  # fmt: skip


def _near(stem: str, there: frozenset[str]) -> bool:
    if stem in there:
        return True
    if len(stem) <= SHORT:
        return False
    slips = 2 if len(stem) >= LONG else 1
    return bool(process.extractOne(stem, there, scorer=OSA.distance, score_cutoff=slips))


@lru_cache(maxsize=2_000)
def _phrase(phrase: str) -> tuple[str, ...]:
    return tuple(_every_stem(phrase))


def _every_stem(text: str) -> frozenset[str]:
    """The stems of all words, quiet ones too: in "orkar inte" the second word is what matters."""
    return frozenset(_stem(word) for word in words_of(text)[: 4 * MOST_WORDS])


def _stems(text: str) -> Iterator[str]:
    return (_stem(word) for word in words_of(text) if word not in QUIET)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    stem: str = _stemmer().stemWord(word)
    return stem


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("swedish")
