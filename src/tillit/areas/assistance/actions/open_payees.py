"""Open who gets money: what waits in a unit for a second colleague, and all of a case."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tillit.areas.assistance.gate import shared_accounts
from tillit.areas.assistance.models import Payee, Worksheet
from tillit.areas.assistance.orders import ANOTHER
from tillit.areas.assistance.showing import payee_line
from tillit.areas.assistance.types.payees import PayeeKind
from tillit.areas.assistance.types.receivers import CasePayees, PayeeRow, PayeeView
from tillit.casework.cases.policies import check_may_read
from tillit.casework.cases.queries import visible_cases
from tillit.kernel.actor import Role, Staff
from tillit.registers.people.queries import lines_of
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows

from .files import works_with_money
from .payee import LEADER_FIRST, OWN, YOUR_SALARY, checks_of


@transaction.atomic
def open_payees(*, by: Staff, at: datetime) -> tuple[PayeeRow, ...]:
    """Those in the actor's unit that somebody is to look at: what the household stopped first, then
    what waits for a second colleague, the oldest first. NotThere for who does not work there."""
    asks = Q(approved_at=None) | Q(stopped_at__isnull=False)
    seen = Q(case__in=visible_cases(by, at=at), case__unit_id__in=works_with_money(by))
    rows = list(Payee.objects.filter(asks, seen, ended_at=None).select_related("case"))
    rows.sort(key=lambda row: (row.stopped_at is None, row.added_at, row.pk))
    people = lines_of(by, {row.case.person_id for row in rows})
    shared = shared_accounts(rows)
    note_read(
        "list_payees", by=by, at=at, shown=sorted({row.case_id for row in rows}),
        shows=(Shows.IDENTITY, Shows.CONTENT), count=len(rows),
    )  # fmt: skip
    return tuple(
        PayeeRow(
            row.case_id, row.case.number, people[row.case.person_id], payee_line(row, shared),
            _name(row), row.added_at,
        )
        for row in rows
    )  # fmt: skip


@transaction.atomic
def open_case_payees(case_id: UUID, *, by: Staff, at: datetime) -> CasePayees:
    """Everybody who gets or got money in a case. NotThere when it is not the actor's to read."""
    works_with_money(by)
    check_may_read(by, case_id, at=at)
    case = visible_cases(by, at=at).get(pk=case_id)
    note_read(
        "open_payees", by=by, at=at, object_id=case.pk, person_id=case.person_id,
        shows=(Shows.IDENTITY, Shows.CONTENT, Shows.THIRD_PARTY),
    )  # fmt: skip
    rows = list(Payee.objects.filter(case_id=case.pk).order_by("added_at", "pk"))
    shared = shared_accounts([row for row in rows if row.ended_at is None])
    leads = any(x.unit_id == case.unit_id and x.role is Role.LEADER for x in by.seats)
    views = [_view(row, shared, by, leads=leads) for row in rows]
    latest = Worksheet.objects.filter(case_id=case.pk, application__isnull=False).order_by("-month")
    co = latest.values_list("application__co_applicant_id", flat=True).first()
    people = lines_of(by, {each for each in (case.person_id, co) if each})
    adults = [(PayeeKind.APPLICANT, people[case.person_id])]
    if co is not None:
        adults.append((PayeeKind.CO_APPLICANT, people[co]))
    return CasePayees(
        case.pk, case.number, people[case.person_id],
        tuple(each for each in views if each.ended_at is None),
        tuple(each for each in reversed(views) if each.ended_at is not None), tuple(adults),
    )  # fmt: skip


def _view(row: Payee, shared: Iterable[str], by: Staff, *, leads: bool) -> PayeeView:
    return PayeeView(
        payee_line(row, frozenset(shared)), _name(row), row.added_at, row.approved_at,
        checks_of(row), _why_not(row, by, leads=leads), row.ended_at,
    )  # fmt: skip


def _why_not(row: Payee, by: Staff, *, leads: bool) -> str:
    """What stops this reader from saying yes to a payee that waits."""
    if row.salary_of == by.id:
        return YOUR_SALARY
    if row.added_by == by.id:
        return ANOTHER
    return LEADER_FIRST if row.salary_of is not None and not leads else ""


def _name(row: Payee) -> str:
    """Of whoever is not one of the household; a person's name stands on the case."""
    return row.name.reveal() if row.kind not in OWN else ""
