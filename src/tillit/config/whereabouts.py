"""Which fields of the tables tell where somebody is: what every model says about its own fields.

`class Privacy` of a table names them in three tuples. `location`: the field is a place, or leads
to one (class K6). `prose`: somebody writes freely, so a place may stand there; what goes out is
read for places by the check at sending. `placeless`: words or codes that lead nowhere. Days,
numbers, choices of a few, and the names of colleagues who did something are not asked about.
"""

import re
from typing import Any

from django.db.models import BinaryField, CharField, Field, JSONField, Model, TextField

from tillit.trust.sealing.types import SealedTextField

LOCATION, PROSE, PLACELESS = KINDS = ("location", "prose", "placeless")

_COLLEAGUE = re.compile(r"(.*_)?by(_name)?|(author|assessed|decided|registered|staff)_name")
_NOT_COLLEAGUES = {"told_by"}  # who told it: somebody outside
_UNIT = re.compile(r"(.*_)?unit(_id)?")


def must_say(field: "Field[Any, Any]") -> bool:
    """Whether a table must say which class the field has."""
    if field.choices:
        return False
    if _UNIT.fullmatch(field.name):
        return True
    if _COLLEAGUE.fullmatch(field.name) and field.name not in _NOT_COLLEAGUES:
        return False
    sealed = isinstance(field, BinaryField) and field.name == "sealed"
    return sealed or isinstance(field, CharField | TextField | JSONField | SealedTextField)


def said(model: type[Model]) -> dict[str, tuple[str, ...]]:
    """What a table says: the names of its fields, by class."""
    privacy = vars(model).get("Privacy")
    return {kind: tuple(getattr(privacy, kind, ())) for kind in KINDS}


def faults(model: type[Model]) -> list[str]:
    """A sentence for every field that is in no class, in two, or does not exist."""
    told, label = said(model), model._meta.label
    held = {each.name: each for each in model._meta.concrete_fields}
    named = [name for kind in KINDS for name in told[kind]]
    found = [
        f"{label}.{name} is in no class. Does it tell where somebody is? Put it in `location`, "
        "`prose` or `placeless` of class Privacy (config/whereabouts.py says what they mean)"
        for name, field in held.items()
        if must_say(field) and name not in named
    ]
    found += [f"{label}.{name} is in two classes" for name in named if named.count(name) > 1]
    found += [f"{label} has no field {name}" for name in named if name not in held]
    if not hasattr(vars(model).get("Privacy"), LOCATION):
        found.append(f"{label} does not say `location`: an empty tuple when no field is a place")
    return found
