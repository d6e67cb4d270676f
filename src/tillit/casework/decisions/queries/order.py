"""The delegation order: its versions, and what a new one may say. Nothing about anybody."""

from datetime import date, datetime

from tillit.casework.decisions.legal import MONEY, OFFERED, OWN, legal_type
from tillit.casework.decisions.models import DelegationEntry, DelegationOrder
from tillit.casework.decisions.policies import ROLE_WORDS, order_row_on
from tillit.casework.decisions.types import OrderPoint, OrderType, OrderView
from tillit.kernel.actor import Actor, Role
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of
from tillit.law.delegation import COMMITTEE, PROGRAM, may_automate, may_delegate

EMPLOYEES = (Role.SOCIAL_WORKER, Role.LEADER, Role.INTAKE, Role.DUTY)


def delegation_orders(actor: Actor, *, at: datetime) -> list[OrderView]:
    """Every version, the newest first. Two queries, and one for the version that holds."""
    now = order_row_on(day_of(at))
    rows = DelegationOrder.objects.order_by("-adopted_on", "-recorded_at")
    return [
        OrderView(
            id=row.pk,
            name=row.name,
            adopted_on=row.adopted_on,
            paragraph=row.paragraph,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            recorded_by=row.recorded_by,
            recorded_at=row.recorded_at,
            holds=now is not None and row.pk == now.pk,
            points=tuple(
                _point(each, row.valid_from)
                for each in sorted(row.entries.all(), key=lambda e: e.pk)
            ),
        )
        for row in rows.prefetch_related("entries")
    ]


def order_types(actor: Actor, *, at: datetime) -> list[OrderType]:
    """What a new version may give to whom: the types a child's case needs, those about money, and
    all that the order has now. What the act keeps for the elected is offered to them alone (SoL
    30:6-8); to the program only what it may be handed (KL 6:37-38)."""
    on, now = day_of(at), order_row_on(day_of(at))
    codes = [code for codes in OFFERED.values() for code in codes] + sorted(MONEY) + sorted(OWN)
    codes += [each.decision_type for each in now.entries.order_by("pk")] if now else []
    return [_type(code, on) for code in dict.fromkeys(codes)]


def program_may(actor: Actor, decision_type: str, *, on: date) -> bool:
    """Whether the board's order that day hands the decision to the program, where the law lets
    it."""
    row = order_row_on(on)
    if row is None or not may_automate(decision_type, on).allowed:
        return False
    points = row.entries.filter(decision_type=decision_type, role=PROGRAM).order_by("pk")
    return bool(points.values_list("number", flat=True).first())  # as `point_for`, in one read


def _type(code: str, on: date) -> OrderType:
    known, national = legal_type(code, on), may_delegate(code, on)
    roles: tuple[str, ...] = (*EMPLOYEES, COMMITTEE) if national.to_employee else (COMMITTEE,)
    if code in MONEY and may_automate(code, on).allowed:
        roles = (*roles, PROGRAM)
    return OrderType(
        code=code,
        name=known.name,
        law=known.law,
        roles=tuple((str(role), ROLE_WORDS[role].capitalize()) for role in roles),
        why="" if national.to_employee else national.why_sv,
    )


def _point(row: DelegationEntry, on: date) -> OrderPoint:
    try:
        known = legal_type(row.decision_type, on)
        name, law = known.name, known.law
    except Refusal:  # the law has changed since the order was adopted
        name, law = row.decision_type, ""
    words = ROLE_WORDS.get(row.role, row.role)
    return OrderPoint(row.number, row.decision_type, name, law, row.role, words)
