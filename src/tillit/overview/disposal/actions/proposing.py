"""Two people: one proposes and the quarantine begins, another approves. Either may stop."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.overview.disposal.events import DisposalApproved, DisposalProposed
from tillit.overview.disposal.leaving import leave
from tillit.overview.disposal.models import Disposal
from tillit.overview.disposal.policies import (
    QUARANTINE_DAYS,
    approver,
    check_another,
    check_may_look,
    proposer,
)
from tillit.overview.disposal.queries import file_of, in_line
from tillit.overview.disposal.types import Step, Why
from tillit.registers.people.queries import followed_merges
from tillit.trust.access.queries import walled_person_ids
from tillit.trust.audit.actions import record


@transaction.atomic
def propose(
    persons: Iterable[UUID], *, archive_first: bool = False, by: Actor, at: datetime
) -> list[UUID]:
    """Put files in quarantine. `archive_first`: the municipality's own plan says that an export is
    handed to the archive before anything goes. Refuses one that is not ripe, with why."""
    who = proposer(by)
    waiting, walled = in_line(who), walled_person_ids(who, at=at)
    made = []
    for given in persons:
        person = followed_merges(who, given)
        if person in waiting:
            continue
        if person in walled:
            raise Refusal("En av akterna rör dig själv eller någon närstående. Be en kollega.")
        file = file_of(who, person, at=at)
        if file is None:
            raise NotThere
        verdict = file.verdict
        if not verdict.ripe or verdict.duty_day is None or verdict.done_by is None:
            numbers = ", ".join(file.numbers) or "Akten"
            raise Refusal(f"{numbers} kan inte gallras. {verdict.rule.text_sv}")
        row = Disposal.objects.create(
            person_id=person,
            numbers=list(file.numbers),
            rule=verdict.rule.text_sv,
            source=str(verdict.rule.source),
            status=verdict.rule.status.value,
            duty_day=verdict.duty_day,
            done_by=verdict.done_by,
            archive_first=archive_first,
            step=Step.PROPOSED,
            quarantine_until=day_of(at) + timedelta(days=QUARANTINE_DAYS),
            proposed_by=who.id,
            proposed_by_name=who.name,
            proposed_at=at,
        )
        record(DisposalProposed(row.pk, person, row.quarantine_until), by=by, at=at)
        made.append(row.pk)
        waiting |= {person}
    return made


@transaction.atomic
def approve(disposal_id: UUID, *, by: Actor, at: datetime) -> None:
    """Another one has looked at the number, the rule and the day, and agrees."""
    who = approver(by)
    row = _waiting(disposal_id)
    check_another(who, row.proposed_by)
    if row.person_id in walled_person_ids(who, at=at):
        raise Refusal("Akten rör dig själv eller någon närstående. Be en kollega.")
    if row.step == Step.APPROVED:
        return
    row.step, row.approved_by, row.approved_by_name, row.approved_at = (
        Step.APPROVED, who.id, who.name, at,
    )  # fmt: skip
    row.save(update_fields=["step", "approved_by", "approved_by_name", "approved_at"])
    record(DisposalApproved(row.pk, row.person_id), by=by, at=at)


@transaction.atomic
def withdraw(disposal_id: UUID, *, by: Actor, at: datetime) -> None:
    """Stop: the file is kept. Whoever may look may stop."""
    check_may_look(by)
    leave(_waiting(disposal_id), why=Why.WITHDRAWN, by=by, at=at)


def _waiting(disposal_id: UUID) -> Disposal:
    row = Disposal.objects.select_for_update().filter(pk=disposal_id).first()
    if row is None:
        raise NotThere
    if row.ended_at is not None:
        raise Refusal(f"Akten är inte längre i karantän: {Step(row.step).words.lower()}.")
    return row
