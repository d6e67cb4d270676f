"""An event holds ids, codes, numbers and dates. Never a name or free text: it is logged."""

import types
import typing
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID

import pytest

from tests.architecture.source import events
from tillit.kernel.events import Code, Event

PLAIN = (UUID, int, bool, date, datetime, type(None))


def harmless(kind):
    """Whether a field of this type can hold no name and no free text."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType, tuple, frozenset):
        return all(harmless(each) for each in typing.get_args(kind) if each is not ...)
    return kind is Code or kind in PLAIN or (isinstance(kind, type) and issubclass(kind, Enum))


def talkative(event):
    """The fields of an event that could hold a text."""
    hints = typing.get_type_hints(event)
    return [field.name for field in fields(event) if not harmless(hints[field.name])]


@pytest.mark.parametrize("event", events(), ids=lambda event: event.__name__)
def test_holds_only_ids_codes_numbers_and_dates(event):
    """Red when: a field is a plain `str` (seen so for SeatGiven.role and Assigned.ground)."""
    assert is_dataclass(event)
    assert event.__dataclass_params__.frozen
    assert talkative(event) == []


@pytest.mark.parametrize("event", events(), ids=lambda event: event.__name__)
def test_names_fields_that_it_has(event):
    """Red when: OBJECT of Assigned is misspelt; the log would lose the object in silence."""
    names = {field.name for field in fields(event)}
    assert not event.OBJECT or event.OBJECT in names
    assert event.PERSON in names | {"person"}


def test_a_text_is_seen():
    """Red when: harmless() lets `str` through, alone or in a tuple."""

    @dataclass(frozen=True)
    class Talkative(Event):
        person: UUID
        said: str
        words: tuple[str, ...]
        code: Code | None

    assert talkative(Talkative) == ["said", "words"]
