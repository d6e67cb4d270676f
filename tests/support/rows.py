"""Rows made without the actions: what came long ago, before the rules that actions count with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from tillit.casework.intake.models import ConcernReport, ReportedChild
from tillit.casework.intake.types import Channel, ReporterKind, Safety
from tillit.casework.intake.workflow import Stage
from tillit.kernel.ids import new_id


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
