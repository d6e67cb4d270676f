"""Nothing is shown without a publication, to nobody, ever."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as PropertyCase

from tests.support.environment import draws
from tillit.casework.cases.actions import (
    lift_violence_mark,
    mark_violence,
    open_my_case,
    open_my_paper,
    open_published_cases,
    open_publishing,
    preview_my_case,
    publish_case,
    start_case,
    withdraw_publication,
)
from tillit.casework.cases.models import Case, Publication
from tillit.casework.cases.tests.families import (
    ALL,
    AT,
    BY,
    FROM,
    WHOLE,
    YOUNG,
    Family,
    make_family,
    me,
    person,
    publish,
    worker,
)
from tillit.casework.cases.types import Part, Publishing
from tillit.kernel.actor import ActsAs, Resident
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people.actions import relate
from tillit.registers.people.types import RelationKind
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.queries import readings_of

SIXTEEN, TWELVE, TEN = date(2010, 5, 1), date(2014, 8, 23), date(2016, 5, 1)


@pytest.fixture
def family(db) -> Family:
    return make_family()


def sees(family: Family, who: Resident) -> bool:
    try:
        open_my_case(family.case, by=who, at=AT)
    except NotThere:
        return False
    return True


WHO = ("child", "mother", "father", "grandmother", "stranger")


class TestNothingWithout(PropertyCase):
    """Red when: `withdrawn_at=None` is taken out of standing.standing, or `holds` says True."""

    @classmethod
    def setUpTestData(cls) -> None:
        """Two families with a child of each age; every example begins with them untouched."""
        cls.families = {born: (make_family(born), make_family(born)) for born in (SIXTEEN, TEN)}

    @settings(max_examples=draws(15), deadline=None)
    @given(
        shown=st.sets(st.sampled_from(("child", "mother", "father"))),
        taken=st.sets(st.sampled_from(("child", "mother", "father"))),
        marked=st.booleans(),
        born=st.sampled_from((SIXTEEN, TEN)),
        acting=st.booleans(),
    )
    def test_only_who_was_chosen(self, shown, taken, marked, born, acting) -> None:
        """Two families; each resident opens what was published to them in theirs and no more."""
        one, other = self.families[born]
        for name in sorted(shown):
            choice = replace(YOUNG, guardian_may_act=acting) if name == "child" else WHOLE
            publish(one, getattr(one, name), choice)
        for name in sorted(taken & shown):
            withdraw_publication(one.case, getattr(one, name), by=one.alice, at=AT)
        if marked:
            mark_violence(one.case, reason="Mamman berättar.", by=one.alice, at=AT)
        left = shown - taken
        for name in WHO:
            mine = name in left and not (marked and name in {"mother", "father"})
            who = me(getattr(one, name))
            assert sees(one, who) is mine, name
            assert not sees(other, who), name
            listed = open_published_cases(by=who, at=AT).cases
            assert [case.id for case in listed] == ([one.case] if mine else [])
            guardian = name in {"mother", "father"}
            may = guardian and acting and not marked and born == TEN and "child" in left
            assert sees(one, me(getattr(one, name), acts_for=one.child)) is may, name
            assert not sees(one, me(getattr(other, name), acts_for=one.child))


def test_not_there_and_not_yours_are_the_same(family: Family) -> None:
    """Red when: standing raises another error for a case that exists."""
    for case_id in (family.case, uuid4()):
        with pytest.raises(NotThere):
            open_my_case(case_id, by=me(family.mother), at=AT)
        with pytest.raises(NotThere):
            open_my_paper(case_id, uuid4(), by=me(family.mother), at=AT)


def test_nobody_else_can_be_chosen(family: Family) -> None:
    """Red when: party_as answers GUARDIAN for everybody."""
    for nobody in (family.grandmother, family.stranger, uuid4()):
        with pytest.raises(NotThere):
            publish(family, nobody)


def test_a_worker_without_the_case_decides_nothing(family: Family) -> None:
    """Red when: publish_case forgets case_to_change."""
    unit = open_unit("Barn 9", UnitKind.INVESTIGATION, by=BY, at=AT)
    with pytest.raises(NotThere):
        publish_case(family.case, family.mother, WHOLE, by=worker("Bo", unit), at=AT)


def test_withdrawn_shuts_at_once(family: Family) -> None:
    """Red when: withdraw_publication only writes an event."""
    publish(family, family.mother)
    assert sees(family, me(family.mother))
    withdraw_publication(family.case, family.mother, by=family.alice, at=AT)
    assert not sees(family, me(family.mother))
    with pytest.raises(Moved):
        withdraw_publication(family.case, family.mother, by=family.alice, at=AT)


def test_a_page_to_one_party_leaves_the_others_page(family: Family) -> None:
    """Red when: publish_case takes back every page of the case instead of the party's own."""
    publish(family, family.mother)
    publish(family, family.father)
    assert sees(family, me(family.mother))
    assert sees(family, me(family.father))


def test_a_page_in_one_childs_case_leaves_the_siblings(family: Family) -> None:
    """Red when: to publish or withdraw reaches, or the worker's page shows, the other case."""
    sibling = replace(family, child=person("Robin"))
    relate(sibling.child, family.mother, RelationKind.GUARDIAN, **FROM)
    case = start_case(sibling.child, family.unit, responsible=family.alice.id, by=BY, at=AT)
    sibling = replace(sibling, case=case)
    publish(family, family.mother)
    page = open_publishing(sibling.case, by=family.alice, at=AT)
    assert [each.standing for each in page.parties] == [None, None]
    publish(sibling, family.mother)
    assert sees(family, me(family.mother))
    withdraw_publication(sibling.case, family.mother, by=family.alice, at=AT)
    assert sees(family, me(family.mother))
    assert not sees(sibling, me(family.mother))
    page = open_publishing(sibling.case, by=family.alice, at=AT)
    assert [each.standing for each in page.parties] == [None, None]


def test_to_look_before_deciding_leaves_a_leaf_and_opens_nothing(family: Family) -> None:
    """Red when: preview_my_case forgets note_read, or decides."""
    preview_my_case(family.case, family.mother, WHOLE, by=family.alice, at=AT)
    assert readings_of(family.alice, family.case)[0].verb == "preview_my_case"
    assert not sees(family, me(family.mother))


def test_a_guardian_reads_in_the_childs_place_only_when_the_decision_says_so(family) -> None:
    """Red when: `guardian_may_act` is not kept as it was chosen, or not asked."""
    mother = me(family.mother, acts_for=family.child)
    publish(family, family.child, YOUNG)
    assert not sees(family, mother)
    publish(family, family.child, replace(YOUNG, guardian_may_act=True))
    assert sees(family, mother)


def test_a_new_decision_replaces_the_one_before(family: Family) -> None:
    """Red when: publish_case does not withdraw: the unique key then stops it."""
    publish(family, family.mother)
    less = Publishing(parts=frozenset({Part.PATH}), reason="Bara vägen.", weighing="Men (12:3).")
    publish(family, family.mother, less)
    seen = open_my_case(family.case, by=me(family.mother), at=AT)
    assert seen.handler is None
    assert seen.usual is None
    assert Publication.objects.filter(case_id=family.case).count() == 2


@pytest.mark.parametrize(("born", "needs"), [(SIXTEEN, False), (date(2011, 11, 24), False),
                                             (date(2011, 11, 25), True), (TWELVE, True),
                                             (None, True)])  # fmt: skip
def test_own_channel_from_fifteen(db, born, needs) -> None:
    """Red when: OWN_FROM is 14 or 16, or an unknown age counts as grown."""
    family = make_family(born=born)
    if needs:
        with pytest.raises(Refusal, match="mognaden"):
            publish(family, family.child)
    publish(family, family.child, YOUNG if needs else WHOLE)
    assert sees(family, me(family.child))


def test_a_guardian_never_acts_for_a_child_of_fifteen(db) -> None:
    """Red when: `not own` is taken out of standing.holds."""
    family = make_family(born=SIXTEEN)
    publish(family, family.child, replace(YOUNG, guardian_may_act=True))
    assert not sees(family, me(family.mother, acts_for=family.child))
    assert open_published_cases(by=me(family.mother), at=AT).others == ()


def test_a_representative_without_a_registered_power_sees_nothing(family: Family) -> None:
    """Red when: `powers` is not asked in standing.holds."""
    publish(family, family.child, replace(YOUNG, guardian_may_act=True))
    who = Resident(family.mother, "N", acts_for=family.child, acts_as=ActsAs.REPRESENTATIVE)
    assert not sees(family, who)


def test_a_parents_own_guardian_does_not_read_the_parents_page(db) -> None:
    """Not even as guardian of the grandchild too: a page was opened to the mother, to nobody else.

    Red when: `whose.acts` is not asked in standing.holds.
    """
    family = make_family(born=date(2025, 11, 2))
    for each in (family.mother, family.child):
        relate(each, family.grandmother, RelationKind.GUARDIAN, **FROM)
    publish(family, family.mother)
    assert sees(family, me(family.mother))
    assert not sees(family, me(family.grandmother, acts_for=family.mother))


def test_a_childs_page_shuts_when_the_case_turns_out_to_be_about_somebody_else(family) -> None:
    """Red when: `row.case.person_id not in whose.ids` is taken out of standing.holds."""
    publish(family, family.child, YOUNG)
    assert sees(family, me(family.child))
    Case.objects.filter(pk=family.case).update(person_id=family.stranger)
    assert not sees(family, me(family.child))


def test_at_eighteen_the_guardians_page_shuts(db) -> None:
    """Red when: holds does not ask guardians_of at that moment."""
    family = make_family(born=date(2008, 11, 25))
    publish(family, family.mother)
    assert sees(family, me(family.mother))
    with pytest.raises(NotThere):
        open_my_case(family.case, by=me(family.mother), at=AT + timedelta(days=1))


def test_violence_shuts_for_both_guardians_until_it_is_weighed(family: Family) -> None:
    """Red when: mark_violence leaves publications, or NO_VIOLENCE is not asked for."""
    for each in (family.mother, family.father):
        publish(family, each)
    mark_violence(family.case, reason="Mamman berättar.", by=family.alice, at=AT)
    assert not any(sees(family, me(each)) for each in (family.mother, family.father))
    with pytest.raises(Refusal, match="Våld"):
        publish(family, family.mother)
    publish(family, family.mother, replace(WHOLE, violence="Hon bor för sig, ingen annan läser."))
    assert sees(family, me(family.mother))
    assert not sees(family, me(family.father))
    lift_violence_mark(family.case, why="Det gällde en annan.", by=family.alice, at=AT)
    assert not sees(family, me(family.father))  # what was shut stays shut
    publish(family, family.father)
    assert sees(family, me(family.father))
    with pytest.raises(Moved):
        lift_violence_mark(family.case, why="Det gällde en annan.", by=family.alice, at=AT)


def test_withholding_needs_a_weighing_and_all_need_a_reason(family: Family) -> None:
    """Red when: check_may_publish skips either."""
    some = frozenset({Part.PATH})
    for choice in (
        Publishing(),
        Publishing(parts=ALL),
        Publishing(parts=some, reason="Hon är part."),
    ):
        with pytest.raises(Refusal):
            publish(family, family.mother, choice)


def test_every_read_leaves_a_leaf_and_shows_as_opened(family: Family) -> None:
    """Red when: open_my_case forgets note_read. The body says for whom a guardian acts."""
    from tillit.trust.audit.models import Payload

    publish(family, family.child, replace(YOUNG, guardian_may_act=True))
    page = open_publishing(family.case, by=family.alice, at=AT)
    assert [bool(p.standing and p.standing.opened) for p in page.parties] == [False] * 3
    open_my_case(family.case, by=me(family.mother, acts_for=family.child), at=AT)
    first = readings_of(family.alice, family.case)[0]
    assert (first.verb, first.actor_kind, first.ground) == (
        "open_my_case",
        "resident",
        "publication",
    )
    body = Payload.objects.filter(verb="open_my_case").get().body
    assert f'"for":["guardian","{family.child}"]' in body
    page = open_publishing(family.case, by=family.alice, at=AT)
    assert [bool(p.standing and p.standing.opened) for p in page.parties] == [True, False, False]
