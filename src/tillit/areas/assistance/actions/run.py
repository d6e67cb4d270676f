"""Begin and stop a run over the renewals of a month, and carry it on.

Each household is done in one transaction of its own, where its decision, its traces and its line in
the run are written together: what is killed in the middle has not happened, and is done again.
Who works on a line holds it by compare-and-set; two workers never finish the same one.
"""

import logging
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Count, Q

from tillit.areas.assistance import ports
from tillit.areas.assistance.events import RunBegun, RunEnded, RunStopped
from tillit.areas.assistance.models import MonthRun, RunLine
from tillit.areas.assistance.queries import untouched_renewals
from tillit.areas.assistance.types import Answers
from tillit.areas.assistance.types.gated import GateCode
from tillit.areas.assistance.types.running import LineState
from tillit.kernel.actor import Role, Staff, System
from tillit.kernel.ids import new_id
from tillit.kernel.once import reading_once
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.assistance.care import care
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.actions import record

from .automate import decide_clean
from .fetch import Asked, ask_for, keep_answers

BATCH = 16  # households held at a time; their agencies are asked side by side
HOLD = timedelta(minutes=10)  # a dead worker's households are taken by the next one after this
MAY_BEGIN = "Den som leder enheten för ekonomiskt bistånd startar körningen."
MAY_STOP = "Den som arbetar i enheten för ekonomiskt bistånd stoppar körningen."
GOES_ON = "En körning av månaden pågår redan."
NOTHING_WAITS = "Inga återansökningar väntar på programmet för den månaden."
TAKEN = "Någon annan har just tagit hand om månaden."

logger = logging.getLogger(__name__)


@transaction.atomic
def begin_run(unit_id: UUID, month: date, *, by: Staff, at: datetime) -> UUID:
    """Let the program go through the renewals of a month in a unit that one leads: those that
    nothing is proposed for and that no colleague has begun with. The work is done by `carry_on`."""
    seats = [seat for seat in by.seats if seat.unit_id == unit_id]
    kind = str(UnitKind.ASSISTANCE)
    if not any(seat.kind == kind and seat.role is Role.LEADER for seat in seats):
        raise Refusal(MAY_BEGIN)
    month = month.replace(day=1)
    sheets = untouched_renewals(by, unit_id, month)
    if not sheets:
        raise Refusal(NOTHING_WAITS)
    run = MonthRun(unit_id=unit_id, month=month, begun_by=by.id, begun_by_name=by.name, begun_at=at)
    try:
        with transaction.atomic():
            run.save(force_insert=True)
    except IntegrityError:
        raise Moved(GOES_ON)
    RunLine.objects.bulk_create(
        (RunLine(run=run, sheet_id=id_, state=LineState.WAITING, due_at=at) for id_ in sheets),
        batch_size=500,
    )
    record(RunBegun(run=run.pk, unit=unit_id, month=month, sheets=len(sheets)), by=by, at=at)
    return run.pk


@transaction.atomic
def stop_run(run_id: UUID, *, by: Staff, at: datetime) -> None:
    """Stop it: the few that are in hand are finished, and no other is begun. Any colleague in the
    unit may: it is better to stop once too often."""
    row = MonthRun.objects.filter(pk=run_id).first()
    if row is None:
        raise NotThere
    if row.unit_id not in by.units():
        raise Refusal(MAY_STOP)
    live = MonthRun.objects.filter(pk=run_id, stopped_at=None, ended_at=None)
    if not live.update(stopped_at=at, stopped_by_name=by.name):
        raise Moved("Körningen är redan klar eller stoppad. Läs sidan igen.")
    record(RunStopped(run=run_id), by=by, at=at)


def carry_on(*, by: System, at: datetime, count: int = BATCH) -> int:
    """Take some households of what runs now, and come to something for each. Returns how many; 0
    when nothing is due. Not in a transaction: each household has its own."""
    holder = new_id()
    lines = _take(holder, count, at=at)
    asked = {line.pk: _asked_about(line, holder, by=by, at=at) for line in lines}
    answers = _answers(asked, at=at)
    for line in lines:
        told = answers.get(line.pk)
        if isinstance(told, Exception):  # a source that broke, where it should have said Failed
            _fail(line, holder, told, at=at)
        elif told is not None:
            _finish(line, holder, told, by=by, at=at)
    for run_id in {line.run_id for line in lines}:
        _end(run_id, by=by, at=at)
    return len(lines)


@transaction.atomic
def _take(holder: UUID, count: int, *, at: datetime) -> list[RunLine]:
    """Hold the next households that nobody holds. On PostgreSQL what another worker is just taking
    is passed over, so that nobody finds nothing while much waits; SQLite has one writer at a time.
    """
    free = Q(held_until=None) | Q(held_until__lte=at)
    due = RunLine.objects.filter(
        free, state=LineState.WAITING, due_at__lte=at, run__stopped_at=None, run__ended_at=None
    ).order_by("due_at", "pk")
    if connection.features.has_select_for_update_skip_locked:
        due = due.select_for_update(skip_locked=True, of=("self",))
    first = list(due.values_list("pk", flat=True)[:count])
    if not first:
        return []
    same = RunLine.objects.filter(free, pk__in=first, state=LineState.WAITING)
    same.update(held_by=holder, held_until=at + HOLD)
    return list(RunLine.objects.filter(held_by=holder).order_by("pk"))


def _asked_about(line: RunLine, holder: UUID, *, by: System, at: datetime) -> list[Asked] | None:
    """The questions of a household, written down; nothing where a person must see to it."""
    try:
        return ask_for(line.sheet_id, by=by, at=at)
    except Refusal as refusal:
        _leave(line, holder, (), str(refusal), at=at)
    except Exception as failure:
        _fail(line, holder, failure, at=at)
    return None


def _answers(
    asked: Mapping[int, list[Asked] | None], *, at: datetime
) -> dict[int, dict[UUID, Answers] | Exception]:
    """Ask about all households side by side: an agency is slow, and nobody waits for another's.
    What broke is given back: it is that household's, and must not hold up the others."""
    with ThreadPoolExecutor(max_workers=BATCH) as pool:
        sent = {
            pk: {each.person: pool.submit(ports.ask, each.question, at=at) for each in questions}
            for pk, questions in asked.items()
            if questions is not None
        }
        return {pk: _told(each) for pk, each in sent.items()}


def _told(waited: Mapping[UUID, Future[Answers]]) -> dict[UUID, Answers] | Exception:
    try:
        return {person: each.result() for person, each in waited.items()}
    except Exception as failure:
        return failure


def _finish(
    line: RunLine, holder: UUID, answers: Mapping[UUID, Answers], *, by: System, at: datetime
) -> None:
    """Keep what came and decide, or leave to a person, in one transaction. What goes wrong here
    is this household's alone."""
    try:
        with reading_once(), transaction.atomic():
            _settle(line, holder, answers, by=by, at=at)
    except Exception as failure:
        _fail(line, holder, failure, at=at)


def _settle(
    line: RunLine, holder: UUID, answers: Mapping[UUID, Answers], *, by: System, at: datetime
) -> None:
    try:
        silent = keep_answers(line.sheet_id, answers, by=by, at=at)
        if silent and _try_again(line, holder, at=at):
            return
        codes = decide_clean(line.sheet_id, by=by, at=at)
    except Refusal as refusal:
        _leave(line, holder, (), str(refusal), at=at)
        return
    if codes:
        _leave(line, holder, codes, "", at=at)
    else:
        _write(line, holder, state=LineState.DECIDED, done_at=at)


def _try_again(line: RunLine, holder: UUID, *, at: datetime) -> bool:
    """Ask later, a few times; then a person sees that an agency is silent."""
    tries, wait = care("RUN-TRIES", day_of(at)).value, care("RUN-WAIT", day_of(at)).value
    if tries.amount is None or wait.amount is None or line.tries + 1 >= tries.amount:
        return False
    later = at + timedelta(minutes=wait.amount)
    _write(line, holder, due_at=later, tries=line.tries + 1)
    return True


def _leave(
    line: RunLine, holder: UUID, codes: Iterable[GateCode], said: str, *, at: datetime
) -> None:
    """A person decides, and sees every reason."""
    _write(line, holder, state=LineState.LEFT, codes=" ".join(codes), said=said, done_at=at)


def _fail(line: RunLine, holder: UUID, failure: Exception, *, at: datetime) -> None:
    """Something that nobody foresaw: tried again like a silent agency, then shown. The kind of
    failure only: its text may hold somebody's name."""
    name = type(failure).__name__
    logger.error("A household in the month run failed: %s", name)
    with suppress(Moved), transaction.atomic():
        if not _try_again(line, holder, at=at):
            _write(line, holder, state=LineState.FAILED, failure=name[:80], done_at=at)


def _write(line: RunLine, holder: UUID, **changes: object) -> None:
    """Write the line and let it go. Whoever no longer holds it has lost: all is rolled back."""
    mine = RunLine.objects.filter(pk=line.pk, held_by=holder, state=LineState.WAITING)
    if not mine.update(held_by=None, held_until=None, **changes):
        raise Moved(TAKEN)


@transaction.atomic
def _end(run_id: UUID, *, by: System, at: datetime) -> None:
    """The run is over when nothing waits."""
    lines = RunLine.objects.filter(run_id=run_id)
    if lines.filter(state=LineState.WAITING).exists():
        return
    live = MonthRun.objects.filter(pk=run_id, stopped_at=None, ended_at=None)
    if not live.update(ended_at=at):
        return
    each = dict(lines.values_list("state").annotate(Count("pk")))
    event = RunEnded(
        run=run_id, decided=each.get(LineState.DECIDED, 0), left=each.get(LineState.LEFT, 0),
        failed=each.get(LineState.FAILED, 0),
    )  # fmt: skip
    record(event, by=by, at=at)
