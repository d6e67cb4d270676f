"""Letters that an investigation was opened, or was not: each their own, and safely sent."""

import re
from datetime import date

import pytest
from django.utils import timezone

from tests.support.town import make_town
from tillit.casework.cases.actions import start_case, start_clock
from tillit.casework.cases.models import InformedPerson
from tillit.casework.decisions import actions
from tillit.casework.decisions.letters.notices import Notice, notice_letter
from tillit.casework.decisions.letters.wording import Letter
from tillit.casework.decisions.models import NoticeLetter
from tillit.casework.decisions.published import told_to_party
from tillit.casework.decisions.types import SentHow, Told
from tillit.contact.documents.actions import open_document
from tillit.contact.documents.tests.reading import words_of
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people.actions import set_contact_needs
from tillit.trust.audit.models import Payload

from .conftest import AT, DAY, TOWN
from .test_letters import check_readable, words


def told(about: Told, *, own: bool = False) -> Letter:
    notice = Notice(
        about, "Alva", own, date(2026, 11, 24), date(2027, 3, 24) if about is Told.OPENED else None,
        "B-2026-0001", "Alice Ek", "Barn och familj",
    )  # fmt: skip
    return notice_letter(notice)


def send(world, party, how=SentHow.POST, by=None):
    by = by or world.alice
    return actions.send_notice(Told.OPENED, world.case, party, how=how, by=by, at=AT)


def test_each_gets_their_own_letter_and_has_been_told(world, tmp_path):
    """Red when: inform is not called, the letter is not kept, or it tells where the other lives."""
    document = send(world, world.mother)
    made = open_document(document, by=world.alice, at=AT).content
    check_readable(made, tmp_path)
    said = words_of(made)
    assert "ViharbörjatenutredningomCharlie" in said
    assert "Ekgatan11" in said
    assert "Hemligagatan" not in said
    row = InformedPerson.objects.get()
    assert (row.person_id, row.how) == (world.mother, "letter")
    assert Payload.objects.filter(verb="NoticeLetterSent").count() == 1
    with pytest.raises(Moved, match="redan skickat"):
        send(world, world.mother)
    fathers = words_of(open_document(send(world, world.father), by=world.alice, at=AT).content)
    assert "Ekgatan11" not in fathers


def test_a_letter_of_one_party_is_never_the_others_to_see(world):
    """Red when: told_to_party forgets the notices."""
    document = send(world, world.mother)
    mine = told_to_party(TOWN, world.case, frozenset({world.mother}), AT)
    assert [(paper.id, paper.title) for paper in mine.papers] == [
        (document, "Utredningen har börjat")
    ]
    theirs = told_to_party(TOWN, world.case, frozenset({world.father}), AT)
    assert theirs.papers == ()
    assert document in theirs.not_theirs


def test_a_letter_about_one_investigation_is_not_said_to_be_sent_in_the_next(world, quick_letters):
    """Red when: open_notices reads the letters of every case."""
    began = {"by": TOWN, "at": AT}
    again = start_case(world.child, world.unit, responsible=world.alice.id, **began)
    start_clock("D04", again, unit_id=world.unit, person_id=world.child, **began)
    send(world, world.mother)
    for case, sent in ((world.case, True), (again, False)):
        lines = actions.open_notices(Told.OPENED, case, by=world.alice, at=AT)
        assert any(line.sent_at for line in lines) is sent


@pytest.mark.parametrize("act", ["notice", "material", "letters"])
def test_no_letter_goes_before_the_safe_way_is_known(world, decided, act):
    """Red when: check_contact_known is not called, or is content with an empty line."""
    decision = decided() if act == "letters" else None
    set_contact_needs(world.mother, interpreter="arabiska", safe_way=" ", by=TOWN, at=AT + DAY)
    by = {"by": world.alice, "at": AT + DAY}
    acts = {
        "notice": lambda: actions.send_notice(
            Told.OPENED, world.case, world.mother, how=SentHow.POST, **by
        ),
        "material": lambda: actions.send_material(
            world.case, world.mother, material="Stöd.", answer_by=date(2026, 12, 24), **by
        ),
        "letters": lambda: actions.notify(decision, how={}, **by),
    }
    with pytest.raises(Refusal, match="Skriv först hur Mona Ek nås på ett säkert sätt"):
        acts[act]()
    assert not NoticeLetter.objects.exists()


def test_a_protected_person_is_not_named_when_nobody_has_asked(world):
    """Red when: the sentence takes the name from for_letters."""
    set_contact_needs(world.father, safe_way="", by=TOWN, at=AT + DAY)
    with pytest.raises(Refusal, match="Skriv först hur Skyddad person nås"):
        actions.send_notice(
            Told.OPENED, world.case, world.father, how=SentHow.POST, by=world.alice, at=AT + DAY
        )
    lines = actions.open_notices(Told.OPENED, world.case, by=world.alice, at=AT + DAY)
    assert [bool(line.why_not) for line in lines] == [False, True]


def test_who_may_send(world):
    """Red when: the case is not asked for, or the child under fifteen gets a letter."""
    with pytest.raises(NotThere):
        send(world, world.mother, by=world.bob)
    with pytest.raises(Refusal, match="inte part"):
        send(world, world.child)
    with pytest.raises(Refusal, match="skriftligt"):
        send(world, world.mother, SentHow.ORAL)
    with pytest.raises(NotThere):
        actions.open_notices(Told.OPENED, world.case, by=world.bob, at=AT)


@pytest.mark.parametrize("about", Told)
@pytest.mark.parametrize("own", [True, False])
def test_what_the_letters_say(about, own):
    """Who reported is not there, nor what was said; sentences are short.

    Red when: a free text is let into notices.py, or two sentences are joined.
    """
    letter = told(about, own=own)
    text = words(letter)
    assert ("om dig" if own else "om Alva") in text
    assert ("börjat en utredning" in text) is (about is Told.OPENED)
    assert ("24 mars 2027" in text) is (about is Told.OPENED)
    bodies = [*letter.intro, *letter.notice[1], *(p for _, body in letter.sections for p in body)]
    for sentence in re.split(r"(?<=[.?]) (?=[A-ZÅÄÖ])", " ".join(bodies)):
        assert len(sentence.split()) <= 17, sentence


def test_the_town_knows_how_to_reach_its_parents(db):
    """The tests' own town. Red here first, when its fixture forgets the safe way."""
    town = make_town(timezone.now())
    lines = actions.open_notices(Told.OPENED, town.case, by=town.maja, at=town.at)
    assert [line.why_not for line in lines] == ["", ""]
