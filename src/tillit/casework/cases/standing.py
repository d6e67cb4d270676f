"""Which publications stand for a resident at a moment. The one gate to a party's own pages."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor, ActsAs, Resident
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import (
    followed_merges,
    guardians_of,
    ids_of,
    lines_of,
    represented_by,
)

from .channel import has_own_channel
from .models import Publication, ViolenceMark
from .types import Part, PartyAs, PublicationLine, Publishing


@dataclass(frozen=True)
class Whose:
    """Whose page is open: all ids of the party, and who has it open on what ground.

    `powers` are the registered representations of the party that the actor holds today.
    """

    party: UUID
    ids: frozenset[UUID]
    actor: UUID
    as_: ActsAs
    powers: frozenset[UUID] = frozenset()

    @property
    def acts(self) -> bool:
        """Whether somebody else than the party has the page open."""
        return self.as_ is not ActsAs.SELF


def whose_page(by: Resident, *, at: datetime) -> Whose:
    """Whose page the resident asks for. NotThere when the ground and the person do not fit."""
    if (by.acts_for is None) is not (by.acts_as is ActsAs.SELF):
        raise NotThere
    subject = followed_merges(by, by.acts_for or by.id)
    actor = followed_merges(by, by.id) if by.acts_for else subject
    powers: frozenset[UUID] = frozenset()
    if by.acts_as is ActsAs.REPRESENTATIVE:
        held = represented_by(by, actor, at=at)
        powers = frozenset(each.id for each in held if each.person.id == subject)
    return Whose(subject, ids_of(by, subject), actor, by.acts_as, powers)


def standing(by: Resident, *, at: datetime, case_id: UUID | None = None) -> list[Publication]:
    """The publications that stand for the resident now, the newest case first."""
    whose = whose_page(by, at=at)
    rows = Publication.objects.filter(party__in=whose.ids, withdrawn_at=None)
    if case_id is not None:
        rows = rows.filter(case_id=case_id)
    found = list(rows.select_related("case").order_by("-case__opened_at", "pk"))
    return [row for row in found if holds(row, whose, at=at)]


def holds(row: Publication, whose: Whose, *, at: datetime) -> bool:
    """Whether a publication that was decided still opens the case to whoever asks."""
    if whose.as_ is ActsAs.REPRESENTATIVE:
        return _represented(row, whose, at=at)
    actor = Resident(whose.actor, "")
    if row.as_party == PartyAs.GUARDIAN:
        if whose.acts or whose.actor not in guardians_of(actor, row.case.person_id, at=at):
            return False
        return not _barred_by_violence(row)
    if row.case.person_id not in whose.ids:
        return False
    own = has_own_channel(age_of(actor, row.case.person_id, at=at))
    if not whose.acts:
        return own or bool(row.maturity)
    acting = row.guardian_may_act and not own
    mine = acting and whose.actor in guardians_of(actor, row.case.person_id, at=at)
    return mine and not _barred_by_violence(row)


def _represented(row: Publication, whose: Whose, *, at: datetime) -> bool:
    """A representative sees what was opened to the one they represent, where the same decision
    names them. Never a guardian: one guardian does not read the other's page, or the child's."""
    if whose.powers.isdisjoint(UUID(each) for each in row.representatives):
        return False
    guardians = guardians_of(Resident(whose.actor, ""), row.case.person_id, at=at)
    if whose.actor in guardians:
        return False
    if row.as_party == PartyAs.GUARDIAN:
        return whose.party in guardians and not _barred_by_violence(row)
    return row.case.person_id in whose.ids


def age_of(actor: Actor, person_id: UUID, *, at: datetime) -> int | None:
    """Whole years, also of a protected child: the caller writes the leaf and shows no date."""
    lines = lines_of(actor, [person_id], reveal=frozenset([person_id]))
    return lines[person_id].age_on(day_of(at))


def violence_on(case_id: UUID) -> ViolenceMark | None:
    """The running mark of violence, if there is one."""
    return ViolenceMark.objects.filter(case_id=case_id, lifted_at=None).first()


def _barred_by_violence(row: Publication) -> bool:
    """A mark shuts until violence was weighed in the decision itself, after the mark was set."""
    mark = violence_on(row.case_id)
    return mark is not None and not (row.violence and row.decided_at >= mark.at)


def chosen(row: Publication) -> Publishing:
    """What a row opens."""
    return Publishing(
        parts=frozenset(Part(each) for each in row.parts),
        documents=tuple(UUID(each) for each in row.documents),
        reason=row.reason,
        weighing=row.weighing,
        maturity=row.maturity,
        violence=row.violence,
        guardian_may_act=row.guardian_may_act,
        representatives=frozenset(UUID(each) for each in row.representatives),
    )


def publication_line(row: Publication) -> PublicationLine:
    """A row as the worker sees it. When it was opened is told only as opened or not."""
    return PublicationLine(
        id=row.pk,
        party_id=row.party_id,
        as_=PartyAs(row.as_party),
        chosen=chosen(row),
        decided_by=row.decided_by_name,
        decided_at=row.decided_at,
        opened=row.opened_at is not None,
        withdrawn_by=row.withdrawn_by_name,
        withdrawn_at=row.withdrawn_at,
    )
