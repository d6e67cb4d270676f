"""Ask for consent, write the answer down, weigh whether a service may be given without it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from tillit.casework.services import policies
from tillit.casework.services.consent import state_of
from tillit.casework.services.events import ConsentRecorded, ConsentWeighed
from tillit.casework.services.models import Consent, Service
from tillit.casework.services.types import (
    ConsentAnswer,
    ConsentLine,
    ConsentRole,
    ConsentState,
)
from tillit.kernel.actor import Actor
from tillit.kernel.refusal import NotThere, Refusal
from tillit.trust.audit.actions import record


@transaction.atomic
def record_consent(
    service_id: UUID,
    person_id: UUID,
    answer: ConsentAnswer,
    *,
    text: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """Write down that somebody was asked, or what they answered (SoL 21:1-2). Only those whom
    the law names are asked; the newest answer holds and the older ones stay."""
    service = policies.service_to_change(by, service_id, "consent", at=at)
    state = state_of(by, service, at=at)
    line = next((each for each in state.people if each.person_id == person_id), None)
    if line is None:
        raise NotThere
    if answer is ConsentAnswer.WITHDRAWN and line.answer is not ConsentAnswer.GIVEN:
        raise Refusal("Bara den som har sagt ja kan ta tillbaka det. Läs sidan igen.")
    said = policies.check_text(text)
    if answer is ConsentAnswer.EXCEPTED:
        _check_exception(state, line, said)
    keep_answer(service, line, answer, said, by=by, at=at)


def keep_answer(
    service: Service,
    line: ConsentLine,
    answer: ConsentAnswer,
    text: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Write an answer after those before it. The caller has checked who may."""
    # The update locks the row: two answers at once get each their own place in the order.
    Service.objects.filter(pk=service.pk).update(version=F("version") + 1)
    last = Consent.objects.filter(service=service).aggregate(last=Max("order"))["last"]
    Consent.objects.create(
        service=service,
        person_id=line.person_id,
        role=line.role,
        answer=answer,
        text=text,
        by_name=getattr(by, "name", ""),
        at=at,
        order=(last or 0) + 1,
    )
    event = ConsentRecorded(
        service=service.pk,
        person=service.person_id,
        asked=line.person_id,
        role=line.role,
        answer=answer,
    )
    record(event, by=by, at=at)


@transaction.atomic
def weigh_without_guardian(service_id: UUID, *, because: str, by: Actor, at: datetime) -> None:
    """Write why it is suitable to give the service without the guardian's consent. Refused where
    the law does not let it be given so (SoL 21:1-2)."""
    service = policies.service_to_change(by, service_id, "consent", at=at)
    rule = state_of(by, service, at=at).rule
    if not rule.without_guardian or not rule.if_suitable:
        raise Refusal("Lagen kräver vårdnadshavarens samtycke här. Fråga vårdnadshavaren först.")
    said = policies.check_text(because, "Skriv varför det är lämpligt för barnet.")
    Service.objects.filter(pk=service.pk).update(
        suitable_because=said,
        suitable_by=getattr(by, "name", ""),
        suitable_at=at,
        version=F("version") + 1,
    )
    record(ConsentWeighed(service=service_id, person=service.person_id), by=by, at=at)


def _check_exception(state: ConsentState, line: ConsentLine, why: str) -> None:
    """One of two guardians cannot answer. Never where the child is to live elsewhere, never over
    a no, and never without a written reason."""
    if not state.rule.one_may_do:
        raise Refusal("Här räcker inte en vårdnadshavare. Alla som lagen frågar ska säga ja.")
    others = [
        each
        for each in state.people
        if each.role is ConsentRole.GUARDIAN and each.person_id != line.person_id
    ]
    if line.role is not ConsentRole.GUARDIAN or not others:
        raise Refusal("Det gäller bara när det finns två vårdnadshavare. Fråga den som finns.")
    if line.answer in {ConsentAnswer.REFUSED, ConsentAnswer.WITHDRAWN}:
        raise Refusal("Vårdnadshavaren har sagt nej. Ett nej går inte att skriva förbi.")
    if not why:
        raise Refusal("Skriv varför vårdnadshavaren inte kan svara och varför det inte kan vänta.")


def check_consent(service: Service, *, by: Actor, at: datetime) -> None:
    """Refuses with what is missing. Nothing begins or goes on without what the law asks for."""
    found = state_of(by, service, at=at)
    if not found.enough:
        raise Refusal(f"Samtycke saknas. {' '.join(found.missing)}")
