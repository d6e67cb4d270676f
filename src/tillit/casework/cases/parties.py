"""Who may be shown a case, and what the worker sees when deciding on it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from tillit.contact.documents.queries import documents_under
from tillit.kernel.actor import Actor
from tillit.kernel.location import place_shown
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import (
    followed_merges,
    guardians_of,
    hidden_around,
    ids_of,
    lines_of,
    representatives_of,
)
from tillit.registers.people.types import RepresentationLine

from . import policies
from .channel import OWN_FROM, has_own_channel
from .models import Case, Publication
from .my_case import news_for
from .standing import age_of, publication_line, violence_on
from .types import (
    Offered,
    Part,
    PartyAs,
    PartyLine,
    PublicationLine,
    Publishing,
    PublishingPage,
    ViolenceLine,
)
from .workflow import Stage

NO_REASON = "Skriv varför det här får visas."
NO_WEIGHING = "Något visas inte. Skriv vad ni har vägt och varför (OSL 10:3 och 12:3)."
NO_MATURITY = (
    f"Barnet har inte fyllt {OWN_FROM}. Skriv hur ni har bedömt mognaden, eller visa inget."
)
NO_VIOLENCE = "Våld är markerat. Skriv varför det ändå är säkert att visa det här."
NOT_HELD = "En av företrädarna gäller inte längre. Läs sidan igen och välj bland dem som visas."
NOTHING = "Välj vad som ska visas."


def parties_of_case(actor: Actor, case: Case, *, at: datetime) -> dict[UUID, PartyAs]:
    """The child first, then each guardian of today. Nobody else is ever shown a child's case."""
    child = followed_merges(actor, case.person_id)
    guardians = guardians_of(actor, child, at=at)
    return {child: PartyAs.CHILD} | dict.fromkeys(guardians, PartyAs.GUARDIAN)


def party_as(actor: Actor, case: Case, party_id: UUID, *, at: datetime) -> PartyAs:
    """Why this person is a party. Refuses everybody else."""
    found = parties_of_case(actor, case, at=at).get(party_id)
    if found is None:
        raise NotThere
    return found


def check_may_publish(
    actor: Actor, case: Case, as_: PartyAs, choice: Publishing, *, at: datetime
) -> None:
    """The sentence for what is missing in a decision."""
    if not choice.parts and not choice.documents:
        raise Refusal(NOTHING)
    if not choice.reason.strip():
        raise Refusal(NO_REASON)
    if choice.parts != frozenset(Part) and not choice.weighing.strip():
        raise Refusal(NO_WEIGHING)
    young = as_ is PartyAs.CHILD and not has_own_channel(age_of(actor, case.person_id, at=at))
    if young and not choice.maturity.strip() and not choice.representatives:
        raise Refusal(NO_MATURITY)
    guardian = as_ is PartyAs.GUARDIAN or choice.guardian_may_act
    if guardian and violence_on(case.pk) and not choice.violence.strip():
        raise Refusal(NO_VIOLENCE)


def offered_documents(
    actor: Actor, case_id: UUID, *, hidden: bool = False
) -> tuple[Offered, ...]:  # fmt: skip
    """The documents of a case, by kind. The name is the worker's; a party sees the kind. `hidden`:
    the names are masked, since they may tell a place."""
    return tuple(
        Offered(
            each.id,
            each.kind.words,
            place_shown(each.name, hidden=hidden),
            day_of(each.stored_at),
        )
        for each in documents_under(actor, case_id)
    )


def offered_to(
    actor: Actor, case: Case, party_id: UUID, *, at: datetime
) -> tuple[Offered, ...]:  # fmt: skip
    """Those that may be chosen for one party: what was made for somebody else is not there."""
    theirs = news_for(actor, case.pk, ids_of(actor, party_id), at=at).not_theirs
    hidden = hidden_around(actor, case.person_id, at=at)
    offered = offered_documents(actor, case.pk, hidden=hidden)
    return tuple(each for each in offered if each.id not in theirs)


def representatives_around(
    actor: Actor, parties: Mapping[UUID, PartyAs], *, at: datetime
) -> dict[UUID, tuple[RepresentationLine, ...]]:
    """Who acts for each party today. A guardian of the child has their own page and no other."""
    held = representatives_of(actor, parties, at=at)
    outside = [each for each in held if each.representative.id not in parties]
    return {id_: tuple(each for each in outside if each.person.id == id_) for id_ in parties}


def check_representatives(
    actor: Actor, case: Case, party_id: UUID, choice: Publishing, *, at: datetime
) -> None:
    """Refuses a power that the party's representatives do not hold today."""
    held = representatives_around(actor, parties_of_case(actor, case, at=at), at=at)
    if not choice.representatives <= {each.id for each in held[party_id]}:
        raise Refusal(NOT_HELD)


def publishing_page(actor: Actor, case: Case, rule: str, *, at: datetime) -> PublishingPage:
    """Everything that the worker's page shows."""
    parties = parties_of_case(actor, case, at=at)
    lines = lines_of(actor, parties)
    rows = Publication.objects.filter(case_id=case.pk).order_by("-decided_at")
    history = [publication_line(row) for row in rows]
    mark = violence_on(case.pk)
    own = has_own_channel(age_of(actor, case.person_id, at=at))
    held = representatives_around(actor, parties, at=at)
    return PublishingPage(
        case_id=case.pk,
        number=case.number,
        child=lines[next(iter(parties))].name,
        parties=tuple(
            _party(id_, lines[id_].name, as_, own, mark is not None, history, held[id_])
            for id_, as_ in parties.items()
        ),
        violence=ViolenceLine(mark.reason, mark.by_name, mark.at) if mark else None,
        offered={id_: offered_to(actor, case, id_, at=at) for id_ in parties},
        may_write=case.stage != Stage.CLOSED and rule in policies.WAYS_TO_CHANGE,
        may_withdraw=rule in policies.WAYS_TO_CHANGE,
    )


def _party(
    id_: UUID,
    name: str,
    as_: PartyAs,
    own: bool,
    marked: bool,
    history: list[PublicationLine],
    held: tuple[RepresentationLine, ...],
) -> PartyLine:
    mine = [line for line in history if line.party_id == id_]
    standing = next((line for line in mine if line.withdrawn_at is None), None)
    return PartyLine(
        id=id_,
        name=name,
        as_=as_,
        own_channel=own,
        standing=standing,
        shut=marked and as_ is PartyAs.GUARDIAN and standing is None,
        earlier=tuple(line for line in mine if line.withdrawn_at),
        representatives=held,
    )
