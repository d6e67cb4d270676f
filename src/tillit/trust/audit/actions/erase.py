"""Dispose of what leaves said, while the tree and every proof still hold."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from tillit.kernel.actor import Actor
from tillit.kernel.events import Code
from tillit.trust.audit.events import TraceErased
from tillit.trust.audit.models import Erasure, Payload, Place
from tillit.trust.audit.policies import check_may_erase
from tillit.trust.audit.types import NotSigned

from .log import record

AT_ONCE = 1_000  # leaves in one leaf that tells of it


@transaction.atomic
def erase_payloads(leaf_ids: Sequence[int], *, ground: Code, by: Actor, at: datetime) -> int:
    """Take away salt and words of these leaves for good; returns how many.

    `ground` is the code of the rule or the decision. What is already erased, and the leaves that
    tell of erasing, are passed over. Raises NotSigned while a leaf has no place in the tree: it
    could not be named. Only disposal may call this.
    """
    check_may_erase(by)
    standing = Payload.objects.filter(pk__in=leaf_ids).exclude(verb=TraceErased.verb())
    numbers = sorted(standing.values_list("pk", flat=True))
    places = dict(Place.objects.filter(leaf__in=numbers).values_list("leaf_id", "index"))
    if len(places) < len(numbers):
        raise NotSigned("Några blad är inte signerade än. Vänta en minut och försök igen.")
    for begin in range(0, len(numbers), AT_ONCE):
        some = numbers[begin : begin + AT_ONCE]
        told = TraceErased(tuple(sorted(places[each] for each in some)), ground)
        leaf = record(told, by=by, at=at)
        Erasure.objects.bulk_create(Erasure(leaf_id=each, told_in_id=leaf) for each in some)
        _let_go(some)
    return len(numbers)


def _let_go(numbers: list[int]) -> None:
    """The triggers let go of what an Erasure names, and of nothing else."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT audit_erase(%s)", [numbers])
            return
        marks = ", ".join("%s" for _ in numbers)
        cursor.execute(f"DELETE FROM audit_payload WHERE leaf_id IN ({marks})", numbers)  # noqa: S608
