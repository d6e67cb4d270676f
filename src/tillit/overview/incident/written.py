"""What was found as JSON in the row of the incident, and back."""

from datetime import date, datetime
from typing import Any

from tillit.kernel.actor import System
from tillit.kernel.events import JSON
from tillit.kernel.swedish import day_of
from tillit.registers.people.extracts import person_facts
from tillit.registers.people.queries import lines_of

from .types import Facts, Found, Session

ADULT = 18
AT_ONCE = 500


def written(found: Found, *, erased: int, by: System, at: datetime) -> dict[str, JSON]:
    """Numbers by kind. Nobody is named."""
    ids = sorted(found.persons)
    born: dict[object, date | None] = {}
    protected = 0
    for begin in range(0, len(ids), AT_ONCE):
        some = ids[begin : begin + AT_ONCE]
        born |= {id_: facts.born for id_, facts in person_facts(some).items()}
        protected += sum(line.protection.holds for line in lines_of(by, some).values())
    days = [born.get(each) for each in ids]
    return {
        "leaves": found.leaves,
        "persons": len(ids),
        "protected": protected,
        "children": sum(is_child(day, day_of(at)) for day in days),
        "unknown_age": sum(day is None for day in days),
        "loose": len(found.loose),
        "acts": dict(found.acts),
        "classes": dict(found.classes),
        "verbs": dict(found.verbs),
        "without": dict(found.without),
        "sessions": [
            [
                each.begun.isoformat(),
                _iso(each.ended),
                each.device,
                each.leaves,
            ]
            for each in found.sessions
        ],
        "unsure": found.unsure,
        "erased": erased,
    }


def facts_from(stored: dict[str, Any]) -> Facts:  # Any: JSON of our own
    """The numbers as they were written."""
    sessions = tuple(
        Session(datetime.fromisoformat(begun), _maybe(ended), device, leaves)
        for begun, ended, device, leaves in stored["sessions"]
    )
    return Facts(**{**stored, "sessions": sessions})


def is_child(born: date | None, today: date) -> bool:
    """Whether somebody is known to be under 18."""
    if born is None:
        return False
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) < ADULT


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _maybe(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
