"""Read the review, scoped to an actor. Numbers of cases and units; no names of those read about."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q

from tillit.casework.cases.extracts import numbers_of
from tillit.kernel.actor import Actor, Role, Staff
from tillit.kernel.refusal import NotThere
from tillit.registers.people.queries import lines_of
from tillit.registers.people.types import PROTECTED_NAME
from tillit.trust.access.queries import let_on_by, units
from tillit.trust.access.types import LetOn
from tillit.trust.identity.queries import colleagues
from tillit.trust.identity.types import StaffView

from . import policies
from .explanations import ALL
from .grounds import GROUNDS
from .many import FLAGS, LIFTED
from .material import Closeness
from .models import ReviewRow, RowStep, SignedWeek, Week
from .parameters import FEWEST, GLASS_DAYS, MOST_COUNTED, SHARE
from .parameters import MOST as MOST_DRAWN
from .patterns import ORDER, PATTERNS, SENTENCES
from .sample import POOL, Pair, draw
from .sharing import SENTENCE
from .sharing import shared_accounts as shared_accounts
from .types import (
    Lane,
    LookedAt,
    Outcome,
    OwnPage,
    ReviewPage,
    RowView,
    SignedLine,
    Stage,
    StepLine,
    WeekView,
)

WEEKS = 12  # on the page
OWN = timedelta(days=35)  # how far back one sees one's own readings
MOST = 200  # rows of a kind on the page
GLASS_WORDS = (
    {
        "glass_danger": "Nödöppning: någon kunde vara i fara.",
        "glass_cover": "Nödöppning: läsaren ersatte en kollega.",
        "glass_call": "Nödöppning: någon ringde eller kom.",
    }
    | {
        f"glass_nth_{number}": f"Nödöppning nummer {number} under passet."
        for number in range(2, MOST_COUNTED)
    }
    | {f"glass_nth_{MOST_COUNTED}": f"Minst {MOST_COUNTED} nödöppningar under passet."}
)
CLOSE_WORDS = {
    Closeness.SELF: "sig själv",
    Closeness.FAMILY: "sin familj",
    Closeness.HOUSEHOLD: "sitt hushåll",
    Closeness.ADDRESS: "sin adress",
    Closeness.NEIGHBOUR: "sina grannar",
    Closeness.NAME: "någon med samma ovanliga efternamn",
}
SAID = SENTENCES | GLASS_WORDS | {each.code: each.sentence for each in ALL}


def review_page(actor: Staff, *, week_id: UUID | None = None, at: datetime) -> ReviewPage:
    """What waits for the actor and what is judged in a week: the chosen one, or the latest.

    What waits is shown whatever its week. Raises NotThere for who reviews nothing.
    """
    reach = policies.reaches(actor)
    rows = ReviewRow.objects.filter(reach)
    weeks = list(Week.objects.order_by("-monday")[:WEEKS])
    week = next((each for each in weeks if week_id in (None, each.pk)), None)
    if week_id is not None and week is None:
        raise NotThere
    waiting = list(rows.exclude(stage=Stage.JUDGED).order_by("due_on", "first_at", "pk")[:MOST])
    judged = list(rows.filter(stage=Stage.JUDGED, week=week).order_by("pk")[:MOST]) if week else []
    missing = list(rows.filter(missing=True).order_by("-last_at")[:20])
    seen = _views(actor, [*waiting, *judged, *missing], at)
    views = _weeks(actor, weeks, waiting)
    shown = next((view for view in views if week and view.id == week.pk), None)
    return ReviewPage(
        glass=tuple(seen[row.pk] for row in waiting if row.lane == Lane.GLASS),
        look=tuple(seen[row.pk] for row in sorted(waiting, key=_rank) if row.lane == Lane.LOOK),
        drawn=tuple(seen[row.pk] for row in waiting if row.drawn),
        judged=tuple(seen[row.pk] for row in judged),
        week=shown,
        weeks=tuple(views),
        own=ReviewRow.objects.filter(policies.SHOWN, reader_id=actor.id)
        .exclude(stage=Stage.JUDGED)
        .count(),
        sees_all=actor.has(Role.REVIEWER),
        to_sign=_to_sign(actor, shown, waiting) if shown else (),
        missing=tuple(seen[row.pk] for row in missing),
    )


def _to_sign(
    actor: Staff, week: WeekView, waiting: list[ReviewRow]
) -> tuple[tuple[UUID | None, str], ...]:
    """What the actor may sign now: all of a week, or each unit that they lead, when nothing of it
    waits and nobody has signed it."""
    left = {row.unit_id for row in waiting if row.week_id == week.id}
    signed = {line.unit_id for line in week.signed}
    if actor.has(Role.REVIEWER):
        return () if left or None in signed else ((None, ""),)
    led = actor.units(Role.LEADER)
    return tuple(
        (unit.id, unit.name)
        for unit in units(actor)
        if unit.id in led and unit.id not in left | signed
    )


def row_with_parts(
    actor: Staff, row: ReviewRow, *, at: datetime
) -> tuple[RowView, tuple[RowView, ...]]:
    """One row, and what else the same reader read without an explanation that week, where the row
    stands for more than itself. The caller has asked the policy."""
    parts: list[ReviewRow] = []
    if row.persons > 1 and row.week_id:
        same = ReviewRow.objects.filter(week_id=row.week_id, reader_id=row.reader_id)
        parts = list(same.filter(lane=Lane.PART).order_by("first_at", "pk")[:MOST])
    seen = _views(actor, [row, *parts], at)
    return seen[row.pk], tuple(seen[part.pk] for part in parts)


def own_page(actor: Staff, *, at: datetime) -> OwnPage:
    """The actor's own readings of the last weeks, the unexplained first, and what was asked."""
    rows = list(
        ReviewRow.objects.filter(reader_id=actor.id, last_at__gte=at - OWN, about_id__isnull=False)
        .order_by("-left", "-last_at", "pk")[:MOST]
    )  # fmt: skip
    asked = list(ReviewRow.objects.filter(reader_id=actor.id, stage=Stage.ASKED).order_by("pk"))
    seen = _views(actor, [*rows, *asked], at)
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(row.explained)
    return OwnPage(
        tuple(seen[row.pk] for row in asked),
        tuple(seen[row.pk] for row in rows),
        _in_words(counts),
    )


def what_is_looked_at(actor: Actor) -> LookedAt:
    """The tables themselves, in words: what explains, what brings a row up, and what is drawn."""
    return LookedAt(
        explanations=tuple((each.sentence, _unless(each.unless)) for each in ALL),
        grounds=tuple((each.sentence, each.weight.value) for each in GROUNDS),
        patterns=(*FLAGS.values(), *(each.sentence for each in PATTERNS)),
        drawn_share=SHARE,
        drawn_fewest=FEWEST,
        drawn_most=MOST_DRAWN,
        glass_days=GLASS_DAYS,
        sharing=SENTENCE,
    )


def _unless(kinds: frozenset[Closeness]) -> str:
    """Between whom an explanation does not hold, in words."""
    return ", ".join(CLOSE_WORDS[kind] for kind in Closeness if kind in kinds)


def _in_words(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """How many readings each explanation explained, the most first."""
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple((SAID.get(code, code), count) for code, count in ordered)


def drawn_again(actor: Actor, week_id: UUID) -> set[Pair]:
    """The sample of a week drawn again from its rows and seed, to compare with what was drawn."""
    week = Week.objects.get(pk=week_id)
    kept = ReviewRow.objects.filter(week=week, lane__in=POOL, about_id__isnull=False)
    return draw(list(kept.values_list("reader_id", "about_id")), week.seed)


def waits_for(actor: Staff) -> tuple[int, int]:
    """How many questions about their own readings the actor has not answered, and how many rows
    wait for the actor to look at. One query."""
    asked, look = Q(reader_id=actor.id, stage=Stage.ASKED), Q(pk__in=())
    if policies.may_review(actor):
        look = policies.reaches(actor) & ~Q(stage__in=(Stage.JUDGED, Stage.ASKED))
    found = ReviewRow.objects.filter(asked | look).aggregate(
        asked=Count("pk", filter=asked), look=Count("pk", filter=look)
    )
    return found["asked"], found["look"]


def last_signed(actor: Actor) -> datetime | None:
    """When a whole week was last gone through by a reviewer."""
    rows = SignedWeek.objects.filter(unit_id=None).order_by("-at")
    return rows.values_list("at", flat=True).first()


def _rank(row: ReviewRow) -> tuple[int, int, datetime]:
    first = min((ORDER.get(code, len(ORDER)) for code in row.why), default=len(ORDER))
    return first, -len(row.why), row.first_at


def _views(actor: Staff, rows: Iterable[ReviewRow], at: datetime) -> dict[UUID, RowView]:
    """Rows as they are shown: a handful of queries however many."""
    found = {row.pk: row for row in rows}
    every = list(found.values())
    lifts = let_on_by(actor, by) if (by := {r.reader_id for r in every if LIFTED in r.why}) else []
    known = {row.reader_id for row in every} | {lift.staff_id for lift in lifts}
    staff = colleagues(actor, known, at=at)
    names = {unit.id: unit.name for unit in units(actor)}
    numbers = numbers_of(actor, {row.case_id for row in every if row.case_id})
    lines = lines_of(actor, {row.person_id for row in every if row.person_id})
    hidden = {id_ for id_, line in lines.items() if line.protection.holds}
    steps: dict[UUID, list[StepLine]] = {row.pk: _let_on(row, lifts, staff) for row in every}
    for step in RowStep.objects.filter(row__in=found).order_by("pk"):
        line = StepLine(step.verb, step.by_name, step.at, step.text)
        steps.setdefault(step.row_id, []).append(line)
    return {
        row.pk: RowView(
            id=row.pk,
            reader_id=row.reader_id,
            reader=staff[row.reader_id].name if row.reader_id in staff else "Okänd",
            title=staff[row.reader_id].title if row.reader_id in staff else "",
            unit=names.get(row.unit_id, "") if row.unit_id else "",
            about=_about(row, hidden, numbers, names),
            lane=Lane(row.lane),
            drawn=row.drawn,
            why=tuple(SAID.get(code, code) for code in row.why),
            explained=_in_words(row.explained),
            verbs=tuple(row.verbs),
            reads=row.reads,
            left=row.left,
            persons=row.persons,
            first=row.first_at,
            last=row.last_at,
            due_on=row.due_on,
            stage=Stage(row.stage),
            outcome=Outcome(row.outcome) if row.outcome else None,
            missing=row.missing,
            version=row.version,
            steps=tuple(steps.get(row.pk, ())),
        )
        for row in every
    }


def _let_on(row: ReviewRow, lifts: list[LetOn], staff: Mapping[UUID, StaffView]) -> list[StepLine]:
    """Whom the reader let past the day's stop, with the reason that was given."""
    return [
        StepLine("let_on", staff[lift.staff_id].name if lift.staff_id in staff else "Okänd",
                 lift.at, lift.why)
        for lift in lifts
        if LIFTED in row.why
        and lift.by_id == row.reader_id
        and row.first_at <= lift.at <= row.last_at
    ]  # fmt: skip


def _about(
    row: ReviewRow, hidden: set[UUID], numbers: dict[UUID, str], names: dict[UUID, str]
) -> str:
    """The least that lets somebody ask the right question: a number and a unit, never a name."""
    if row.person_id in hidden:
        return PROTECTED_NAME
    unit = names.get(row.about_unit_id, "") if row.about_unit_id else ""
    if number := numbers.get(row.case_id, "") if row.case_id else "":
        return f"Ärende {number}, {unit}" if unit else f"Ärende {number}"
    if row.about_kind == "report":
        return f"Anmälan, {unit}"
    if row.person_id:
        return "Person utan ärende"
    return "Flera personer" if row.about_id is None else "Sida som inte fick öppnas"


def _weeks(actor: Staff, weeks: list[Week], waiting: list[ReviewRow]) -> list[WeekView]:
    names = {unit.id: unit.name for unit in units(actor)}
    left = Counter(row.week_id for row in waiting)
    signed: dict[UUID, list[SignedLine]] = {}
    for row in SignedWeek.objects.filter(week__in=[week.pk for week in weeks]).order_by("at"):
        unit = names.get(row.unit_id, "") if row.unit_id else ""
        line = SignedLine(unit, row.by_name, row.at, row.unit_id)
        signed.setdefault(row.week_id, []).append(line)
    return [
        WeekView(
            week.pk, week.monday, week.monday + timedelta(days=6), week.prepared_at, week.reads,
            _in_words(week.explained), week.rest,
            week.seed, left[week.pk], tuple(signed.get(week.pk, ())),
        )
        for week in weeks
    ]  # fmt: skip
