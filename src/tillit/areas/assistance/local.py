"""What each municipality decides for itself about how a month is counted, as it held that month.

Rows that two people wrote (LocalChoice, NormTable); where there is none, our own default. The
default window is that of one municipality's public rules: the month before counts, and the one
before that is compared with. It is unverified for any other. Without a window every payment that
was fetched would count.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings

from tillit.law.assistance.calculation import Calculation
from tillit.law.assistance.riksnorm import Riksnorm
from tillit.law.assistance.stored import recomputed
from tillit.law.assistance.table_file import read_table
from tillit.law.assistance.tables import Tables, national

from .models import LocalChoice, NormTable
from .types.choosing import CHOICES, GUIDE, PAYMENT_DAY

MONTHS_BACK = 2  # never less: the month before, and the one it is compared with
WINDOW = {"window_first_day": "first_day", "window_months_back": "months_back"}


def parameters(month: date) -> dict[str, Any]:  # Any: the plain form that the law reads
    """The choices of that month, as a plain form. A provisional norm is used in the demo alone.
    One query."""
    return as_parameters(chosen_in(month).items())


def asked_back(month: date) -> int:
    """How many months back the registers are asked: the period that counts, and the compared one.
    One query."""
    back = chosen_in(month).get("window_months_back", 1)
    return max(MONTHS_BACK, back + 1) if isinstance(back, int) else MONTHS_BACK


def as_parameters(chosen: Iterable[tuple[str, object]]) -> dict[str, Any]:
    """Choices by code, as the law reads them; what nobody chose is our default."""
    found: dict[str, Any] = {kind.code: kind.default for kind in CHOICES}
    guides = []
    for code, value in chosen:
        if not code.startswith(GUIDE):
            found[code] = value
        elif value is not None:
            guides.append(value)
    found.pop(PAYMENT_DAY)  # how a month is counted is not changed by when it is paid
    found["window"] = {field: found.pop(code) for code, field in WINDOW.items()}
    return found | {"guides": guides, "preliminary": settings.DEMO}


def chosen_in(month: date) -> dict[str, object]:
    """The values that hold that month, by code."""
    return {row.code: row.value for row in rows_in(month)}


def rows_in(month: date) -> list[LocalChoice]:
    """The row of each code that holds that month: the latest first day, then the latest yes."""
    rows = LocalChoice.objects.filter(
        valid_from__lte=month, approved_at__isnull=False, withdrawn_at=None
    )
    latest = {row.code: row for row in rows.order_by("valid_from", "approved_at")}
    return sorted(latest.values(), key=lambda row: row.code)


def tables_now() -> Tables:
    """The national tables, and the years that two people have brought. One query."""
    found = national()
    rows = NormTable.objects.filter(approved_at__isnull=False, withdrawn_at=None)
    for row in rows.order_by("year"):
        found = found.with_norm(table_of(row.text))
    return found


@lru_cache(maxsize=32)
def table_of(text: str) -> Riksnorm:
    """The table of a file that was checked when it was brought."""
    return read_table(text)


def brought_tables() -> dict[str, Riksnorm]:
    """Every norm that was ever brought, by its checksum: a calculation may name one that was
    replaced. One query."""
    return {row.checksum: table_of(row.text) for row in NormTable.objects.all()}


def counted_as_then(text: str, brought: Mapping[str, Riksnorm] | None = None) -> Calculation:
    """A stored calculation counted anew by the choices and the tables of then, whatever has been
    chosen or brought since. Raises `NotAsThen`."""
    tables = national()
    known = brought_tables() if brought is None else brought
    for checksum in json.loads(text)["tables"].values():
        if checksum in known:
            tables = tables.with_norm(known[checksum])
    return recomputed(text, tables=tables)
