"""Count a visit without anybody, and take it back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.contact.participation.children import check_child
from tillit.contact.participation.codes import is_whole, thread
from tillit.contact.participation.events import VisitCounted, VisitTakenBack
from tillit.contact.participation.models import Occasion, Visit
from tillit.contact.participation.policies import check_may_meet
from tillit.contact.participation.types import VisitIn
from tillit.kernel.actor import Actor, Guest
from tillit.kernel.events import Code
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.registers.directory import queries as directory
from tillit.registers.directory.types import Way
from tillit.trust.audit.actions import record

RANDOM = 4  # the version of an id that tells no moment


@transaction.atomic
def count_visit(said: VisitIn, *, by: Actor, at: datetime) -> None:
    """One more came. The same tap twice is one visit. Anybody may count themself at the door; who
    meets people counts for them. Nothing that could tell who is taken in (SoL 14:5)."""
    if not isinstance(by, Guest):
        check_may_meet(by)
    if said.id.version != RANDOM:
        raise Refusal("Sidan är för gammal. Ladda om den och försök igen.")
    offer, on = directory.offer(by, said.offer), day_of(at)
    if offer.said.way is not Way.OPEN:
        raise Refusal("Det här ges efter ansökan. Välj något som ges utan.")
    if said.place not in {each.id for each in directory.all_places(by)}:
        raise NotThere
    if said.code and not is_whole(said.code):
        raise Refusal("Koden har tolv bokstäver. Se efter, eller lämna den tom.")
    guardian = check_child(said.band, said.guardian, offer.said.alone_from, on=on)
    if (
        said.occasion
        and not Occasion.objects.filter(pk=said.occasion, group__offer=offer.id).exists()
    ):
        raise NotThere
    _, is_new = Visit.objects.get_or_create(
        pk=said.id,
        defaults={
            "offer_id": offer.id, "place_id": said.place, "occasion_id": said.occasion, "on": on,
            "band": said.band, "sex": said.sex or "", "came": said.came, "guardian": guardian,
            "told_right": said.told_right,
            "thread": thread(said.code, said.id) if said.code else "",
        },
    )  # fmt: skip
    if is_new:
        record(VisitCounted(place=said.place, offer=Code(said.offer)), by=by, at=at)


@transaction.atomic
def take_back_visit(visit_id: UUID, *, by: Actor, at: datetime) -> None:
    """A tap too many, the same day. Nothing of it is left; the log says that one was taken back."""
    check_may_meet(by)
    row = the_one(Visit.objects.filter(pk=visit_id, on=day_of(at)))
    if row is None:
        return
    offer = directory.code_of_offer(by, row.offer_id)
    row.delete()
    record(VisitTakenBack(place=row.place_id, offer=Code(offer)), by=by, at=at)
