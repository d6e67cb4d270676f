"""Who reviews an extract, and which lines of it. A table that a jurist reads; no law says who."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import NotThere, Refusal
from tillit.law.confidentiality import Effect, SecrecyRule, secrecy_rules
from tillit.law.dated import Since
from tillit.law.disclosure import Recipient, grounds_for
from tillit.registers.people.queries import ids_of
from tillit.trust.access.queries import (
    concerned_among,
    concerning,
    visible_person_ids,
    walled_person_ids,
)
from tillit.trust.access.types import GuardKind

from .models import OPEN, Extract
from .types import GroundLine

# The ways in of the policy (trust/access) that make somebody a reviewer of what they lead to. An
# emergency opening does not, nor the duty, an invitation as a guest, or an order to a provider.
WAYS = frozenset({"assigned", "leader", "intake"})
WITH_REPORTER = frozenset({"assigned", "intake"})  # who also see who reported (K4)
REVIEWERS = (Role.SOCIAL_WORKER, Role.LEADER, Role.INTAKE)
WITHOUT_CASE = (Role.INTAKE,)  # who search the whole register
# A sealed address is opened by two, one at a time: never by an extract.
OWN_TABLES = (
    "people_sealedaddress",
    "people_addressreader",
    "people_addressopening",
)


@dataclass(frozen=True)
class Way:
    """One row of the table."""

    code: str
    sentence: str


TABLE = (
    Way(
        "extract_assigned",
        "Den som har ett uppdrag i ett ärende eller en anmälan om personen prövar utdraget, och "
        "ser de poster som uppdraget öppnar.",
    ),
    Way(
        "extract_leader",
        "Gruppledaren i en enhet som har eller har haft ett sådant ärende prövar utdraget, också "
        "när ärendet är avslutat.",
    ),
    Way(
        "extract_intake",
        "Mottagningen prövar det som står i de öppna anmälningar som den ser.",
    ),
    Way(
        "extract_register",
        "Finns bara personens uppgifter i registret och inget ärende, prövar mottagningen.",
    ),
    Way(
        "extract_another",
        "En post som den som prövar inte själv får läsa prövas av någon annan: sidan säger att en "
        "annan granskare behövs, aldrig vad posten är.",
    ),
    Way(
        "extract_never",
        "Ingen nödöppning, ingen gäst och ingen utförare prövar ett utdrag; ingen prövar ett om "
        "sig själv eller en närstående. En förseglad adress lämnas aldrig ut i ett utdrag.",
    ),
)


def may_review(actor: Actor, person_id: UUID, *, at: datetime) -> bool:
    """Whether the actor may review an extract about this person."""
    if isinstance(actor, System):
        return True
    if not isinstance(actor, Staff) or actor.is_guest or not actor.has(*REVIEWERS):
        return False
    ids = ids_of(actor, person_id)
    if not ids or ids & walled_person_ids(actor, at=at):
        return False
    if visible_person_ids(actor, at=at, ways=WAYS).filter(person_id__in=ids).exists():
        return True
    return actor.has(*WITHOUT_CASE) and not concerning(actor, ids, *GuardKind)


def reviewed_by(actor: Staff, *, at: datetime) -> "QuerySet[Extract]":
    """The extracts that the actor may review, finished ones too. Intake also finds the open ones
    about whoever has no case at all: nobody else would."""
    if actor.is_guest or not actor.has(*REVIEWERS):
        return Extract.objects.none()
    mine = Q(person_id__in=visible_person_ids(actor, at=at, ways=WAYS))
    if actor.has(*WITHOUT_CASE):
        asked = set(Extract.objects.filter(OPEN).values_list("person_id", flat=True))
        mine |= Q(person_id__in=asked - concerned_among(actor, asked))
    return Extract.objects.filter(mine).exclude(person_id__in=walled_person_ids(actor, at=at))


def check_may_review(actor: Actor, person_id: UUID, *, at: datetime) -> None:
    """Raises NotThere: not there and not yours are the same."""
    if not may_review(actor, person_id, at=at):
        raise NotThere


def ground_of(recipient: Recipient, on: date) -> Since[SecrecyRule]:
    """The rule by which all about a person goes to this recipient: about oneself (OSL 12:1), as a
    guardian (12:3), as a party (10:3)."""
    return next(
        rule for rule in grounds_for(recipient, on) if rule.value.effect is Effect.SELF
        and (recipient is not Recipient.PARTY or rule.value.code == "OSL-10-3")
    )  # fmt: skip


def grounds_to_hold_back(recipient: Recipient, on: date) -> tuple[GroundLine, ...]:
    """What something may be held back by: every rule that says that something is secret, and the
    limit that stands in the recipient's own ground."""
    rules = [rule for rule in secrecy_rules(on) if rule.value.effect is Effect.SECRET]
    if recipient is not Recipient.SELF:
        rules.append(ground_of(recipient, on))
    return tuple(GroundLine(r.value.code, r.value.name_sv, r.source) for r in rules)


def check_ground(code: str, recipient: Recipient, on: date) -> None:
    """What is held back has a ground from the table."""
    if code not in {each.code for each in grounds_to_hold_back(recipient, on)}:
        raise Refusal("Välj en grund för det som inte lämnas ut.")
