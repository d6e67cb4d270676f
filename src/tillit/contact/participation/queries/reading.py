"""Read what there is to take part in. What is public leaves no trace; a list of people does."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from tillit.contact.participation import models
from tillit.contact.participation.codes import is_whole, new_code, sign_up_index
from tillit.contact.participation.finding import visits_of
from tillit.contact.participation.policies import NEAR, check_gives, check_may_meet
from tillit.contact.participation.types import (
    Band,
    Came,
    Earlier,
    Group,
    Guardian,
    Occasion,
    Participant,
    SignedUp,
    Stage,
)
from tillit.kernel.actor import Actor, Resident, Staff
from tillit.kernel.refusal import NotThere
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.registers.directory import queries as directory
from tillit.registers.directory.types import Identity
from tillit.registers.people.queries import lines_of
from tillit.registers.people.types import PersonLine
from tillit.trust.audit.actions import note_read

A_WHILE = timedelta(days=90)


def groups_ahead(actor: Actor, *, at: datetime, offer: str = "") -> list[Group]:
    """The groups that meet from now on, the next first; of one offer, or all. Public."""
    rows = models.Group.objects.filter(occasions__ends__gt=at, offer__withdrawn_at=None).distinct()
    if offer:
        rows = rows.filter(offer__code=offer)
    return _groups(actor, rows, at)


def group(actor: Actor, group_id: UUID, *, at: datetime) -> Group:
    """One group, with the times ahead. Public."""
    found = _groups(actor, models.Group.objects.filter(pk=group_id), at)
    if not found:
        raise NotThere
    return found[0]


def groups_of_units(actor: Staff, *, at: datetime) -> list[Group]:
    """The groups that the actor's units give, with what has been of late and what is ahead."""
    rows = models.Group.objects.filter(unit_id__in=actor.units(*NEAR))
    return _groups(actor, rows, at - A_WHILE)


def group_at_work(actor: Staff, group_id: UUID, *, at: datetime) -> Group:
    """A group of one of the actor's units, also with the times that have been."""
    row = the_one(models.Group.objects.filter(pk=group_id))
    if row is None:
        raise NotThere
    check_gives(actor, row.unit_id)
    return _groups(actor, models.Group.objects.filter(pk=group_id), at - A_WHILE)[0]


@transaction.atomic
def participants(actor: Staff, group_id: UUID, *, at: datetime) -> list[Participant]:
    """Who takes part, and who waits. For those who give the group alone; the read is noted."""
    row = the_one(models.Group.objects.filter(pk=group_id))
    if row is None:
        raise NotThere
    check_gives(actor, row.unit_id)
    rows = models.SignUp.objects.filter(group=row).exclude(stage=Stage.LEFT)
    listed = list(rows.prefetch_related("attendance").order_by("stage", "turn"))
    persons = [each.person_id for each in listed if each.person_id]
    note_read(
        "list_participants", by=actor, at=at, object_id=row.pk, shown=persons, count=len(listed)
    )
    names = lines_of(actor, persons) if persons else {}
    return [_participant(each, names) for each in listed]


def signed_up(actor: Actor, code: str) -> tuple[UUID, SignedUp] | None:
    """Whether whoever holds the code has a seat, and in which group. Public: the code is all."""
    if not is_whole(code):
        return None
    rows = models.SignUp.objects.filter(code_index=sign_up_index(code)).exclude(stage=Stage.LEFT)
    row = the_one(rows)
    if row is None:
        return None
    ahead = models.SignUp.objects.filter(
        group=row.group_id, stage=Stage.WAITING, turn__lt=row.turn
    ).count()
    stage = Stage(row.stage)
    return row.group_id, SignedUp(code, stage, ahead + 1 if stage is Stage.WAITING else 0)


def my_groups(actor: Resident, *, at: datetime) -> list[tuple[Group, Stage]]:
    """The groups ahead that the resident has signed up for by e-ID. Only one's own: what one
    guardian has signed a child up for is not for the other to read here."""
    if actor.acts_for is not None:
        return []
    mine = models.SignUp.objects.filter(person_id=actor.id)
    stages = dict(mine.exclude(stage=Stage.LEFT).values_list("group_id", "stage"))
    rows = models.Group.objects.filter(pk__in=stages, occasions__ends__gt=at).distinct()
    return [(each, Stage(stages[each.id])) for each in _groups(actor, rows, at)]


def earlier_visits(actor: Actor, code: str) -> list[Earlier]:
    """The visits that a code finds. Public: only the visitor holds it."""
    return visits_of(code)


def kept_visits(actor: Resident) -> list[Earlier]:
    """The visits that a resident keeps among their own things, the latest first."""
    rows = models.KeptVisit.objects.filter(person_id=actor.id).order_by("-on", "pk")
    return [Earlier(row.pk, row.offer_name, row.place_name, row.on) for row in rows]


def counted_today(actor: Staff, *, at: datetime) -> dict[tuple[UUID, str], int]:
    """How many visits each place and offer has today."""
    check_may_meet(actor)
    rows = models.Visit.objects.filter(on=day_of(at)).values("place_id", "offer__code")
    return {
        (row["place_id"], row["offer__code"]): row["number"]
        for row in rows.annotate(number=Count("pk"))
    }


def _groups(actor: Actor, rows: QuerySet[models.Group], since: datetime) -> list[Group]:
    """Three queries, and the places; those that meet first, first."""
    listed = list(rows.select_related("offer"))
    ids = [row.pk for row in listed]
    places = {each.id: each for each in directory.all_places(actor)} if listed else {}
    ahead: dict[UUID, list[Occasion]] = defaultdict(list)
    found = models.Occasion.objects.filter(group__in=ids, ends__gt=since).order_by("begins", "pk")
    for each in found:
        ahead[each.group_id].append(Occasion(each.pk, each.begins, each.ends, each.called_off))
    counts = _counts(ids)
    groups = [
        Group(
            id=row.pk, name=row.name, offer=row.offer.code, offer_name=row.offer.name,
            place=places[row.place_id], identity=Identity(row.offer.identity), seats=row.seats,
            free=None if row.seats is None else max(0, row.seats - counts[row.pk][0]),
            waiting=counts[row.pk][1], drop_in=row.drop_in, occasions=tuple(ahead[row.pk]),
        )
        for row in listed
    ]  # fmt: skip
    return sorted(groups, key=_first)


def _first(group: Group) -> tuple[bool, float, str]:
    first = next((each for each in group.occasions if not each.called_off), None)
    return first is None, first.begins.timestamp() if first else 0.0, group.name


def _counts(ids: Iterable[UUID]) -> dict[UUID, tuple[int, int]]:
    rows = models.SignUp.objects.filter(group__in=ids).values("group_id")
    counted = rows.annotate(
        placed=Count("pk", filter=Q(stage=Stage.PLACED)),
        waiting=Count("pk", filter=Q(stage=Stage.WAITING)),
    )
    found: dict[UUID, tuple[int, int]] = defaultdict(lambda: (0, 0))
    return found | {row["group_id"]: (row["placed"], row["waiting"]) for row in counted}


def _participant(row: models.SignUp, names: Mapping[UUID, PersonLine]) -> Participant:
    line = names.get(row.person_id) if row.person_id else None
    given = row.given.reveal() if row.given else ""
    return Participant(
        id=row.pk, stage=Stage(row.stage), turn=row.turn, name=line.name if line else given,
        phone=row.phone.reveal() if row.phone else "", band=Band(row.band), came=Came(row.came),
        guardian=Guardian(row.guardian), told_right=row.told_right,
        attended={each.occasion_id: each.attended for each in row.attendance.all()},
    )  # fmt: skip


def drawn_code(actor: Actor) -> str:
    """A code drawn by lot, for somebody who wants one. It is kept nowhere."""
    return new_code()
