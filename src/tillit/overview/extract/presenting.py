"""Lines as whoever reviews sees them, and as they leave: the same masks in both."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tillit.casework.decisions.extracts import HIDDEN, hide_words, hides_others
from tillit.kernel.actor import Actor
from tillit.kernel.protected import Protected
from tillit.kernel.swedish import clock, day_of, full_day
from tillit.registers.people.queries import ids_of, lines_of
from tillit.trust.access.queries import visible_ids
from tillit.trust.audit.types import Shows
from tillit.trust.holdings.queries import records_again
from tillit.trust.holdings.types import Cell, Mark, Record

from .collecting import DOCUMENTS, MOMENT, is_shown
from .models import Extract, ExtractLine
from .policies import OWN_TABLES, WAYS, WITH_REPORTER
from .readers import TABLE as READERS
from .readers import reader_records
from .types import CellView, Holds, LineView, Ruling

WRONG = "Någon menar att det är fel"
NOT_YOURS = "Visas inte för dig. Det döljs om ingen annan prövar det."


@dataclass(frozen=True)
class Eyes:
    """What one reader may see of one extract, and what nobody's copy of it tells. `protected` are
    those of the persons named for whom protection holds; `far`: the person is one of them, and the
    receiver somebody else."""

    open: frozenset[UUID]
    with_reporter: frozenset[UUID]
    protected: frozenset[UUID]
    far: bool
    receiver: frozenset[UUID]
    hide: Callable[[str], str]

    def sees(self, line: ExtractLine) -> bool:
        """Whether the line is this reader's to decide about."""
        return self.open.issuperset(map(UUID, line.under))

    def sees_reporter(self, line: ExtractLine) -> bool:
        """Whether who reported is shown too."""
        return self.with_reporter.issuperset(map(UUID, line.under))

    def locked(self, record: Record, cell: Cell) -> bool:
        """What never leaves with an extract, and is not shown: the place of a protected person,
        who they are and how they are reached when another asks, and a sealed address."""
        if record.table in OWN_TABLES:
            return True
        if self.far and cell.shows in (Shows.IDENTITY, Shows.CONTACT):
            return True
        return (cell.shows is Shows.LOCATION or cell.place) and bool(self.protected)


def eyes_of(row: Extract, lines: Iterable[ExtractLine], *, by: Actor, at: datetime) -> Eyes:
    """For these lines of an extract. The number of queries does not grow with them."""
    under = {UUID(each) for line in lines for each in line.under}
    named = {UUID(each) for each in row.named}
    around = {row.person_id, row.for_id, *named}
    people = lines_of(by, around)
    protected = frozenset(id for id, each in people.items() if each.protection.holds)
    return Eyes(
        open=frozenset(visible_ids(by, at=at, ways=WAYS).filter(object_id__in=under)),
        with_reporter=frozenset(
            visible_ids(by, at=at, ways=WITH_REPORTER).filter(object_id__in=under)
        ),
        protected=protected,
        far=row.for_id != row.person_id and row.person_id in protected,
        receiver=ids_of(by, row.for_id),
        hide=hides_others(by, row.person_id, row.for_id, named, at=at),
    )


def records_for(
    row: Extract, lines: Iterable[ExtractLine], *, by: Actor
) -> dict[tuple[str, str], Record]:
    """The rows themselves, read anew, by table and id."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        wanted[line.table].append(line.row)
    found = {(each.table, each.id): each for each in records_again(by, wanted)}
    if READERS in wanted and row.begun_at:
        things = {UUID(id.split(":")[1]) for id in wanted[READERS]}
        persons = ids_of(by, row.person_id)
        for each in reader_records(by, persons, things, until=row.begun_at):
            found[each.table, each.id] = each
    return found


def unseen(line: ExtractLine, record: Record, eyes: Eyes) -> set[str]:
    """The values of a line that this reader is not shown: they stay hidden whatever is typed."""
    if eyes.sees_reporter(line):
        return set()
    return {cell.name for cell in record.cells if cell.shows is Shows.REPORTER}


def digest_of(record: Record) -> str:
    """What a row said when somebody decided about it."""
    cells = [[cell.name, cell.value] for cell in record.cells]
    said = json.dumps([cells, [mark.text for mark in record.marks]], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def line_view(line: ExtractLine, record: Record, eyes: Eyes) -> LineView:
    """One line as it is reviewed: what is masked for everybody is masked here too."""
    return LineView(
        id=line.pk,
        title=record.words,
        written=line.written,
        holds=tuple(Holds(each) for each in line.holds),
        cells=(
            *(_cell(line, record, cell, eyes) for cell in record.cells if is_shown(cell)),
            *(CellView("", WRONG, _mark(each, line, eyes), hidden=False) for each in record.marks),
        ),
        ruling=Ruling(line.ruling) if line.ruling else None,
        ground=line.ground,
        phrases=_clear(line.phrases),
        why=_clear(line.why),
        by_name=line.by_name,
        at=line.at,
        version=line.version,
        paper=UUID(line.row) if line.table == DOCUMENTS else None,
        changed=bool(line.ruling) and line.digest != digest_of(record),
    )


def _cell(line: ExtractLine, record: Record, cell: Cell, eyes: Eyes) -> CellView:
    may_see = not eyes.locked(record, cell) and (
        cell.shows is not Shows.REPORTER or eyes.sees_reporter(line)
    )
    text = masked_text(line, cell, eyes) if may_see else NOT_YOURS
    hidden = not may_see or cell.name in line.hidden
    reporter = cell.shows is Shows.REPORTER
    return CellView(cell.name, cell.words, text, hidden, may_see, reporter)


def leaving(line: ExtractLine, record: Record, eyes: Eyes, *, staff: bool) -> list[tuple[str, str]]:
    """What leaves of a line that is given out: words and value, with every mask in place. `staff`:
    the names of colleagues may stand there."""
    found = []
    for cell in record.cells:
        if not is_shown(cell):
            continue
        kept = cell.name in line.hidden or eyes.locked(record, cell)
        if kept or (cell.names_staff and not staff):
            found.append((cell.words, HIDDEN))
        else:
            found.append((cell.words, masked_text(line, cell, eyes)))
    return found + [(WRONG, _mark(mark, line, eyes)) for mark in record.marks]


def _mark(mark: Mark, line: ExtractLine, eyes: Eyes) -> str:
    """The receiver's own words follow the post; that somebody else said so is said, never what."""
    if mark.person not in eyes.receiver:
        return "En annan person har sagt det."
    return hide_words(eyes.hide(mark.text), _clear(line.phrases).splitlines())


def masked_text(line: ExtractLine, cell: Cell, eyes: Eyes) -> str:
    """A value in plain words, without what leads to others and without what somebody hid."""
    text = eyes.hide(plain(cell.plain))
    return hide_words(text, _clear(line.phrases).splitlines())


def plain(text: str) -> str:
    """A moment as a day is written; other texts as they are."""
    if not MOMENT.fullmatch(text):
        return text
    try:
        if len(text) == len("2026-01-01"):
            return full_day(date.fromisoformat(text))
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{full_day(day_of(at))} klockan {clock(at)}"


def _clear(value: Protected[str] | str | None) -> str:
    if value is None:
        return ""
    return value.reveal() if isinstance(value, Protected) else value
