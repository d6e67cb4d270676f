"""A month that was paid too much or too little: corrected, counted, claimed back."""

from decimal import Decimal

from tillit.areas.assistance import actions
from tillit.areas.assistance.actions import RowIn
from tillit.areas.assistance.models import (
    PaymentOrder,
    RecoveryClaim,
    SheetWarning,
    Worksheet,
)
from tillit.areas.assistance.types import PaidFor, PaymentStage, Section
from tillit.areas.assistance.types.recovery import RecoveryIn
from tillit.kernel.actor import System
from tillit.kernel.swedish import day_of
from tillit.law.assistance.recovery import Ground

from .conftest import AT
from .deciding import LATER, approve, decide, granted
from .paying import payee

BANK = System("bank")
SUM = Decimal(11_380)
WAGE = Decimal(3_000)


def paid_month(world, **changes):
    """A December that Sven was granted and paid whole: its sheet and decision."""
    sheet, decision = granted(world, **changes)
    row = Worksheet.objects.get(pk=sheet)
    to = payee(world, row.case_id)
    order = actions.plan_payment(
        decision, payee_id=to, purpose=PaidFor.SUPPORT, kronor=SUM, pay_on=day_of(LATER),
        by=world.wanja, at=AT,
    )  # fmt: skip
    PaymentOrder.objects.filter(pk=order).update(stage=PaymentStage.BOOKED)
    Worksheet.objects.filter(pk=sheet).update(stage="paid")
    return sheet, decision


def corrected(world, sheet, *, kind="sickness_benefit", kronor=WAGE, section=Section.INCOME):
    """The month is opened again, a row is written, and all of it counted and looked at."""
    actions.begin_correction(sheet, why="Lön som inte var känd.", by=world.wanja, at=AT)
    row = RowIn(section=section, kind=kind, kronor=kronor, person=_who(world, section),
                on=AT.date(), why="Arbetsgivaren har intygat.")  # fmt: skip
    actions.add_row(sheet, row, by=world.wanja, at=AT)
    approve(world, sheet)
    for warning in SheetWarning.objects.filter(sheet=sheet, state="open"):
        actions.acknowledge_warning(warning.pk, by=world.wanja, at=AT)


def _who(world, section):
    return world.sven if section is Section.INCOME else None


def said(**changes):
    given = {
        "ground": Ground.WRONG_OR_MISSING, "why": "Lönen stod inte i ansökan.",
        "weighed": "Sven har lön nu och klarar att betala lite i taget.",
    } | changes  # fmt: skip
    return RecoveryIn(**given)


def proposed(world, sheet, *, by=None, at=AT, id=None, **changes):
    version = Worksheet.objects.get(pk=sheet).version
    return actions.propose_recovery(
        sheet, said(**changes), version=version, id=id, by=by or world.wanja, at=at
    )


def claimed(world, **changes):
    """A month of which 3 000 kronor is claimed back by a decision: the claim."""
    sheet, _ = paid_month(world)
    corrected(world, sheet)
    decision = proposed(world, sheet, **changes)
    decide(world, decision, by=world.lova)
    return RecoveryClaim.objects.get(decision_id=decision)
