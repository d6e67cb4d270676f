"""`./tillit prove frauds`: money that is not theirs, tried in every way that we have thought of.

    ./tillit prove frauds [--only postgres]

Each kind is tried through the program's own actions, in a unit of its own that is rolled back. It
is stopped (a refusal), seen (a page says so), or neither: then it is told as such, never left out.
Every kind has a control that nothing may stop: the guard taken away, or the same thing done as it
should be. A kind that nobody has thought of is not measured.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tools.base import say
from tools.prove.figures import Figure, keep
from tools.prove.stage import arguments_of, elsewhere, number

if TYPE_CHECKING:
    from .frauding.scene import Fraud

MISSED_AT_MOST = 1  # of thirty: the goal of domain/reliability-and-security, A16
HOUSEHOLDS = 8


@dataclass(frozen=True)
class Tried:
    """What became of one kind. `how` is "stopped", "seen" or "missed"; `control` the same."""

    words: str
    how: str
    said: str
    control: str
    control_words: str

    @property
    def found(self) -> bool:
        """Whether it was stopped or seen."""
        return self.how != "missed"

    @property
    def says_something(self) -> bool:
        """Whether the control went through."""
        return self.control == "missed"


WORDS = {"stopped": "stoppad", "seen": "synlig", "missed": "INTE UPPTÄCKT"}


def main(arguments: list[str]) -> int:
    """Try all, print the table and the figures; 1 when one went through or a control did not."""
    chosen = arguments_of("frauds", arguments)
    if not chosen.here:
        return elsewhere(__name__, arguments)
    import django

    django.setup()
    tried = try_all()
    for each in tried:
        say(f"{WORDS[each.how]}: {each.words}. {each.said}")
        if not each.says_something:
            say(f"  KONTROLLEN FÖLL INTE ({each.control_words}): {each.control}")
    return keep("frauds", [*figures(tried), to_the_ore(None)], size=f"{number(len(tried))} sätt")


def kinds() -> tuple[Fraud, ...]:
    """All of them."""
    from .frauding import accounts, files, incomes, payments

    return (*accounts.FRAUDS, *payments.FRAUDS, *files.FRAUDS, *incomes.FRAUDS)


def try_all() -> list[Tried]:
    """Every kind, in one unit that is rolled back after each try."""
    from django.db import transaction

    from .frauding.scene import support

    with transaction.atomic():
        world = support("area.conftest").make_world()
        tried = [try_out(each, world) for each in kinds()]
        transaction.set_rollback(True)
    return tried


def try_out(fraud: Fraud, world: Any) -> Tried:  # Any: the tests' world carries few types
    """The fraud and its control; what they do is undone."""
    how, said = _do(fraud.tried, world)
    control, _ = _do(fraud.control, world)
    return Tried(fraud.words, how, said, control, fraud.control_words)


def _do(act: Callable[[Any], str], world: Any) -> tuple[str, str]:
    from django.db import transaction

    from tillit.kernel.refusal import NotThere, Refusal

    from .frauding.scene import at_the_bank

    with transaction.atomic(), at_the_bank():
        try:
            with transaction.atomic():
                seen = act(world)
        except NotThere:
            found = ("stopped", "Finns inte för den som försöker.")
        except Refusal as refusal:
            found = ("stopped", str(refusal))
        else:
            found = ("seen", seen) if seen else ("missed", "")
        transaction.set_rollback(True)
    return found


def figures(tried: list[Tried]) -> list[Figure]:
    """How many were found; the controls of all must have gone through."""
    found = [each for each in tried if each.found]
    stopped = sum(each.how == "stopped" for each in tried)
    through = sum(each.says_something for each in tried)
    most = len(tried) - MISSED_AT_MOST * len(tried) // 30
    return [
        Figure(
            "Planterade bedrägerier som stoppas eller syns",
            f"{len(found)} av {len(tried)} ({stopped} stoppas)", f"minst {most}",
            len(found) >= most,
            f"utan spärren, eller rätt gjort, går {through} av {len(tried)} igenom",
            through == len(tried),
        )
    ]  # fmt: skip


def to_the_ore(world: Any) -> Figure:  # Any: the tests' world carries few types
    """The file's total beside what was decided, for some households of a unit (a new one where none
    is given); then with one order altered behind the program's back."""
    from django.db import transaction

    with transaction.atomic():
        right = _total_and_decided(world)
        transaction.set_rollback(True)
    with transaction.atomic():
        altered = _total_and_decided(world, ore=1)
        transaction.set_rollback(True)
    return Figure(
        "Betalfilens summa mot besluten, på öret",
        f"{right[0]} kr mot {right[1]} kr", "samma", right[0] == right[1],
        "ett öre lades till i en order", altered[0] != altered[1],
    )  # fmt: skip


def _total_and_decided(world: Any, ore: int = 0) -> tuple[Decimal, Decimal]:
    from django.db.models import F

    from tillit.areas.assistance import actions
    from tillit.areas.assistance.models import MonthDecision, PaymentFile, PaymentOrder

    from .frauding.scene import at_the_bank, later, support

    world = world or support("area.conftest").make_world()
    for each in range(HOUSEHOLDS):
        support("area.running").renewal(world, each)
    november = support("area.running").NOVEMBER
    day = later().date()
    actions.plan_clean(november, pay_on=day, by=world.lova, at=later())
    orders = list(PaymentOrder.objects.values_list("pk", flat=True))
    for order in orders:
        actions.approve_payment(order, by=world.wanja, at=later())
    PaymentOrder.objects.filter(pk=orders[0]).update(kronor=F("kronor") + Decimal(ore) / 100)
    with at_the_bank():
        actions.make_file(world.unit, pay_on=day, by=world.lova, at=later())
    decided = sum(MonthDecision.objects.values_list("kronor", flat=True), Decimal(0))
    return PaymentFile.objects.get().kronor, decided


if __name__ == "__main__":
    import sys

    sys.exit(main(sys.argv[1:]))
