"""Ask the registers about a household, keep what they answered, and take up what has changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from tillit.areas.assistance import ports
from tillit.areas.assistance.events import AnswersFetched, RegistersAsked, RowsRefreshed
from tillit.areas.assistance.household import ADULT_ROW
from tillit.areas.assistance.late import decided_before, told_later
from tillit.areas.assistance.local import asked_back
from tillit.areas.assistance.matching import PROGRAM
from tillit.areas.assistance.models import AgencyAnswer, SheetRow, Worksheet
from tillit.areas.assistance.steps import sheet_to_work, take_step, touch
from tillit.areas.assistance.telling import MachineRow, answered, as_text, machine_rows
from tillit.areas.assistance.types import (
    Agency,
    Answers,
    Asker,
    Data,
    Failed,
    Period,
    Question,
    Role,
    Shielded,
    grounds_on,
)
from tillit.areas.assistance.types.words import Answered, Owner, Section, WarningKind, Who
from tillit.kernel.actor import Actor, Staff
from tillit.kernel.events import Code
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of
from tillit.law.assistance.care import care
from tillit.law.calendar import add_months
from tillit.registers.people.queries import number_of, protection_of
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

from .count import counted_of
from .receive import warn
from .warnings import settle

PURPOSE = "Handläggning av ansökan om ekonomiskt bistånd"
NO_REGISTERS = "Registren är inte anslutna. Be den sökande om underlag i stället."
NO_ASKER = "Kommunens organisationsnummer saknas. Säg till den som sköter systemet."
BY_HAND = "Uppgifter om hushållet hämtas inte automatiskt. Fråga gruppledaren hur ni gör."
TOLD_ANEW = "En uppgift som du har rättat har hämtats igen med ett annat belopp. Din rad gäller."
GONE = (
    "En uppgift som du har rättat finns inte kvar hos myndigheten, eller går inte att känna igen. "
    "Din rad räknas ändå. Ta bort den om den inte stämmer."
)
NO_NUMBER = "Personnumret saknas. Skriv in det på personens sida innan ni frågar registren."


@dataclass(frozen=True)
class Asked:
    """A question about somebody, written down and not yet sent."""

    person: UUID
    question: Question


def fetch(sheet_id: UUID, *, by: Actor, at: datetime) -> tuple[Agency, ...]:
    """Ask about each adult of the month, keep every answer, and refresh the machine's own rows.

    Who is asked is written down before the question leaves; nothing is held while we wait. Returns
    the agencies that should have answered and did not. To fetch again is to ask again.
    """
    asked = ask_for(sheet_id, by=by, at=at)
    answers = {each.person: ports.ask(each.question, at=at) for each in asked}
    return keep_answers(sheet_id, answers, by=by, at=at)


@transaction.atomic
def ask_for(sheet_id: UUID, *, by: Actor, at: datetime) -> list[Asked]:
    """The questions, written down with their ground."""
    sheet = sheet_to_work(by, sheet_id, at=at)
    reached = {agency for source in ports.sources() for agency in source.agencies}
    grounds = tuple(each for each in grounds_on(day_of(at)) if each[0] in reached)
    if not grounds:
        raise Refusal(NO_REGISTERS)
    found = []
    for person, role in _adults(sheet).items():
        if protection_of(PROGRAM, person).holds:
            raise Refusal(BY_HAND)
        number = number_of(by, person)
        if number is None:
            raise Refusal(NO_NUMBER)
        note_read(
            "ask_registers", by=by, at=at, object_id=sheet.case_id, person_id=person,
            shows=(Shows.IDENTITY,),
        )  # fmt: skip
        question = Question(
            new_id(), _asker(by), sheet.case_id, number.reveal(), role, _period(sheet.month),
            PURPOSE, grounds,
        )  # fmt: skip
        event = RegistersAsked(
            case=sheet.case_id, person=person, question=question.id,
            agencies=tuple(Code(a.value) for a, _ in grounds), first=question.period.start,
            last=question.period.last_day,
        )  # fmt: skip
        record(event, by=by, at=at)
        found.append(Asked(person, question))
    return found


@transaction.atomic
def keep_answers(
    sheet_id: UUID, answers: Mapping[UUID, Answers], *, by: Actor, at: datetime
) -> tuple[Agency, ...]:
    """Keep what came, by person, and refresh the rows. The same answers twice are kept once."""
    sheet = sheet_to_work(by, sheet_id, at=at)
    before = _machine(sheet)
    silent: set[Agency] = set()
    for person, told in answers.items():
        known = AgencyAnswer.objects.filter(question_id=told.question.id).exists()
        if known:
            continue
        kept = _keep(sheet, person, told)
        missing = {each.agency for each in told.failed}
        silent |= missing
        _refresh(sheet, person, told, kept, at=at)
        if told.shielded is not Shielded.NO:
            warn(sheet, WarningKind.SHIELDED, str(person), at=at)
        event = AnswersFetched(
            case=sheet.case_id, person=person, question=told.question.id,
            silent=tuple(Code(each.value) for each in sorted(missing, key=lambda a: a.value)),
        )  # fmt: skip
        record(event, by=by, at=at)
    take_step(sheet, "fetch", by=by, at=at)
    _tell_changes(sheet, before, by=by, at=at)
    _late_news(sheet, by=by, at=at)
    return tuple(sorted(silent, key=lambda a: a.value))


def _late_news(sheet: Worksheet, *, by: Actor, at: datetime) -> None:
    """What is told only now about the days of the month before, where that is decided already."""
    before = decided_before(sheet)
    if before is not None:
        seen = told_later(before, sheet, counted_of, by=by, at=at)
        settle(before, seen, silent=frozenset(), only=WarningKind.LATE_NEWS, at=at)


def _tell_changes(
    sheet: Worksheet, before: frozenset[tuple[str, str]], *, by: Actor, at: datetime
) -> None:
    after = _machine(sheet)
    new, gone = after - before, before - after
    sections = {Section(section) for section, _ in new | gone}
    # Also what stays the same may have become known or unknown: a silence is counted on.
    touch(sheet, sections, by=by, at=at)
    event = RowsRefreshed(case=sheet.case_id, sheet=sheet.pk, new=len(new), gone=len(gone))
    record(event, by=by, at=at)


def _machine(sheet: Worksheet) -> frozenset[tuple[str, str]]:
    rows = SheetRow.objects.filter(sheet=sheet, owner=Owner.MACHINE, removed_at=None)
    return frozenset(rows.values_list("section", "origin"))


def _keep(sheet: Worksheet, person: UUID, told: Answers) -> dict[Agency, AgencyAnswer]:
    """Every answer as its own row, also a failure: nothing is written over."""
    found = {}
    for agency, answer in told.each.items():
        row = AgencyAnswer(
            sheet=sheet, person_id=person, question_id=told.question.id, agency=agency.value,
            answered=answered(answer), read_at=told.read_at,
            dispose_on=_dispose_on(day_of(told.read_at)),
        )  # fmt: skip
        if isinstance(answer, Data):
            row.rows = as_text(answer.rows)
        if isinstance(answer, Failed):
            row.reason, row.code = answer.reason.name, answer.code[:40]
        found[agency] = row
    AgencyAnswer.objects.bulk_create(found.values())
    return found


def _refresh(
    sheet: Worksheet,
    person: UUID,
    told: Answers,
    kept: Mapping[Agency, AgencyAnswer],
    *,
    at: datetime,
) -> None:
    """The machine's own rows of those who answered, made anew by what has changed. Those of an
    agency that is silent stay as they are. No row of a person is touched."""
    told_something = (Answered.DATA, Answered.EMPTY)
    heard = {agency for agency, row in kept.items() if row.answered in told_something}
    fresh = {_named(person, row): row for row in machine_rows(told)}
    standing = SheetRow.objects.filter(
        sheet=sheet, person_id=person, owner=Owner.MACHINE, removed_at=None
    )
    known = {row.origin: row for row in standing}
    gone = [
        row.pk
        for origin, row in known.items()
        if origin not in fresh and Agency(origin.partition(":")[0]) in heard
    ]
    SheetRow.objects.filter(pk__in=gone).update(removed_at=at, removed_by_name="hämtningen")
    new = SheetRow.objects.bulk_create(
        _row(sheet, person, origin, row, kept[row.agency], at=at)
        for origin, row in fresh.items()
        if origin not in known
    )
    _follow(sheet, person, new, at=at)


def _follow(sheet: Worksheet, person: UUID, new: list[SheetRow], *, at: datetime) -> None:
    """A fact that somebody has corrected is told anew with another sum: their row holds instead of
    the new one too, and they are asked to look. Else the two stood beside each other, and the month
    could not be counted. Where nobody can say which fact it is now, the row stands by itself, and
    they are asked as well."""
    left = list(new)
    orphans = SheetRow.objects.filter(
        sheet=sheet, removed_at=None, corrects__person_id=person,
        corrects__owner=Owner.MACHINE, corrects__removed_at__isnull=False,
    ).select_related("corrects")  # fmt: skip
    for mine in orphans.order_by("at"):
        assert mine.corrects is not None
        alike = [row for row in left if _fact(row) == _fact(mine.corrects)]
        if len(alike) == 1:
            left.remove(alike[0])
            SheetRow.objects.filter(pk=mine.pk).update(corrects=alike[0])
        text = TOLD_ANEW if len(alike) == 1 else GONE
        source = f"corrected:{alike[0].pk if len(alike) == 1 else mine.pk}"
        warn(sheet, WarningKind.OTHER, source, text=text, at=at)
        touch(sheet, {Section(mine.section)}, by=PROGRAM, at=at)


def _fact(row: SheetRow) -> tuple[str, str, str, date | None]:
    """What a fetched row tells of, whatever its sum."""
    return row.origin.partition(":")[0], row.section, row.kind, row.on


def _named(person: UUID, row: MachineRow) -> str:
    """The fact of a person: two adults may have the very same."""
    agency, _, rest = row.origin.partition(":")
    return f"{agency}:{person.hex[-12:]}:{rest}"[:120]


def _row(
    sheet: Worksheet, person: UUID, origin: str, row: MachineRow, answer: AgencyAnswer, *,
    at: datetime,
) -> SheetRow:  # fmt: skip
    return SheetRow(
        sheet=sheet, section=row.section, kind=row.kind, person_id=person, kronor=row.kronor,
        on=row.on, owner=Owner.MACHINE, origin=origin, source=row.source, read_at=row.read_at,
        answer=answer, at=at,
    )  # fmt: skip


def _adults(sheet: Worksheet) -> dict[UUID, Role]:
    """Everybody grown in the household, each once, whoever wrote them in."""
    rows = SheetRow.objects.filter(
        sheet=sheet, section=Section.HOUSEHOLD, kind=ADULT_ROW, removed_at=None
    )
    found: dict[UUID, Role] = {}
    for row in rows.order_by("at", "origin"):
        if row.person_id is not None:
            co = row.facts.get("who") == Who.CO_APPLICANT
            found.setdefault(row.person_id, Role.CO_APPLICANT if co else Role.APPLICANT)
    return found


def _asker(by: Actor) -> Asker:
    if not settings.ORGANISATION_NUMBER:
        raise Refusal(NO_ASKER)
    name = by.name if isinstance(by, Staff) else "programmet"
    return Asker(settings.ORGANISATION_NUMBER, settings.MUNICIPALITY, name)


def _period(month: date) -> Period:
    return Period(add_months(month, -asked_back(month)), add_months(month, 1))


def _dispose_on(read: date) -> date | None:
    """When the answer is disposed of; nothing while nobody has found or decided how long."""
    kept = care("ANSWER-KEPT", read).value
    return add_months(read, kept.amount) if kept.amount else None


@transaction.atomic
def dispose_answers(*, by: Actor, at: datetime) -> int:
    """Empty the answers whose day has come. That somebody was asked, and when, stays. Returns how
    many."""
    due = AgencyAnswer.objects.filter(dispose_on__lte=day_of(at), disposed_at=None)
    return due.update(rows=None, disposed_at=at)
