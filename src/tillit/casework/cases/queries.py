"""Read cases, clocks and notes, scoped to an actor."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from tillit.kernel.actor import Actor, ActsAs, Resident, Role, Staff
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.citation import Status
from tillit.law.deadlines import deadline, due, extended, progress, state
from tillit.registers.people.queries import ids_of, lines_of
from tillit.trust.access.queries import (
    assigned_to,
    responsible_for,
    somebody_responsible,
    visible_here,
    visible_ids,
)
from tillit.trust.access.types import GuardKind
from tillit.trust.identity.queries import colleagues

from . import policies
from .local import municipality_code, target_of
from .models import AssessmentTemplate, Case, Clock, Note, Notice, PartyReply, Transfer
from .standing import chosen, standing
from .templating import view_of
from .types import (
    CaseKind,
    CaseLine,
    ClockLine,
    Direction,
    NoteStage,
    NoticeKind,
    NoticeLine,
    Part,
    TemplateView,
    TransferStage,
)
from .unsent import my_unsent as my_unsent
from .unsent import unsent_on as unsent_on
from .unsent import who_has_begun as who_has_begun
from .workflow import Stage

# Named, not "all but closed": an index finds what is named, and most cases are closed.
OPEN_STAGES = [stage for stage in Stage if stage != Stage.CLOSED]

# Clocks that run on a decision or a follow-up, but belong on the list of the case.
BESIDE = ("D06", "D31")


def case_line(actor: Actor, case_id: UUID, *, at: datetime) -> CaseLine:
    """One case with its clocks. The caller has been let in (actions.open_case_page)."""
    found = _lines(actor, list(Case.objects.filter(pk=case_id)), at=at)
    if not found:
        raise NotThere
    return found[0]


def was_taken_over(actor: Actor, case_id: UUID) -> bool:
    """Whether another municipality has taken the case over (SoL 29:10-12)."""
    gone = {"direction": Direction.OUT, "stage": TransferStage.HANDED_OVER}
    return Transfer.objects.filter(case_id=case_id, **gone).exists()


def called(actor: Actor, ids: Iterable[UUID], as_: ActsAs) -> dict[UUID, str]:
    """What those whom a resident acts for are called on the resident's pages: a given name."""
    mask = "ditt barn" if as_ is ActsAs.GUARDIAN else "den du företräder"
    return {
        id_: mask if line.protection.holds else line.short_name.rsplit(" ", 1)[0]
        for id_, line in lines_of(actor, ids).items()
    }


def acted_for(actor: Actor) -> str:
    """What the person in whose place a resident reads is called; empty for oneself."""
    if not isinstance(actor, Resident) or actor.acts_for is None:
        return ""
    return called(actor, [actor.acts_for], actor.acts_as).get(actor.acts_for, "")


def party_opened(actor: Actor, case_id: UUID, *, at: datetime) -> frozenset[Part] | None:
    """The parts of a case that stand open for the resident now; None when nothing does."""
    if not isinstance(actor, Resident):
        return None
    rows = standing(actor, at=at, case_id=case_id)
    return chosen(rows[0]).parts if rows else None


def my_cases(actor: Staff, *, at: datetime) -> list[CaseLine]:
    """The open cases that the actor is assigned to, the most urgent clock first."""
    mine = Case.objects.filter(pk__in=assigned_to(actor, actor.id, at=at))
    visible = mine.filter(pk__in=visible_ids(actor, at=at, kind=GuardKind.CASE))
    return _by_urgency(_lines(actor, list(visible.exclude(stage=Stage.CLOSED)), at=at))


def unit_cases(
    actor: Staff, unit_id: UUID, *, at: datetime, offset: int = 0, limit: int = 50
) -> list[CaseLine]:
    """The open cases of a unit that the actor may see, the longest open first."""
    rows = visible_cases(actor, at=at).filter(unit_id=unit_id, stage__in=OPEN_STAGES)
    return _lines(actor, list(rows.order_by("opened_at")[offset : offset + limit]), at=at)


def led_cases(actor: Staff, *, at: datetime, limit: int = 200) -> list[CaseLine]:
    """The open cases of all units that the actor leads, the most urgent clock first."""
    units = actor.units(Role.LEADER)
    rows = visible_cases(actor, at=at).filter(unit_id__in=units, stage__in=OPEN_STAGES)
    return _by_urgency(_lines(actor, list(rows.order_by("opened_at")[:limit]), at=at))


def waiting_for_leader(actor: Staff, unit_id: UUID, *, at: datetime) -> tuple[int, int]:
    """How many open cases of a unit nobody is responsible for, and in how many a time of the law
    has run out. Numbers only, so nothing is read about anybody. Two queries."""
    rows = visible_cases(actor, at=at).filter(unit_id=unit_id, stage__in=OPEN_STAGES)
    late = Clock.objects.filter(object_id=OuterRef("pk"), stopped_at=None, due_at__lt=at)
    nobodys = rows.filter(~somebody_responsible(actor, at=at)).count()
    return nobodys, rows.filter(Exists(late)).count()


def visible_cases(actor: Actor, *, at: datetime) -> "QuerySet[Case]":
    """All cases that the actor may read, for modules above that filter further."""
    return Case.objects.filter(visible_here(actor, at=at, kind=GuardKind.CASE))


def cases_of_person(actor: Actor, person_id: UUID, *, at: datetime) -> list[CaseLine]:
    """The cases about one person that the actor may see, newest first."""
    rows = visible_cases(actor, at=at).filter(person_id=person_id).order_by("-opened_at")
    return _lines(actor, list(rows), at=at)


def may_write(actor: Actor, case_id: UUID, *, at: datetime) -> bool:
    """Whether the actor may write in a case now. What is not there may nobody write in."""
    try:
        policies.case_to_change(actor, case_id, at=at)
    except (NotThere, Refusal):
        return False
    return True


def running_investigation(actor: Actor, person_id: UUID) -> UUID | None:
    """The case whose investigation of this person is running, if any (SoL 20:2: a new report
    then joins it). Answers yes or no to those who receive reports; it opens nothing."""
    stages = (Stage.INVESTIGATING, Stage.WITH_PARTIES)
    ids = ids_of(actor, person_id)  # the case may hang on an older entry of the same person
    rows = Case.objects.filter(person_id__in=ids, stage__in=stages).order_by("opened_at")
    return rows.values_list("pk", flat=True).first()


def _by_urgency(lines: Iterable[CaseLine]) -> list[CaseLine]:
    """Late and soonest first; a case without a running clock last."""

    def key(line: CaseLine) -> tuple[bool, datetime]:
        running = [clock.due_at for clock in line.clocks if clock.stopped_at is None]
        return (not running, min(running, default=line.opened_at))

    return sorted(lines, key=key)


def clocks_on(
    actor: Actor, object_ids: Iterable[UUID], *, at: datetime
) -> dict[UUID, list[ClockLine]]:
    """All clocks of the objects, the running ones first, the soonest first. One query."""
    rows = Clock.objects.filter(object_id__in=list(object_ids)).order_by("due_at", "pk")
    found: dict[UUID, list[ClockLine]] = {}
    for row in rows:
        found.setdefault(row.object_id, []).append(_clock_line(row, at))
    for clocks in found.values():
        clocks.sort(key=lambda clock: clock.stopped_at is not None)
    return found


def clocks_past_due(
    actor: Actor, code: str, *, unit_ids: Iterable[UUID], since: datetime, at: datetime
) -> list[ClockLine]:
    """The clocks of one code in the units that ended before they were met: those that run still,
    and those that were met too late after `since`. One query. The caller has asked the policy."""
    rows = Clock.objects.filter(code=code, unit_id__in=list(unit_ids), due_at__lt=at)
    late = Q(stopped_at=None) | Q(stopped_at__gt=F("due_at"), stopped_at__gte=since)
    return [_clock_line(row, at) for row in rows.filter(late).order_by("due_at", "pk")]


def unsigned_notes(actor: Actor, case_id: UUID) -> list[tuple[str, datetime]]:
    """Who has a draft in a case, and when it was saved: never what it says."""
    rows = Note.objects.filter(case_id=case_id, stage=NoteStage.DRAFT).order_by("saved_at")
    return list(rows.values_list("author_name", "saved_at"))


def _clock_line(row: Clock, at: datetime) -> ClockLine:
    """The row with its rule beside it."""
    rule = due(row.code, row.started_at, local_target=target_of(row.code))
    if row.extended:
        rule = extended(rule, row.due_on)
    return ClockLine(
        id=row.pk,
        object_id=row.object_id,
        person_id=row.person_id,
        code=row.code,
        title=rule.title_sv,
        started_at=row.started_at,
        due_on=row.due_on,
        due_at=row.due_at,
        moved_to=row.moved_to,
        stopped_at=row.stopped_at,
        extended=row.extended,
        law=str(rule.source),
        unverified=_doubtful(row),
        stops=rule.stops_sv,
        state=state(rule, at, row.stopped_at),
        due_progress=progress(row.started_at, row.due_at, at),
        stop_code=row.stop_code,
    )


def _doubtful(row: Clock) -> bool:
    """Whether the rule was never confirmed. That it is some time since we checked is told in the
    rule book, not on every clock."""
    return deadline(row.code, day_of(row.started_at)).as_read is not Status.CONFIRMED


def my_drafts(actor: Staff) -> "QuerySet[Note]":
    """The actor's own unsigned notes, the newest first."""
    rows = Note.objects.filter(author_id=actor.id, stage=NoteStage.DRAFT)
    return rows.order_by("-saved_at")


def notices_for(actor: Staff, *, at: datetime) -> list[NoticeLine]:
    """What the actor has not read yet, the newest first. A case that is no longer the actor's to
    see shows its number only. Three queries."""
    rows = list(Notice.objects.filter(staff_id=actor.id, read_at=None).order_by("-at")[:50])
    numbers = dict(
        Case.objects.filter(pk__in=[row.object_id for row in rows]).values_list("pk", "number")
    )
    about = colleagues(actor, [row.about_id for row in rows if row.about_id], at=at)
    return [
        NoticeLine(
            id=row.pk,
            kind=NoticeKind(row.kind),
            object_id=row.object_id,
            number=numbers.get(row.object_id, ""),
            about=about[row.about_id].name if row.about_id in about else "",
            at=row.at,
        )
        for row in rows
    ]


def templates(actor: Actor) -> tuple[TemplateView, ...]:
    """Every version of every template of assessments. They say nothing about anybody."""
    rows = AssessmentTemplate.objects.order_by("title", "code", "-version")
    return tuple(view_of(row) for row in rows)


def _beside(person_ids: list[UUID], at: datetime) -> dict[UUID, list[ClockLine]]:
    """Running clocks that stand on a decision or a service of the persons. One query."""
    rows = Clock.objects.filter(
        person_id__in=person_ids, code__in=BESIDE, stopped_at=None
    ).order_by("due_at")
    found: dict[UUID, list[ClockLine]] = {}
    for row in rows:
        if row.person_id:
            found.setdefault(row.person_id, []).append(_clock_line(row, at))
    return found


def _lines(actor: Actor, cases: list[Case], *, at: datetime) -> list[CaseLine]:
    people = lines_of(actor, [case.person_id for case in cases])
    ids = [case.pk for case in cases]
    clocks = clocks_on(actor, ids, at=at)
    beside = _beside([case.person_id for case in cases], at)
    responsible = responsible_for(actor, ids, at=at)
    return [
        CaseLine(
            id=case.pk,
            number=case.number,
            stage=case.stage,
            kind=CaseKind(case.kind),
            title=case.title,
            person=people[case.person_id],
            unit_id=case.unit_id,
            responsible=responsible.get(case.pk),
            opened_at=case.opened_at,
            weight=case.weight,
            clocks=tuple(beside.get(case.person_id, []) + clocks.get(case.pk, [])),
        )
        for case in cases
    ]


def sent_reply(actor: Actor, ask_id: UUID, party_id: UUID) -> str:
    """What a party has sent in answer to something asked, or nothing: for the module that asked."""
    rows = PartyReply.objects.filter(ask_id=ask_id, party_id=party_id, sent_at__isnull=False)
    return rows.values_list("text", flat=True).first() or ""


def municipality_number(actor: Actor, *, on: date) -> str:
    """The municipality's own number on a day, which decides what is kept for research."""
    return municipality_code(on)
