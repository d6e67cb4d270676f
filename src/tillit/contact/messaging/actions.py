"""Write a message, and open a thread. Each opening leaves a trace."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor, Resident, Staff
from tillit.kernel.refusal import NotThere, Refusal
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

from .events import MessageSent
from .models import Message
from .ports import doors, outside
from .types import LONGEST, MessageIn, MessageView, Room, Thread


@transaction.atomic
def write_to_worker(case_id: UUID, said: MessageIn, *, by: Resident, at: datetime) -> None:
    """A party writes; those who have the case are told, deputies too. Two presses are one."""
    room = doors().of_party(case_id, by=by, at=at)
    if _keep(room, said, None, by=by, at=at):
        doors().tell(case_id, by=by, at=at)


@transaction.atomic
def write_to_party(
    case_id: UUID, party_id: UUID, said: MessageIn, *, by: Staff, at: datetime
) -> None:
    """A colleague who may write in the case writes to a party. Two presses are one."""
    room = _room(case_id, party_id, by, at)
    if _keep(room, said, by, by=by, at=at):
        outside().tell(room.party_id, at=at)


@transaction.atomic
def open_my_thread(case_id: UUID, *, by: Resident, at: datetime) -> Thread:
    """The resident's own thread. NotThere where it is not theirs."""
    return _open(doors().of_party(case_id, by=by, at=at), to_party=True, by=by, at=at)


@transaction.atomic
def open_threads(case_id: UUID, *, by: Staff, at: datetime) -> list[Thread]:
    """Every thread of the case, each with a leaf of its own."""
    rooms = doors().of_staff(case_id, by=by, at=at)
    return [_open(room, to_party=False, by=by, at=at) for room in rooms]


@transaction.atomic
def read_message(case_id: UUID, message_id: UUID, *, by: Staff, at: datetime) -> MessageView:
    """One message from a party, for the file. NotThere for who may not read the case."""
    for room in doors().of_staff(case_id, by=by, at=at):
        for row in Message.objects.filter(pk=message_id, case_id=case_id, party__in=room.ids):
            _leaf(room, by=by, at=at)
            return _view(row, room, to_party=False)
    raise NotThere


def _room(case_id: UUID, party_id: UUID, by: Staff, at: datetime) -> Room:
    for room in doors().of_staff(case_id, by=by, at=at):
        if party_id in room.ids:
            return room
    raise NotThere


def _keep(room: Room, said: MessageIn, staff: Staff | None, *, by: Actor, at: datetime) -> bool:
    """Whether it is new. Another text under the same number is another window: it is refused."""
    if room.why_not:
        raise Refusal(room.why_not)
    text = said.text.strip()
    if not text:
        raise Refusal("Skriv ditt meddelande först.")
    if len(text) > LONGEST:
        raise Refusal(f"Meddelandet är för långt. Korta det till {LONGEST} tecken.")
    row, is_new = Message.objects.get_or_create(
        pk=said.id,
        defaults={
            "case_id": room.case_id, "party_id": room.party_id, "from_party": staff is None,
            "staff_id": staff.id if staff else None, "staff_name": staff.name if staff else "",
            "text": text, "at": at,
        },
    )  # fmt: skip
    if not is_new:
        mine = (row.case_id, row.staff_id) == (room.case_id, staff.id if staff else None)
        if not mine or row.party_id not in room.ids:
            raise NotThere
        if row.text.reveal() != text:
            raise Refusal("Det här är redan skickat. Öppna sidan igen om du vill skriva mer.")
        return False
    event = MessageSent(
        case=room.case_id, party=room.party_id, message=row.pk, from_party=staff is None
    )
    record(event, by=by, at=at)
    return True


def _open(room: Room, *, to_party: bool, by: Actor, at: datetime) -> Thread:
    _leaf(room, by=by, at=at)
    rows = Message.objects.filter(case_id=room.case_id, party__in=room.ids).order_by("at", "pk")
    filed = frozenset() if to_party else doors().filed([row.pk for row in rows])
    found = tuple(_view(row, room, to_party=to_party, filed=row.pk in filed) for row in rows)
    rows.filter(from_party=not to_party, opened_at=None).update(opened_at=at)
    return Thread(room, found)


def _leaf(room: Room, *, by: Actor, at: datetime) -> None:
    note_read(
        "open_messages", by=by, at=at, object_id=room.case_id, person_id=room.subject,
        shows=(Shows.IDENTITY, Shows.CONTENT), shown=[room.party_id],
    )  # fmt: skip


def _view(row: Message, room: Room, *, to_party: bool, filed: bool = False) -> MessageView:
    return MessageView(
        row.pk, row.text.reveal(), row.from_party, row.staff_name or room.name, row.at,
        new=row.opened_at is None and row.from_party is not to_party, filed=filed,
    )  # fmt: skip
