"""What services add to a case's timeline."""

from datetime import datetime
from uuid import UUID

from tillit.casework.cases.types import TimelineGroup, TimelineItem
from tillit.kernel.actor import Actor
from tillit.kernel.swedish import full_day

from .models import Closing, Consent, FollowUp, ServiceStep, SessionNote, ToldWorker
from .types import (
    Attendance,
    ConsentAnswer,
    ConsentRole,
    DeclineReason,
    EndReason,
    PauseReason,
    WithdrawReason,
)

STEPS = {
    "order": "Insatsen beställdes",
    "accept": "Utföraren tackade ja",
    "decline": "Utföraren tackade nej",
    "withdraw": "Beställningen togs tillbaka",
    "start": "Insatsen började",
    "pause": "Insatsen pausades",
    "resume": "Insatsen fortsätter",
    "end": "Insatsen avslutades",
}
REASONS: dict[str, type[DeclineReason | WithdrawReason | PauseReason | EndReason]] = {
    "decline": DeclineReason,
    "withdraw": WithdrawReason,
    "pause": PauseReason,
    "end": EndReason,
}
LINK = "desk:case_service"


def items_of(actor: Actor, case_id: UUID, at: datetime) -> list[TimelineItem]:
    """Steps, consents, sessions, what was told and follow-ups, in six queries however many."""
    return [
        *_steps(case_id), *_consents(case_id), *_sessions(case_id), *_told(case_id),
        *_follow_ups(case_id), *_closing(case_id),
    ]  # fmt: skip


def _steps(case_id: UUID) -> list[TimelineItem]:
    rows = ServiceStep.objects.filter(service__case_id=case_id).select_related("service")
    return [
        TimelineItem(
            at=row.at,
            kind=f"service_{row.verb}",
            title=f"{STEPS[row.verb]}: {row.service.kind_name}",
            text=" ".join(filter(None, [_reason(row), row.text if row.verb != "order" else ""])),
            by=row.by_name,
            link=LINK,
            ref=row.service_id,
        )
        for row in rows
    ]


def _reason(row: ServiceStep) -> str:
    kind = REASONS.get(row.verb)
    return f"{kind(row.reason).words}." if kind and row.reason else ""


def _consents(case_id: UUID) -> list[TimelineItem]:
    rows = Consent.objects.filter(service__case_id=case_id).select_related("service")
    return [
        TimelineItem(
            at=row.at,
            kind="consent",
            title=f"Samtycke. {ConsentRole(row.role).words}: "
            f"{ConsentAnswer(row.answer).words[0].lower()}{ConsentAnswer(row.answer).words[1:]}",
            text=row.text,
            by=row.by_name,
            tags=(row.service.kind_name,),
            link=LINK,
            ref=row.service_id,
        )
        for row in rows
    ]


def _sessions(case_id: UUID) -> list[TimelineItem]:
    rows = SessionNote.objects.filter(service__case_id=case_id).select_related("service")
    return [
        TimelineItem(
            at=row.held_at,
            said_at=row.signed_at,
            kind="session",
            group=TimelineGroup.NOTES,
            title=f"{row.service.kind_name}: {Attendance(row.attendance).words.lower()}",
            text=row.text,
            by=row.author_name,
            signed=True,
            link=LINK,
            ref=row.service_id,
        )
        for row in rows
    ]


def _told(case_id: UUID) -> list[TimelineItem]:
    rows = ToldWorker.objects.filter(service__case_id=case_id).select_related("service")
    return [
        TimelineItem(
            at=row.at, kind="told", group=TimelineGroup.NOTES, text=row.text,
            title=f"Berättat om insatsen: {row.service.kind_name}", link=LINK, ref=row.service_id,
        )
        for row in rows
    ]  # fmt: skip


def _follow_ups(case_id: UUID) -> list[TimelineItem]:
    items = []
    for row in FollowUp.objects.filter(case_id=case_id):
        title = f"Uppföljning utan insats började ({row.law})"
        items.append(TimelineItem(row.began_at, "follow_up", title, row.why, row.began_by_name))
        if row.ended_at:
            title = "Uppföljning utan insats avslutades"
            items.append(
                TimelineItem(row.ended_at, "follow_up", title, row.result, row.ended_by_name)
            )
    return items


def _closing(case_id: UUID) -> list[TimelineItem]:
    return [
        TimelineItem(
            at=row.at,
            kind="kept",
            title="Akten sparas för alltid" if row.never else _until(row),
            text=" ".join(each["text"] for each in row.lines),
            by=row.by_name,
        )
        for row in Closing.objects.filter(case_id=case_id)
    ]


def _until(row: Closing) -> str:
    if row.dispose_by is None:
        return "Akten sparas tills vidare"
    return f"Akten gallras senast {full_day(row.dispose_by)}"
