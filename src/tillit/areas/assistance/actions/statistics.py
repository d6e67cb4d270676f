"""The monthly statistics: what a worker tells of each adult, and the file of a month (SoL 15:2)."""

from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from tillit.areas.assistance.counted_events import AdultFactSet, StatisticsFileMade
from tillit.areas.assistance.matching import PROGRAM
from tillit.areas.assistance.models import AdultFact, StatisticsFile, Worksheet
from tillit.areas.assistance.standing import standing_of
from tillit.areas.assistance.statistics import Records, records_of
from tillit.areas.assistance.steps import sheet_to_change, sheet_to_read
from tillit.areas.assistance.types.counted import AdultToTell, MadeFile, StatisticsView
from tillit.casework.cases.queries import visible_cases
from tillit.kernel.actor import Staff
from tillit.kernel.asking import asking
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.assistance.obstacles import Obstacle
from tillit.law.assistance.statistics import DUE_DAY, LAYOUT, as_file, file_name
from tillit.law.calendar import add_months
from tillit.registers.people.queries import lines_of
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

MAY_MAKE = "Den som leder enheten för ekonomiskt bistånd gör filen."
NOBODY = "Ingen har beviljats bistånd för månaden med alla uppgifter på plats. Se vad som saknas."


@transaction.atomic
def open_adults(sheet_id: UUID, *, by: Staff, at: datetime) -> tuple[date, tuple[AdultToTell, ...]]:
    """The adults of a month, to tell of. What was told of somebody last month is proposed, never
    taken for granted; where they were born does not change."""
    sheet = sheet_to_read(by, sheet_id, at=at)
    people = [each for each in standing_of(by, sheet, at=at).people.values() if not each.is_child]
    ids = [each.person for each in people]
    told = AdultFact.objects.filter(person__in=ids, sheet__month__lte=sheet.month)
    latest = {row.person_id: row for row in told.order_by("sheet__month", "at")}
    names = lines_of(by, ids)
    note_read(
        "open_adults", by=by, at=at, object_id=sheet.case_id, person_id=sheet.case.person_id,
        shows=(Shows.IDENTITY, Shows.CONTENT),
    )  # fmt: skip
    return sheet.month, tuple(_to_tell(each, names[each].name, latest, sheet) for each in ids)


def _to_tell(
    person: UUID, name: object, latest: dict[UUID, AdultFact], sheet: Worksheet
) -> AdultToTell:
    row = latest.get(person)
    if row is None:
        return AdultToTell(person, str(name), None, None, told=False, by_name="")
    told = row.sheet_id == sheet.pk
    return AdultToTell(
        person,
        str(name),
        Obstacle(row.obstacle),
        row.born_abroad,
        told,
        row.by_name if told else "",
    )


@transaction.atomic
def tell_of_adult(
    sheet_id: UUID,
    person: UUID,
    *,
    obstacle: Obstacle,
    born_abroad: bool | None,
    by: Staff,
    at: datetime,
) -> None:
    """Say why an adult did not support the household in the month. Told again it is corrected,
    also when the month is decided: nothing of the decision rests on it."""
    sheet = sheet_to_change(by, sheet_id, at=at)
    if person not in {
        w.person for w in standing_of(by, sheet, at=at).people.values() if not w.is_child
    }:
        raise NotThere
    AdultFact.objects.update_or_create(
        sheet=sheet,
        person_id=person,
        defaults={
            "obstacle": obstacle, "born_abroad": born_abroad, "by_name": by.name, "at": at,
        },
    )  # fmt: skip
    event = AdultFactSet(case=sheet.case_id, sheet=sheet.pk, person=person)
    record(event, by=by, at=at)


@transaction.atomic
def open_statistics(month: date, *, by: Staff, at: datetime) -> StatisticsView:
    """What is ready for the file of a month, and what lacks. For those who work with assistance;
    the number of queries is the same however many households there are."""
    _check_works(by)
    month = month.replace(day=1)
    found, now = _records(month)
    seen = set(
        Worksheet.objects.filter(
            pk__in=[each.sheet_id for each in found.lacks], case__in=visible_cases(by, at=at)
        ).values_list("pk", flat=True)
    )
    lacks = tuple(each for each in found.lacks if each.sheet_id in seen)
    note_read("open_statistics", by=by, at=at, shown=[each.case_id for each in lacks],
              count=len(found.rows))  # fmt: skip
    due = add_months(month, 1).replace(day=DUE_DAY)
    files = StatisticsFile.objects.filter(month=month).order_by("-version")
    made = tuple(
        MadeFile(f.version, f.households, f.lacking, f.by_name, f.at, f.sha256 == now)
        for f in files
    )
    return StatisticsView(
        month=month,
        due=due,
        late=day_of(at) > due and not made,
        households=len(found.rows),
        kronor=found.kronor,
        lacks=lacks,
        elsewhere=len(found.lacks) - len(lacks),
        files=made,
        may_make=by.leads(str(UnitKind.ASSISTANCE)),
    )


@transaction.atomic
def make_statistics(month: date, *, by: Staff, at: datetime) -> tuple[str, bytes]:
    """The file of a month: its name and content. What has changed since the last one is a new
    version; the same content is the same version, however often it is fetched."""
    _check_works(by)
    if not by.leads(str(UnitKind.ASSISTANCE)):
        raise Refusal(MAY_MAKE)
    month = month.replace(day=1)
    found, checksum = _records(month)
    if not found.rows:
        raise Refusal(NOBODY)
    last = StatisticsFile.objects.filter(month=month).order_by("-version").first()
    version = last.version if last else 0
    if last is None or last.sha256 != checksum:
        version += 1
        _keep(month, version, checksum, found, by=by, at=at)
    note_read("make_statistics", by=by, at=at, count=len(found.rows), shows=(Shows.CONTENT,))
    name = file_name(settings.MUNICIPALITY_CODE, month, version)
    return name, as_file(found.rows).encode()


def _keep(
    month: date, version: int, checksum: str, found: Records, *, by: Staff, at: datetime
) -> None:
    row = StatisticsFile(
        month=month, version=version, layout=LAYOUT, sha256=checksum,
        households=len(found.rows), lacking=len(found.lacks), by_id=by.id, by_name=by.name, at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # made by somebody else at the same moment
        raise Moved("Någon annan har just gjort filen. Läs sidan igen.")
    event = StatisticsFileMade(
        file=row.pk, month=month, version=version, households=len(found.rows)
    )
    record(event, by=by, at=at)


def _records(month: date) -> tuple[Records, str]:
    """All households of the municipality, read by the program: the file is everybody's, whoever
    has the case. And the file's checksum."""
    with asking(PROGRAM):
        found = records_of(PROGRAM, month)
    return found, sha256(as_file(found.rows).encode()).hexdigest()


def _check_works(by: Staff) -> None:
    kind = str(UnitKind.ASSISTANCE)
    if not any(seat.kind == kind for seat in by.seats):
        raise NotThere
