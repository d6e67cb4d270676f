"""PostgreSQL's wall around the real tables: a case with a note, and who has what to do with it."""

import pytest

from tillit.casework.cases.actions import save_note, start_note
from tillit.casework.cases.models import Note
from tillit.casework.cases.tests.families import AT, make_family
from tillit.casework.cases.types import NoteKind
from tillit.kernel.actor import System
from tillit.kernel.asking import asking
from tillit.trust.access.actions import end_assignment

pytestmark = pytest.mark.postgres


def test_a_note_is_there_for_who_has_the_case_and_a_draft_for_who_wrote_it(db):
    """What was typed is never lost, also when the assignment ended yesterday. Red when: `own` is
    left out of the table's row (the draft is not saved), or the policy is USING (true)."""
    family = make_family()
    stranger = System("job")
    draft = start_note(family.case, NoteKind.PHONE, text="Hon grät.", by=family.alice, at=AT)
    end_assignment(family.case, family.alice.id, by=stranger, at=AT.replace(hour=1))
    with asking(family.alice, AT):
        assert save_note(draft, version=1, text="Hon grät inte.", by=family.alice, at=AT) == 2
    Note.objects.filter(pk=draft).update(stage="signed")
    with asking(family.alice, AT):
        assert not Note.objects.filter(pk=draft).exists()
    with asking(stranger):
        assert Note.objects.filter(pk=draft).exists()
