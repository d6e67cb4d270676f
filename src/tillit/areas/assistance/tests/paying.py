"""A payee with an account, approved by a second colleague."""

from uuid import UUID

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import PayeeKind, WayToPay

from .conftest import AT

ACCOUNT = "6000 123456789"


def payee(world, case_id: UUID, *, at=AT, approve=True, **changes) -> UUID:
    """Sven's own account, written in by Wanja and approved by Lova."""
    given = {
        "kind": PayeeKind.APPLICANT, "way": WayToPay.ACCOUNT, "name": "Sven Lod",
        "account": ACCOUNT,
    } | changes  # fmt: skip
    made = actions.add_payee(case_id, **given, by=world.wanja, at=at)
    if approve:
        actions.approve_payee(made, by=world.lova, at=at)
    return made
