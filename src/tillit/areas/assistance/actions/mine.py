"""What somebody who has applied may see: their own applications and months, and no more."""

from collections import Counter
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from tillit.areas.assistance.models import Application, Draft, MissingThing, Worksheet
from tillit.areas.assistance.routing import MEET_FIRST
from tillit.areas.assistance.types.shown import MyApplication, MyMonthLine
from tillit.areas.assistance.types.words import ApplicationKind
from tillit.areas.assistance.workflow import ApplicationStage, MonthStage
from tillit.kernel.actor import Resident
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.registers.people.queries import followed_merges, ids_of
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows

MOST = 24  # months on a list: two years


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
def open_my_months(*, by: Resident, at: datetime) -> tuple[MyMonthLine, ...]:
    """The months that somebody has applied for, alone or with another, the newest first. Three
    queries and the leaf, however many there are."""
    if by.acts_for is not None:
        return ()
    me = ids_of(by, by.id)
    rows = list(months_of(me).select_related("case").order_by("-month", "pk")[:MOST])
    asked = MissingThing.objects.filter(
        sheet__in=[row.pk for row in rows], of__in=me, answered_at=None, dropped_at=None
    )
    waits = Counter(asked.values_list("sheet_id", flat=True))
    note_read(
        "open_my_months", by=by, at=at, person_id=by.id, shows=(Shows.CONTENT,), count=len(rows)
    )
    return tuple(
        MyMonthLine(row.pk, row.month, ApplicationKind(row.kind), MonthStage(row.stage),
                    waits[row.pk])
        for row in rows
    )  # fmt: skip


def months_of(me: frozenset[UUID]) -> "QuerySet[Worksheet]":
    """The months whose latest application a person has made or signed."""
    own = Q(application__applicant_id__in=me) | Q(application__co_applicant_id__in=me)
    return Worksheet.objects.filter(own)


def my_sheet(sheet_id: UUID, by: Resident) -> tuple[Worksheet, frozenset[UUID]]:
    """A month that somebody has applied for, and who they are in the register. NotThere for
    another's, and for whoever acts for somebody else."""
    me = ids_of(by, by.id)
    rows = months_of(me).filter(pk=sheet_id).select_related("case", "calculation")
    sheet = the_one(rows) if by.acts_for is None else None
    if sheet is None:
        raise NotThere
    return sheet, me


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
