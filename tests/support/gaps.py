"""A row in each table that the small town leaves empty, so that every field has a canary."""

from __future__ import annotations

import contextlib
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import DatabaseError, models, transaction

from tests.support.canaries import Aviary, fields_of, tables
from tillit.casework.cases.models import Case
from tillit.trust.access.models import Unit
from tillit.trust.identity.models import StaffAccount

NOW = object()
TEXT = "Några ord som ingen annan har."
# What a table asks for beyond its types, and what would change what others may see.
HINTS: dict[str, dict[str, Any]] = {
    "cases.ViolenceMark": {"lifted_at": NOW},
    "intake.ConcernReport": {"reporter_kind": "mandated"},
    "cases.DelayDemand": {"answer": "refused", "answered_at": NOW},
    "cases.Dispute": {"answered_at": NOW},
    "cases.Disqualification": {"ground": "doubt", "lifted_at": NOW},
    "cases.RegisterEntry": {"direction": "in"},
    "cases.Transfer": {"direction": "out", "stage": "refused"},
    "cases.TransferStep": {"verb": "ask_out"},
    "messaging.Message": {"staff_id": UUID(int=1)},
    "people.Merge": {"undone_at": NOW},
    "people.Representation": {"ended_at": NOW},
}
SAY = (
    "{label} has too little in the small town, and no row could be made of its types. Let "
    "the town make one (tests/support/filled.py), or add what it asks for to HINTS in "
    "tests/support/gaps.py"
)
BARE = (
    "{label}.{field} holds words about a person and has no canary. Let the small town write in it "
    "(tests/support/filled.py), or say in NO_WORDS of tests/support/canaries.py why it has none"
)


def fill_gaps(aviary: Aviary, now: datetime) -> list[str]:
    """Make the rows; a sentence for each that could not be made, and for each bare field."""
    said = []
    for model in tables():
        bare = bare_fields(aviary, model)
        if not bare:
            continue
        before = dict(aviary.known)
        if not (_written_in(model, bare) or _made(model, now)):
            aviary.known = before
            said.append(SAY.format(label=model._meta.label))
            continue
        said += [BARE.format(label=model._meta.label, field=f) for f in bare_fields(aviary, model)]
    return said


def _written_in(model: type[models.Model], bare: list[str]) -> bool:
    """Write in the empty fields of one of the rows that are there."""
    values = {f.name: [TEXT] if isinstance(f, models.JSONField) else TEXT[: f.max_length]
              for f in fields_of(model) if f.name in bare}  # fmt: skip
    for pk in model._default_manager.order_by("-pk").values_list("pk", flat=True)[:20]:
        with contextlib.suppress(DatabaseError), transaction.atomic():
            model._default_manager.filter(pk=pk).update(**values)
            return True
    return False


def _made(model: type[models.Model], now: datetime) -> bool:
    with contextlib.suppress(DatabaseError), transaction.atomic():
        model._default_manager.create(**_made_of(model, now))
        return True
    return False


def bare_fields(aviary: Aviary, model: type[models.Model]) -> list[str]:
    """The fields of a table that no canary stands in."""
    seen = {each.field for each in aviary.known.values() if each.model == model._meta.label}
    return [each.name for each in fields_of(model) if each.name not in seen]


def _made_of(model: type[models.Model], now: datetime) -> dict[str, Any]:
    case: Any = Case.objects.get(person__given_name__startswith="Noel-")
    made = {}
    for each in model._meta.concrete_fields:
        if each.primary_key and not isinstance(each, models.OneToOneField):
            continue
        value = _value(model, each, case, now)
        if value is not None:
            made[each.attname] = value
    hints = HINTS.get(model._meta.label, {})
    return {**made, **{name: now if hint is NOW else hint for name, hint in hints.items()}}


def _value(model: type[models.Model], each: Any, case: Any, now: datetime) -> Any:
    if isinstance(each, models.ForeignKey):
        return None if each.null else _parent(each, case)
    if isinstance(each, models.UUIDField):
        return _id(each, case)
    if each in fields_of(model):
        return [TEXT] if isinstance(each, models.JSONField) else TEXT[: each.max_length]
    if isinstance(each, models.JSONField):
        return []
    if isinstance(each, models.DateTimeField):
        return None if each.null else now
    if isinstance(each, models.DateField):
        return None if each.null else now.date()
    if isinstance(each, models.BooleanField):
        return False
    if isinstance(each, models.IntegerField | models.DecimalField):
        return 1
    if isinstance(each, models.BinaryField):
        return TEXT if type(each) is not models.BinaryField else b"sealed"
    if each.null:
        return None
    return each.choices[0][0] if each.choices else f"x{uuid4().hex[:6]}"[: each.max_length]


def _parent(each: Any, case: Any) -> Any:
    related = each.related_model
    if related is Case:
        return case.pk
    rows = related._default_manager.order_by("-pk")
    names = {field.name for field in related._meta.concrete_fields}
    mine = rows.filter(case=case.pk) if "case" in names else rows
    taken = each.model._default_manager.values(each.attname) if each.unique else []
    place = mine.exclude(pk__in=taken) if mine.exclude(pk__in=taken).exists() else rows
    index = [f.name for f in each.model._meta.concrete_fields].index(each.name)
    return place.values_list("pk", flat=True)[index % max(1, min(place.count(), 5))]


def _id(each: Any, case: Any) -> UUID | None:
    if each.null:
        return None
    if each.name in {"object_id", "case_id"}:
        return UUID(str(case.pk))
    if each.name == "person_id":
        return UUID(str(case.person_id))
    if each.name == "unit_id":
        return Unit.objects.values_list("pk", flat=True)[0]
    if each.name == "staff_id" or each.name.endswith("_by"):
        return StaffAccount.objects.values_list("pk", flat=True)[0]
    return uuid4()
