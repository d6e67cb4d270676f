"""What somebody who has applied may see: their own applications and months, and no more."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tillit.areas.assistance.models import Application, Draft, PaymentOrder, Worksheet
from tillit.areas.assistance.routing import MEET_FIRST
from tillit.areas.assistance.showing import answer_lines, missing_lines, row_lines
from tillit.areas.assistance.standing import standing_of
from tillit.areas.assistance.types.shown import MyApplication, MyMonth
from tillit.areas.assistance.types.words import ApplicationKind
from tillit.areas.assistance.workflow import ApplicationStage, MonthStage, PaymentStage
from tillit.kernel.actor import Resident
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import followed_merges, ids_of
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows

PAST_PROPOSAL = (
    MonthStage.PROPOSED, MonthStage.DECIDED, MonthStage.PAID, MonthStage.RECONCILED,
)  # fmt: skip


@transaction.atomic
def open_application(application_id: UUID, *, by: Resident, at: datetime) -> MyApplication:
    """An application as its applicant sees it, or whoever signed it with them. One who applied
    together with somebody keeps what both signed, and sees nothing that came after."""
    row = own_row(application_id, by)
    note_read(
        "open_application", by=by, at=at, object_id=row.case_id or row.pk,
        person_id=row.applicant_id, shows=(Shows.IDENTITY, Shows.CONTENT), ground="own",
    )  # fmt: skip
    return _shown(row, who_applies(by) in ids_of(by, row.applicant_id))


@transaction.atomic
def open_my_applications(*, by: Resident, at: datetime) -> tuple[MyApplication, ...]:
    """All applications that a person has made or signed, the newest first; what waits for their
    signature too."""
    ids = ids_of(by, who_applies(by))
    own = Application.objects.filter(applicant_id__in=ids)
    signed = Application.objects.filter(co_applicant_id__in=ids).exclude(
        stage=ApplicationStage.DRAFT
    )
    rows = sorted({*own, *signed}, key=lambda row: (row.month, row.started_at), reverse=True)
    note_read("list_applications", by=by, at=at, person_id=who_applies(by), count=len(rows))
    return tuple(_shown(row, row.applicant_id in ids, whole=False) for row in rows)


def _shown(row: Application, own: bool, *, whole: bool = True) -> MyApplication:
    text = ""
    if whole and row.sent is not None:
        text = row.sent.reveal()
    elif whole and own and row.stage == ApplicationStage.DRAFT:
        text = Draft.objects.get(pk=row.pk).answers.reveal()
    return MyApplication(
        id=row.pk,
        month=row.month,
        kind=ApplicationKind(row.kind),
        stage=ApplicationStage(row.stage),
        own=own,
        to_sign=not own and row.stage == ApplicationStage.CO_SIGNS,
        version=row.version,
        sha256=row.sha256,
        answers=text,
        submitted_at=row.submitted_at,
        case_id=row.case_id,
        together=row.co_applicant_id is not None,
        signed_at=row.signed_at,
        co_signed_at=row.co_signed_at,
    )


@transaction.atomic
def open_my_months(*, by: Resident, at: datetime) -> tuple[MyMonth, ...]:
    """A household's own months, the newest first: to each party what concerns them. Of somebody
    who applies together with them, only what both signed and what is counted for both."""
    me = ids_of(by, by.id)
    if by.acts_for is not None:
        return ()
    own = Q(application__applicant_id__in=me) | Q(application__co_applicant_id__in=me)
    rows = list(
        Worksheet.objects.filter(own).select_related("case", "calculation").order_by("-month")[:24]
    )
    note_read(
        "open_my_months", by=by, at=at, person_id=by.id, shows=(Shows.CONTENT,), count=len(rows)
    )
    return tuple(_my_month(sheet, me, by, at=at) for sheet in rows)


def _my_month(sheet: Worksheet, me: frozenset[UUID], by: Resident, *, at: datetime) -> MyMonth:
    found = standing_of(by, sheet, at=at)
    shown = sheet.stage in PAST_PROPOSAL and sheet.calculation is not None
    mine = tuple(row for row in row_lines(found, found.rows) if row.person in me)
    orders = PaymentOrder.objects.filter(decided__sheet=sheet, stage=PaymentStage.APPROVED)
    return MyMonth(
        month=sheet.month,
        kind=ApplicationKind(sheet.kind),
        stage=MonthStage(sheet.stage),
        missing=tuple(each for each in missing_lines(sheet, on=day_of(at)) if each.of in me),
        rows=mine,
        answers=tuple(each for each in answer_lines(found) if each.person in me),
        calculation=sheet.calculation.text if shown and sheet.calculation else "",
        pay_on=orders.order_by("pay_on").values_list("pay_on", flat=True).first(),
    )


def own_row(application_id: UUID, by: Resident) -> Application:
    row, ids = application_row(application_id), ids_of(by, who_applies(by))
    theirs = row.co_applicant_id in ids and row.stage != ApplicationStage.DRAFT
    if row.applicant_id not in ids and not theirs:
        raise NotThere
    return row


def who_applies(by: Resident) -> UUID:
    """Who applies. Whoever acts for somebody else reads; which powers let them apply has not been
    found in a source, so a person helps them."""
    if by.acts_for is not None:
        raise Refusal(MEET_FIRST)
    return followed_merges(by, by.id)


def application_row(application_id: UUID) -> Application:
    """The application of that id. NotThere otherwise."""
    row = the_one(Application.objects.filter(pk=application_id))
    if row is None:
        raise NotThere
    return row
