"""Rows made without the actions: what came long ago, before the rules that actions count with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from tillit.casework.cases import actions as cases
from tillit.casework.cases.models import Case, CaseStep, Clock
from tillit.casework.cases.types import CaseStage, NoteKind
from tillit.casework.intake.models import ConcernReport, ReportedChild
from tillit.casework.intake.types import Channel, ReporterKind, Safety
from tillit.casework.intake.workflow import Stage
from tillit.contact.documents.actions import store_document
from tillit.contact.documents.types import DocumentKind
from tillit.kernel.actor import System
from tillit.kernel.ids import new_id
from tillit.trust.identity.queries import staff_actor


def report_about(
    children: Iterable[UUID], *, unit: UUID, at: datetime, stage: Stage = Stage.NOT_OPENED
) -> list[UUID]:
    """One report about these children, that led to nothing; the ids of its lines."""
    report = ConcernReport.objects.create(
        channel=Channel.WEB, reporter_kind=ReporterKind.PRIVATE, received_at=at,
        registered_at=at, unit_id=unit, text="De bråkar på nätterna.", schema_version=1,
        locale="sv", digest="0" * 64, code_index=new_id().hex, wants_feedback=False,
        safe_now=next(iter(Safety)), reporter_name="Rut Granne",
    )  # fmt: skip
    return [
        ReportedChild.objects.create(
            report=report, number=number, person_id=child, unit_id=unit, stage=stage,
            received_at=at, protection_due_at=at,
            decided_at=at if stage is Stage.NOT_OPENED else None,
        ).pk
        for number, child in enumerate(children, 1)
    ]  # fmt: skip


def old_case(
    person: UUID, unit: UUID, *, began: datetime, closed: datetime, worker: UUID | None = None
) -> UUID:
    """A case that was closed then, with a note and a letter, as if we had been there."""
    by = System("tests")
    case = cases.start_case(person, unit, title="Gammal akt", responsible=worker, by=by, at=began)
    staff = staff_actor(by, worker, at=began) if worker else None
    if staff:
        note = cases.start_note(
            case, NoteKind.PHONE, happened_at=began, text="Ett samtal.", by=staff, at=began
        )
        cases.sign_note(note, version=1, by=staff, at=began)
    store_document(
        case, name="Brev.txt", content=b"Hej.", kind=DocumentKind.LETTER, by=by, at=began
    )
    Case.objects.filter(pk=case).update(stage=CaseStage.CLOSED, closed_at=closed)
    Clock.objects.filter(object_id=case).update(stopped_at=closed)
    CaseStep.objects.create(
        case_id=case, verb="close", target=CaseStage.CLOSED, by_name="", at=closed
    )
    return case
