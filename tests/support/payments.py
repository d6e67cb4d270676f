"""An approved payment, and a bank that answers: the simulator behind the real adapter."""

from decimal import Decimal

from tests.support.bank import PAYER
from tillit.areas.assistance import actions
from tillit.areas.assistance.models import FileLine, PaymentOrder, Worksheet
from tillit.areas.assistance.tests.conftest import AT
from tillit.areas.assistance.tests.deciding import LATER, granted
from tillit.areas.assistance.tests.paying import payee
from tillit.areas.assistance.types import PaidFor, WayToPay
from tillit.integrations.payments.adapter import BankFiles
from tillit.kernel.swedish import day_of

SUM = Decimal(11_380)
BANK = BankFiles(PAYER)


def approved(world, *, kronor=SUM, **changes):
    """A granted month with an approved order of all of it: its id."""
    sheet, decision = granted(world, **changes)
    to = payee(world, Worksheet.objects.get(pk=sheet).case_id)
    return ordered(world, decision, to, kronor)


def ordered(world, decision, to, kronor=SUM, purpose=PaidFor.SUPPORT):
    """An order that is planned by Wanja and approved by Lova."""
    order = actions.plan_payment(
        decision, payee_id=to, purpose=purpose, kronor=kronor, pay_on=day_of(LATER),
        by=world.wanja, at=AT,
    )  # fmt: skip
    actions.approve_payment(order, by=world.lova, at=LATER)
    return order


def in_hand(world, **changes):
    """Money that is approved, for the applicant's own hand: the order's id, the case's number."""
    sheet, decision = granted(world, **changes)
    case = Worksheet.objects.get(pk=sheet).case
    return ordered(
        world, decision, payee(world, case.pk, way=WayToPay.BY_HAND, account="")
    ), case.number


def made(world):
    """A file of all that is approved: its id."""
    return actions.make_file(world.unit, pay_on=day_of(LATER), by=world.lova, at=LATER)


def sent(world, bank):
    """A file that the bank has taken: its id, and the bank's report."""
    file = made(world)
    content = actions.download_file(file, by=world.lova, at=LATER)
    actions.mark_sent(file, by=world.lova, at=LATER)
    return file, bank.take(content, at=LATER).encode()


def read(world, content, at=LATER):
    """What the bank's answer came to."""
    if isinstance(content, str):
        content = content.encode()
    return actions.read_answer(content, by=world.lova, at=at)


def stages():
    """The stages of all orders, and of the month."""
    orders = [row.stage for row in PaymentOrder.objects.order_by("pk")]
    return orders, Worksheet.objects.get().stage


def in_files():
    """How often each order stands in a file that is not refused."""
    return FileLine.objects.filter(refused_at=None).count()
