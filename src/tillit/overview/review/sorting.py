"""Sort a week: explain each reading, pile what is left, say why somebody should look."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from .explaining import explain_all
from .facts import Facts
from .grounds import GROUNDS, Pile, enough
from .many import flagged
from .material import GLASS, SEARCHED, Material, Read
from .patterns import ORDER, PATTERNS
from .types import Lane


@dataclass(frozen=True)
class Row:
    """One reader × one person (or object) × one week. `persons`: of a pattern, how many."""

    reader: UUID
    about: UUID | None
    person: UUID | None
    lane: Lane
    why: tuple[str, ...]
    explained: tuple[tuple[str, int], ...]
    verbs: tuple[str, ...]
    reads: int
    left: int
    first: datetime
    last: datetime
    days_left: int
    persons: int = 1


def sort_out(material: Material, *, explain: bool = True) -> list[Row]:
    """Every row of a week, the gravest first. `explain=False` is the control of the proof."""
    facts = Facts(material)
    piles = list(_piled(material.reads, facts, explain).values())
    for pile in piles:
        pile.left.sort(key=lambda read: read.at)
    _count_around(piles, facts)
    rows = [*_patterns(piles, facts)]
    parts = {row.reader for row in rows}
    rows += _flags(facts)
    rows += [_row(pile, facts, part=pile.reader in parts) for pile in piles]
    return _families_as_one(sorted(rows, key=_rank), facts)


def _families_as_one(rows: list[Row], facts: Facts) -> list[Row]:
    """Who has read about several in a family makes one row, under the gravest of them."""
    kept: list[Row] = []
    first: dict[tuple[UUID, UUID], int] = {}
    for row in rows:
        person = row.person
        if row.lane is not Lane.LOOK or person is None:
            kept.append(row)
        elif (place := first.get((row.reader, person))) is not None:
            kept[place] = replace(kept[place], persons=kept[place].persons + 1)
            kept.append(replace(row, lane=Lane.PART))
        else:
            for near in facts.material.kin.get(person, frozenset()) | {person}:
                first.setdefault((row.reader, near), len(kept))
            kept.append(row)
    return kept


def _rank(row: Row) -> tuple[int, int, int, str, str]:
    first = min((ORDER[code] for code in row.why), default=len(ORDER))
    lane = list(Lane).index(row.lane)
    return lane, first, -len(row.why), str(row.reader), str(row.about)


def _piled(
    reads: Sequence[Read], facts: Facts, explain: bool
) -> dict[tuple[UUID, UUID | None, bool], Pile]:
    """Reads by reader, person and whether they came through broken glass."""
    codes = explain_all(reads, facts) if explain else {}
    piles: dict[tuple[UUID, UUID | None, bool], Pile] = {}
    for read in reads:
        persons = read.shown if read.verb == SEARCHED and read.shown else (facts.person_of(read),)
        for person in persons:
            about = person or read.object_id
            key = (read.reader, about, read.ground == GLASS)
            pile = piles.setdefault(key, Pile(read.reader, about, person))
            pile.reads.append(read)
            if code := codes.get(id(read), {}).get(person, ""):
                pile.explained[code] += 1
            else:
                pile.left.append(read)
    return piles


def _count_around(piles: list[Pile], facts: Facts) -> None:
    """How many have read about the same person, and how many of a family one reader has read."""
    left = [pile for pile in piles if pile.left and pile.person]
    readers = Counter(pile.person for pile in left)
    persons: dict[UUID, set[UUID | None]] = defaultdict(set)
    for pile in left:
        persons[pile.reader].add(pile.person)
    for pile in left:
        kin = facts.material.kin.get(pile.person, frozenset()) if pile.person else frozenset()
        pile.readers = readers[pile.person]
        pile.family = len(persons[pile.reader] & (kin | {pile.person}))


def _patterns(piles: list[Pile], facts: Facts) -> list[Row]:
    """A row for each reader whose unexplained readings make a pattern."""
    of_reader: dict[UUID, list[Pile]] = defaultdict(list)
    for pile in piles:
        if pile.left and not _is_glass(pile):
            of_reader[pile.reader].append(pile)
    return [
        _pattern_row(mine, why)
        for mine in of_reader.values()
        if (why := tuple(each.code for each in PATTERNS if each.holds(mine, facts)))
    ]


def _flags(facts: Facts) -> list[Row]:
    """A row for each reader whom the log itself flagged, whatever explains the readings."""
    return [
        Row(
            reader, None, None, Lane.LOOK, why, (), why, len(found), 0,
            min(each.at for each in found), max(each.at for each in found), 0,
        )
        for reader, why, found in flagged(facts.material)
    ]  # fmt: skip


def _pattern_row(piles: list[Pile], why: tuple[str, ...]) -> Row:
    reads = sorted((read for pile in piles for read in pile.left), key=lambda read: read.at)
    return Row(
        piles[0].reader, None, None, Lane.LOOK, why, (), _verbs(reads), len(reads), len(reads),
        reads[0].at, reads[-1].at, len({read.at.date() for read in reads}), persons=len(piles),
    )  # fmt: skip


def _row(pile: Pile, facts: Facts, *, part: bool) -> Row:
    why = [each.code for each in GROUNDS if pile.left and each.holds(pile, facts)]
    reads = sorted(pile.left or pile.reads, key=lambda read: read.at)
    return Row(
        pile.reader, pile.about, pile.person, _lane(pile, why, part), tuple(why),
        tuple(sorted(pile.explained.items())), _verbs(pile.reads), len(pile.reads),
        len(pile.left), reads[0].at, reads[-1].at, len({read.at.date() for read in pile.left}),
    )  # fmt: skip


def _lane(pile: Pile, why: list[str], part: bool) -> Lane:
    if _is_glass(pile):
        return Lane.GLASS
    if not pile.left:
        return Lane.EXPLAINED
    if enough(why, alone=part):
        return Lane.LOOK
    return Lane.PART if part else Lane.REST


def _is_glass(pile: Pile) -> bool:
    return any(read.ground == GLASS for read in pile.left)


def _verbs(reads: Iterable[Read]) -> tuple[str, ...]:
    return tuple(sorted({read.verb for read in reads}))
