"""One month as its own household reads it, the letter with the decision, and their appeal."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tillit.areas.assistance.matching import PROGRAM
from tillit.areas.assistance.models import (
    MonthDecision,
    PaymentOrder,
    SheetComment,
    StoredCalculation,
    Worksheet,
)
from tillit.areas.assistance.showing import answer_lines, missing_lines, row_lines
from tillit.areas.assistance.standing import standing_of
from tillit.areas.assistance.types.payees import PaidFor
from tillit.areas.assistance.types.shown import MyComment, MyDecision, MyMonth, MyPayment
from tillit.areas.assistance.types.words import ApplicationKind
from tillit.areas.assistance.usual import usual_days
from tillit.areas.assistance.workflow import MonthStage, PaymentStage
from tillit.casework.cases.events import PaperOpened
from tillit.casework.decisions.actions import appeal_own_decision
from tillit.casework.decisions.queries import DecisionBrief, briefs, own_letters, own_ways
from tillit.casework.decisions.types import OwnAppealIn, OwnWay
from tillit.contact.documents.actions import open_shared
from tillit.contact.documents.types import Opened
from tillit.kernel.actor import Resident
from tillit.kernel.asking import asking
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.law.calendar import add_months
from tillit.registers.people.queries import followed_merges
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

from .mine import months_of, my_sheet
from .my_payee import my_payees

SHOWN = (MonthStage.PROPOSED, MonthStage.DECIDED, MonthStage.PAID, MonthStage.RECONCILED)
NEVER = Q(stage=PaymentStage.CANCELLED) | Q(
    stage=PaymentStage.REJECTED, decided__replaced_by__isnull=False
)  # the decision in its place is paid instead


@transaction.atomic
def open_my_month(sheet_id: UUID, *, by: Resident, at: datetime) -> MyMonth:
    """A month that somebody has applied for: what concerns them, and what is counted for both who
    applied. Of another's incomes and answers they see what the lines of the calculation say, and
    nothing more. NotThere where they did not apply, also after a separation."""
    sheet, me = my_sheet(sheet_id, by)
    note_read(
        "open_my_month", by=by, at=at, object_id=sheet.case_id, person_id=by.id,
        shows=(Shows.IDENTITY, Shows.CONTENT), ground="own",
    )  # fmt: skip
    found = standing_of(by, sheet, at=at)
    calculation = sheet.calculation if sheet.stage in SHOWN else None
    said = SheetComment.objects.filter(sheet=sheet, person__in=me).order_by("at", "pk")
    orders = PaymentOrder.objects.filter(decided__sheet=sheet).exclude(NEVER)
    return MyMonth(
        id=sheet.pk,
        case_id=sheet.case_id,
        month=sheet.month,
        kind=ApplicationKind(sheet.kind),
        stage=MonthStage(sheet.stage),
        missing=tuple(each for each in missing_lines(sheet, on=day_of(at)) if each.of in me),
        rows=tuple(
            row for row in row_lines(found, found.rows) if row.person in me or not row.person
        ),
        answers=tuple(each for each in answer_lines(found) if each.person in me),
        comments=tuple(MyComment(row.row_id, row.text, row.at) for row in said),
        calculation=calculation.text if calculation else "",
        usual=usual_days(sheet, at=at),
        before=_before(sheet, me) if calculation else "",
        decisions=_decisions(sheet, by),
        payments=tuple(
            MyPayment(
                PaidFor(row.purpose), row.kronor, row.pay_on, PaymentStage(row.stage), row.by_hand
            )
            for row in orders.order_by("pay_on", "pk")
        ),
        payees=my_payees(sheet.case_id, me),
    )


def open_my_letter(sheet_id: UUID, document_id: UUID, *, by: Resident, at: datetime) -> Opened:
    """The reader's own letter with a decision on the month. To the worker it shows as opened, which
    starts no time. NotThere for another's."""
    with transaction.atomic():
        sheet, _ = my_sheet(sheet_id, by)
        if document_id not in _papers(sheet, by):
            raise NotThere
        party = followed_merges(PROGRAM, by.id)
        event = PaperOpened(case=sheet.case_id, party=party, document=document_id)
        with asking(PROGRAM):  # the letter lies in a case that no resident has a way into
            record(event, by=by, at=at)
    return open_shared(document_id, ground="own", by=by, at=at)


@transaction.atomic
def check_may_appeal(
    sheet_id: UUID, decision_id: UUID, *, by: Resident, at: datetime
) -> MyDecision:
    """The reader's own decision on the month, with how it may be appealed. NotThere otherwise."""
    sheet, _ = my_sheet(sheet_id, by)
    found = next((each for each in _decisions(sheet, by) if each.id == decision_id), None)
    if found is None or found.way is None:
        raise NotThere
    note_read(
        "open_my_appeal", by=by, at=at, object_id=sheet.case_id, person_id=by.id,
        shows=(Shows.CONTENT,), ground="own",
    )  # fmt: skip
    return found


def appeal_my_month(
    sheet_id: UUID, decision_id: UUID, said: OwnAppealIn, *, id: UUID, by: Resident, at: datetime
) -> UUID:
    """Appeal a decision on one's own month, in words or with a file. The same `id` twice is one."""
    check_may_appeal(sheet_id, decision_id, by=by, at=at)
    return appeal_own_decision(decision_id, said, id=id, by=by, at=at)


def _papers(sheet: Worksheet, by: Resident) -> set[UUID | None]:
    """The reader's own letters about the month, and about what they appealed."""
    found = _decisions(sheet, by)
    own = {each.way.own_letter for each in found if each.way and each.way.own_letter}
    return own | {each.document_id for each in found}


def _before(sheet: Worksheet, me: frozenset[UUID]) -> str:
    """The calculation of the month before, where the reader had applied for that too."""
    earlier = months_of(me).filter(
        case_id=sheet.case_id, month=add_months(sheet.month, -1), stage__in=SHOWN
    )
    rows = StoredCalculation.objects.filter(pk__in=earlier.values("calculation"))
    return rows.values_list("text", flat=True).first() or ""


@asking(PROGRAM)
def _decisions(sheet: Worksheet, by: Resident) -> tuple[MyDecision, ...]:
    """What is decided on the month, the first first. The program reads: a household's own page
    needs no way into the case."""
    made = {row.decision_id: row for row in MonthDecision.objects.filter(sheet=sheet)}
    short = briefs(PROGRAM, made)
    party = followed_merges(PROGRAM, by.id)
    letters = {each.decision_id: each for each in own_letters(PROGRAM, party, sheet.case_id)}
    ways = own_ways(PROGRAM, party, sheet.case_id)
    done = sorted(
        (each for each in short.values() if each.decided_at and _stood(each, ways)),
        key=lambda each: (each.decided_at, each.id),
    )
    return tuple(
        MyDecision(
            each.id, each.number, each.decided_at, made[each.id].kronor, made[each.id].changed,
            letters[each.id].document_id if each.id in letters else None, each.in_force,
            ways.get(each.id),
        )
        for each in done
        if each.decided_at
    )  # fmt: skip


def _stood(brief: DecisionBrief, ways: Mapping[UUID, OwnWay]) -> bool:
    """What holds; and what the reader appealed, also when another decision has come instead."""
    way = ways.get(brief.id)
    return brief.in_force or (way is not None and way.received_on is not None)
