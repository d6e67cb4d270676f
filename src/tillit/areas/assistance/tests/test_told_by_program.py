"""The letters of what the program decided by itself."""

import pytest

from tillit.areas.assistance import actions, queries
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.models import Decision, PartyLetter
from tillit.kernel.refusal import Refusal
from tillit.registers.people.models import ContactNeeds

from .deciding import LATER
from .test_month_run import RUNNER, begin, carry, made, person_of, town

__all__ = ["made", "town"]


def test_the_household_is_told_by_the_same_letter_as_anybody(town):
    """Red when: the program's own decision waits for a person to send it, is sent twice, or the
    program sends what a person decided."""
    world, sheets, _ = town
    begin(world)
    carry()
    while actions.tell_decided(by=RUNNER, at=LATER):
        pass
    letters = PartyLetter.objects.filter(decision__decided_as="program")
    assert set(letters.values_list("sent_how", "sent_by_name")) == {("digital", "Programmet")}
    assert letters.count() == len(sheets)
    theirs = Decision.objects.filter(decided_as="social_worker").first()
    with pytest.raises(Refusal, match="människa skickar"):
        decisions.notify(theirs.pk, how={}, by=RUNNER, at=LATER)


def test_a_letter_that_cannot_be_sent_waits_for_a_person_with_its_reason(town):
    """Red when: it is tried for ever, or stops the letters of the others."""
    world, sheets, _ = town
    begin(world)
    carry()
    ContactNeeds.objects.filter(person_id=person_of(sheets[0])).update(safe_way="")
    rounds = 0
    while actions.tell_decided(by=RUNNER, at=LATER):
        rounds += 1
        assert rounds < 5
    assert PartyLetter.objects.filter(decision__decided_as="program").count() == len(sheets) - 1
    ((said, number),) = queries.latest_run(world.lova, world.unit).said
    assert "nås på ett säkert sätt" in said
    assert number == 1
