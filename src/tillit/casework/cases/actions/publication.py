"""Decide what a party sees of a case, take it back, and mark violence in a family."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.casework.cases import policies
from tillit.casework.cases.events import (
    CasePublished,
    PublicationWithdrawn,
    ViolenceMarked,
    ViolenceMarkLifted,
)
from tillit.casework.cases.models import Case, Publication, ViolenceMark
from tillit.casework.cases.my_case import seen_by_party
from tillit.casework.cases.parties import (
    check_may_publish,
    check_representatives,
    offered_documents,
    offered_to,
    party_as,
    publishing_page,
)
from tillit.casework.cases.types import MyCase, PartyAs, Publishing, PublishingPage
from tillit.kernel.actor import Actor, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

MOVED = "Någon annan har just ändrat det här. Läs sidan igen."
WHY = "Skriv varför."
SHOWS = (Shows.IDENTITY, Shows.CONTENT)


@transaction.atomic
def open_publishing(case_id: UUID, *, by: Staff, at: datetime) -> PublishingPage:
    """Who the parties are, and what each sees now. Leaves a leaf."""
    verdict = policies.check_may_read(by, case_id, at=at)
    case = Case.objects.get(pk=case_id)
    page = publishing_page(by, case, verdict.rule, at=at)
    _note("open_publishing", case, page, verdict.rule, by=by, at=at)
    return page


@transaction.atomic
def preview_my_case(
    case_id: UUID, party_id: UUID, choice: Publishing, *, by: Staff, at: datetime
) -> MyCase:
    """Exactly what the party will see by this choice. Nothing is decided. Leaves a leaf."""
    verdict = policies.check_may_read(by, case_id, at=at)
    case = Case.objects.get(pk=case_id)
    as_ = party_as(by, case, party_id, at=at)
    offered = offered_documents(by, case_id)
    note_read(
        "preview_my_case", by=by, at=at, object_id=case_id, person_id=party_id, shows=SHOWS,
        ground=verdict.rule,
    )  # fmt: skip
    return seen_by_party(by, case, party_id, as_, choice, offered, at=at)


@transaction.atomic
def publish_case(
    case_id: UUID, party_id: UUID, choice: Publishing, *, by: Staff, at: datetime
) -> UUID:
    """One recorded decision on what one party sees. A new one replaces the one before.

    Refuses somebody who is no party, a child under 15 without weighed maturity, a guardian while
    violence is marked and not weighed, and documents made for somebody else.
    """
    case = policies.case_to_change(by, case_id, at=at)
    as_ = party_as(by, case, party_id, at=at)
    check_may_publish(by, case, as_, choice, at=at)
    check_representatives(by, case, party_id, choice, at=at)
    allowed = {each.id for each in offered_to(by, case, party_id, at=at)}
    if not set(choice.documents) <= allowed:
        raise Refusal("En av handlingarna är till någon annan. Välj bland dem som visas.")
    for row in Publication.objects.filter(case_id=case_id, party_id=party_id, withdrawn_at=None):
        _withdraw(row, by=by, at=at)
    try:
        with transaction.atomic():
            row = _create(case, party_id, as_, choice, by=by, at=at)
    except IntegrityError:
        raise Moved(MOVED)
    event = CasePublished(case=case_id, party=party_id, publication=row.pk, as_party=as_)
    record(event, by=by, at=at)
    return row.pk


@transaction.atomic
def withdraw_publication(case_id: UUID, party_id: UUID, *, by: Staff, at: datetime) -> None:
    """The party sees nothing more of the case, from now. Also in a closed case."""
    _check_may_withdraw(by, case_id, at=at)
    rows = Publication.objects.filter(case_id=case_id, party_id=party_id, withdrawn_at=None)
    row = rows.first()
    if row is None or not _withdraw(row, by=by, at=at):
        raise Moved("Sidan är redan stängd för den personen. Läs sidan igen.")


@transaction.atomic
def mark_violence(case_id: UUID, *, reason: str, by: Staff, at: datetime) -> None:
    """Mark violence in the family: what guardians see is shut until it is decided separately."""
    case = policies.case_to_change(by, case_id, at=at)
    if not reason.strip():
        raise Refusal("Skriv vad ni vet om våldet och vem som har berättat.")
    _, made = ViolenceMark.objects.get_or_create(
        case_id=case_id,
        lifted_at=None,
        defaults={"reason": reason.strip(), "by_name": by.name, "at": at},
    )
    if not made:
        raise Moved("Våld är redan markerat i ärendet. Läs sidan igen.")
    guardians = Publication.objects.filter(case_id=case_id, as_party=PartyAs.GUARDIAN)
    for row in guardians.filter(withdrawn_at=None):
        _withdraw(row, by=by, at=at)
    record(ViolenceMarked(case=case_id, person=case.person_id), by=by, at=at)


@transaction.atomic
def lift_violence_mark(case_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """Take the mark away, with a reason. What was shut stays shut until it is decided anew."""
    case = policies.case_to_change(by, case_id, at=at)
    if not why.strip():
        raise Refusal(WHY)
    running = ViolenceMark.objects.filter(case_id=case_id, lifted_at=None)
    if not running.update(lifted_at=at, lifted_why=why.strip(), lifted_by_name=by.name):
        raise Moved("Markeringen är redan borttagen. Läs sidan igen.")
    record(ViolenceMarkLifted(case=case_id, person=case.person_id), by=by, at=at)


def _check_may_withdraw(by: Actor, case_id: UUID, *, at: datetime) -> None:
    policies.check_may_write(by, case_id, at=at)
    if not Case.objects.filter(pk=case_id).exists():
        raise NotThere


def _withdraw(row: Publication, *, by: Actor, at: datetime) -> bool:
    same = Publication.objects.filter(pk=row.pk, withdrawn_at=None)
    if not same.update(withdrawn_at=at, withdrawn_by_name=getattr(by, "name", "")):
        return False
    event = PublicationWithdrawn(case=row.case_id, party=row.party_id, publication=row.pk)
    record(event, by=by, at=at)
    return True


def _create(
    case: Case, party_id: UUID, as_: PartyAs, choice: Publishing, *, by: Staff, at: datetime
) -> Publication:
    return Publication.objects.create(
        case=case,
        party_id=party_id,
        as_party=as_,
        parts=sorted(part.value for part in choice.parts),
        documents=[str(each) for each in choice.documents],
        reason=choice.reason.strip(),
        weighing=choice.weighing.strip(),
        maturity=choice.maturity.strip(),
        violence=choice.violence.strip(),
        guardian_may_act=choice.guardian_may_act and as_ is PartyAs.CHILD,
        representatives=sorted(str(each) for each in choice.representatives),
        decided_by=by.id,
        decided_by_name=by.name,
        decided_at=at,
    )


def _note(
    verb: str, case: Case, page: PublishingPage, ground: str, *, by: Staff, at: datetime
) -> None:
    shown = [party.id for party in page.parties]
    note_read(
        verb, by=by, at=at, object_id=case.pk, person_id=case.person_id, shows=SHOWS,
        ground=ground, shown=shown,
    )  # fmt: skip
