"""Write an application, sign it, send it, take it back. What was sent never changes."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.areas.assistance.events import ApplicationSigned, ApplicationWithdrawn
from tillit.areas.assistance.matching import PROGRAM, applied_with, situation_of
from tillit.areas.assistance.models import Application, Draft
from tillit.areas.assistance.routing import MEET_FIRST, route_of
from tillit.areas.assistance.sound import check_ages, check_sums
from tillit.areas.assistance.types.applied import (
    TYPED,
    Applied,
    BadApplication,
    applied_from,
    canonical,
    checksum,
)
from tillit.areas.assistance.types.words import ApplicationKind
from tillit.areas.assistance.workflow import APPLICATION, ApplicationStage, StepNotOpen
from tillit.contact.documents.actions import erase_documents, move_documents
from tillit.contact.documents.queries import documents_under
from tillit.kernel.actor import Actor, Resident
from tillit.kernel.person_number import PersonNumber
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import (
    entries_around,
    for_letters,
    ids_of,
    person_by_number,
)
from tillit.trust.audit.actions import record

from .mine import application_row, who_applies
from .receive import receive, step_back

CHANGED = "Ansökan har ändrats på ett annat ställe. Läs den igen innan du går vidare."
SENT = "Ansökan är redan skickad. Du kan läsa den, och söka om något mer."
ATTEST = "Kryssa i att uppgifterna stämmer innan du skriver under."
LONGEST = 200_000  # characters of a whole application
NEAR_DAYS = 366  # what lies further off is a slip of the pen


@transaction.atomic
def start_application(
    month: date,
    *,
    co_number: PersonNumber | None = None,
    as_last: bool = False,
    urgent: bool = False,
    by: Resident,
    at: datetime,
) -> UUID:
    """Begin an application, or find the one that is begun. What was sent last time is filled in,
    so that only what has changed is written. `as_last`: together with the same person as last
    time, without a number. Refuses with one and the same sentence whenever somebody should be met
    first."""
    applicant, month = who_applies(by), month.replace(day=1)
    if abs((month - day_of(at)).days) > NEAR_DAYS:
        raise Refusal("Välj en månad som ligger nära i tiden.")
    mine = Application.objects.filter(applicant_id__in=ids_of(by, applicant), month=month)
    begun = mine.filter(stage__in=(ApplicationStage.DRAFT, ApplicationStage.CO_SIGNS)).first()
    if begun is not None:
        return begun.pk
    co_applicant = person_by_number(by, co_number) if co_number else None
    if as_last:
        co_applicant = applied_with(applicant)
    if (co_number is not None or as_last) and co_applicant in (None, applicant):
        raise Refusal(MEET_FIRST)
    route = route_of(situation_of(applicant, co_applicant, month, urgent=urgent, at=at))
    if route.kind is None:
        raise Refusal(MEET_FIRST)
    row = Application(
        applicant_id=applicant, co_applicant_id=co_applicant, month=month, kind=route.kind,
        stage=ApplicationStage.DRAFT, started_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # begun in another window at the same moment
        return mine.get(stage=ApplicationStage.DRAFT).pk
    Draft.objects.create(application=row, answers=canonical(_prefilled(row)), saved_at=at)
    return row.pk


def _route_again(row: Application, *, at: datetime) -> None:
    """What has happened since it was begun: somebody may have got protection, or the month may
    have been decided."""
    urgent = row.kind == ApplicationKind.ACUTE
    found = situation_of(row.applicant_id, row.co_applicant_id, row.month, urgent=urgent, at=at)
    route = route_of(found)
    if route.kind is None:
        raise Refusal(MEET_FIRST)
    if row.stage == ApplicationStage.DRAFT:
        row.kind = route.kind  # what both have signed says what it was


def _prefilled(row: Application) -> dict[str, Any]:
    """What was sent last time, without what belongs to that month only."""
    if row.kind != ApplicationKind.RENEWAL:
        return {}
    last = (
        Application.objects.filter(applicant_id=row.applicant_id, stage=ApplicationStage.SUBMITTED)
        .order_by("-month", "-submitted_at")
        .first()
    )
    if last is None or last.sent is None:
        return {}
    sent = json.loads(last.sent.reveal())["answers"]
    kept = {name: sent[name] for name in ("children", "home_size", "costs") if name in sent}
    return kept | {"attested": False}


@transaction.atomic
def save_application(
    application_id: UUID,
    answers: Mapping[str, Any],
    *,
    version: int,
    by: Resident,
    at: datetime,
) -> int:
    """Keep what is written so far; it need not be whole. `version` is the one that was read.
    Returns the new one."""
    row = _mine(application_id, by)
    _check_open("save", row)
    text = canonical(dict(answers))
    if len(text) > LONGEST:
        raise Refusal("Ansökan är för lång för att sparas. Korta texterna.")
    if any("\ud800" <= each <= "\udfff" for each in text):  # half a sign: nothing can store it
        raise Refusal("Texten har ett tecken som inte går att spara. Skriv om den.")
    same = Application.objects.filter(pk=row.pk, version=version, stage=ApplicationStage.DRAFT)
    if not same.update(version=version + 1):
        raise Moved(CHANGED)
    Draft.objects.filter(pk=row.pk).update(answers=text, saved_at=at)
    return version + 1


@transaction.atomic
def sign_application(
    application_id: UUID, *, version: int, by: Resident, at: datetime
) -> ApplicationStage:
    """The applicant signs what stands there. Alone it is sent at once; else the co-applicant signs
    the very same text. To sign twice is to sign once."""
    row = _mine(application_id, by)
    if row.stage in (ApplicationStage.SUBMITTED, ApplicationStage.CO_SIGNS):
        return ApplicationStage(row.stage)
    _check_open("submit", row)
    _route_again(row, at=at)
    text = _whole(row, at=at)
    changes: dict[str, object] = {
        "kind": row.kind, "sent": text, "sha256": checksum(text), "signed_at": at,
    }  # fmt: skip
    alone = row.co_applicant_id is None
    if alone:
        _submit(row, "submit", changes, version=version, by=by, at=at)
        return ApplicationStage.SUBMITTED
    _move(row, "ask_co_applicant", changes, version=version)
    record(ApplicationSigned(application=row.pk, person=row.applicant_id), by=by, at=at)
    return ApplicationStage.CO_SIGNS


@transaction.atomic
def co_sign(application_id: UUID, *, sha256: str, by: Resident, at: datetime) -> None:
    """Whoever applies with them signs the text that the applicant signed. `sha256` is that of the
    text that was read: another text must be read first."""
    row = _signed_by_me(application_id, by)
    if row.stage == ApplicationStage.SUBMITTED:
        return
    _check_open("co_sign", row)
    _route_again(row, at=at)
    if row.sha256 != sha256:
        raise Moved(CHANGED)
    _submit(row, "co_sign", {"co_signed_at": at}, version=row.version, by=by, at=at)


@transaction.atomic
def take_back_application(application_id: UUID, *, by: Resident, at: datetime) -> None:
    """The applicant changes something before the other has signed: both sign anew."""
    row = _mine(application_id, by)
    _check_open("take_back", row)
    changes: dict[str, object] = {"sent": None, "sha256": "", "signed_at": None}
    _move(row, "take_back", changes, version=row.version)


@transaction.atomic
def withdraw_application(application_id: UUID, *, by: Resident, at: datetime) -> None:
    """Take an application back. What was sent stays in the file; what was only written goes."""
    row = _mine(application_id, by)
    _check_open("withdraw", row)
    was_sent = row.stage == ApplicationStage.SUBMITTED
    gone: dict[str, object] = {} if was_sent else {"sent": None, "sha256": "", "signed_at": None}
    _move(row, "withdraw", gone | {"withdrawn_at": at}, version=row.version)
    Draft.objects.filter(pk=row.pk).delete()
    erase_documents(row.pk, by=by, at=at)  # those of what was sent are in the case
    if was_sent:
        step_back(row, by=by, at=at)
    record(ApplicationWithdrawn(application=row.pk, person=row.applicant_id), by=by, at=at)


def _whole(row: Application, *, at: datetime) -> str:
    """The text that is signed: who applies for what, and all answers. Refuses with every fault."""
    plain = json.loads(Draft.objects.get(pk=row.pk).answers.reveal())
    plain.pop(TYPED, None)
    try:
        applied = applied_from(plain)
        check_sums(applied, row.month)
    except BadApplication as problem:
        raise Refusal(str(problem))
    if not applied.attested:
        raise Refusal(ATTEST)
    _check_children(applied, row, at=at)
    return canonical(
        {
            "application": str(row.pk),
            "applicant": str(row.applicant_id),
            "co_applicant": str(row.co_applicant_id) if row.co_applicant_id else None,
            "month": f"{row.month:%Y-%m}",
            "kind": row.kind,
            "answers": applied.plain,
            "papers": [str(each.id) for each in documents_under(PROGRAM, row.pk)],
        }
    )


def _check_children(applied: Applied, row: Application, *, at: datetime) -> None:
    """A child in an application is one of the family in the register: nobody writes in another."""
    adults = [each for each in (row.applicant_id, row.co_applicant_id) if each]
    check_ages(for_letters(PROGRAM, [c.person for c in applied.children], at=at), row.month)
    near = {id_ for each in adults for id_ in entries_around(PROGRAM, each, at=at)} - set(adults)
    if not {child.person for child in applied.children} <= near:
        raise Refusal("Ett barn i ansökan hör inte till er familj i registret. Prata med oss.")


def _submit(
    row: Application, verb: str, changes: Mapping[str, object], *, version: int, by: Actor,
    at: datetime,
) -> None:  # fmt: skip
    for name, value in changes.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            case_id = receive(row, by=by, at=at)
    except IntegrityError:  # sent in another window at the same moment
        raise Moved(CHANGED)
    move_documents(row.pk, case_id, by=by, at=at)
    done = {**changes, "kind": row.kind, "submitted_at": at, "case_id": case_id}
    _move(row, verb, done, version=version)
    Draft.objects.filter(pk=row.pk).delete()


def _move(row: Application, verb: str, changes: Mapping[str, object], *, version: int) -> None:
    source = ApplicationStage(row.stage)
    target = APPLICATION.after(verb, source)
    same = Application.objects.filter(pk=row.pk, stage=source, version=version)
    if not same.update(stage=target, version=version + 1, **changes):
        raise Moved(CHANGED)
    row.stage, row.version = target, version + 1


def _check_open(verb: str, row: Application) -> None:
    try:
        APPLICATION.after(verb, ApplicationStage(row.stage))
    except StepNotOpen:
        raise Refusal(SENT)


def _mine(application_id: UUID, by: Resident) -> Application:
    row = application_row(application_id)
    if row.applicant_id not in ids_of(by, who_applies(by)):
        raise NotThere
    return row


def _signed_by_me(application_id: UUID, by: Resident) -> Application:
    row = application_row(application_id)
    if row.co_applicant_id not in ids_of(by, who_applies(by)):
        raise NotThere
    return row
