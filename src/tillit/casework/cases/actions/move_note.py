"""A signed note stood in the wrong case: out of that one, into the right one, a trace in both."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases import policies, queries, steps
from tillit.casework.cases.events import NoteMovedIn, NoteMovedOut
from tillit.casework.cases.models import Case, CaseStep, ChildsWords, Note, NoteMove
from tillit.casework.cases.types import (
    CaseHead,
    CaseLine,
    NoteMoveView,
    NoteMoveWhy,
    NoteStage,
    NoteView,
    NoticeKind,
    ShownTo,
)
from tillit.casework.cases.wording import NOTE_MOVES
from tillit.casework.cases.workflow import Stage
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.queries import readers_between
from tillit.trust.audit.types import Shows
from tillit.trust.identity.queries import colleagues

from .note import set_words
from .notice import tell_holders, tell_leaders
from .reading import open_note

IS_DRAFT = "Ett utkast flyttas inte. Kopiera texten, släng utkastet och skriv i rätt ärende."
IS_GIVEN = (
    "En part har redan fått del av anteckningen, så den står kvar. Skriv en rättelse under den, "
    "och säg till gruppledaren i dag: både den som har fått den och den som den handlar om behöver "
    "få veta."
)
WORDS_ARE_SHUT = (
    "Här finns barnets ord som bara den som har uppdraget får läsa. Be hen flytta anteckningen."
)
WORDS_ANEW = "Anteckningen flyttades hit. Bestäm på nytt vem som får se barnets ord."


@transaction.atomic
def open_note_to_move(
    case_id: UUID, note_id: UUID, *, by: Staff, at: datetime
) -> tuple[CaseHead, NoteView, tuple[CaseLine, ...]]:
    """The note, and the other open cases that the actor may put it in; none when the actor may
    not move it. Leaves a leaf for each of the two: the note, and the names in the list."""
    head, view = open_note(case_id, note_id, by=by, at=at)
    targets = _targets(case_id, by, at)
    shown = [line.person.id for line in targets]
    note_read(
        "open_note_to_move", by=by, at=at, ground="list", shown=shown, count=len(targets)
    )  # fmt: skip
    return head, view, targets


@transaction.atomic
def move_note(
    case_id: UUID,
    note_id: UUID,
    to: UUID,
    *,
    why: NoteMoveWhy,
    explanation: str = "",
    given_to_party: bool,
    by: Staff,
    at: datetime,
) -> None:
    """Put a signed note where it belongs, with its date, author and all that stands under it.

    The actor must be responsible for both cases or lead both units. Nothing is erased: the log
    keeps that it was signed and read in the first case. Refuses a draft, and what a party has been
    given: by the actor's word, by their dispute, or because the case has been sent to the parties.
    """
    shut = policies.check_may_move_note(by, case_id, at=at).rule
    note = _signed(case_id, note_id, by)
    target = _target(to, by, at)
    since = _stood_since(note)
    words = ChildsWords.objects.filter(note=note).first()
    if words and not policies.may_see_words(ShownTo(words.shown_to), shut):
        raise Refusal(WORDS_ARE_SHUT)
    if to == case_id:
        raise Refusal("Anteckningen står redan i det ärendet. Välj ett annat.")
    if why == NoteMoveWhy.OTHER and len(explanation.strip()) < 10:
        raise Refusal("Skriv varför anteckningen ska flyttas.")
    if given_to_party or _is_given(note, since):
        raise Refusal(IS_GIVEN)
    here = Note.objects.filter(pk=note_id, case_id=case_id, stage=NoteStage.SIGNED)
    if not here.update(case_id=to):
        raise Moved("Någon annan har just flyttat anteckningen. Läs ärendet igen.")
    NoteMove.objects.create(
        note=note, source_id=case_id, target=target, why=why, explanation=explanation.strip(),
        stood_since=since, by_name=by.name, at=at,
    )  # fmt: skip
    out = NoteMovedOut(case=case_id, person=note.case.person_id, note=note_id, why=why)
    record(out, by=by, at=at)
    record(NoteMovedIn(case=to, person=target.person_id, note=note_id, why=why), by=by, at=at)
    if words and words.shown_to == ShownTo.PARTIES:
        fresh = ChildsWords.objects.select_related("note__case").get(pk=words.pk)
        set_words(fresh, ShownTo.STAFF, WORDS_ANEW, by=by, at=at)
    tell_leaders(NoticeKind.NOTE_LEFT, note.case, about=by.id, by=by, at=at)
    tell_holders(NoticeKind.NOTE_CAME, to, by=by, at=at)


@transaction.atomic
def open_note_left(
    case_id: UUID, move_id: UUID, *, by: Staff, at: datetime
) -> tuple[CaseHead, NoteMoveView]:
    """Where a note was taken out: who, when and why; for the leader also who had read the case
    while it stood there, so that they can be told. Leaves a leaf."""
    rule = policies.check_may_read(by, case_id, at=at).rule
    row = NoteMove.objects.filter(pk=move_id, source_id=case_id).first()
    if row is None:
        raise NotThere
    head = steps.head(by, case_id, rule=rule, at=at)
    note_read(
        "open_note_left", by=by, at=at, object_id=case_id, person_id=head.line.person.id,
        shows=(Shows.IDENTITY,), ground=rule,
    )  # fmt: skip
    return head, NoteMoveView(
        by=row.by_name,
        at=row.at,
        why=NOTE_MOVES[NoteMoveWhy(row.why)],
        stood_since=row.stood_since,
        readers=_readers(row, by, at) if head.leads else None,
    )


def _targets(case_id: UUID, by: Staff, at: datetime) -> tuple[CaseLine, ...]:
    try:
        policies.check_may_move_note(by, case_id, at=at)
    except Refusal:
        return ()
    mine = [line for line in queries.my_cases(by, at=at) if line.responsible == by.id]
    found = {line.id: line for line in (*mine, *queries.led_cases(by, at=at))}
    found.pop(case_id, None)
    return tuple(sorted(found.values(), key=lambda line: line.number))


def _readers(row: NoteMove, by: Staff, at: datetime) -> tuple[tuple[str, str, datetime], ...]:
    """Everybody but the note's author and who asks: they know."""
    met = readers_between(by, row.source_id, row.stood_since, row.at)
    found = [(id_, last) for id_, last in met if id_ not in (row.note.author_id, by.id)]
    staff = colleagues(by, [id_ for id_, _ in found], at=at)
    return tuple((staff[id_].name, staff[id_].title, last) for id_, last in found)


def _signed(case_id: UUID, note_id: UUID, by: Staff) -> Note:
    note = Note.objects.select_related("case").filter(pk=note_id, case_id=case_id).first()
    if note is not None and note.stage == NoteStage.DRAFT and note.author_id == by.id:
        raise Refusal(IS_DRAFT)
    if note is None or note.stage != NoteStage.SIGNED:
        raise NotThere
    return note


def _target(case_id: UUID, by: Staff, at: datetime) -> Case:
    """Says the same of a case that is not there as of one that the actor may not see."""
    try:
        policies.check_may_move_note(by, case_id, at=at)
        return policies.case_to_change(by, case_id, at=at)
    except NotThere:
        raise Refusal(policies.NOT_BOTH)


def _stood_since(note: Note) -> datetime:
    """From when it could be read where it stands: since it was moved there, else signed."""
    came = NoteMove.objects.filter(note=note, target_id=note.case_id).order_by("-at").first()
    return came.at if came else note.signed_at or note.saved_at


def _is_given(note: Note, since: datetime) -> bool:
    sent = CaseStep.objects.filter(case_id=note.case_id, target=Stage.WITH_PARTIES, at__gte=since)
    return note.disputes.exists() or sent.exists()
