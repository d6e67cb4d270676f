"""What a party may be told of hearings and decisions on their own pages, and what they answer.

Only the party's own hearing and own letters. What was made for somebody else is named, so that
nobody can choose it by mistake.
"""

from datetime import datetime
from uuid import UUID

from tillit.casework.cases.events import PaperOpened, PartyReplied
from tillit.casework.cases.queries import sent_reply
from tillit.casework.cases.types import Ask, Paper, PartyNews
from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of
from tillit.trust.audit.actions import record

from .events import LetterOpened, PartyAnswered
from .models import Hearing, NoticeLetter, PartyLetter


def told_to_party(actor: Actor, case_id: UUID, ids: frozenset[UUID], at: datetime) -> PartyNews:
    """The party's asks and letters in a case. Three queries, however many there are."""
    hearings = list(Hearing.objects.filter(case_id=case_id, document_id__isnull=False))
    letters = list(PartyLetter.objects.filter(decision__case_id=case_id).order_by("sent_at"))
    own = [row for row in letters if row.party_id in ids]
    notices = list(NoticeLetter.objects.filter(object_id=case_id).order_by("sent_at"))
    return PartyNews(
        asks=tuple(_ask(row) for row in hearings if row.party_id in ids and _waits(row)),
        papers=(
            *(
                Paper(row.document_id, "Utredningen har börjat", day_of(row.sent_at))
                for row in notices
                if row.party_id in ids
            ),
            *(Paper(row.document_id, "Beslut", day_of(row.sent_at), True) for row in own),
        ),
        not_theirs=frozenset(
            [row.document_id for row in letters if row.party_id not in ids]
            + [row.document_id for row in notices if row.party_id not in ids]
            + [row.document_id for row in hearings if row.party_id not in ids and row.document_id]
        ),
        decided_on=day_of(own[-1].sent_at) if own else None,
    )


def take_reply(event: PartyReplied, by: Actor, at: datetime) -> None:
    """What a party sent on their own pages is their answer to the hearing (FL 25)."""
    text = sent_reply(by, event.ask, event.party)
    waiting = Hearing.objects.filter(pk=event.ask, decision=None, replaced_at=None)
    if waiting.filter(answered_on=None).update(answer=text, answered_on=day_of(at)):
        record(PartyAnswered(case=event.case, party=event.party), by=by, at=at)


def mark_opened(event: PaperOpened, by: Actor, at: datetime) -> None:
    """A party opened their letter: the worker sees it as opened. It starts no time (FL 44)."""
    mine = PartyLetter.objects.filter(document_id=event.document, party_id=event.party)
    for row in mine.filter(opened_at=None):
        if PartyLetter.objects.filter(pk=row.pk, opened_at=None).update(opened_at=at):
            record(LetterOpened(letter=row.pk, party=event.party), by=by, at=at)


def _waits(row: Hearing) -> bool:
    """A hearing that serves the coming decision, or one that was answered."""
    return row.replaced_at is None and row.answer_by is not None and row.decision_id is None


def _ask(row: Hearing) -> Ask:
    assert row.sent_on is not None
    assert row.answer_by is not None
    return Ask(
        id=row.pk,
        text=row.material,
        asked_on=row.sent_on,
        last_day=row.answer_by,
        document_id=row.document_id,
        answered_on=row.answered_on,
    )
