"""A note in the wrong case is moved with a trace in both, and nothing of it stays behind.

Red when: the old place keeps a word of the note or names the right case; the new one loses date or
author; the readers are those of another time or shown to others than the leader; a draft, a note
that a party has been given or words the mover may not read are moved; or one case is enough.
"""

from datetime import timedelta

import pytest

from tests.support.town import BY, history, make_town, sign, staff_of
from tillit.casework.cases import actions
from tillit.casework.cases.models import CaseStep, ChildsWords, Note, NoteMove
from tillit.casework.cases.queries import notices_for
from tillit.casework.cases.types import NoteKind, NoteMoveWhy, NoticeKind, ShownTo
from tillit.kernel.actor import Role
from tillit.kernel.refusal import NotThere, Refusal
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source
from tillit.trust.access.actions import assign
from tillit.trust.access.types import AssignedAs
from tillit.trust.audit.models import Payload

from .conftest import AT

SAID = "Kim vill inte gå hem på fredagar."
LATER = AT + timedelta(hours=2)
WHY = {"why": NoteMoveWhy.WRONG_CASE, "given_to_party": False}


@pytest.fixture(scope="module")
def made_once(module_rows):
    with module_rows():
        town = make_town(AT)
        history(town)
        kim = register_person("Kim", "Dahl", source=Source.STAFF, by=BY, at=town.at)
        right = actions.start_case(kim, town.unit, responsible=town.maja.id, by=BY, at=town.at)
        erna = staff_of("Erna Ljung", town.unit, Role.LEADER, "Gruppledare", town.at)
    return town, right, erna


@pytest.fixture
def town(db, made_once):
    return made_once[0]


@pytest.fixture
def right(db, made_once):
    return made_once[1]


@pytest.fixture
def erna(db, made_once):
    return made_once[2]


@pytest.fixture
def note(town):
    return sign(town, NoteKind.PHONE, SAID, days_ago=3)


def move(town, note, right, by=None, **more):
    by = by or town.maja
    actions.move_note(town.case, note, right, **{**WHY, **more}, by=by, at=LATER)


def items(case, by):
    return actions.open_case_page(case, by=by, at=LATER).items


def test_it_stands_in_the_right_case_with_its_date_and_author(town, note, right) -> None:
    move(town, note, right, explanation="Kims ärende låg under.")
    found = next(each for each in items(right, town.maja) if each.ref == note)
    assert (found.text, found.by) == (SAID, "Maja Norrman")
    assert found.at == found.said_at == town.at - timedelta(days=3)
    assert any(tag.startswith("Flyttad hit") for tag in found.tags)
    assert found.moved[0].endswith("fel ärende uppslaget. Kims ärende låg under.")


def test_the_places_to_move_it_to_are_the_movers_own_and_leave_a_leaf(town, note, right) -> None:
    """Red when: _targets does not ask who may move, or open_note_to_move drops a `note_read`."""
    asked = {"by": town.maja, "at": LATER}
    _, _, places = actions.open_note_to_move(town.case, note, **asked)
    assert right in {each.id for each in places}
    assert town.case not in {each.id for each in places}
    assert Payload.objects.filter(verb="open_note_to_move").count() == 1
    assign(town.case, town.samira.id, assigned_as=AssignedAs.CO_WORKER, ground="help", by=BY, at=AT)
    assert actions.open_note_to_move(town.case, note, **asked | {"by": town.samira})[2] == ()


def test_only_a_case_that_was_sent_to_the_parties_keeps_the_note(town, note, right) -> None:
    """Red when: _is_given takes any step of the case for a sending."""
    actions.hand_over(town.case, town.maja.id, by=town.katarina, at=AT)
    move(town, note, right)
    assert Note.objects.get(pk=note).case_id == right


def test_a_note_is_taken_out_of_its_own_case_only(town, note, right, erna) -> None:
    """Red when: _signed forgets the case: who leads both others moves a note that is elsewhere."""
    move(town, note, right)
    with pytest.raises(NotThere):
        move(town, note, right, erna)


def test_the_wrong_case_says_that_it_is_gone_and_nothing_of_it(town, note, right) -> None:
    assert SAID in repr(items(town.case, town.maja))
    move(town, note, right, explanation="Kims ärende låg under.")
    left = items(town.case, town.maja)
    trace = next(each for each in left if each.kind == "note_left")
    assert trace.title == "En anteckning som hörde till en annan akt har flyttats härifrån"
    assert (trace.by, trace.at) == ("Maja Norrman", LATER)
    _, told = actions.open_note_left(town.case, trace.ref, by=town.katarina, at=LATER)
    page = repr(left) + repr(told)
    number = Note.objects.get(pk=note).case.number
    assert "fel ärende uppslaget" in page
    assert not [word for word in (SAID, "Kim", str(right), number) if word in page]
    with pytest.raises(NotThere):
        actions.open_note(town.case, note, by=town.maja, at=LATER)


def test_the_log_keeps_both_ends_and_neither_names_the_other(town, note, right) -> None:
    move(town, note, right)
    leaves = Payload.objects.filter(body__contains=str(note)).order_by("pk")
    verbs = dict(leaves.values_list("verb", "body"))
    assert [*verbs] == ["NoteSigned", "NoteMovedOut", "NoteMovedIn"]
    assert str(right) not in verbs["NoteMovedOut"]
    assert str(town.case) not in verbs["NoteMovedIn"]


def test_the_leader_sees_who_read_while_it_stood_there(town, note, right, erna) -> None:
    actions.open_case_page(town.case, by=erna, at=town.at - timedelta(days=5))
    actions.open_case_page(town.case, by=town.katarina, at=AT - timedelta(hours=1))
    move(town, note, right)
    actions.open_case_page(town.case, by=erna, at=LATER + timedelta(minutes=1))
    left = NoteMove.objects.get()
    _, told = actions.open_note_left(town.case, left.pk, by=erna, at=LATER)
    assert [name for name, _, _ in told.readers] == ["Katarina Bladh"]
    _, told = actions.open_note_left(town.case, left.pk, by=town.maja, at=LATER)
    assert told.readers is None
    with pytest.raises(NotThere):
        actions.open_note_left(town.case, left.pk, by=town.samira, at=LATER)
    assert [n.kind for n in notices_for(erna, at=LATER)] == [NoticeKind.NOTE_LEFT]


def test_moved_on_it_counts_the_readers_of_each_place(town, note, right) -> None:
    move(town, note, right)
    back = LATER + timedelta(hours=1)
    actions.move_note(right, note, town.case, **WHY, by=town.maja, at=back)
    assert NoteMove.objects.get(source_id=right).stood_since == LATER
    assert Note.objects.get(pk=note).case_id == town.case


def test_one_case_is_not_enough(town, note, right) -> None:
    with pytest.raises(NotThere):
        move(town, note, right, by=town.samira)
    elsewhere = actions.start_case(
        town.noel, town.unit, responsible=town.katarina.id, by=BY, at=town.at
    )
    with pytest.raises(Refusal, match="båda ärendena"):
        move(town, note, elsewhere)
    assign(elsewhere, town.maja.id, assigned_as=AssignedAs.CO_WORKER, ground="x", by=BY, at=AT)
    with pytest.raises(Refusal, match="båda ärendena"):
        move(town, note, elsewhere)
    move(town, note, elsewhere, by=town.katarina)


def test_a_draft_is_thrown_not_moved(town, right) -> None:
    draft = actions.start_note(town.case, NoteKind.PHONE, text=SAID, by=town.maja, at=AT)
    with pytest.raises(Refusal, match="släng utkastet"):
        move(town, draft, right)
    with pytest.raises(NotThere):
        move(town, draft, right, by=town.katarina)


def given_by_word(town, note):
    return {"given_to_party": True}


def given_by_dispute(town, note):
    actions.dispute_note(note, town.petra, text="Det stämmer inte.", by=town.maja, at=AT)
    return {}


def given_by_sending(town, note):
    CaseStep.objects.create(
        case_id=town.case, verb="send_to_parties", source="investigating", target="with_parties",
        by_name="Maja Norrman", at=AT,
    )  # fmt: skip
    return {}


@pytest.mark.parametrize("given", [given_by_word, given_by_dispute, given_by_sending])
def test_what_a_party_has_been_given_stays(town, note, right, given) -> None:
    with pytest.raises(Refusal, match="säg till gruppledaren"):
        move(town, note, right, **given(town, note))
    assert Note.objects.get(pk=note).case_id == town.case


def test_words_that_the_leader_may_not_read_are_not_moved_by_her(town, right, erna) -> None:
    talk = sign(town, NoteKind.CHILD_TALK, SAID, childs_words="Jag vill bo kvar.",
                shown_to="assigned")  # fmt: skip
    with pytest.raises(Refusal, match="barnets ord"):
        move(town, talk, right, by=erna)
    move(town, talk, right)


def test_words_open_to_the_wrong_guardians_are_shut_for_the_next(town, right) -> None:
    talk = sign(town, NoteKind.CHILD_TALK, SAID, childs_words="Jag vill bo kvar.",
                shown_to="parties", shown_because="Barnet vill att mamma får veta.")  # fmt: skip
    move(town, talk, right)
    assert ChildsWords.objects.get(note_id=talk).shown_to == ShownTo.STAFF


def test_something_else_must_be_explained(town, note, right) -> None:
    with pytest.raises(Refusal, match="varför"):
        move(town, note, right, why=NoteMoveWhy.OTHER)
