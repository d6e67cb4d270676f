"""Before the decision: talk with the reporter and the family, offer a meeting, take longer."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import extend_clock
from tillit.casework.intake import policies
from tillit.casework.intake.events import ContactNoted, MeetingOffered, PreliminaryExtended
from tillit.casework.intake.models import Extension, MeetingOffer, PreliminaryContact
from tillit.casework.intake.types import ContactHow, ContactWith, MeetingAnswer, MeetingWith
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Refusal
from tillit.trust.audit.actions import record

from .steps import keep_soonest, take_step


@transaction.atomic
def note_contact(
    line_id: UUID,
    *,
    with_whom: ContactWith,
    how: ContactHow,
    happened_at: datetime,
    text: str,
    by: Staff,
    at: datetime,
) -> None:
    """Sign a note of a talk. Only the reporter and the family: others wait for an investigation."""
    line = policies.line_to_change(by, line_id, at=at)
    if line.decided_at is not None:
        raise Refusal(policies.DECIDED_ALREADY)
    if happened_at > at:
        raise Refusal("Samtalet kan inte ha varit efter den här stunden. Ändra tiden.")
    PreliminaryContact.objects.create(
        line=line,
        with_whom=ContactWith(with_whom),
        how=ContactHow(how),
        happened_at=happened_at,
        text=policies.check_text(text, "Skriv vad som sades, kort."),
        by_id=by.id,
        by_name=by.name,
        at=at,
    )
    event = ContactNoted(line=line_id, person=line.person_id, with_whom=ContactWith(with_whom))
    record(event, by=by, at=at)


@transaction.atomic
def offer_meeting(
    line_id: UUID,
    *,
    with_whom: MeetingWith,
    answer: MeetingAnswer,
    text: str = "",
    by: Staff,
    at: datetime,
) -> None:
    """Write down the offer of a meeting and the answer, or why it is not suitable (SoL 19:5)."""
    line = policies.line_to_change(by, line_id, at=at)
    if answer is MeetingAnswer.NOT_SUITABLE:
        policies.check_text(text, "Skriv varför ett möte inte är lämpligt.")
    MeetingOffer.objects.create(
        line=line,
        with_whom=with_whom,
        answer=answer,
        text=text.strip(),
        by_id=by.id,
        by_name=by.name,
        at=at,
    )
    event = MeetingOffered(line=line_id, person=line.person_id, with_whom=with_whom, answer=answer)
    record(event, by=by, at=at)


@transaction.atomic
def extend_preliminary(
    line_id: UUID, *, until: date, reasons: str, by: Staff, at: datetime
) -> None:
    """Decide to take longer than 14 days, until a certain day, for extraordinary reasons.

    A decision of its own (SoL 20:2). Asks for the same degree as the decision that it puts off;
    that is our reading, not words of the act.
    """
    line = policies.line_to_change(by, line_id, at=at)
    policies.check_may_decide(by, line, "extend", at=at)
    words = policies.check_text(reasons, "Skriv de synnerliga skälen.")
    extend_clock("D02", line_id, until=until, reason=words, by=by, at=at)
    take_step(line, "extend", text=words, by=by, at=at)
    Extension.objects.create(
        line=line, until=until, reasons=words, decided_by=by.id, decided_name=by.name, at=at
    )
    keep_soonest(line_id, by=by, at=at)
    assert line.person_id is not None  # assessed lines have a person (constraint)
    record(PreliminaryExtended(line=line_id, person=line.person_id, until=until), by=by, at=at)
