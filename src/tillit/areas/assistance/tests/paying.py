"""A payee with an account, approved by a second colleague."""

from uuid import UUID

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import Payee
from tillit.areas.assistance.types import Agreed, PayeeKind, WayToPay, checks_for
from tillit.kernel.swedish import day_of
from tillit.trust.access.actions import assign
from tillit.trust.access.types import AssignedAs

from .conftest import AT

ACCOUNT = "6000 123456789"


def payee(world, case_id: UUID, *, at=AT, approve=True, **changes) -> UUID:
    """Sven's own account, written in by Wanja and approved by Lova."""
    given = {
        "kind": PayeeKind.APPLICANT, "way": WayToPay.ACCOUNT, "name": "Sven Lod",
        "account": ACCOUNT,
    } | changes  # fmt: skip
    if given["kind"] in (PayeeKind.LANDLORD, PayeeKind.OTHER):
        given = {"agreed": Agreed.SPOKEN, "agreed_on": day_of(at)} | given
    made = actions.add_payee(case_id, **given, by=world.wanja, at=at)
    if approve:
        yes(made, world.lova, at=at)
    return made


def yes(payee_id: UUID, by, *, at=AT) -> None:
    """A second colleague says yes, in the first way that there is to check it."""
    row = Payee.objects.get(pk=payee_id)
    checked = checks_for(WayToPay(row.way), PayeeKind(row.kind), told=False)[0]
    actions.approve_payee(payee_id, checked=checked, by=by, at=at)


def beside(world, case_id: UUID) -> None:
    """Kim works in the case with Wanja."""
    assign(
        case_id, world.kim.id, assigned_as=AssignedAs.CO_WORKER, ground="allocation",
        by=world.lova, at=AT,
    )  # fmt: skip
