"""The records of a month for the national statistics, from what is decided and coded already."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.conf import settings

from tillit.casework.decisions.queries import briefs
from tillit.kernel.actor import Actor
from tillit.law.assistance.kronor import whole
from tillit.law.assistance.obstacles import Obstacle
from tillit.law.assistance.statistics import faults, household_type
from tillit.law.calendar import age_on
from tillit.registers.people.queries import born_and_sex
from tillit.registers.people.types import Sex

from .household import ADULT_ROW, CHILD_ROW
from .models import AdultFact, MonthDecision, SheetRow, Worksheet
from .plain import counted_rows
from .types.counted import Lack
from .types.words import Section, Who

ADULT = 18
NO_OBSTACLE = "Försörjningshinder saknas för {who}."
NO_BIRTH = "Det står inte om {who} är född i Sverige eller i ett annat land."
NO_BORN = "Födelsedagen saknas för den sökande."


@dataclass(frozen=True)
class Records:
    """The records that can be made, and the households whose cannot."""

    rows: tuple[Mapping[str, str], ...]
    lacks: tuple[Lack, ...]

    @property
    def kronor(self) -> int:
        """All that is granted in the records."""
        return sum(int(row["bistand"]) for row in self.rows)


@dataclass(frozen=True)
class _Told:
    """What is known of everybody, read at once."""

    people: Mapping[UUID, tuple[date | None, Sex]]
    facts: Mapping[tuple[UUID, UUID], AdultFact]
    abroad: Mapping[UUID, bool]  # where a person was born does not change with the month


def records_of(actor: Actor, month: date) -> Records:
    """One record for each household that is granted something for the month. Six queries, however
    many there are. The caller says who may ask, and reads as the program."""
    granted = _granted(actor, month)
    sheets = list(Worksheet.objects.filter(pk__in=granted).select_related("case"))
    here: dict[UUID, list[SheetRow]] = defaultdict(list)
    for row in SheetRow.objects.filter(
        sheet__in=granted, section=Section.HOUSEHOLD, removed_at=None
    ):
        here[row.sheet_id].append(row)
    told = _told(actor, granted, here)
    found = {
        sheet.pk: _record(sheet, granted[sheet.pk], counted_rows(here[sheet.pk]), told)
        for sheet in sheets
    }
    rows = tuple(row for row, why in found.values() if not why)
    lacks = tuple(
        Lack(sheet.pk, sheet.case_id, sheet.case.number, found[sheet.pk][1])
        for sheet in sorted(sheets, key=lambda each: each.case.number)
        if found[sheet.pk][1]
    )
    return Records(rows, lacks)


def _granted(actor: Actor, month: date) -> dict[UUID, Decimal]:
    """What the decisions in force grant, by month of a case; those that grant nothing are not
    there."""
    made = list(MonthDecision.objects.filter(sheet__month=month, dropped_at=None, kronor__gt=0))
    holds = briefs(actor, [row.decision_id for row in made])
    found: dict[UUID, Decimal] = defaultdict(Decimal)
    for row in made:
        if holds[row.decision_id].in_force:
            found[row.sheet_id] += row.kronor
    return dict(found)


def _told(
    actor: Actor, granted: Mapping[UUID, Decimal], here: Mapping[UUID, list[SheetRow]]
) -> _Told:
    ids = {row.person_id for rows in here.values() for row in rows if row.person_id}
    facts = AdultFact.objects.filter(person__in=ids).order_by("at", "pk")
    return _Told(
        people=born_and_sex(actor, ids),
        facts={(row.sheet_id, row.person_id): row for row in facts if row.sheet_id in granted},
        abroad={row.person_id: row.born_abroad for row in facts if row.born_abroad is not None},
    )


def _record(
    sheet: Worksheet, kronor: Decimal, rows: list[SheetRow], told: _Told
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """A record, and why it cannot be sent."""
    adults = sorted(_ids(rows, ADULT_ROW).items(), key=lambda each: each[1] != Who.APPLICANT)
    children = [born for each in _ids(rows, CHILD_ROW) if (born := told.people[each][0])]
    young = sum(1 for born in children if age_on(born, sheet.month) < ADULT)
    why = [sentence for each in adults for sentence in _lacks(sheet.pk, *each, told)]
    born = told.people[adults[0][0]][0] if adults else None
    if born is None:
        return {}, (*why, NO_BORN)
    obstacles = [_obstacle(sheet.pk, person, told) for person, _ in adults]
    abroad = sum(1 for person, _ in adults if told.abroad.get(person))
    row = {
        "manad": f"{sheet.month:%Y-%m}",
        "kommun": settings.MUNICIPALITY_CODE,
        "hushall": sheet.case.number,
        "alder": str(age_on(born, sheet.month)),
        "personer": str(len(adults) + len(_ids(rows, CHILD_ROW))),
        "barn": str(young),
        "hushallstyp": household_type([told.people[each][1] for each, _ in adults], young),
        "fodelseland": str(abroad),
        "bistand": str(whole(kronor)),
        "hinder_1": obstacles[0],
        "hinder_2": obstacles[1] if len(obstacles) > 1 else "",
    }
    if not why:
        why += [each.words for each in faults([row], sheet.month)]
    return row, tuple(why)


def _ids(rows: list[SheetRow], kind: str) -> dict[UUID, str]:
    """Everybody of a kind in the household, each once, with what they are in it."""
    return {
        row.person_id: str(row.facts.get("who", Who.APPLICANT))
        for row in rows
        if row.kind == kind and row.person_id
    }


def _obstacle(sheet: UUID, person: UUID, told: _Told) -> str:
    fact = told.facts.get((sheet, person))
    return str(Obstacle(fact.obstacle).number) if fact else ""


def _lacks(sheet: UUID, person: UUID, who: str, told: _Told) -> list[str]:
    name = "den medsökande" if who == Who.CO_APPLICANT else "den sökande"
    found = [] if (sheet, person) in told.facts else [NO_OBSTACLE.format(who=name)]
    return found + ([] if person in told.abroad else [NO_BIRTH.format(who=name)])
