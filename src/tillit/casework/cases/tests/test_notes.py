"""A note is a draft, then locked, then only added to.

Red when: save_note forgets the version, sign_note forgets the stage, or amend writes the text.
"""

import pytest

from tillit.casework.cases import actions
from tillit.casework.cases.models import Note
from tillit.casework.cases.types import NoteKind, NoteStage
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.access.actions import end_assignment

from .conftest import AT


@pytest.fixture
def draft(world):
    return actions.start_note(world.case, NoteKind.PHONE, text="Hej", by=world.alice, at=AT)


def test_two_windows_do_not_overwrite_each_other(world, draft):
    assert actions.save_note(draft, version=1, text="först", by=world.alice, at=AT) == 2
    with pytest.raises(Moved):
        actions.save_note(draft, version=1, text="sist", by=world.alice, at=AT)
    assert Note.objects.get(pk=draft).text == "först"


def test_a_signed_note_is_locked(world, draft):
    actions.sign_note(draft, version=1, by=world.alice, at=AT)
    with pytest.raises(NotThere):
        actions.save_note(draft, version=1, text="ändrat", by=world.alice, at=AT)
    actions.amend_note(draft, text="Det var onsdag.", by=world.alice, at=AT)
    note = Note.objects.get(pk=draft)
    assert note.text == "Hej"
    assert [a.text for a in note.amendments.all()] == ["Det var onsdag."]


def test_only_the_draft_that_is_thrown_away_is_gone(world, draft):
    """Red when: discard_note forgets which draft it is about."""
    other = actions.start_note(world.case, NoteKind.OTHER, text="Kvar", by=world.alice, at=AT)
    actions.discard_note(draft, by=world.alice, at=AT)
    assert [note.pk for note in Note.objects.filter(stage=NoteStage.DRAFT)] == [other]


def test_an_empty_note_is_not_signed(world):
    empty = actions.start_note(world.case, NoteKind.OTHER, by=world.alice, at=AT)
    with pytest.raises(Refusal, match="tom"):
        actions.sign_note(empty, version=1, by=world.alice, at=AT)


def test_somebody_elses_draft_is_not_there(world, draft):
    with pytest.raises(NotThere):
        actions.save_note(draft, version=1, text="x", by=world.linda, at=AT)


def test_what_was_typed_is_kept_when_the_assignment_has_ended_and_not_signed(world, draft):
    """Red with `case_to_note` left out of sign_note, and with it put into save_note."""
    end_assignment(world.case, world.alice.id, by=world.linda, at=AT)
    assert actions.save_note(draft, version=1, text="Hon grät.", by=world.alice, at=AT) == 2
    with pytest.raises(NotThere):
        actions.sign_note(draft, version=2, by=world.alice, at=AT)
    note = Note.objects.get(pk=draft)
    assert (note.stage, note.text) == (NoteStage.DRAFT, "Hon grät.")


def test_who_has_no_assignment_cannot_begin_a_note(world):
    with pytest.raises(NotThere):
        actions.start_note(world.case, NoteKind.PHONE, by=world.bob, at=AT)
