"""Who may write in a case, asked by messaging: the one gate to a party's pages, and the verdict."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from tillit.contact.messaging.types import Room
from tillit.kernel.actor import Actor, Resident, Staff
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import ids_of, lines_of
from tillit.trust.access.queries import holders_of
from tillit.trust.access.types import AssignedAs
from tillit.trust.identity.queries import colleagues

from .actions.notice import tell_holders
from .models import Case, Note, Publication
from .policies import check_may_read, why_not_change
from .standing import standing
from .types import NoticeKind
from .workflow import Stage

CLOSED = "Ärendet är avslutat. Ring oss, eller hör av dig på nytt."


class CaseDoors:
    """A party writes where something of the case is opened to them; never in another's place, so
    that neither guardian reads the other's thread, or the child's."""

    def of_party(self, case_id: UUID, *, by: Resident, at: datetime) -> Room:
        """The resident's own room."""
        rows = standing(by, at=at, case_id=case_id)
        if not rows or by.acts_for is not None:
            raise NotThere
        case, party = rows[0].case, rows[0].party_id
        holders = holders_of(by, case_id, at=at)
        names = colleagues(by, [each.staff_id for each in holders], at=at)
        answers = next((h for h in holders if h.as_ == AssignedAs.RESPONSIBLE), None)
        deputy = next((h for h in holders if h.as_ == AssignedAs.DEPUTY), None)
        return Room(
            case_id, party, ids_of(by, party), case.person_id,
            why_not=CLOSED if case.stage == Stage.CLOSED else "",
            answers=names[answers.staff_id].name if answers else "",
            deputy=names[deputy.staff_id].name if deputy else "",
            away_until=day_of(deputy.until) if deputy and deputy.until else None,
        )  # fmt: skip

    def of_staff(self, case_id: UUID, *, by: Staff, at: datetime) -> list[Room]:
        """A room for each party to whom the case has ever been opened: what was written is still
        read when a page has been shut, but nobody writes to it."""
        verdict = check_may_read(by, case_id, at=at)
        case = Case.objects.get(pk=case_id)
        why_not = why_not_change(case.stage, verdict.rule)
        rows = list(Publication.objects.filter(case_id=case_id).order_by("decided_at", "pk"))
        names = lines_of(by, [row.party_id for row in rows])
        open_to = {row.party_id for row in rows if row.withdrawn_at is None}
        return [
            Room(
                case_id, party, ids_of(by, party), case.person_id, names[party].name,
                why_not or ("" if party in open_to else SHUT),
            )
            for party in dict.fromkeys(row.party_id for row in rows)
        ]  # fmt: skip

    def filed(self, ids: Iterable[UUID]) -> frozenset[UUID]:
        """Which of these messages stand in the journal: the note has the message's id."""
        return frozenset(Note.objects.filter(pk__in=list(ids)).values_list("pk", flat=True))

    def tell(self, case_id: UUID, *, by: Actor, at: datetime) -> None:
        """Those who have the case, deputies too."""
        tell_holders(NoticeKind.REPLIED, case_id, by=by, at=at)


SHUT = "Sidan är stängd för den här personen. Öppna den under Vad parterna ser."
