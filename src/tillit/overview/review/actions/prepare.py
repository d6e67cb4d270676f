"""Sort the weeks that are over, once each, into rows. Run by a job (SoLPuL 10 §: recurring)."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import System
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.overview.review.events import WeekPrepared
from tillit.overview.review.gather import gather
from tillit.overview.review.material import Material, Thing
from tillit.overview.review.models import ReviewRow, Week
from tillit.overview.review.parameters import BACK
from tillit.overview.review.sample import POOL, draw
from tillit.overview.review.sorting import Row, sort_out
from tillit.overview.review.types import Lane
from tillit.trust.access.types import GuardKind
from tillit.trust.audit.actions import record

from .glass import take_in_glass

WEEK = timedelta(days=7)


def prepare_weeks(*, by: System, at: datetime) -> int:
    """Sort every week that is over and not sorted, the oldest first. Returns how many."""
    this = day_of(at) - timedelta(days=day_of(at).weekday())
    mondays = [this - number * WEEK for number in range(BACK, 0, -1)]
    ready = set(Week.objects.filter(monday__in=mondays).values_list("monday", flat=True))
    waiting = [monday for monday in mondays if monday not in ready]
    for monday in waiting:
        _prepare(monday, by, at)
    return len(waiting)


@transaction.atomic
def _prepare(monday: date, by: System, at: datetime) -> None:
    since, until = (_midnight(day) for day in (monday, monday + WEEK))
    take_in_glass(since=since, by=by, at=at)
    material = gather(since, until, earlier=_earlier(monday), by=by, at=at)
    rows = sort_out(material)
    seed = random.SystemRandom().randrange(2**31)
    counts = Counter[str]()
    for row in rows:
        counts.update(dict(row.explained))
    week = Week.objects.create(
        monday=monday,
        seed=seed,
        prepared_at=at,
        reads=len(material.reads),
        explained=dict(counts),
        rest=sum(row.lane is Lane.REST for row in rows),
    )
    pool = [(row.reader, row.about) for row in rows if row.lane in POOL and row.about]
    chosen = draw(pool, seed)
    made = _Made(material, week)
    ReviewRow.objects.bulk_create(
        [
            made.row(row, drawn=row.lane in POOL and (row.reader, row.about) in chosen)
            for row in rows
            if row.lane is not Lane.GLASS
        ],
        batch_size=500,
    )
    made.fill_glass([row for row in rows if row.lane is Lane.GLASS], since, until)
    left = sum(row.left for row in rows if row.persons == 1)
    record(WeekPrepared(week.pk, monday, week.reads, left), by=by, at=at)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), STOCKHOLM)


def _earlier(monday: date) -> Mapping[tuple[UUID, UUID | None], int]:
    """Readings without an explanation in the weeks before that nobody has found in order."""
    rows = ReviewRow.objects.filter(
        week__monday__gte=monday - (BACK - 1) * WEEK,
        week__monday__lt=monday,
        days_left__gt=0,
        about_id__isnull=False,
    ).exclude(outcome="fine")
    found: Counter[tuple[UUID, UUID | None]] = Counter()
    for reader, about, days in rows.values_list("reader_id", "about_id", "days_left"):
        found[reader, about] += days
    return found


class _Made:
    """Makes the stored rows of a week."""

    def __init__(self, material: Material, week: Week) -> None:
        self.week = week
        self.things = {thing.id: thing for thing in material.things}
        self.units = {sat.staff_id: sat.unit_id for sat in material.sat}
        self.of_person: dict[UUID, Thing] = {}
        for thing in sorted(material.things, key=lambda each: each.kind is GuardKind.CASE):
            for person in thing.concerned:  # somebody around: known by the child's case
                self.of_person.setdefault(person, thing)
            if thing.person_id:
                self.of_person[thing.person_id] = thing  # the own before others', a case last
        self.protected = material.protected

    def row(self, row: Row, *, drawn: bool) -> ReviewRow:
        """A row as it is kept."""
        thing = self._thing(row)
        case = None
        if thing:
            case = thing.id if thing.kind is GuardKind.CASE else thing.root_id
        return ReviewRow(
            week=self.week, reader_id=row.reader, unit_id=self.units.get(row.reader),
            about_id=row.about, person_id=row.person, case_id=case,
            about_unit_id=thing.unit_id if thing else None,
            about_kind=thing.kind if thing else "",
            lane=row.lane, drawn=drawn, why=list(row.why), explained=dict(row.explained),
            verbs=list(row.verbs), reads=row.reads, left=row.left, days_left=row.days_left,
            persons=row.persons, first_at=row.first, last_at=row.last,
        )  # fmt: skip

    def _thing(self, row: Row) -> Thing | None:
        if row.person and row.person in self.of_person:
            return self.of_person[row.person]
        return self.things.get(row.about) if row.about else None

    def fill_glass(self, rows: Sequence[Row], since: datetime, until: datetime) -> None:
        """Say what was read through each emergency opening of the week."""
        read = {(row.reader, row.about): row for row in rows}
        opened = ReviewRow.objects.filter(
            lane=Lane.GLASS, first_at__gte=since, first_at__lt=until, week=None
        )
        for kept in opened:
            kept.week = self.week
            if found := read.get((kept.reader_id, kept.about_id)):
                kept.reads, kept.verbs = found.reads, list(found.verbs)
                kept.last_at = found.last
            kept.save(update_fields=["week", "reads", "verbs", "last_at"])
