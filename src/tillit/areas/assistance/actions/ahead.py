"""A look ahead: a month's own calculations under the proposal of 2027. Nothing is changed by it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from tillit.areas.assistance.local import brought_tables, counted_as_then
from tillit.areas.assistance.matching import PROGRAM
from tillit.areas.assistance.models import Worksheet
from tillit.areas.assistance.types.ahead import Ahead, AheadLine
from tillit.casework.cases.queries import visible_cases
from tillit.kernel.actor import Staff
from tillit.kernel.asking import asking
from tillit.law.assistance.calculation import Calculation
from tillit.law.assistance.reform import PROPOSED_SV, Touched, source_sv, touched_by_2027
from tillit.law.assistance.stored import NotAsThen
from tillit.registers.people.queries import lines_of
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.actions import note_read


@transaction.atomic
def look_ahead(month: date, *, by: Staff, at: datetime) -> Ahead:
    """Who of a month's households the proposal of 2027 would touch, and how. The list holds the
    cases that the reader may see; the numbers of a leader are of the whole month. What cannot be
    counted anew as of then is said, never guessed. As many queries however many there are."""
    first = month.replace(day=1)
    mine = set(
        Worksheet.objects.filter(month=first, case__in=visible_cases(by, at=at)).values_list(
            "pk", flat=True
        )
    )
    leads = by.leads(str(UnitKind.ASSISTANCE))
    sheets = [each for each in _counted(first) if leads or each.pk in mine]
    found, left = _as_then(sheets)
    touched = {each.name: each for each in touched_by_2027(found)}
    codes = _codes(touched.values())
    here = [each for each in sheets if each.pk in mine and str(each.pk) in touched]
    people = lines_of(by, [each.case.person_id for each in here])
    lines = [
        AheadLine(
            each.case_id,
            each.case.number,
            people[each.case.person_id],
            tuple(effect.text_sv for effect in touched[str(each.pk)].effects),
        )
        for each in sorted(here, key=lambda each: each.case.number)
    ]
    note_read("look_ahead", by=by, at=at, shown=[each.pk for each in here], count=len(here))
    return Ahead(
        month=first,
        stage=PROPOSED_SV,
        source=source_sv(),
        whole=leads,
        counted=len(found),
        left=left,
        touched=len(touched),
        many_children=codes["FOURTH_CHILD"],
        higher_norm=codes["CEILING"],
        lines=tuple(lines),
    )


@asking(PROGRAM)
def _counted(first: date) -> list[Worksheet]:
    """The months that are counted. Of those that the reader may not see only numbers are told."""
    rows = Worksheet.objects.filter(month=first, calculation__isnull=False)
    return list(rows.select_related("case", "calculation"))


def _as_then(sheets: list[Worksheet]) -> tuple[dict[str, Calculation], int]:
    """The calculations counted anew as of then, and how many could not be."""
    found, left, brought = {}, 0, brought_tables()
    for each in sheets:
        assert each.calculation is not None  # only what is counted is read
        try:
            found[str(each.pk)] = counted_as_then(each.calculation.text, brought)
        except NotAsThen:
            left += 1
    return found, left


def _codes(touched: Iterable[Touched]) -> Counter[str]:
    return Counter(effect.code for each in touched for effect in each.effects)
