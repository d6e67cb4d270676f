"""What must hold in every table of the norm: cheap checks, each with a sentence that says where."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tillit.law.assistance.kronor import shown
from tillit.law.assistance.riksnorm import LARGEST, LUNCH_AGES, Riksnorm

# The years when the amounts of children were raised by themselves.
CHILDREN_RAISED = frozenset({2016, 2018})
WIDEST_BAND = Decimal(2)  # percentage points: one up and one down from the middle


def faults(table: Riksnorm, before: Riksnorm | None = None) -> tuple[str, ...]:
    """Every fault of the table, in Swedish. Unknown cells are passed over."""
    found = [*_amounts(table), *_common(table), *_children(table), *_adults(table)]
    if before is not None:
        found += _band(before, table)
    return tuple(f"Riksnormen {table.year}: {sentence}" for sentence in found)


def _amount(table: Riksnorm, name: str) -> Decimal | None:
    return table.cells[name].kronor


def _amounts(table: Riksnorm) -> Iterator[str]:
    for name, cell in table.cells.items():
        if cell.kronor is None:
            continue
        if cell.kronor <= 0:
            yield f"{name} är {cell.kronor}. Ett belopp ska vara större än noll."
        elif cell.kronor % 10:
            yield f"{name} är {cell.kronor}. Beloppen är hela tiotal kronor."


def _common(table: Riksnorm) -> Iterator[str]:
    row = [_amount(table, f"common_persons_{n}") for n in range(1, LARGEST + 1)]
    known = [(n, amount) for n, amount in enumerate(row, 1) if amount is not None]
    for (n, fewer), (m, more) in pairwise(known):
        if more <= fewer:
            yield f"gemensamma kostnader för {m} personer är inte högre än för {n}."
    extra = _amount(table, "common_per_extra")
    if extra is not None and row[6] is not None and row[5] is not None:
        step = row[6] - row[5]
        if extra != step:
            yield (
                f"per person över sju står {extra}, "
                f"men steget från sex till sju personer är {step}."
            )


def _children(table: Riksnorm) -> Iterator[str]:
    younger, older = _amount(table, "children_age_1_2"), _amount(table, "children_age_4_6")
    if younger is not None and older is not None and younger != older:
        yield "1–2 år och 4–6 år ska ha samma belopp när alla måltider äts hemma."
    for band in LUNCH_AGES:
        less, more = (
            _amount(table, f"children_without_lunch_{band}"),
            _amount(table, f"children_{band}"),
        )
        if less is not None and more is not None and less >= more:
            yield f"beloppet utan lunch för {band} är inte lägre än det med lunch."


def _adults(table: Riksnorm) -> Iterator[str]:
    single, couple = _amount(table, "adults_single"), _amount(table, "adults_couple")
    if single is not None and couple is not None and not single < couple < 2 * single:
        yield "beloppet för sambor ska ligga mellan ett och två belopp för ensamstående."
    for code, total in table.totals.items():
        personal = _amount(table, f"adults_{code}")
        common = _amount(table, "common_persons_1" if code == "single" else "common_persons_2")
        if total.kronor is None or personal is None or common is None:
            continue
        if personal + common != total.kronor:
            yield (
                f"delarna för {code} blir {personal + common}, "
                f"men den publicerade summan är {total.kronor}."
            )


def _band(before: Riksnorm, table: Riksnorm) -> Iterator[str]:
    """All amounts follow one another within one band, but for the years in CHILDREN_RAISED."""
    changes = {}
    for name, cell in table.cells.items():
        was = before.cells[name].kronor
        if cell.kronor is None or not was or name == "common_per_extra":
            continue
        if table.year in CHILDREN_RAISED and name.startswith("children"):
            continue
        changes[name] = (cell.kronor - was) * 100 / was
    if not changes or max(changes.values()) - min(changes.values()) <= WIDEST_BAND:
        return
    middle = sorted(changes.values())[len(changes) // 2]
    odd = max(changes, key=lambda name: abs(changes[name] - middle))
    yield (
        f"{odd} ändras {changes[odd]:.1f} procent från {before.year} "
        f"(till {shown(table.cells[odd].kronor or Decimal(0))} kr) medan de andra ändras "
        f"omkring {middle:.1f} procent. Läs beloppet en gång till i källan."
    )
