"""The extract itself: one PDF/A to read, and the same posts as JSON Lines to take along."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from tillit.kernel.swedish import day_of, full_day
from tillit.overview.disposal.extracts import readable_paper

from .policies import grounds_to_hold_back
from .types import Holds, Ruling

NOT_KNOWN = (
    "Hur man överklagar står inte här. Vårt system känner inte till det. Fråga oss, så tar vi reda "
    "på det åt dig."
)
LEFT_OUT = (
    "Texter som någon håller på att skriva och inte har skrivit under eller skickat är inte med. "
    "Förseglade adresser lämnas aldrig ut i ett utdrag, och inte heller var en skyddad person "
    "finns."
)


@dataclass(frozen=True)
class Leaves:
    """One line as it leaves: what it is called, when it was written, and its values."""

    title: str
    written: datetime | None
    own: bool
    holds: tuple[Holds, ...]
    ruling: Ruling
    ground: str
    values: tuple[tuple[str, str], ...] = ()


def paper_of(
    lines: Iterable[Leaves], *, about: str, to: str, recipient: object, until: datetime, told: str,
    staff: bool, staff_why: str, silent: int, at: datetime,
) -> bytes:  # fmt: skip
    """The PDF. `until`: what was there at that moment is in it."""
    all_ = list(lines)
    given = [each for each in all_ if each.ruling is not Ruling.LEAVE]
    held = _held_back(all_, recipient, at)
    names = "" if staff else f"Namnen på dem som arbetar hos oss är dolda. {staff_why}"
    intro = [
        f"{settings.MUNICIPALITY}, {full_day(day_of(at))}. Till {to}.",
        f"Det här är vad som fanns om {about} {full_day(day_of(until))}. Det står i tidsordning. "
        "[uppgiften är skyddad] betyder att något är dolt.",
        *held,
        *([told or NOT_KNOWN] if held else []),
        *([names] if names else []),
        *([silent_words(silent)] if silent else []),
        LEFT_OUT,
    ]
    return readable_paper(f"Allt om {about}", intro, list(_groups(given)), at=at)


def silent_words(many: int) -> str:
    """That rows without anything to read are not there, and how many they are."""
    one = "En post består bara av nummer som knyter ihop andra poster. Den är inte med."
    return one if many == 1 else (
        f"{many} poster består bara av nummer som knyter ihop andra poster. De är inte med."
    )  # fmt: skip


def data_of(lines: Iterable[Leaves]) -> bytes:
    """One post on each row, as text."""
    rows = [
        {
            "post": each.title,
            "skrivet": each.written.isoformat() if each.written else None,
            "egen akt": each.own,
            "uppgifter": dict(each.values),
        }
        for each in lines
        if each.ruling is not Ruling.LEAVE
    ]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _held_back(lines: list[Leaves], recipient: object, at: datetime) -> list[str]:
    grounds = {each.code: each for each in grounds_to_hold_back(recipient, day_of(at))}  # type: ignore[arg-type]
    count = Counter((each.ruling, each.ground) for each in lines if each.ground)
    found = []
    for (ruling, code), many in sorted(count.items()):
        rule = grounds[code]
        what = "lämnas inte ut" if ruling is Ruling.LEAVE else "lämnas ut med delar dolda"
        posts = "En post" if many == 1 else f"{many} poster"
        found.append(f"{posts} {what}. Grund: {rule.source}. {rule.name}.")
    return found


def _groups(lines: list[Leaves]) -> Iterable[dict[str, object]]:
    """The register first, then the years, last who has read."""
    titled: dict[str, list[Leaves]] = {}
    for each in lines:
        titled.setdefault(_heading(each), []).append(each)
    readers = titled.pop(READ, None)
    if readers:
        titled[READ] = readers
    for title, rows in titled.items():
        yield {"title": title, "records": [_record(each) for each in rows]}


READ = "Vilka som har läst"


def _heading(line: Leaves) -> str:
    if Holds.READERS in line.holds:
        return READ
    return f"År {day_of(line.written).year}" if line.written else "Utan dag"


def _record(line: Leaves) -> dict[str, object]:
    day = f", {full_day(day_of(line.written))}" if line.written else ""
    where = "" if line.own else " (i någon annans akt)"
    return {"title": f"{line.title}{day}{where}", "rows": [list(each) for each in line.values]}
