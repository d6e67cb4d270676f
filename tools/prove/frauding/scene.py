"""One kind of fraud, and what it takes to try it: a month that is granted, an account, a bank."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from unittest import mock
from uuid import UUID

UNSEEN = ""  # what a try gives where money went and nothing anywhere says so
FRIENDS = "6000 987654321"  # an account that is not the household's
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Fraud:
    """A kind. `tried` does it: what stops it is a Refusal; else it says where it is seen, or
    UNSEEN. `control`: the same with the guard taken away, or done as it should be; nothing may stop
    that, or the try says nothing. `words`, `control_words`: for people."""

    words: str
    tried: Callable[[Any], str]  # Any: the tests' world carries few types
    control: Callable[[Any], str]
    control_words: str


def support(name: str) -> Any:  # Any: the tests' helpers carry few types
    """A module of the tests: of the area, or of all."""
    area = "tillit.areas.assistance.tests"
    where = f"{area}.{name[5:]}" if name.startswith("area.") else f"tests.support.{name}"
    return importlib.import_module(where)


def without(target: str, instead: object) -> AbstractContextManager[object]:
    """The program as it would be without a guard."""
    return mock.patch(f"tillit.areas.assistance.{target}", instead)


@contextmanager
def at_the_bank() -> Iterator[Any]:
    """The simulated bank behind the port, for a while."""
    from tillit.areas.assistance import ports
    from tillit.demo.bank.bank import Bank

    with mock.patch.object(ports, "_banks", [support("payments").BANK]):
        yield Bank()


def month(world: Any) -> tuple[UUID, UUID]:
    """A household alone whose month a person has granted: the case, the decision."""
    from tillit.areas.assistance.models import Worksheet

    sheet, decision = support("area.deciding").granted(world)
    return Worksheet.objects.get(pk=sheet).case_id, decision


def account(world: Any, case: UUID, **more: Any) -> UUID:
    """Who is to get money: written in by Wanja, said yes to by Lova."""
    made: UUID = support("area.paying").payee(world, case, **more)
    return made


def pays(
    world: Any, decision: UUID, to: UUID, *, at: datetime, kronor: Decimal | None = None,
    planner: Any = None, approver: Any = None, filer: Any = None,
) -> str:  # fmt: skip
    """Plan, approve and put in a file for the bank. Raises Refusal where anything stops it."""
    from tillit.areas.assistance import actions
    from tillit.areas.assistance.models import FileLine
    from tillit.areas.assistance.types import PaidFor
    from tillit.kernel.refusal import Refusal
    from tillit.kernel.swedish import day_of
    from tillit.law.calendar import next_working_day

    day = next_working_day(day_of(at))
    order = actions.plan_payment(
        decision, payee_id=to, purpose=PaidFor.SUPPORT, kronor=kronor or support("payments").SUM,
        pay_on=day, by=planner or world.wanja, at=at,
    )  # fmt: skip
    actions.approve_payment(order, by=approver or world.lova, at=at)
    actions.make_file(world.unit, pay_on=day, by=filer or world.lova, at=at)
    if not FileLine.objects.filter(order=order).exists():
        raise Refusal("Utbetalningen lämnades utanför filen.")
    return UNSEEN


def later() -> datetime:
    """Two days after everything was written in: the cooling time has passed."""
    found: datetime = support("area.deciding").LATER
    return found
