"""What a party is shown before a decision: when it can have happened, and who writes it in."""

from datetime import date

import pytest

from tillit.casework.cases.actions import break_glass_by_number
from tillit.casework.cases.models import Case
from tillit.casework.decisions import actions
from tillit.casework.decisions.models import Hearing, PartyLetter, SpeakOffer
from tillit.casework.decisions.types import SentHow
from tillit.contact.documents.actions import open_document
from tillit.contact.documents.tests.reading import words_of
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.access.types import GlassReason

from .conftest import AT, DAY, GRANT, hear_all

LAST = date(2026, 12, 1)
LATER = AT + 2 * DAY


@pytest.fixture
def heard(world, quick_letters):
    return send(world, world.mother)


def send(world, party, answer_by=LAST):
    return actions.send_material(
        world.case, party, material="Stöd.", answer_by=answer_by, how=SentHow.HANDED,
        by=world.alice, at=AT,
    )  # fmt: skip


def test_the_letter_hides_where_the_other_lives(world):
    """Red when: hearing_words gives the material as it was written."""
    sent = actions.send_material(
        world.case, world.mother, material="Pappa bor på Hemliga gatan 7.", answer_by=LAST,
        how=SentHow.HANDED, by=world.alice, at=AT,
    )  # fmt: skip
    document = Hearing.objects.get(pk=sent).document_id
    said = words_of(open_document(document, by=world.alice, at=AT).content)
    assert "Pappaborpå[uppgiftenärskyddad]" in said
    assert "Hemligagatan" not in said


def test_there_is_time_to_answer(world, quick_letters):
    """Red when: the last day may be the day it is sent, or one that has been."""
    for day in (AT.date() - DAY, AT.date()):
        with pytest.raises(Refusal, match="Ge tid att svara"):
            send(world, world.mother, day)
    send(world, world.mother, AT.date() + DAY)


def test_an_answer_comes_after_the_material_and_once(world, heard):
    """Red when: a limit of record_answer is taken away, or a stranger writes."""
    given = {"answer": "Ja.", "by": world.alice, "at": LATER}
    for day in (date(2026, 11, 23), date(2026, 11, 27)):
        with pytest.raises(Refusal, match="Svaret kom efter"):
            actions.record_answer(heard, answered_on=day, **given)
    given["answered_on"] = date(2026, 11, 26)
    with pytest.raises(NotThere):
        actions.record_answer(heard, **given | {"by": world.bob})
    actions.record_answer(heard, **given)
    with pytest.raises(Moved):
        actions.record_answer(heard, **given | {"answer": "Nej."})
    assert Hearing.objects.get(pk=heard).answer == "Ja."


def test_who_was_shown_nothing_has_nothing_to_answer(world):
    """Red when: an answer can be written to an exception."""
    hear_all(world)
    skipped = Hearing.objects.get(party_id=world.father).pk
    with pytest.raises(Refusal, match="inte fått underlaget"):
        actions.record_answer(
            skipped, answer="Ja.", answered_on=AT.date(), by=world.alice, at=LATER
        )
    with pytest.raises(Refusal, match="inte fått underlaget"):
        actions.record_speaking(skipped, wants=True, by=world.alice, at=LATER)


@pytest.mark.parametrize(
    "said", [{"wants": False, "spoke_on": AT.date()}, {"wants": True, "spoke_on": LAST}]
)
def test_who_spoke_wanted_to_and_has(world, heard, said):
    """Red when: either half of the check in record_speaking is taken away."""
    with pytest.raises(Refusal, match="senast i dag"):
        actions.record_speaking(heard, **said, by=world.alice, at=LATER)


def test_what_served_a_decision_is_not_changed(world, heard, proposed):
    """Red when: _waiting forgets that the decision is made."""
    hear_all(world)
    again = send(world, world.mother)
    actions.decide(proposed(), version=1, by=world.linda, at=AT + 8 * DAY)
    given = {"by": world.alice, "at": AT + 9 * DAY}
    with pytest.raises(Refusal, match="redan fattat"):
        actions.record_speaking(again, wants=True, **given)
    with pytest.raises(NotThere):  # the one before was replaced
        actions.record_speaking(heard, wants=True, **given)


def test_a_new_sending_replaces_only_that_partys(world, quick_letters):
    """Red when: _write replaces what anybody was sent."""
    hear_all(world)
    send(world, world.mother)
    standing = Hearing.objects.filter(replaced_at=None)
    assert set(standing.values_list("party_id", "exception")) == {
        (world.mother, ""), (world.father, "UNNECESSARY"),
    }  # fmt: skip


def test_only_one_of_the_grounds_in_the_act_and_only_a_party(world):
    """Red when: any word is a ground, or a child under fifteen is written in as a party."""
    given = {"reason": "Bråttom.", "by": world.alice, "at": AT}
    with pytest.raises(Refusal, match="tre undantagen"):
        actions.skip_hearing(world.case, world.mother, exception="ANNAT", **given)
    with pytest.raises(Refusal, match="inte part"):
        actions.skip_hearing(world.case, world.child, exception="IMMEDIATE", **given)


def test_nobody_decides_before_the_right_to_speak_is_told(world, heard, proposed):
    """SoL 14:8. Red when: check_heard forgets the offer."""
    actions.skip_hearing(
        world.case, world.father, exception="IMMEDIATE", reason="Bråttom.", by=world.alice, at=AT
    )
    SpeakOffer.objects.all().delete()
    with pytest.raises(Refusal, match="får tala inför nämnden"):
        actions.decide(proposed(), version=1, by=world.linda, at=AT + 8 * DAY)


def test_who_came_in_through_an_emergency_only_reads(world, quick_letters, notified):
    """Red when: check_may_write takes whoever may read."""
    letter = notified()[world.mother]
    number = Case.objects.get(pk=world.case).number
    break_glass_by_number(
        number, reason=GlassReason.CALL, sentence="Pappa ringer nu.", by=world.bob, at=AT
    )
    bobs = {"by": world.bob, "at": AT}
    assert actions.open_decisions(world.case, **bobs).why_not_write
    for act in (
        lambda: actions.record_received(letter, on=AT.date(), **bobs),
        lambda: actions.keep_typed(world.case, "forslag", {"what": ["x"]}, version=0, **bobs),
        lambda: actions.propose(world.case, GRANT, **bobs),
    ):
        with pytest.raises(Refusal, match="inte skriva i det"):
            act()
    assert PartyLetter.objects.get(pk=letter).received_on is None
