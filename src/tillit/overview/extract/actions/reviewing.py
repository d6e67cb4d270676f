"""Decide about the lines: one, or many at once. Nothing typed is lost, and two do not overwrite."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from tillit.kernel.actor import Staff
from tillit.kernel.events import Code
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import clock, day_of
from tillit.law.disclosure import Recipient
from tillit.overview.extract.collecting import collect, is_shown, is_silent
from tillit.overview.extract.events import ExtractBegun, ExtractRuled
from tillit.overview.extract.models import Extract, ExtractLine
from tillit.overview.extract.policies import check_ground, check_may_review
from tillit.overview.extract.presenting import (
    Eyes,
    digest_of,
    eyes_of,
    records_for,
    unseen,
)
from tillit.overview.extract.types import Holds, Ruling, State
from tillit.trust.audit.actions import note_read, record
from tillit.trust.holdings.types import Record

from .opening import SHOWN, is_plain, line_of

NOT_OPEN = "Utdraget är klart eller återtaget. Det går inte att ändra mer."
READ_FIRST = "En handling läses och prövas för sig. Öppna den från listan."
LONGEST = 4_000  # signs


@transaction.atomic
def begin_review(extract_id: UUID, *, by: Staff, at: datetime) -> None:
    """Lay out everything there is as lines. What comes later is not in this extract."""
    row = open_row(extract_id, by, at)
    if row.state == State.REVIEW:
        return
    note_read(
        "begin_extract", by=by, at=at, object_id=row.person_id, person_id=row.person_id,
        shows=SHOWN, ground="extract",
    )  # fmt: skip
    found = collect(row.person_id, row.for_id, Recipient[row.recipient.upper()], by=by, at=at)
    named = {id for each in found for id in each.record.persons}
    lines = [each for each in found if not is_silent(each.record)]
    ExtractLine.objects.bulk_create(
        [
            ExtractLine(
                extract=row,
                place=place,
                table=each.record.table,
                row=each.record.id,
                own=each.record.own,
                written=each.record.written,
                under=sorted(map(str, each.under)),
                holds=list(each.holds),
                hidden=list(each.hidden),
            )
            for place, each in enumerate(lines, 1)
        ],
        batch_size=500,
    )
    row.state, row.begun_at, row.begun_by_name = State.REVIEW, at, by.name
    row.named = sorted(map(str, named))
    row.silent = len(found) - len(lines)
    row.save(update_fields=["state", "begun_at", "begun_by_name", "named", "silent"])
    record(ExtractBegun(row.pk, row.person_id, len(lines)), by=by, at=at)


@transaction.atomic
def keep_line(
    extract_id: UUID,
    line_id: UUID,
    *,
    version: int,
    hidden: Iterable[str],
    phrases: str,
    why: str,
    by: Staff,
    at: datetime,
) -> int:
    """Keep what is being written about a line, without deciding. Returns the new version."""
    row = open_row(extract_id, by, at)
    line, eyes = line_of(row, line_id, by=by, at=at)
    kept = {*hidden, *unseen(line, _record(row, line, by), eyes)}
    # What is written after a decision is a new thing to decide about.
    typed = _typed(kept, phrases, why) | {"ruling": "", "ground": ""}
    return _save(line, version, typed, by, at)


@transaction.atomic
def rule_line(
    extract_id: UUID,
    line_id: UUID,
    ruling: Ruling,
    *,
    version: int,
    hidden: Iterable[str] = (),
    phrases: str = "",
    why: str = "",
    ground: str = "",
    by: Staff,
    at: datetime,
) -> None:
    """Decide about one line. What is hidden or left out has a ground from the table of law."""
    row = open_row(extract_id, by, at)
    line, eyes = line_of(row, line_id, by=by, at=at)
    found = _record(row, line, by)
    # The name and kind of a file go with it, or it does not go.
    kept = set() if Holds.PAPER in line.holds else {*hidden, *unseen(line, found, eyes)}
    typed = _typed(kept, phrases, why)
    if ruling is Ruling.RELEASE and (typed["hidden"] or phrases.strip()):
        ruling = Ruling.MASK
    if ruling is Ruling.MASK and not typed["hidden"] and not phrases.strip():
        raise Refusal("Välj vad som ska döljas, eller lämna ut posten hel.")
    if ruling is not Ruling.LEAVE and Holds.PAPER in line.holds:
        _check_file(line, eyes, row)
    if ruling is not Ruling.RELEASE:
        check_ground(ground, Recipient[row.recipient.upper()], day_of(at))
    typed |= {
        "ruling": ruling,
        "ground": "" if ruling is Ruling.RELEASE else ground,
        "digest": digest_of(found),
    }
    _save(line, version, typed, by, at)
    _tell(row, 1, ruling, str(typed["ground"]), by, at)


@transaction.atomic
def rule_many(
    extract_id: UUID,
    line_ids: Iterable[UUID] | None,
    ruling: Ruling,
    *,
    ground: str = "",
    by: Staff,
    at: datetime,
) -> int:
    """Decide about many lines at once; returns how many. None: every line that tells of the person
    alone and that nobody has decided about. To release is to release as it is proposed: what is
    hidden at first stays hidden, and then needs a ground. Files are read one by one."""
    row = open_row(extract_id, by, at)
    lines = list(row.lines.select_for_update().order_by("place"))
    asked = None if line_ids is None else set(line_ids)
    eyes = eyes_of(row, lines, by=by, at=at)
    chosen = [
        line for line in lines
        if eyes.sees(line) and (line.pk in asked if asked is not None
                                else is_plain(line) and not line.ruling)
    ]  # fmt: skip
    if asked is not None and asked - {line.pk for line in chosen}:
        raise NotThere
    if not chosen:
        raise Refusal("Välj rader först. Kryssa för dem som beslutet gäller.")
    if ruling is not Ruling.LEAVE and any(Holds.PAPER in line.holds for line in chosen):
        raise Refusal(READ_FIRST)
    records = records_for(row, chosen, by=by)
    for line in chosen:
        found = records.get((line.table, line.row))
        if found:
            line.hidden = sorted({*line.hidden, *unseen(line, found, eyes) & _shown(found)})
        line.ruling = ruling if ruling is Ruling.LEAVE or not line.hidden else Ruling.MASK
        line.ground = "" if line.ruling == Ruling.RELEASE else ground
        line.digest = digest_of(found) if found else ""
        line.by_name, line.at, line.version = by.name, at, line.version + 1
    if any(line.ruling != Ruling.RELEASE for line in chosen):
        check_ground(ground, Recipient[row.recipient.upper()], day_of(at))
    changed = ["hidden", "ruling", "ground", "digest", "by_name", "at", "version"]
    ExtractLine.objects.bulk_update(chosen, changed, batch_size=200)
    for each in {Ruling(line.ruling) for line in chosen}:
        some = sum(1 for line in chosen if line.ruling == each)
        _tell(row, some, each, "" if each is Ruling.RELEASE else ground, by, at)
    return len(chosen)


def _check_file(line: ExtractLine, eyes: Eyes, row: Extract) -> None:
    """A file leaves whole or not at all, so what it may tell of others decides."""
    if Holds.REPORTER in line.holds and not eyes.sees_reporter(line):
        raise Refusal("Den här handlingen kan säga vem som anmält. En annan granskare behövs.")
    if Holds.THIRD in line.holds and eyes.protected - {row.for_id}:
        raise Refusal(
            "Handlingen gick till någon annan, och någon i familjen är skyddad. Den kan bara "
            "lämnas ute."
        )


def open_row(extract_id: UUID, by: Staff, at: datetime) -> Extract:
    """An extract that the actor may still decide about, held while it is done."""
    row = Extract.objects.select_for_update().filter(pk=extract_id).first()
    if row is None:
        raise NotThere
    check_may_review(by, row.person_id, at=at)
    if State(row.state) not in (State.ASKED, State.REVIEW):
        raise Refusal(NOT_OPEN)
    return row


def _record(row: Extract, line: ExtractLine, by: Staff) -> Record:
    found = records_for(row, [line], by=by).get((line.table, line.row))
    if found is None:
        raise Refusal("Posten finns inte längre. Gå tillbaka till listan.")
    return found


def _typed(hidden: Iterable[str], phrases: str, why: str) -> dict[str, object]:
    if len(phrases) > LONGEST or len(why) > LONGEST:
        raise Refusal(f"Texten är för lång. Korta den till högst {LONGEST} tecken.")
    return {"hidden": sorted(set(hidden)), "phrases": phrases.strip(), "why": why.strip()}


def _shown(record: Record) -> set[str]:
    return {cell.name for cell in record.cells if is_shown(cell)}


def _save(
    line: ExtractLine, version: int, changes: dict[str, object], by: Staff, at: datetime
) -> int:
    rows = ExtractLine.objects.filter(pk=line.pk, version=version)
    if rows.update(**changes, by_name=by.name, at=at, version=F("version") + 1):
        return version + 1
    line.refresh_from_db()
    when = f" klockan {clock(line.at)}" if line.at else ""
    raise Moved(
        f"{line.by_name or 'Någon annan'} ändrade den här raden{when}. "
        "Det du skrev står kvar här: jämför och spara igen."
    )


def _tell(row: Extract, lines: int, ruling: Ruling, ground: str, by: Staff, at: datetime) -> None:
    event = ExtractRuled(row.pk, row.person_id, lines, ruling, Code(ground or "none"))
    record(event, by=by, at=at)
