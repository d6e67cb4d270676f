"""What lies around a few of the cases, so that pages have something to show: families, drafts,
notices, reports in the inbox, and cases that are opened to the person they are about.

Some ten thousand rows, made of the models themselves: whole, whatever columns they have got since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import islice
from typing import Any
from uuid import UUID, uuid5

from tillit.casework.cases.local import target_of
from tillit.casework.cases.models import Case, CaseStep, Clock, Note, Notice, Publication
from tillit.casework.cases.types import NoteStage, NoticeKind, Part, PartyAs
from tillit.casework.cases.workflow import Stage
from tillit.casework.intake import models as intake
from tillit.casework.intake.canonical import SCHEMA_VERSION, digest_of, frozen_text
from tillit.casework.intake.types import Answer, Channel, ReporterKind, Safety, Section
from tillit.casework.intake.workflow import Stage as LineStage
from tillit.law.deadlines import due
from tillit.registers.people.models import Household, HouseholdMember, Person, Relation
from tillit.registers.people.types import RelationKind, Source
from tillit.trust.access.models import Assignment, Guarded
from tools.bench.fill import AT, BEGUN, WORDS, uid

RESIDENTS, DRAFTS, NOTICES, DECIDED = 500, 3, 2, 400
SPACE = UUID(uid(1, 0))
BATCH = 2_000


def add_around() -> None:
    """Add all of it to a filled database."""
    open_cases = list(Case.objects.exclude(stage=Stage.CLOSED).order_by("pk"))
    _families(open_cases)
    _desks()
    _decided()
    _opened_to_residents(open_cases[:RESIDENTS])
    _reports()


def _families(cases: Sequence[Case]) -> None:
    """Two guardians who are parents, a sibling, and one home, around each child."""
    children = list(dict.fromkeys(case.person_id for case in cases))
    held = {*children, *Guarded.objects.filter(kind="report").values_list("person_id", flat=True)}
    strangers = Person.objects.exclude(pk__in=held).order_by("pk").values_list("pk", flat=True)
    others = iter(list(strangers[: 3 * len(children)]))
    since = {"since": BEGUN.date(), "set_at": BEGUN, "source": Source.PERSON}
    homes, members, ties = [], [], []
    for child in children:
        family = list(islice(others, 3))
        if len(family) < 3:
            break
        *parents, sibling = family
        home = Household(pk=uuid5(SPACE, str(child)), label="Hemma")
        homes.append(home)
        members += [HouseholdMember(household=home, person_id=p, **since) for p in [child, *family]]
        ties += [
            Relation(person_id=young, other_id=parent, kind=kind, **since)
            for young in (child, sibling)
            for parent in parents
            for kind in (RelationKind.PARENT, RelationKind.GUARDIAN)
        ]
    _add(homes, members, ties)


def _desks() -> None:
    """Drafts and notices on the desks of everybody who has cases."""
    drafts, notices = [], []
    mine: dict[UUID, list[UUID]] = {}
    held = Assignment.objects.filter(until=None).order_by("object_id")
    for staff, case in held.values_list("staff_id", "object_id"):
        mine.setdefault(staff, []).append(case)
    for staff, cases in mine.items():
        drafts += [
            Note(
                case_id=case,
                kind="phone",
                stage=NoteStage.DRAFT,
                happened_at=AT,
                text=WORDS,
                author_id=staff,
                author_name="Bench",
                saved_at=AT,
            )
            for case in cases[:DRAFTS]
        ]
        notices += [
            Notice(staff_id=staff, kind=NoticeKind.HANDED_OVER, object_id=case, at=AT)
            for case in cases[-NOTICES:]
        ]
    _add(drafts, notices)


def _decided() -> None:
    """Decisions in cases that are closed: the usual time of this town is read from them."""
    closed = Case.objects.filter(stage=Stage.CLOSED).order_by("-pk")[:DECIDED]
    _add(
        CaseStep(
            case=case,
            verb="decide",
            source=Stage.INVESTIGATING,
            target=Stage.DECIDED,
            by_name="Bench",
            at=case.closed_at or AT,
        )
        for case in closed
    )


def _opened_to_residents(cases: Iterable[Case]) -> None:
    """Cases that a worker has opened to the person they are about."""
    _add(
        Publication(
            case=case,
            party_id=case.person_id,
            as_party=PartyAs.CHILD,
            parts=[each.value for each in Part],
            reason="Bench",
            decided_by=UUID(uid(8, 0)),
            decided_by_name="Bench",
            decided_at=AT,
        )
        for case in cases
    )


def _reports() -> None:
    """A report for each guarded one: the open ones wait, with the clocks of the law."""
    text = frozen_text([Section("Oro", (Answer("Vad har hänt?", WORDS),))], locale="sv")
    reports, lines, clocks = [], [], []
    rows = Guarded.objects.filter(kind="report").order_by("pk")
    for n, row in enumerate(rows):
        arrived = AT - timedelta(hours=1 + n % 400)
        report = intake.ConcernReport(
            pk=uuid5(SPACE, str(row.pk)),
            channel=list(Channel)[n % len(Channel)],
            reporter_kind=ReporterKind.ANONYMOUS,
            received_at=arrived,
            registered_at=arrived,
            unit_id=row.unit_id,
            text=text,
            schema_version=SCHEMA_VERSION,
            locale="sv",
            digest=digest_of(text),
            code_index=str(row.pk),
            wants_feedback=False,
            safe_now=list(Safety)[n % len(Safety)],
        )
        mine = [_clock(code, row, arrived) for code in ("D01", "D02")]
        reports.append(report)
        lines.append(_line(n, row, report, mine))
        clocks += mine if row.open else []
    _add(reports, lines, clocks)


def _line(
    n: int, row: Guarded, report: intake.ConcernReport, clocks: list[Clock]
) -> intake.ReportedChild:
    known = row.person_id if n % 3 or not row.open else None
    decided = {"stage": LineStage.NOT_OPENED, "decided_at": report.received_at}
    return intake.ReportedChild(
        pk=row.pk,
        report=report,
        number=1,
        said_name="Någon",
        person_id=known,
        unit_id=row.unit_id,
        received_at=report.received_at,
        protection_due_at=clocks[0].due_at,
        next_due_at=clocks[0].due_at if row.open else None,
        **({} if row.open else decided),
    )


def _clock(code: str, row: Guarded, arrived: Any) -> Clock:
    rule = due(code, arrived, local_target=target_of(code))
    return Clock(
        object_id=row.pk,
        unit_id=row.unit_id,
        code=code,
        started_at=rule.start_at,
        due_on=rule.strict,
        due_at=rule.ends_at,
        moved_to=rule.moved,
    )


def _add(*groups: Iterable[Any]) -> None:
    for group in groups:
        rows: Iterator[Any] = iter(group)
        while batch := list(islice(rows, BATCH)):
            type(batch[0]).objects.bulk_create(batch)
