"""What cases themselves add to a case's timeline: notes, moves, clocks, assessments, telling."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Q

from tillit.contact.documents.queries import documents_under
from tillit.kernel.actor import Actor
from tillit.kernel.location import place_shown
from tillit.kernel.swedish import day_of, short_day, written_day
from tillit.registers.people.types import PersonLine

from . import policies
from .marks import TAG, said, with_marks
from .models import (
    Amendment,
    Assessment,
    CaseStep,
    Dispute,
    InformedPerson,
    Note,
    NoteMove,
    RegisterEntry,
    TransferStep,
)
from .ports import timeline_sources
from .types import (
    CaseKind,
    ClockLine,
    Direction,
    InformedHow,
    NoteKind,
    NoteMoveWhy,
    NoteStage,
    ShownTo,
    TimelineGroup,
    TimelineItem,
)
from .wording import INFORMED, NOTE_LEFT, NOTE_MOVES, REGISTERED, SHOWN_TO, STEPS, STOPPED, TRANSFER

Row = TypeVar("Row", Amendment, Dispute, NoteMove)
# The decision stands on the timeline by itself, with what was decided: the step says no more.
TOLD_ABOVE = ("decide", "decide_again")


def whole_timeline(
    actor: Actor,
    case_id: UUID,
    kind: CaseKind,
    *,
    rule: str,
    people: dict[UUID, PersonLine],
    clocks: Iterable[ClockLine],
    hidden: bool,
    at: datetime,
) -> list[TimelineItem]:
    """Everything that has happened, newest first. The number of queries follows the number of
    sources, never the number of rows. A document that a source tells of, with whom it is for,
    does not stand there once more by its name. `hidden`: places are masked."""
    mine = Q(note__case_id=case_id) | Q(case_id=case_id, note=None)
    disputes = list(Dispute.objects.filter(mine).order_by("at", "pk"))
    items = [
        *note_items(case_id, rule, people, disputes=disputes),
        *_notes_left(case_id),
        *_steps(case_id),
        *_assessments(case_id),
        *_informed(case_id, people),
        *_transfers(case_id, hidden=hidden),
        *_registered(case_id, hidden=hidden),
        *_clocks(clocks),
    ]
    for source in timeline_sources(kind):
        items += source(actor, case_id, at)
    told = {item.ref for item in items}
    items += [item for item in _documents(actor, case_id, hidden=hidden) if item.ref not in told]
    items = with_marks(items, [row for row in disputes if row.note_id is None], people)
    return sorted(items, key=lambda item: (item.at, item.said_at or item.at), reverse=True)


@dataclass(frozen=True)
class _Beside:
    """What stands beside the notes of a case, by note, the oldest first."""

    amendments: dict[UUID, list[Amendment]]
    disputes: dict[UUID, list[Dispute]]
    moves: dict[UUID, list[NoteMove]]


def note_items(
    case_id: UUID,
    rule: str,
    people: dict[UUID, PersonLine],
    *,
    only: UUID | None = None,
    disputes: Iterable[Dispute] | None = None,
) -> list[TimelineItem]:
    """The signed notes, or one of them, with all that stands beside them, in four queries; three
    where the caller has the disputes.

    Grouped here, not prefetched: Django makes a queryset for each row and each kind, and a long
    case has hundreds of rows.
    """
    notes = Note.objects.filter(case_id=case_id, stage=NoteStage.SIGNED)
    theirs = Q(note__case_id=case_id)
    if only:
        notes, theirs = notes.filter(pk=only), Q(note_id=only)
    beside = _Beside(
        _by_note(Amendment.objects.filter(theirs).order_by("at")),
        _by_note(Dispute.objects.filter(theirs).order_by("at") if disputes is None else disputes),
        _by_note(NoteMove.objects.filter(theirs, target_id=case_id).order_by("at")),
    )
    return [_note_item(row, beside, rule, people) for row in notes.select_related("childs_words")]


def _by_note(rows: Iterable[Row]) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = {}
    for row in rows:
        if row.note_id:  # a mark may stand on something else
            found.setdefault(row.note_id, []).append(row)
    return found


def _note_item(
    row: Note, beside: _Beside, rule: str, people: dict[UUID, PersonLine]
) -> TimelineItem:
    """One signed note as the reader may see it."""
    moves = beside.moves.get(row.pk, [])
    amended, disputed = beside.amendments.get(row.pk, []), beside.disputes.get(row.pk, [])
    words = getattr(row, "childs_words", None)
    withheld = words is not None and not policies.may_see_words(ShownTo(words.shown_to), rule)
    open_words = words if words is not None and not withheld else None
    disputes = [f"{_name(d.person_id, people)} {said(d)}" for d in disputed]
    amendments = [f"{short_day(day_of(a.at))}, {a.author_name}: {a.text}"
                  for a in amended]  # fmt: skip
    return TimelineItem(
        at=row.happened_at,
        said_at=row.signed_at,
        kind=row.kind,
        group=TimelineGroup.NOTES,
        title=_heading(row, people),
        text=row.text,
        by=row.author_name,
        tags=_tags(moves, amended, disputed),
        ref=row.pk,
        signed=True,
        link="desk:case_note",
        childs_words=open_words.text if open_words else "",
        childs_words_for=_words_for(open_words) if open_words else "",
        words_withheld=withheld,
        amendments=tuple(amendments),
        disputes=tuple(disputes),
        moved=tuple(_moved(move) for move in moves),
    )


def _words_for(words: object) -> str:
    shown, decided = ShownTo(words.shown_to), words.decided_at  # type: ignore[attr-defined]
    return f"Visas för: {SHOWN_TO[shown]}. Bestämt {short_day(day_of(decided))}"


def _heading(row: Note, people: dict[UUID, PersonLine]) -> str:
    title = row.heading or NoteKind(row.kind).words
    if row.heading:
        return title
    if row.kind == NoteKind.CHILD_TALK and row.with_person_id:
        return f"Samtal med {_name(row.with_person_id, people)}"
    if row.told_by:
        return f"{title} från {row.told_by}"
    return f"{title} med {_name(row.with_person_id, people)}" if row.with_person_id else title


def _tags(
    moves: list[NoteMove], amended: list[Amendment], disputed: list[Dispute]
) -> tuple[str, ...]:
    wrong = [TAG] if disputed else []
    corrected = [f"Rättad {short_day(day_of(last.at))}" for last in amended[-1:]]
    return (*(f"Flyttad hit {short_day(day_of(m.at))}" for m in moves[-1:]), *corrected, *wrong)


def _moved(move: NoteMove) -> str:
    said = f"{short_day(day_of(move.at))}, {move.by_name}: {NOTE_MOVES[NoteMoveWhy(move.why)]}"
    return f"{said} {move.explanation}".strip()


def _notes_left(case_id: UUID) -> list[TimelineItem]:
    """Where notes of somebody else stood: that they are gone, never what or whose they are."""
    return [
        TimelineItem(
            at=row.at, kind="note_left", title=NOTE_LEFT, text=NOTE_MOVES[NoteMoveWhy(row.why)],
            by=row.by_name, signed=True, ref=row.pk, link="desk:case_note_left",
        )
        for row in NoteMove.objects.filter(source_id=case_id)
    ]  # fmt: skip


def _name(person_id: UUID, people: dict[UUID, PersonLine]) -> str:
    line = people.get(person_id)
    return line.short_name if line else "en person"


def _steps(case_id: UUID) -> list[TimelineItem]:
    rows = CaseStep.objects.filter(case_id=case_id).exclude(verb__in=TOLD_ABOVE)
    return [
        TimelineItem(
            at=row.at, kind=row.verb, title=STEPS.get(row.verb, row.verb), text=row.text,
            by=row.by_name,
        )
        for row in rows
    ]  # fmt: skip


def _assessments(case_id: UUID) -> list[TimelineItem]:
    rows = Assessment.objects.filter(case_id=case_id, signed_at__isnull=False)
    return [
        TimelineItem(
            at=row.signed_at,  # type: ignore[arg-type]
            kind="assessment",
            group=TimelineGroup.DOCUMENTS,
            title=row.template.title,
            by=row.signed_by,
            ref=row.pk,
            signed=True,
            link="desk:case_assessment_signed",
        )
        for row in rows.select_related("template")
    ]


def _informed(case_id: UUID, people: dict[UUID, PersonLine]) -> list[TimelineItem]:
    return [
        TimelineItem(
            at=row.at,
            kind="informed",
            title=f"{_name(row.person_id, people)}: {INFORMED[InformedHow(row.how)]}",
            text=row.not_yet_because,
            by=row.by_name,
        )
        for row in InformedPerson.objects.filter(case_id=case_id)
    ]


def _transfers(case_id: UUID, *, hidden: bool) -> list[TimelineItem]:
    rows = TransferStep.objects.filter(transfer__case_id=case_id).select_related("transfer")
    return [
        TimelineItem(
            at=row.at, kind="transfer", text=row.text, by=row.by_name,
            title=f"{TRANSFER[row.verb]}: {place_shown(row.transfer.municipality, hidden=hidden)}",
        )
        for row in rows
    ]  # fmt: skip


def _registered(case_id: UUID, *, hidden: bool) -> list[TimelineItem]:
    return [
        TimelineItem(
            at=row.at, kind="registered", group=TimelineGroup.DOCUMENTS, by=row.by_name,
            title=f"{REGISTERED[Direction(row.direction)]} {place_shown(row.party, hidden=hidden)}",
            text=f"{row.about} (nr {row.number}, {short_day(row.on)}).",
            ref=row.document_id, link="desk:document" if row.document_id else "",
        )
        for row in RegisterEntry.objects.filter(case_id=case_id)
    ]  # fmt: skip


def _documents(actor: Actor, case_id: UUID, *, hidden: bool) -> list[TimelineItem]:
    return [
        TimelineItem(
            at=row.stored_at, kind="document", group=TimelineGroup.DOCUMENTS,
            title=row.kind.words, text="" if hidden else row.name,
            tags=((row.scan.words,) if row.scan.words else ()),
            ref=row.id, link="desk:document",
        )
        for row in documents_under(actor, case_id)
    ]  # fmt: skip


def _clocks(clocks: Iterable[ClockLine]) -> list[TimelineItem]:
    items = []
    for clock in clocks:
        until = f"Senast {written_day(clock.due_on)} ({clock.law})."
        items.append(TimelineItem(clock.started_at, "clock", f"Tid började: {clock.title}", until))
        if clock.stopped_at:
            words = STOPPED.get(clock.stop_code, "Klart.")
            items.append(TimelineItem(clock.stopped_at, "met", f"Klart: {clock.title}", words))
    return items
