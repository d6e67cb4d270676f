"""Make the paper when every line is decided, write it in the register of releases, hand it over."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.contact.documents.actions import open_shared, store_document
from tillit.contact.documents.types import DocumentKind, Opened
from tillit.kernel.actor import Staff
from tillit.kernel.events import Code
from tillit.kernel.protected import Protected
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.disclosure import Recipient
from tillit.overview.disclosure.actions import record_extract
from tillit.overview.disclosure.types import ExtractOut, Form, Outcome
from tillit.overview.extract.events import ExtractMade
from tillit.overview.extract.models import Extract, ExtractLine
from tillit.overview.extract.paper import Leaves, data_of, paper_of
from tillit.overview.extract.policies import check_may_review, ground_of
from tillit.overview.extract.presenting import (
    digest_of,
    eyes_of,
    leaving,
    records_for,
)
from tillit.overview.extract.types import Holds, MakeIn, Ruling, State
from tillit.registers.people.queries import for_letters
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

from .opening import SHOWN

SHORTEST = 10  # signs
ANOTHER = "Utdraget har delar som en annan granskare har prövat. Den som ser allt kan öppna det."


def make_extract(extract_id: UUID, given: MakeIn, *, by: Staff, at: datetime) -> None:
    """Make the paper. Refuses while a line is left, or has changed since it was decided about: such
    a line is put back among those that are left, and stays there."""
    _check(given)
    with transaction.atomic():
        changed = _put_back(extract_id, by, at)
    if changed:
        raise Refusal(
            f"Det som står på {changed} rader har ändrats sedan de prövades. De står åter bland "
            "dem som är kvar att pröva."
        )
    with transaction.atomic():
        _make(extract_id, given, by, at)


def _check(given: MakeIn) -> None:
    if len(given.weighing.strip()) < SHORTEST:
        raise Refusal("Skriv hur du vägde. En mening räcker.")
    if not given.staff_names and len(given.staff_why.strip()) < SHORTEST:
        raise Refusal("Skriv varför personalens namn döljs.")


def _put_back(extract_id: UUID, by: Staff, at: datetime) -> int:
    row = _ready(extract_id, by, at)
    lines = list(row.lines.all())
    records = records_for(row, lines, by=by)
    gone, moved = [], []
    for line in lines:
        found = records.get((line.table, line.row))
        if found is None:
            gone.append(line.pk)
        elif line.ruling and line.digest != digest_of(found):
            moved.append(line.pk)
    ExtractLine.objects.filter(pk__in=gone).delete()
    ExtractLine.objects.filter(pk__in=moved).update(ruling="", ground="")
    return len(moved)


def _make(extract_id: UUID, given: MakeIn, by: Staff, at: datetime) -> None:
    row = _ready(extract_id, by, at)
    left = row.lines.filter(ruling="").count()
    if left:
        raise Refusal(f"Det är {left} rader kvar att pröva. Pröva dem först.")
    recipient, staff = Recipient[row.recipient.upper()], given.staff_names
    note_read(
        "make_extract", by=by, at=at, object_id=row.person_id, person_id=row.person_id,
        shows=Shows, ground="extract", shown=[row.pk],
    )  # fmt: skip
    lines = _leaves(row, staff=staff, by=by, at=at)
    to, about = _names(row, by, at)
    paper = paper_of(
        lines, about=about, to=to, recipient=recipient,
        until=row.begun_at or at, told=given.told.strip(), staff=staff,
        staff_why=given.staff_why.strip(), silent=row.silent, at=at,
    )  # fmt: skip
    row.paper_id = paper_id = _store(row, "Utdrag.pdf", paper, by, at)
    row.data_id = _store(row, "Utdrag.txt", data_of(lines), by, at)
    row.staff_names, row.staff_why = staff, given.staff_why.strip()
    row.weighing, row.told = given.weighing.strip(), given.told.strip()
    row.on_my_pages = given.on_my_pages
    row.left_out = sum(1 for each in lines if each.ruling is Ruling.LEAVE)
    row.masked = sum(1 for each in lines if each.ruling is Ruling.MASK)
    row.state, row.ended_at, row.ended_by_name = State.DONE, at, by.name
    row.save()
    _register(row, recipient, to, paper_id, by, at)
    digest = Code(hashlib.sha256(paper).hexdigest())
    whole = len(lines) - row.left_out - row.masked
    record(
        ExtractMade(row.pk, row.person_id, row.for_id, whole, row.masked, row.left_out, digest),
        by=by, at=at,
    )  # fmt: skip


def _names(row: Extract, by: Staff, at: datetime) -> tuple[str, str]:
    """Who gets it, by name, and whom it is about, as the paper says it to them."""
    people = for_letters(by, {row.person_id, row.for_id}, at=at)
    to, about = people[row.for_id].name, people[row.person_id].name
    name = to.reveal() if isinstance(to, Protected) else to
    if row.for_id == row.person_id:
        return name, "dig"
    return name, "en skyddad person" if isinstance(about, Protected) else about


def _leaves(row: Extract, *, staff: bool, by: Staff, at: datetime) -> list[Leaves]:
    all_ = list(row.lines.order_by("place"))
    eyes, records = eyes_of(row, all_, by=by, at=at), records_for(row, all_, by=by)
    found = []
    for line in all_:
        is_left, there = line.ruling == Ruling.LEAVE, records[line.table, line.row]
        values = () if is_left else tuple(leaving(line, there, eyes, staff=staff))
        found.append(
            Leaves(
                title=there.words,
                written=line.written,
                own=line.own,
                holds=tuple(Holds(each) for each in line.holds),
                ruling=Ruling(line.ruling),
                ground=line.ground,
                values=values,
            )
        )
    return found


def _store(row: Extract, name: str, content: bytes, by: Staff, at: datetime) -> UUID:
    return store_document(
        row.pk, name=name, content=content, kind=DocumentKind.OTHER, by=by, at=at
    )  # fmt: skip


def _register(
    row: Extract, recipient: Recipient, name: str, paper_id: UUID, by: Staff, at: datetime
) -> None:
    whole = not row.left_out and not row.masked
    held = f"{row.left_out} poster lämnades inte, {row.masked} lämnades med delar dolda."
    record_extract(
        ExtractOut(
            person_id=row.person_id,
            recipient=recipient,
            name=name,
            what="Utdrag: allt som fanns om personen.",
            ground=ground_of(recipient, day_of(at)),
            weighing=row.weighing,
            outcome=Outcome.GIVEN if whole else Outcome.PARTLY,
            form=Form.DIGITAL if row.on_my_pages else Form.PAPER,
            refused_why="" if whole else f"{held} Grunderna står på utdraget.",
            told_of_appeal=bool(row.told),
            document_id=paper_id,
        ),
        by=by,
        at=at,
    )


def _ready(extract_id: UUID, by: Staff, at: datetime) -> Extract:
    row = Extract.objects.select_for_update().filter(pk=extract_id).first()
    if row is None:
        raise NotThere
    check_may_review(by, row.person_id, at=at)
    if row.state != State.REVIEW:
        raise Refusal("Utdraget granskas inte. Öppna det igen och se hur långt det har kommit.")
    return row


@transaction.atomic
def open_extract_file(extract_id: UUID, *, by: Staff, at: datetime) -> Opened:
    """The finished paper, to print. Only for who may read every line that it is made from."""
    row = Extract.objects.filter(pk=extract_id, state=State.DONE).first()
    if row is None or row.paper_id is None:
        raise NotThere
    check_may_review(by, row.person_id, at=at)
    lines = list(row.lines.all())
    eyes = eyes_of(row, lines, by=by, at=at)
    if not all(eyes.sees(line) for line in lines if line.ruling != Ruling.LEAVE):
        raise Refusal(ANOTHER)
    note_read(
        "open_extract_paper", by=by, at=at, object_id=row.person_id, person_id=row.person_id,
        shows=SHOWN, ground="extract", shown=[row.pk],
    )  # fmt: skip
    return open_shared(row.paper_id, ground="extract", by=by, at=at)
