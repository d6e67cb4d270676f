"""Who reviews what. Nobody their own; a leader the own unit's; a reviewer all, and no content."""

from django.db.models import Q

from tillit.kernel.actor import Actor, Role, Staff
from tillit.kernel.refusal import NotThere, Refusal

from .models import ReviewRow
from .types import Lane, NotYours

FOR_LEADERS = (Lane.GLASS, Lane.LOOK)
SHOWN = Q(lane__in=FOR_LEADERS) | Q(drawn=True)


def reaches(actor: Actor) -> Q:
    """The rows that the actor reviews, their own left out. Raises NotThere for everybody else."""
    if not isinstance(actor, Staff):
        raise NotThere
    if actor.has(Role.REVIEWER):
        return SHOWN & ~Q(reader_id=actor.id)
    if units := actor.units(Role.LEADER):
        return Q(lane__in=FOR_LEADERS, unit_id__in=units) & ~Q(reader_id=actor.id)
    raise NotThere


def may_review(actor: Actor) -> bool:
    """Whether the actor reviews anything at all."""
    return isinstance(actor, Staff) and actor.has(Role.REVIEWER, Role.LEADER)


def check_may_judge(actor: Actor, row: ReviewRow) -> None:
    """One's own reading is judged by somebody else; what one does not reach is not there."""
    if isinstance(actor, Staff) and actor.id == row.reader_id:
        raise NotYours
    if not ReviewRow.objects.filter(reaches(actor), pk=row.pk).exists():
        raise NotThere


def check_sentence(text: str, *, needed: bool) -> str:
    """What was found is said in a sentence, where it is not simply in order."""
    if needed and len(text.strip()) < 10:
        raise Refusal("Skriv en mening om vad du har sett eller vill veta.")
    return text.strip()
