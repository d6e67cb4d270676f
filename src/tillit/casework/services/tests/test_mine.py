"""A party answers for themself on their own pages, and sees nobody else's answer."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from tillit.casework.cases.actions import publish_case
from tillit.casework.cases.models import Notice
from tillit.casework.cases.types import Part, Publishing
from tillit.casework.services import actions
from tillit.casework.services.actions import answer_consent, answer_three_myself, open_my_services
from tillit.casework.services.models import Consent, Service, ThreeAnswers, ToldWorker
from tillit.casework.services.published import told_to_party
from tillit.casework.services.types import ConsentAnswer, DeclineReason
from tillit.kernel.actor import ActsAs, Resident
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people.actions import correct_person, set_protection
from tillit.registers.people.types import Protection
from tillit.trust.audit.models import Payload

from .conftest import AT, DAY, TOWN, World, say_yes

WHOLE = Publishing(parts=frozenset(Part), reason="Part i ärendet.")
YES, NO, BACK = ConsentAnswer.GIVEN, ConsentAnswer.REFUSED, ConsentAnswer.WITHDRAWN


def me(person: UUID, acts_for: UUID | None = None) -> Resident:
    return Resident(
        person, "Mona Ek", acts_for=acts_for, acts_as=ActsAs.GUARDIAN if acts_for else ActsAs.SELF
    )


def publish(world: World, party: UUID, **more) -> None:
    publish_case(world.case, party, replace(WHOLE, **more), by=world.alice, at=AT)


def grow(world: World, born: date) -> None:
    correct_person(
        world.child, born=born, version=1, reason="Rätt dag.", by=TOWN, at=AT
    )  # fmt: skip


def told(world: World) -> list[str]:
    return list(Notice.objects.filter(staff_id=world.alice.id).values_list("kind", flat=True))


def asked(world: World, person: UUID):
    return open_my_services(world.case, by=me(person), at=AT)


def test_only_whose_page_is_open_for_what_we_ask(world, ordered) -> None:
    """Red when: _party does not look for Part.ASKS, or answers for somebody who acts."""
    mona = me(world.mother)
    assert asked(world, world.mother) == ()
    with pytest.raises(NotThere):
        answer_consent(ordered, YES, by=mona, at=AT)
    publish(world, world.mother, parts=frozenset({Part.PATH}), weighing="Men.")
    assert asked(world, world.mother) == ()
    publish(world, world.mother)
    assert [each.id for each in asked(world, world.mother)] == [ordered]
    assert asked(world, world.father) == ()
    publish(world, world.child, maturity="Förstår.", guardian_may_act=True)
    acting = me(world.mother, acts_for=world.child)
    assert open_my_services(world.case, by=acting, at=AT) == ()


def test_a_yes_is_the_partys_own_and_the_worker_is_told(world, ordered) -> None:
    """Red when: keep_answer is left out, the notice is not made, or a double press makes two."""
    publish(world, world.mother)
    for _ in range(2):
        answer_consent(ordered, YES, text="Gärna på kvällen.", by=me(world.mother), at=AT)
    row = Consent.objects.get(service=ordered)
    assert (row.person_id, row.answer, row.by_name) == (world.mother, "given", "Mona Ek")
    assert told(world) == ["replied"]
    lines = {each.person_id: each for each in actions.open_service(
        ordered, by=world.alice, at=AT).consent.people}  # fmt: skip
    assert lines[world.mother].answer is YES
    assert lines[world.mother].text == "Gärna på kvällen."
    event = Payload.objects.get(verb="ConsentRecorded")
    assert (event.actor_kind, event.actor_ref) == ("resident", str(world.mother))


def test_two_guardians_never_see_each_others_answer(world, ordered) -> None:
    """Red when: MyService carries the lines of the others."""
    publish(world, world.mother)
    publish(world, world.father)
    before = repr(asked(world, world.father))
    answer_consent(ordered, NO, text="Kanariegult nej.", by=me(world.mother), at=AT)
    assert repr(asked(world, world.father)) == before


def test_what_may_follow_on_what(world, ordered) -> None:
    """Red when: open_answers lets a no follow on a yes without being taken back."""
    publish(world, world.mother)
    mona = {"by": me(world.mother), "at": AT}
    with pytest.raises(Moved):
        answer_consent(ordered, BACK, **mona)
    answer_consent(ordered, NO, **mona)
    answer_consent(ordered, YES, **mona)
    with pytest.raises(Moved):
        answer_consent(ordered, NO, **mona)
    answer_consent(ordered, BACK, **mona)
    with pytest.raises(Moved):
        answer_consent(ordered, ConsentAnswer.ASKED, **mona)
    given = [row.answer for row in Consent.objects.order_by("order")]
    assert given == ["refused", "given", "withdrawn"]


@pytest.mark.parametrize(
    ("born", "child_is_asked"),
    [(date(2017, 5, 2), False), (date(2013, 5, 2), True), (date(2010, 5, 2), True)],
)
def test_the_child_is_asked_where_the_law_asks_it(born, child_is_asked, world, ordered) -> None:
    """SoL 21:1. Red when: ChildsPart.HEARD is asked as well."""
    grow(world, born)
    publish(world, world.child, maturity="Förstår vad det gäller.")
    assert bool(asked(world, world.child)) is child_is_asked


def test_what_a_youth_has_without_the_guardian_is_not_told(world, ordered) -> None:
    """Red when: suitable_because is not looked at, in _line or in told_to_party."""
    grow(world, date(2010, 5, 2))
    publish(world, world.mother)
    publish(world, world.child)
    assert asked(world, world.mother)
    actions.weigh_without_guardian(
        ordered, because="Hon behöver det utan att de vet.", by=world.alice, at=AT
    )
    assert asked(world, world.mother) == ()
    with pytest.raises(NotThere):
        answer_consent(ordered, NO, by=me(world.mother), at=AT)
    answer_consent(ordered, YES, by=me(world.child), at=AT)
    actions.accept(ordered, by=world.eva, at=AT)
    actions.start_service(ordered, by=world.eva, at=AT + DAY)
    begun = {
        who: told_to_party(TOWN, world.case, frozenset({who}), AT + DAY).begun_on
        for who in (world.mother, world.child)
    }
    assert begun == {world.mother: None, world.child: (AT + DAY).date()}
    assert asked(world, world.mother) == ()


def test_three_answers_have_no_name_and_are_kept_once(world, started) -> None:
    """Seen red: with a new id for each post; with a line in the log, which would stand right
    after the resident's own read."""
    publish(world, world.mother)
    form = uuid4()
    before = Payload.objects.count()
    for _ in range(2):
        answer_three_myself(
            started, how=4, expected="better", change="Mer tid.", id_=form,
            by=me(world.mother), at=AT,
        )  # fmt: skip
    assert ThreeAnswers.objects.count() == 1
    assert ToldWorker.objects.count() == 0
    assert Payload.objects.count() == before
    assert told(world) == []


def test_telling_the_worker_is_a_choice(world, started) -> None:
    """Seen red: with the notice left out; with the words kept in both tables."""
    publish(world, world.mother)
    given = {"how": 1, "expected": "worse", "by": me(world.mother), "at": AT}
    with pytest.raises(Refusal, match="Skriv vad"):
        answer_three_myself(started, tell_worker=True, id_=uuid4(), **given)
    answer_three_myself(started, tell_worker=True, change="Hör av er.", id_=uuid4(), **given)
    assert ToldWorker.objects.get().text == "Hör av er."
    assert ThreeAnswers.objects.get().change == ""
    assert told(world) == ["replied"]


def test_three_questions_only_to_those_who_know_of_the_service(world, accepted) -> None:
    """Red when: _told_of is left out: a guardian who has said no is asked how it was."""
    publish(world, world.mother)
    say_yes(world, accepted, world.mother, world.father)
    actions.start_service(accepted, by=world.eva, at=AT)
    assert [each.may_think for each in asked(world, world.mother)] == [True]
    answer_consent(accepted, BACK, by=me(world.mother), at=AT)
    assert [each.may_think for each in asked(world, world.mother)] == [False]
    with pytest.raises(NotThere):
        answer_three_myself(accepted, how=3, expected="as", id_=uuid4(), by=me(world.mother), at=AT)


def test_a_look_leaves_a_leaf_and_a_protected_childs_unit_is_not_told(world, ordered) -> None:
    """Seen red: with the leaf left out; with `hidden` false: the unit tells where the child is."""
    publish(world, world.mother)
    assert [each.unit_name for each in asked(world, world.mother)] == ["Hemma i Solby"]
    leaf = Payload.objects.get(verb="open_my_services")
    assert (leaf.object_id, leaf.person_id) == (world.case, world.child)
    assert str(ordered) in leaf.body
    set_protection(world.child, Protection.MARKED, reason="Besked.", by=TOWN, at=AT)
    assert [each.unit_name for each in asked(world, world.mother)] == [""]


def test_no_consent_is_asked_to_what_the_unit_has_declined(world, ordered) -> None:
    """Seen red: with the stage not looked at in _line."""
    publish(world, world.mother)
    actions.decline(ordered, reason=DeclineReason.FULL, by=world.eva, at=AT)
    assert asked(world, world.mother) == ()
    with pytest.raises(NotThere):
        answer_consent(ordered, YES, by=me(world.mother), at=AT)


def test_nothing_is_asked_where_the_form_itself_is_closed(world, ordered) -> None:
    """Out of home without an assessment of needs. Seen red: with `rule.allowed` not looked at."""
    publish(world, world.mother)
    Service.objects.filter(pk=ordered).update(assessed=False, out_of_home=True)
    assert asked(world, world.mother) == ()
