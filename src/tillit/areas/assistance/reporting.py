"""The report of the gate, read from the months that were decided. Numbers alone: it names nobody,
and is the same for everybody who may ask."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Model, Q, QuerySet

from tillit.kernel.actor import Actor
from tillit.kernel.asking import asking
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import sexes_of
from tillit.registers.people.types import Sex

from .household import ADULT_ROW, CHILD_ROW
from .matching import PROGRAM
from .models import MonthDecision, ReviewDraw, RunLine, SheetRow
from .types.gated import GateCode, Reviewed
from .types.reported import FEWEST, GateGroup, GateReport
from .types.running import LineState
from .types.words import Section

M = TypeVar("M", bound=Model)
SEXES = {Sex.FEMALE: "Kvinnor", Sex.MALE: "Män", Sex.UNKNOWN: "Kön saknas i registret"}
HOMES = {
    (False, False): "Ensam utan barn",
    (False, True): "Ensam med barn",
    (True, False): "Två vuxna utan barn",
    (True, True): "Två vuxna med barn",
}


@dataclass(frozen=True)
class _Made:
    """A decided month, as it is counted."""

    sheet: UUID
    person: UUID
    alone: bool  # the program decided
    changed: bool
    days: int


@asking(PROGRAM)
def gate_report(actor: Actor, first: date, last: date) -> GateReport:
    """The report for the months from `first` to `last`. Five queries, however many they are."""
    made = list(_made(first, last))
    sexes = sexes_of(PROGRAM, {each.person for each in made})
    homes = _homes(first, last)
    draws = _decided(ReviewDraw.objects.all(), "decided__", first, last).aggregate(
        drawn=Count("pk"),
        looked_at=Count("pk", filter=Q(at__isnull=False)),
        other=Count("pk", filter=Q(reviewed=Reviewed.OTHER)),
    )
    return GateReport(
        by_program=sum(each.alone for each in made),
        by_people=sum(not each.alone for each in made),
        changed=sum(each.changed for each in made),
        drawn=draws["drawn"],
        reviewed=draws["looked_at"],
        other=draws["other"],
        sexes=tuple(
            _group(words, [each for each in made if sexes.get(each.person, "") == sex])
            for sex, words in SEXES.items()
        ),
        households=tuple(
            _group(words, [each for each in made if homes[each.sheet] == home])
            for home, words in HOMES.items()
        ),
        days_program=_middle(each.days for each in made if each.alone),
        days_people=_middle(each.days for each in made if not each.alone),
        reasons=_reasons(first, last),
    )


def _decided(rows: "QuerySet[M]", at: str, first: date, last: date) -> "QuerySet[M]":
    during = {f"{at}sheet__month__gte": first, f"{at}sheet__month__lte": last}
    standing = {f"{at}dropped_at": None, f"{at}decision__decided_at__isnull": False}
    return rows.filter(**during, **standing)


def _made(first: date, last: date) -> Iterable[_Made]:
    rows = _decided(MonthDecision.objects.all(), "", first, last)
    said = rows.values_list(
        "sheet_id", "sheet__case__person_id", "by_program", "changed", "sheet__opened_at",
        "decision__decided_at",
    )  # fmt: skip
    for sheet, person, alone, changed, opened, decided in said:
        assert decided is not None  # only what is decided is read
        days = (day_of(decided) - day_of(opened)).days
        yield _Made(sheet, person, alone, changed and not alone, days)


def _homes(first: date, last: date) -> defaultdict[UUID, tuple[bool, bool]]:
    """Whether there are two adults, and children, in each month."""
    rows = SheetRow.objects.filter(
        sheet__month__gte=first, sheet__month__lte=last, section=Section.HOUSEHOLD, removed_at=None
    )
    count = Counter(rows.values_list("sheet_id", "kind"))
    found: defaultdict[UUID, tuple[bool, bool]] = defaultdict(lambda: (False, False))
    for sheet in {sheet for sheet, _ in count}:
        found[sheet] = (count[sheet, ADULT_ROW] > 1, count[sheet, CHILD_ROW] > 0)
    return found


def _group(words: str, made: Sequence[_Made]) -> GateGroup:
    alone = sum(each.alone for each in made)
    return GateGroup(words, alone, len(made) - alone, sum(each.changed for each in made))


def _middle(days: Iterable[int]) -> int | None:
    found = list(days)
    return median_low(found) if len(found) >= FEWEST else None


def _reasons(first: date, last: date) -> tuple[tuple[GateCode, int], ...]:
    """How often each reason stood in the way, by the last run of each month of each household."""
    rows = RunLine.objects.filter(
        sheet__month__gte=first, sheet__month__lte=last, state=LineState.LEFT
    ).order_by("pk")
    last_said = dict(rows.values_list("sheet_id", "codes"))
    count = Counter(code for codes in last_said.values() for code in codes.split())
    return tuple((code, count[code.value]) for code in GateCode)
