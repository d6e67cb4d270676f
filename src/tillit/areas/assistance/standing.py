"""What a month is now: its rows, people, answers and checksums, read once."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.law.calendar import add_months

from .household import Somebody, people_of
from .looking import Fact
from .models import AgencyAnswer, SectionApproval, SheetRow, Worksheet
from .plain import counted_rows
from .types.words import Answered, Owner, Section


@dataclass(frozen=True)
class Standing:
    """A month as it stands. `all_rows` holds what is corrected too; `rows` what counts."""

    sheet: Worksheet
    all_rows: tuple[SheetRow, ...]
    rows: tuple[SheetRow, ...]
    people: dict[UUID, Somebody]
    answers: tuple[AgencyAnswer, ...]

    @property
    def silent(self) -> frozenset[str]:
        """The agencies whose latest answer about somebody is none."""
        return frozenset(each.agency for each in self.answers if each.answered == Answered.FAILED)

    def digest(self, section: Section) -> str:
        """The checksum of what a part says now: another row, sum or word is another checksum."""
        told = [
            [row.kind, str(row.person_id or ""), str(row.kronor), str(row.counted), str(row.on),
             row.owner, row.source, row.why, row.facts, str(row.corrects_id or "")]
            for row in self.all_rows if row.section == section
        ]  # fmt: skip
        text = json.dumps(sorted(told, key=repr), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(f"{section}\0{text}".encode()).hexdigest()

    @property
    def sections(self) -> tuple[Section, ...]:
        """The parts that say something."""
        there = {row.section for row in self.all_rows}
        return tuple(section for section in Section if section in there)

    def facts(self) -> tuple[Fact, ...]:
        """The rows as months are compared by."""
        return facts_of(self.rows)


def standing_of(actor: Actor, sheet: Worksheet, *, at: datetime) -> Standing:
    """Read a month. The caller has let the actor in."""
    rows = tuple(SheetRow.objects.filter(sheet=sheet, removed_at=None).order_by("at", "origin"))
    latest: dict[tuple[UUID, str], AgencyAnswer] = {}
    for each in AgencyAnswer.objects.filter(sheet=sheet).order_by("read_at", "pk"):
        if each.answered != Answered.NOT_ASKED:
            latest[each.person_id, each.agency] = each
    people = people_of(actor, list(rows), at=at)
    return Standing(sheet, rows, tuple(counted_rows(rows)), people, tuple(latest.values()))


def month_before(sheet: Worksheet) -> tuple[Fact, ...] | None:
    """What counted in the month before, or nothing where there was none."""
    before = sheet_before(sheet)
    return None if before is None else facts_in(before)


def sheet_before(sheet: Worksheet) -> Worksheet | None:
    """The counted month before, with its calculation."""
    return (
        Worksheet.objects.filter(
            case_id=sheet.case_id, month=add_months(sheet.month, -1), calculation__isnull=False
        )
        .select_related("calculation")
        .first()
    )


def facts_in(sheet: Worksheet) -> tuple[Fact, ...]:
    """What counted in a month."""
    return facts_of(counted_rows(SheetRow.objects.filter(sheet=sheet, removed_at=None)))


def changed_rows(found: Standing, before: Worksheet) -> frozenset[UUID]:
    """The rows that say something that no row of the month before said."""
    was = {(each.section, each.kind, each.who, each.kronor) for each in facts_in(before)}
    return frozenset(
        row.pk
        for row, each in zip(found.rows, found.facts(), strict=True)
        if (each.section, each.kind, each.who, each.kronor) not in was
    )


def facts_of(rows: Iterable[SheetRow]) -> tuple[Fact, ...]:
    """Rows as facts; whose it is by id, since words move when somebody is born."""
    return tuple(
        Fact(
            row.section,
            row.kind,
            str(row.person_id or ""),
            row.kronor,
            row.origin,
            row.origin.partition(":")[0] if row.owner == Owner.MACHINE else "",
            row.owner == Owner.MACHINE,
        )
        for row in rows
    )


def approved_sections(found: Standing) -> frozenset[Section]:
    """The parts whose approval stands for what they say now."""
    rows = SectionApproval.objects.filter(sheet=found.sheet, fallen_at=None)
    return frozenset(
        Section(row.section) for row in rows if row.digest == found.digest(Section(row.section))
    )
