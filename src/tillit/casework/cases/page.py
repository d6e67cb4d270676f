"""Everything that the page of a case shows, loaded in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from tillit.kernel.actor import Actor, Role, Staff
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import (
    contact_needs_around,
    family_of,
    homes_of,
    threats_around,
)
from tillit.trust.access.queries import broken_glass_on, holders_of, unit
from tillit.trust.access.types import GlassView, Holder
from tillit.trust.audit.queries import readings_of
from tillit.trust.audit.types import Reading, Shows
from tillit.trust.identity.queries import colleagues
from tillit.trust.identity.types import StaffView

from . import policies, queries
from .models import Assessment, Note, PlanQuestion
from .timeline import whole_timeline
from .types import (
    AssessmentState,
    CaseLine,
    CasePage,
    DraftLine,
    GlassLine,
    HolderLine,
    NoteKind,
    NoteStage,
    PersonStrip,
    ReaderLine,
    TimelineGroup,
    TimelineItem,
)

READERS = 6
A_MOMENT = timedelta(microseconds=1)


def load(actor: Actor, case_id: UUID, *, rule: str, at: datetime) -> CasePage:
    """The page for somebody whom `rule` has let in. The caller writes the leaf."""
    line = queries.case_line(actor, case_id, at=at)
    strip = strip_of(actor, line, at=at)
    people = {line.person.id: line.person, **{m.line.id: m.line for m in strip.family}}
    items = whole_timeline(
        actor, case_id, line.kind, rule=rule, people=people, clocks=line.clocks,
        hidden=strip.hidden, at=at,
    )  # fmt: skip
    holders = holders_of(actor, case_id, at=at)
    glass = broken_glass_on(actor, case_id)
    readings = readings_of(actor, case_id)
    staff = colleagues(actor, _staff_ids(holders, glass, readings), at=at)
    asked, unanswered = _questions(case_id)
    why_not = policies.why_not_write(line.stage, rule)
    return CasePage(
        line=replace(line, responsible=holders[0].staff_id if holders else None),
        unit_name=unit(actor, line.unit_id).name,
        strip=strip,
        items=tuple(items),
        counts=_counts(items),
        drafts=drafts_of(actor, case_id),
        readers=_readers(actor, readings, staff, rule, at),
        glass=tuple(_glass_line(each, staff) for each in glass),
        holders=tuple(_holder_line(each, staff) for each in holders),
        ground=rule,
        may_write=not why_not,
        why_not=why_not,
        questions=asked,
        unanswered=unanswered,
        assessment=_assessment(case_id),
        leads=isinstance(actor, Staff) and line.unit_id in actor.units(Role.LEADER),
    )


def only(whole: CasePage, shows: frozenset[Shows]) -> CasePage:
    """The page with nothing but these classes of fields: for a guest who was invited to less."""
    strip, kept = whole.strip, whole
    if Shows.CONTACT not in shows:
        family = tuple(replace(member, households=()) for member in strip.family)
        strip = replace(strip, homes=(), needs={}, family=family)
    if Shows.THIRD_PARTY not in shows:
        strip = replace(strip, family=(), threats=())
    if not {Shows.CONTENT, Shows.THIRD_PARTY} <= shows:  # what is written tells of the family too
        kept = replace(kept, items=(), counts=_counts(()), questions=0, unanswered=0)
    return replace(kept, strip=strip, drafts=(), readers=(), glass=())


def strip_of(actor: Actor, line: CaseLine, *, at: datetime) -> PersonStrip:
    """The person with family, homes, contact and warnings."""
    family = tuple(family_of(actor, line.person.id, at=at))
    everybody = [line.person.id, *(member.line.id for member in family)]
    return PersonStrip(
        line=line.person,
        age=line.person.age_on(day_of(at)),
        homes=homes_of(actor, line.person.id, at=at),
        family=family,
        needs=contact_needs_around(actor, everybody),
        threats=tuple(threats_around(actor, everybody, today=day_of(at))),
    )


def drafts_of(actor: Actor, case_id: UUID) -> tuple[DraftLine, ...]:
    """The actor's own drafts in a case, the latest first."""
    if not isinstance(actor, Staff):
        return ()
    rows = Note.objects.filter(case_id=case_id, author_id=actor.id, stage=NoteStage.DRAFT)
    return tuple(draft_line(row) for row in rows.order_by("-saved_at"))


def draft_line(row: Note) -> DraftLine:
    """A draft as its author sees it."""
    return DraftLine(
        id=row.pk,
        kind=NoteKind(row.kind),
        text=row.text,
        heading=row.heading,
        happened_at=row.happened_at,
        version=row.version,
        saved_at=row.saved_at,
        with_person=row.with_person_id,
        told_by=row.told_by,
        childs_words=row.childs_words_draft,
    )


def _questions(case_id: UUID) -> tuple[int, int]:
    rows = PlanQuestion.objects.filter(case_id=case_id, removed_at=None)
    answers = list(rows.values_list("answered_at", flat=True))
    return len(answers), sum(answered is None for answered in answers)


def _assessment(case_id: UUID) -> AssessmentState:
    signed = list(Assessment.objects.filter(case_id=case_id).values_list("signed_at", flat=True))
    if None in signed:
        return AssessmentState.DRAFT
    return AssessmentState.SIGNED if signed else AssessmentState.NONE


def _counts(items: Iterable[TimelineItem]) -> dict[TimelineGroup, int]:
    found = list(items)
    return {group: sum(item.in_group(group) for item in found) for group in TimelineGroup}


def _staff_ids(
    holders: Iterable[Holder], glass: Iterable[GlassView], readings: Iterable[Reading]
) -> set[UUID]:
    readers = {UUID(each.actor_ref) for each in readings if each.actor_kind == "staff"}
    return readers | {each.staff_id for each in holders} | {each.staff_id for each in glass}


def _readers(
    actor: Actor,
    readings: Iterable[Reading],
    staff: dict[UUID, StaffView],
    rule: str,
    at: datetime,
) -> tuple[ReaderLine, ...]:
    """The reader first, then each other colleague once by the latest reading."""
    latest: dict[UUID, Reading] = {}
    for each in readings:
        if each.actor_kind == "staff":
            latest.setdefault(UUID(each.actor_ref), each)
    me = [ReaderLine(actor.name, actor.title, at, True, rule)] if isinstance(actor, Staff) else []
    mine = actor.id if isinstance(actor, Staff) else None
    others = [
        ReaderLine(staff[id_].name, staff[id_].title, each.at, False, each.ground)
        for id_, each in latest.items()
        if id_ in staff and id_ != mine
    ]
    return tuple([*me, *others][:READERS])


def _glass_line(view: GlassView, staff: dict[UUID, StaffView]) -> GlassLine:
    who = staff.get(view.staff_id)
    return GlassLine(
        name=who.name if who else "En kollega",
        unit=who.title if who else "",
        at=view.opened_at,
        until=view.until,
        reason=view.reason,
        sentence=view.sentence,
    )


def _holder_line(holder: Holder, staff: dict[UUID, StaffView]) -> HolderLine:
    who = staff.get(holder.staff_id)
    name, title = (who.name, who.title) if who else ("En kollega", "")
    last = day_of(holder.until - A_MOMENT) if holder.until else None
    return HolderLine(holder.staff_id, name, title, holder.as_, holder.since, last)
