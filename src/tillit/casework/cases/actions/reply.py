"""A party answers something asked: a draft that only they see, then sent once."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from tillit.casework.cases.events import PartyReplied
from tillit.casework.cases.models import PartyReply, Publication
from tillit.casework.cases.my_case import news_for
from tillit.casework.cases.standing import chosen, standing
from tillit.casework.cases.types import Ask, MyReply, NoticeKind, Part
from tillit.kernel.actor import Resident
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people.queries import ids_of
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

from .notice import tell_holders

MOST_SIGNS = 10_000
SENT = "Du har redan skickat ditt svar. Ring oss om du vill lägga till något."
LATER = "Sidan är öppen på fler ställen. Läs igenom texten och spara igen."


@transaction.atomic
def open_reply(case_id: UUID, ask_id: UUID, *, by: Resident, at: datetime) -> tuple[Ask, MyReply]:
    """What is asked, and what the party has written so far. Leaves a leaf."""
    row, ask = _asked(case_id, ask_id, by, at)
    note_read(
        "open_reply",
        by=by,
        at=at,
        object_id=case_id,
        person_id=row.case.person_id,
        shows=[Shows.CONTENT],
        ground="publication",
    )
    reply = PartyReply.objects.filter(ask_id=ask_id, party_id=row.party_id).first()
    if reply is None:
        return ask, MyReply("", 0, None, None)
    return ask, MyReply(reply.text, reply.version, reply.saved_at, reply.sent_at)


@transaction.atomic
def save_reply(
    case_id: UUID, ask_id: UUID, *, text: str, version: int, by: Resident, at: datetime
) -> int:
    """Keep a draft; returns its new version. Refuses a text that is older than the kept one."""
    row, ask = _asked(case_id, ask_id, by, at)
    return _save(row, ask, text, version, at)


@transaction.atomic
def send_reply(
    case_id: UUID, ask_id: UUID, *, text: str, version: int, by: Resident, at: datetime
) -> None:
    """Send the answer, once. It goes to the file, and whoever has the case is told."""
    row, ask = _asked(case_id, ask_id, by, at)
    if not text.strip():
        raise Refusal("Skriv ditt svar först. Du kan också låta bli att svara.")
    _save(row, ask, text, version, at)
    same = PartyReply.objects.filter(ask_id=ask_id, party_id=row.party_id, sent_at=None)
    if not same.update(sent_at=at):
        raise Moved(SENT)
    record(PartyReplied(case=case_id, party=row.party_id, ask=ask_id), by=by, at=at)
    tell_holders(NoticeKind.REPLIED, case_id, by=by, at=at)


def _asked(case_id: UUID, ask_id: UUID, by: Resident, at: datetime) -> tuple[Publication, Ask]:
    """The publication and the question. A guardian who acts for a child answers nothing."""
    rows = standing(by, at=at, case_id=case_id)
    if not rows or by.acts_for is not None or Part.ASKS not in chosen(rows[0]).parts:
        raise NotThere
    ids = ids_of(by, rows[0].party_id)
    for ask in news_for(by, case_id, ids, at=at).asks:
        if ask.id == ask_id:
            return rows[0], ask
    raise NotThere


def _save(row: Publication, ask: Ask, text: str, version: int, at: datetime) -> int:
    if len(text) > MOST_SIGNS:
        raise Refusal(f"Texten är för lång. Korta den till högst {MOST_SIGNS} tecken.")
    mine = PartyReply.objects.filter(ask_id=ask.id, party_id=row.party_id)
    kept = mine.first()
    if kept is None:
        if ask.answered_on:
            raise Moved("Vi har redan fått ett svar från dig. Ring oss om du vill lägga till.")
        return _first(row, ask, text, at)
    if kept.sent_at:
        raise Moved(SENT)
    same = mine.filter(version=version, sent_at=None)
    if not same.update(text=text, version=F("version") + 1, saved_at=at):
        raise Moved(LATER)
    return version + 1


def _first(row: Publication, ask: Ask, text: str, at: datetime) -> int:
    try:
        with transaction.atomic():
            PartyReply.objects.create(
                case_id=row.case_id, party_id=row.party_id, ask_id=ask.id, text=text, saved_at=at
            )
    except IntegrityError:
        raise Moved(LATER)
    return 1
