"""One party's letter, from the decision and those around it."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from tillit.casework.cases.extracts import disputes_by
from tillit.casework.cases.types import CaseKind
from tillit.casework.decisions.around import Circle
from tillit.casework.decisions.models import Decision, PartyLimit
from tillit.casework.decisions.types import Outcome, Part
from tillit.kernel.actor import Actor
from tillit.kernel.protected import Protected
from tillit.kernel.swedish import day_of
from tillit.law.confidentiality import secrecy
from tillit.trust.access.queries import unit

from .making import pdf_of
from .masking import masked, without_places
from .wording import Letter, Said, decision_letter, hearing_letter

NOT_YET = "Den som beslutar"


def name_of(circle: Circle, person_id: UUID) -> str:
    """The name as it stands in letters. Those who read it are the person's own parties."""
    name = circle.people[person_id].name
    return name.reveal() if isinstance(name, Protected) else name


def given_name(circle: Circle, receiver: UUID) -> str:
    """The child's first name, as letters say it. To somebody who does not live with a protected
    child it is not said: it may be a new one, which told where a girl was (JO 5932-2012)."""
    hidden = circle.people[circle.child].protection.holds
    if hidden and not circle.knows(receiver, circle.child):
        return "ditt barn"
    return name_of(circle, circle.child).split(" ")[0]


def for_receiver(letter: Letter, circle: Circle, receiver: UUID) -> Letter:
    """The letter without anything that leads to somebody else than its receiver."""
    secrets, places = circle.betraying(receiver), circle.placing(receiver)
    return letter.without(secrets, places, sender=settings.MUNICIPALITY)


def text_for(text: str, circle: Circle, receiver: UUID) -> str:
    """A text as its receiver may read it."""
    clean = masked(text, circle.betraying(receiver))
    return without_places(clean, circle.placing(receiver), sender=settings.MUNICIPALITY)


def letter_to(
    decision: Decision, party: UUID, circle: Circle, *, by: Actor, at: datetime
) -> Letter:
    """The words of one party's letter: without the parts kept from them, and without anything
    that leads to somebody else."""
    on = day_of(decision.decided_at or at)
    said = Said(
        child=given_name(circle, party),
        own=party == circle.child,
        number=decision.number,
        type_code=decision.type_code,
        type_name=decision.type_name,
        law=decision.law,
        outcome=Outcome(decision.outcome),
        what=decision.what,
        period_from=decision.period_from,
        period_to=decision.period_to,
        provisions=decision.provisions,
        circumstances=decision.circumstances,
        best_interest=decision.best_interest,
        childs_view=decision.childs_view,
        decided_on=on,
        decided_by=decision.decided_by_name or NOT_YET,
        decided_as=decision.decided_as,
        delegation_number=decision.delegation_number,
        dissent=decision.dissent,
        limits=limits_for(decision, party, on),
        sender=settings.MUNICIPALITY,
        unit=unit(by, decision.unit_id).name,
        disputed=disputes_by(by, decision.case_id, party),
        money=circle.kind is CaseKind.ASSISTANCE,
    )
    return for_receiver(decision_letter(said), circle, party)


def limits_for(decision: Decision, party: UUID, on: date) -> dict[Part, str]:
    """The parts that a party may not see, with the rule that says so."""
    rows = PartyLimit.objects.filter(decision=decision, party_id=party)
    return {Part(row.part): str(secrecy(row.ground, on).source) for row in rows}


def decision_pdf(
    decision: Decision,
    letter: Letter,
    party: UUID,
    circle: Circle,
    *,
    by_post: bool,
    by: Actor,
    at: datetime,
) -> bytes:
    """The bytes of one party's letter."""
    return pdf_of(
        letter,
        circle.people[party],
        day=day_of(at),
        unit=unit(by, decision.unit_id).name,
        reference=decision.case.number,
        handler=decision.proposed_by_name,
        by_post=by_post,
    )


def hearing_words(
    circle: Circle,
    party: UUID,
    *,
    material: str,
    answer_by: date,
    more_time: bool,
    reference: str,
    unit_name: str,
) -> Letter:
    """The words of the letter that asks a party to read and answer."""
    letter = hearing_letter(
        child=given_name(circle, party),
        own=party == circle.child,
        material=material,
        answer_by=answer_by,
        more_time=more_time,
        reference=reference,
        sender=settings.MUNICIPALITY,
        unit=unit_name,
        money=circle.kind is CaseKind.ASSISTANCE,
    )
    return for_receiver(letter, circle, party)
