"""What must be looked at when somebody's protection has changed: found, not remembered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Q

from tillit.casework.cases.queries import unsigned_notes, visible_cases
from tillit.casework.decisions.queries import hearings_waiting, letters_of, notices_sent
from tillit.casework.services.models import Service
from tillit.casework.services.workflow import Stage
from tillit.kernel.actor import Actor
from tillit.registers.people.queries import ids_of
from tillit.trust.access.queries import concerning, visible_ids
from tillit.trust.access.types import GuardKind

UNDER_WAY = timedelta(days=30)  # how long a letter may be on its way: own estimate
RUNNING = (Stage.ORDERED, Stage.ACCEPTED, Stage.STARTED, Stage.PAUSED)


class LookKind(StrEnum):
    """What kind of thing it is."""

    LETTERS = "letters"
    NOTICES = "notices"
    ABOUT_REPORT = "about_report"
    HEARINGS = "hearings"
    PAGES = "pages"
    ORDERS = "orders"
    DRAFTS = "drafts"


@dataclass(frozen=True)
class LookAt:
    """Something in one case, or in the report of that id, and how many there are."""

    kind: LookKind
    case_id: UUID
    number: str
    many: int = 1


def to_look_at(actor: Actor, person_id: UUID, *, at: datetime) -> list[LookAt]:
    """In every case that says something about the person and that the actor may read."""
    found = concerning(actor, ids_of(actor, person_id), GuardKind.CASE)
    cases = visible_cases(actor, at=at).filter(pk__in=found, closed_at=None).order_by("number")
    opened = Count("publications", filter=Q(publications__withdrawn_at=None))
    rows = cases.annotate(opened=opened).values_list("pk", "number", "opened")
    return [
        LookAt(kind, case_id, number, many)
        for case_id, number, pages in rows
        for kind, many in (*_in_case(actor, case_id, at), (LookKind.PAGES, pages))
        if many
    ] + _about_reports(actor, person_id, at)


def _about_reports(actor: Actor, person_id: UUID, at: datetime) -> list[LookAt]:
    """Letters that told of a report without an investigation: no case holds them."""
    found = concerning(actor, ids_of(actor, person_id), GuardKind.REPORT)
    seen = set(visible_ids(actor, at=at, kind=GuardKind.REPORT).filter(pk__in=found))
    sent = notices_sent(actor, seen, since=at - UNDER_WAY)
    return [LookAt(LookKind.ABOUT_REPORT, id_, "", many) for id_, many in sent.items()]


def _in_case(actor: Actor, case_id: UUID, at: datetime) -> Iterator[tuple[LookKind, int]]:
    letters = letters_of(actor, case_id, at=at)
    on_their_way = [each for each in letters if each.received_on is None]
    yield LookKind.LETTERS, sum(each.sent_at > at - UNDER_WAY for each in on_their_way)
    yield LookKind.NOTICES, notices_sent(actor, [case_id], since=at - UNDER_WAY).get(case_id, 0)
    yield LookKind.HEARINGS, hearings_waiting(actor, case_id)
    orders = Service.objects.filter(case_id=case_id, stage__in=RUNNING)
    yield LookKind.ORDERS, orders.count()
    yield LookKind.DRAFTS, len(unsigned_notes(actor, case_id))
