"""What stands behind the policy, whom it is about, and whether it is sealed."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor
from tillit.kernel.refusal import NotThere
from tillit.trust.access.models import Concerned, Guarded, Unit
from tillit.trust.access.types import GuardKind


@transaction.atomic
def guard(
    object_id: UUID,
    kind: GuardKind,
    unit_id: UUID,
    *,
    person_id: UUID | None = None,
    concerned: Iterable[UUID] = (),
    root_id: UUID | None = None,
    sealed: bool = False,
    by: Actor,
    at: datetime,
) -> None:
    """Put an object behind the policy, in the same transaction as the object is made.

    What is put under a sealed case is sealed with it.
    """
    unit = Unit.objects.get(pk=unit_id)
    sealed = sealed or _is_sealed(root_id)
    row = Guarded.objects.create(
        object_id=object_id,
        kind=kind,
        unit=unit,
        area=unit.area,
        person_id=person_id,
        root_id=root_id,
        sealed=sealed,
    )
    persons = {*concerned, *([person_id] if person_id else [])}
    Concerned.objects.bulk_create(Concerned(guarded=row, person_id=p) for p in persons)


@transaction.atomic
def change_guard(
    object_id: UUID,
    *,
    unit_id: UUID | None = None,
    person_id: UUID | None = None,
    root_id: UUID | None = None,
    sealed: bool | None = None,
    open: bool | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Move a guarded object to another unit, person or case, seal it, or close it.

    Sealing a case seals what lies under it. Unsealing opens one object alone; a person seals and
    lifts by `seal` and `lift_seal`, which keep who and why.
    """
    changes: dict[str, object] = {}
    if unit_id is not None:
        changes |= {"unit_id": unit_id, "area": Unit.objects.get(pk=unit_id).area}
    given = {"person_id": person_id, "root_id": root_id, "sealed": sealed, "open": open}
    changes |= {name: value for name, value in given.items() if value is not None}
    if _is_sealed(root_id):
        changes["sealed"] = True
    if not Guarded.objects.filter(pk=object_id).update(**changes):
        raise NotThere
    if changes.get("sealed"):
        Guarded.objects.filter(root_id=object_id).update(sealed=True)
    if person_id is not None:
        add_concerned(object_id, [person_id], by=by, at=at)


@transaction.atomic
def leave_root(object_id: UUID, *, by: Actor, at: datetime) -> None:
    """What lay under a case stands by itself again, and open: who has the case loses it."""
    if not Guarded.objects.filter(pk=object_id).update(root_id=None, open=True):
        raise NotThere


@transaction.atomic
def add_concerned(object_id: UUID, persons: Iterable[UUID], *, by: Actor, at: datetime) -> None:
    """Say that an object also says something about these persons: barriers then cover them."""
    Concerned.objects.bulk_create(
        (Concerned(guarded_id=object_id, person_id=person) for person in set(persons)),
        ignore_conflicts=True,
    )


@transaction.atomic
def set_concerned(
    object_id: UUID, persons: Iterable[UUID], *, person_id: UUID | None, by: Actor, at: datetime
) -> None:
    """Say anew whom an object is about, and forget the rest: a wrong match is undone."""
    if not Guarded.objects.filter(pk=object_id).update(person_id=person_id):
        raise NotThere
    wanted = {*persons, *([person_id] if person_id else [])}
    Concerned.objects.filter(guarded_id=object_id).exclude(person_id__in=wanted).delete()
    add_concerned(object_id, wanted, by=by, at=at)


def _is_sealed(object_id: UUID | None) -> bool:
    return object_id is not None and Guarded.objects.filter(pk=object_id, sealed=True).exists()
