"""Read opinions. The text of one leaves a trace; counts hold nobody."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count
from django.db.models.functions import TruncMonth

from tillit.kernel.actor import Actor, Resident, Staff
from tillit.kernel.refusal import NotThere
from tillit.kernel.rows import the_one
from tillit.registers.people.queries import lines_of
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows

from .codes import code_index
from .models import Opinion
from .policies import check_may_handle
from .types import Followed, Kind, MonthCount, OpinionLine, OpinionView, Stage, Wants

DONE_SHOWN, MONTHS = 50, 12


def list_opinions(actor: Staff, *, done: bool = False, kind: Kind | None = None,
                  ) -> list[OpinionLine]:  # fmt: skip
    """Those that wait, those who want an answer first and the oldest first; or the last that are
    done. Neither words nor names: they stand on the page of each."""
    check_may_handle(actor)
    rows = Opinion.objects.defer("text", "answer")
    if kind:
        rows = rows.filter(kind=kind)
    if done:
        ended = rows.exclude(stage=Stage.NEW).order_by("-ended_on", "pk")
        return [_line(row) for row in ended[:DONE_SHOWN]]
    waiting = [_line(row) for row in rows.filter(stage=Stage.NEW).order_by("on", "pk")]
    return sorted(waiting, key=lambda each: each.wants is Wants.NOTHING)


@transaction.atomic
def open_opinion(actor: Staff, opinion_id: UUID, *, at: datetime) -> OpinionView:
    """One opinion with its words. The read is noted, also who wrote where they said it."""
    check_may_handle(actor)
    row = the_one(Opinion.objects.filter(pk=opinion_id))
    if row is None:
        raise NotThere
    note_read(
        "open_opinion", by=actor, at=at, object_id=row.pk, person_id=row.person_id,
        shows=(Shows.CONTENT, Shows.IDENTITY) if row.person_id else (Shows.CONTENT,),
    )  # fmt: skip
    name = lines_of(actor, [row.person_id])[row.person_id].name if row.person_id else ""
    return OpinionView(
        _line(row), row.text.reveal(), name, row.answer.reveal() if row.answer else "",
        row.ended_on, row.ended_by_name, row.reported_on, row.reported_by_name,
    )  # fmt: skip


def by_code(actor: Actor, code: str) -> Followed | None:
    """What became of the opinion that a code leads to. Public: the code is all."""
    row = the_one(Opinion.objects.filter(code_index=code_index(code)))
    return _followed(row) if row else None


def my_opinions(actor: Resident) -> list[Followed]:
    """What a resident has written by name and the answers, the latest first. Only one's own."""
    if actor.acts_for is not None:
        return []
    rows = Opinion.objects.filter(person_id=actor.id).order_by("-on", "pk")
    return [_followed(row) for row in rows]


def counted(actor: Staff, *, today: date) -> list[MonthCount]:
    """How many came each month by kind, the latest first, for a year."""
    check_may_handle(actor)
    first = date(today.year - 1, today.month, 1)
    rows = Opinion.objects.filter(on__gte=first).annotate(month=TruncMonth("on"))
    found: dict[date, dict[str, int]] = {}
    for row in rows.values("month", "kind").annotate(number=Count("pk")).order_by("-month"):
        found.setdefault(row["month"], {})[row["kind"]] = row["number"]
    return [
        MonthCount(month, tuple((kind, numbers.get(kind.value, 0)) for kind in Kind))
        for month, numbers in list(found.items())[:MONTHS]
    ]


def _line(row: Opinion) -> OpinionLine:
    return OpinionLine(
        row.pk, Kind(row.kind), Wants(row.wants), Stage(row.stage), row.on,
        row.person_id is not None,
    )  # fmt: skip


def _followed(row: Opinion) -> Followed:
    """That it became a report is not told: what is done for a child is that child's."""
    answer = row.answer.reveal() if row.answer else ""
    ended = row.ended_on if answer else None
    return Followed(Kind(row.kind), row.on, Stage(row.stage), answer, ended)
