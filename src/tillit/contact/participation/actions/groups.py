"""Begin a group, and call off once that it meets."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from tillit.contact.participation.events import GroupBegun, OccasionCalledOff
from tillit.contact.participation.models import Group, Occasion
from tillit.contact.participation.policies import check_gives, check_may_meet
from tillit.contact.participation.types import GroupIn
from tillit.kernel.actor import Actor
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.registers.directory import queries as directory
from tillit.registers.directory.types import Way
from tillit.trust.audit.actions import record

MOST_TIMES, LONGEST_AHEAD = 60, timedelta(days=400)
LEAST_REASON = 5  # signs


@transaction.atomic
def begin_group(said: GroupIn, *, by: Actor, at: datetime) -> UUID:
    """A group with its occasions, in Swedish time. What is given only after an assessment has no
    sign-up of its own (SoL 11:5)."""
    check_may_meet(by)
    check_gives(by, said.unit)
    offer = directory.offer(by, said.offer)
    if offer.withdrawn_at or offer.said.way is not Way.OPEN:
        raise Refusal("En grupp hör till något som ges utan ansökan. Välj något annat.")
    if said.place not in {each.id for each in directory.all_places(by)}:
        raise Refusal("Platsen finns inte. Välj bland dem som finns.")
    days = _days(said, day_of(at))
    group = Group.objects.create(
        offer_id=offer.id, place_id=said.place, unit_id=said.unit, name=said.name.strip(),
        seats=None if said.drop_in else said.seats, drop_in=said.drop_in,
    )  # fmt: skip
    Occasion.objects.bulk_create(
        Occasion(
            group=group,
            begins=datetime.combine(day, said.begins, STOCKHOLM),
            ends=datetime.combine(day, said.ends, STOCKHOLM),
        )
        for day in days
    )
    record(GroupBegun(group=group.pk, occasions=len(days)), by=by, at=at)
    return group.pk


@transaction.atomic
def call_off(occasion_id: UUID, *, why: str, by: Actor, at: datetime) -> None:
    """The group does not meet that time. Everybody who looks reads why."""
    row = the_one(Occasion.objects.select_related("group").filter(pk=occasion_id))
    if row is None:
        raise NotThere
    check_gives(by, row.group.unit_id)
    if row.ends <= at:
        raise Refusal("Det är redan slut. Det som har varit kan inte ställas in.")
    if len(why.strip()) < LEAST_REASON:
        raise Refusal("Skriv varför, så att den som tänkte komma förstår.")
    if row.called_off == why.strip():
        return
    Occasion.objects.filter(pk=row.pk).update(called_off=why.strip())
    record(OccasionCalledOff(group=row.group_id, occasion=row.pk), by=by, at=at)


def _days(said: GroupIn, today: date) -> list[date]:
    faults = []
    if not said.name.strip():
        faults.append("Skriv vad gruppen heter.")
    if said.seats is not None and said.seats < 1:
        faults.append("En grupp har minst en plats. Lämna tomt om alla får plats.")
    if said.ends <= said.begins:
        faults.append("Sluttiden ligger före starttiden. Ändra den.")
    if said.last < said.first:
        faults.append("Sista dagen ligger före den första. Ändra den.")
    elif said.first < today:
        faults.append("Den första dagen har redan varit.")
    elif said.last > today + LONGEST_AHEAD:
        faults.append("Den sista dagen ligger mer än ett år bort.")
    if said.every_days < 1:
        faults.append("Välj hur ofta gruppen träffas.")
    if faults:
        raise Refusal(" ".join(faults))
    step, days = timedelta(days=said.every_days), []
    day = said.first
    while day <= said.last:
        if day not in said.skips:
            days.append(day)
        day += step
    if not 0 < len(days) <= MOST_TIMES:
        raise Refusal(f"En grupp träffas 1 till {MOST_TIMES} gånger. Ändra dagarna.")
    return days
