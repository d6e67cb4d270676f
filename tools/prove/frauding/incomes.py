"""Frauds in what is told, and in what is granted for it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .scene import UNSEEN, Fraud, later, support, without


def _renewal(world: Any, *rows: Any, **more: Any) -> str:
    """A renewal that would be clean, with what an agency tells: why the program leaves it to a
    person, or nothing."""
    from tillit.areas.assistance import actions

    deciding, telling = support("area.deciding"), support("area.telling_now")
    sheet = deciding.clean(world)
    at = support("area.conftest").AT
    if rows or more:
        told = telling.of(world.sven, *rows, **more)
        actions.keep_answers(sheet, told, by=world.wanja, at=at)
    return _left(sheet)


def _left(sheet: Any) -> str:
    from tillit.areas.assistance import actions
    from tillit.areas.assistance.types import GateCode

    codes = actions.decide_clean(sheet, by=support("area.deciding").PROGRAM, at=later())
    words = ", ".join(GateCode(code).words for code in codes[:2])
    return f"Månadens sida, en människa beslutar: {words}" if codes else UNSEEN


def hidden_income(world: Any) -> str:
    """An income that the household does not tell of, and one agency knows."""
    return _renewal(world, support("area.telling_now").paid(kronor="9000.00"))


def nothing_hidden(world: Any) -> str:
    """Nothing to tell."""
    return _renewal(world)


def odd_payment(world: Any) -> str:
    """A payment with a code that nobody knows."""
    return _renewal(world, support("area.telling_now").paid("OKÄND-KOD", "4000.00"))


def silent_agency(world: Any) -> str:
    """The agency that knows of it does not answer this month."""
    from tillit.areas.assistance.types import Agency

    return _renewal(world, failed=[Agency.FK])


def _applied(world: Any, kronor: str) -> str:
    """A renewal where the rent is another than last month."""
    from datetime import date

    from tillit.areas.assistance import actions
    from tillit.areas.assistance.models import Worksheet

    deciding, telling = support("area.deciding"), support("area.telling_now")
    world_of, at = support("area.conftest"), support("area.conftest").AT
    sheet, _ = deciding.granted(world, month=date(2025, 11, 1))
    support("area.paying").payee(world, Worksheet.objects.get(pk=sheet).case_id)
    costs = [{"who": "", "kind": "rent", "kronor": kronor}]
    later_month = world_of.sent(world, costs=costs)
    actions.keep_answers(later_month, telling.of(world.sven), by=world.wanja, at=at)
    actions.turn_on(why="Nämnden har beslutat.", by=world.lova, at=at)
    return _left(later_month)


def raised_rent(world: Any) -> str:
    """The rent is said to be three thousand more."""
    return _applied(world, "9200")


def same_rent(world: Any) -> str:
    """As it was."""
    return _applied(world, "6200")


def _with_own_row(world: Any, *, add: bool) -> str:
    """A colleague adds a cost to a friend's month, for the program to grant."""
    from tillit.areas.assistance import actions
    from tillit.areas.assistance.actions import RowIn
    from tillit.areas.assistance.types import Section

    sheet = support("area.deciding").clean(world)
    if add:
        row = RowIn(Section.COST, "electricity", kronor=Decimal(4_000), why="Elräkning.")
        actions.add_row(sheet, row, by=world.wanja, at=support("area.conftest").AT)
    return _left(sheet)


def own_row(world: Any) -> str:
    """With the row."""
    return _with_own_row(world, add=True)


def no_row(world: Any) -> str:
    """Without."""
    return _with_own_row(world, add=False)


def _two_homes(world: Any, days: int) -> str:
    """Both parents apply, each with the child."""
    from tillit.areas.assistance import actions
    from tillit.areas.assistance.models import SheetWarning
    from tillit.areas.assistance.types import WarningKind

    tests = support("area.conftest")
    child = {"person": str(world.cleo), "lunch_days": 0, "days": days}
    tests.sent(world, world.bo, children=[child])
    sheet = tests.sent(world, world.asta, children=[child])
    actions.count_month(sheet, by=world.wanja, at=tests.AT)
    kind = WarningKind.COUNTED_TWICE
    seen = SheetWarning.objects.filter(sheet=sheet, kind=kind).exists()
    return f"Månadens sida: {kind.words}" if seen else UNSEEN


def child_twice(world: Any) -> str:
    """All of the month in both."""
    return _two_homes(world, 31)


def child_by_days(world: Any) -> str:
    """Half of the month in each."""
    return _two_homes(world, 15)


def altered_after(world: Any) -> str:
    """What was proposed is decided on after the sum behind it was changed."""
    from tillit.areas.assistance.models import StoredCalculation, Worksheet

    deciding = support("area.deciding")
    sheet = support("area.conftest").sent(world)
    deciding.approve(world, sheet)
    decision = deciding.propose(world, sheet)
    old = StoredCalculation.objects.get(sheet=sheet)
    Worksheet.objects.filter(pk=sheet).update(version=old.version + 1)
    deciding.decide(world, decision)
    return UNSEEN


def altered_and_not_looked_at(world: Any) -> str:
    """The program as it would be if a decision did not ask what the month is now."""
    with without("gate._is_current", lambda sheet, row: True):
        return altered_after(world)


def _provider(world: Any, who: Any) -> str:
    """Somebody opens a month to write in it."""
    from tillit.areas.assistance import actions
    from tillit.areas.assistance.actions import RowIn
    from tillit.areas.assistance.types import Section

    tests = support("area.conftest")
    sheet = tests.sent(world)
    row = RowIn(Section.COST, "electricity", kronor=Decimal(400), why="Elräkning.")
    actions.add_row(sheet, row, by=who, at=tests.AT)
    return UNSEEN


def own_case(world: Any) -> str:
    """A colleague who has applied writes in their own month."""
    from dataclasses import replace

    return _provider(world, replace(world.lova, person_id=world.sven))


def others_case(world: Any) -> str:
    """Whoever leads the unit and has not applied."""
    return _provider(world, world.lova)


FRAUDS = (
    Fraud("En inkomst som hushållet inte berättar om, och en källa känner till", hidden_income,
          nothing_hidden, "ingen sådan inkomst"),
    Fraud("En utbetalning med en kod som ingen känner", odd_payment, nothing_hidden,
          "ingen sådan utbetalning"),
    Fraud("Källan som känner till inkomsten svarar inte", silent_agency, nothing_hidden,
          "alla svarar"),
    Fraud("Hyran skrivs upp", raised_rent, same_rent, "samma hyra"),
    Fraud("En kollega lägger till en kostnad åt en vän", own_row, no_row, "ingen egen rad"),
    Fraud("Samma barn räknas hela månaden i två hushåll", child_twice, child_by_days,
          "halva månaden i varje"),
    Fraud("Månaden ändras mellan förslag och beslut", altered_after, altered_and_not_looked_at,
          "beslutet frågar inte hur månaden är nu"),
    Fraud("En kollega skriver i sitt eget ärende", own_case, others_case, "någon annan"),
)  # fmt: skip
