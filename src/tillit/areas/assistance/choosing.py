"""What the page about the norm and the own choices shows. Names colleagues, no resident."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from tillit.kernel.actor import Actor, Staff
from tillit.kernel.refusal import why_not
from tillit.kernel.swedish import day_of
from tillit.law.assistance.kronor import kronor, shown

from .local import rows_in, table_of, tables_now
from .models import LocalChoice, NormTable, StoredCalculation
from .policies import check_may_approve_choice, check_may_write_choice
from .types.choosing import (
    BY_CODE,
    CHOICES,
    DEFAULT_SV,
    GUIDE,
    GUIDED,
    ChoiceNow,
    ChoiceRow,
    Chosen,
    NormRow,
    Written,
)

NAMES = Exists(StoredCalculation.objects.filter(text__contains=OuterRef("checksum")))


def chosen(actor: Actor, *, at: datetime) -> Chosen:
    """The norms in use, what waits for a second person, what holds this month, and all that was
    ever written. Four queries."""
    month = day_of(at).replace(day=1)
    holding = {row.code: row for row in rows_in(month)}
    every = [_choice_row(row, actor, at) for row in LocalChoice.objects.order_by("-proposed_at")]
    norms = sorted(tables_now().norms.values(), key=lambda table: -table.year)
    brought = NormTable.objects.annotate(names=NAMES).order_by("-proposed_at")
    return Chosen(
        norms=tuple(norms),
        brought=tuple(_norm_row(row, actor) for row in brought),
        now=tuple(
            ChoiceNow(
                kind,
                kind.words(holding[kind.code].value if kind.code in holding else kind.default),
                holding[kind.code].source if kind.code in holding else DEFAULT_SV,
                holding[kind.code].valid_from if kind.code in holding else None,
            )
            for kind in CHOICES
        ),
        guides=tuple(_guides(holding.values(), actor, at)),
        history=tuple(every),
        may_write=not why_not(check_may_write_choice, actor),
    )


def _guides(rows: Iterable[LocalChoice], actor: Actor, at: datetime) -> Iterable[ChoiceRow]:
    return (
        _choice_row(row, actor, at)
        for row in rows
        if row.code.startswith(GUIDE) and row.value is not None
    )


def _choice_row(row: LocalChoice, actor: Actor, at: datetime) -> ChoiceRow:
    if row.code.startswith(GUIDE):
        _, kind, persons = row.code.split(":")
        name = f"Riktvärde: {GUIDED.get(kind, kind).lower()}"
        if persons != "0":
            name += f", hushåll från {persons} personer"
        words = "inget riktvärde"
        if isinstance(row.value, dict):
            words = f"{shown(kronor(row.value['ceiling']))} kr"
    else:
        name, words = BY_CODE[row.code].name, BY_CODE[row.code].words(row.value)
    late = row.approved_at is not None and row.valid_from <= day_of(at)
    return ChoiceRow(_written(row, actor, used=late), row.code, name, words, row.valid_from)


def _norm_row(row: Any, actor: Actor) -> NormRow:  # Any: a NormTable with `names`
    used = row.approved_at is not None and row.withdrawn_at is None and row.names
    return NormRow(_written(row, actor, used=used), row.year, table_of(row.text), used)


def _written(row: NormTable | LocalChoice, actor: Actor, *, used: bool) -> Written:
    waits = row.approved_at is None and row.withdrawn_at is None
    own = isinstance(actor, Staff) and actor.id == row.proposed_by
    return Written(
        id=row.pk,
        source=row.source,
        proposed_by=row.proposed_by_name,
        proposed_at=row.proposed_at,
        approved_by=row.approved_by_name,
        approved_at=row.approved_at,
        withdrawn_by=row.withdrawn_by_name,
        withdrawn_at=row.withdrawn_at,
        why=row.why,
        may_approve=waits and not own and not why_not(check_may_approve_choice, actor),
        may_withdraw=row.withdrawn_at is None
        and not used
        and not why_not(check_may_write_choice, actor),
    )
