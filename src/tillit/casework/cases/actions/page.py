"""Open the page of a case, and other readings of it. Each leaves one leaf before the answer.

Only the leaf is written in a transaction: a page that is put together keeps nobody from writing.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases import page, policies, queries
from tillit.casework.cases.types import CaseLine, CasePage
from tillit.kernel.actor import Actor, Staff
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows

ALL = frozenset({Shows.IDENTITY, Shows.CONTACT, Shows.CONTENT, Shows.THIRD_PARTY})


def open_case_page(case_id: UUID, *, by: Actor, at: datetime) -> CasePage:
    """Policy, leaf and everything the page shows: of the classes that the way in gives, no more.
    NotThere when it is not there or not yours."""
    verdict = policies.check_may_read(by, case_id, classes=(Shows.IDENTITY,), at=at)
    loaded = page.load(by, case_id, rule=verdict.rule, at=at)
    shows = ALL & verdict.classes
    if shows != ALL:
        loaded = page.only(loaded, shows)
    with transaction.atomic():
        note_read(
            "open_case",
            by=by,
            at=at,
            object_id=case_id,
            person_id=loaded.line.person.id,
            shows=shows,
            ground=verdict.rule,
            shown=[member.line.id for member in loaded.strip.family],
        )
    return loaded


def open_my_cases(*, by: Staff, at: datetime) -> list[CaseLine]:
    """The reader's own open cases, the most urgent first. The leaf holds the persons shown."""
    lines = queries.my_cases(by, at=at)
    _note_list("list_my_cases", lines, by=by, at=at)
    return lines


def open_unit_cases(*, by: Staff, at: datetime, limit: int = 200) -> list[CaseLine]:
    """The open cases of the units that the reader leads, the most urgent first."""
    lines = queries.led_cases(by, at=at, limit=limit)
    _note_list("list_unit_cases", lines, by=by, at=at)
    return lines


def _note_list(verb: str, lines: list[CaseLine], *, by: Staff, at: datetime) -> None:
    shown = [line.person.id for line in lines]
    with transaction.atomic():
        note_read(verb, by=by, at=at, ground="list", shown=shown, count=len(lines))
