"""What only the elected decide: no employee ever does."""

from dataclasses import replace
from datetime import date

import pytest

from tillit.casework.decisions import actions
from tillit.casework.decisions.models import (
    Decision,
    DelegationEntry,
    DelegationOrder,
    MeetingMember,
)
from tillit.casework.decisions.policies import check_may_decide, order_row_on
from tillit.casework.decisions.types import Body, Outcome
from tillit.kernel.actor import Role, Seat
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.law import bases, delegation
from tillit.law.dated import NoRuleInForce
from tillit.trust.access.queries import verdict_on
from tillit.trust.audit.models import Payload

from .conftest import AT, DAY, GRANT, HOME_CARE, hear_all, version_of

ON = AT.date()


def codes() -> list[str]:
    """Every type of decision that the law knows that day."""
    found = []
    for code in {*bases.timelines(), *delegation.timelines()} - {"DELEGATE", "URGENT", "REPORT"}:
        try:
            delegation.may_delegate(code, ON)
        except NoRuleInForce:
            continue
        found.append(code)
    return sorted(found)


@pytest.mark.parametrize("code", codes())
def test_no_employee_decides_what_the_act_keeps_for_the_elected(world, code):
    """Even when an order says so: rows written behind the action's back give nothing.

    Red when: check_may_decide reads the entries of the order instead of asking who_may.
    """
    order = DelegationOrder.objects.get()
    DelegationEntry.objects.bulk_create(
        DelegationEntry(order=order, number=f"9.{n}", decision_type=code, role=role)
        for n, role in enumerate(r for r in Role if (code, r.value) != ("SOL-11-1", "leader"))
        if not order.entries.filter(decision_type=code, role=role).exists()
    )
    everybody = replace(world.linda, seats=frozenset(Seat(world.unit, r, "ifo") for r in Role))
    row = Decision(type_code=code, unit_id=world.unit)
    kept = not delegation.may_delegate(code, ON).to_employee
    if kept:
        with pytest.raises(Refusal):
            check_may_decide(everybody, row, at=AT)
    else:
        assert check_may_decide(everybody, row, at=AT)


@pytest.mark.parametrize(
    "code", [c for c in codes() if not delegation.may_delegate(c, ON).to_employee]
)
def test_no_order_gives_an_employee_what_the_act_keeps(world, code):
    """Red when: _check_point asks nobody."""
    with pytest.raises(Refusal, match="Ta bort punkt 1"):
        actions.adopt_delegation_order(
            "Fel", entries=[("1", code, "leader")], adopted_on=ON, paragraph="§ 1",
            valid_from=ON, valid_to=ON, by=world.nils, at=AT,
        )  # fmt: skip


def meeting(world, body=Body.COMMITTEE, on=ON, **more):
    """A meeting that Nils writes in."""
    return actions.register_meeting(
        body, "Individutskottet", held_on=on, chair="Olga Öst", members=["Per Palm", "Sara Sund"],
        by=world.nils, at=AT, **more,
    )  # fmt: skip


def test_the_committee_decides_with_paragraph_and_dissent(world, proposed):
    """The secretary reads the case for the meeting, and no longer.

    Red when: put_on_agenda assigns nobody; _let_go is never called.
    """
    decision = proposed(HOME_CARE)
    hear_all(world)
    when = meeting(world)
    assert not verdict_on(world.nils, world.case, at=AT).allowed
    actions.put_on_agenda(decision, when, by=world.alice, at=AT)
    assert verdict_on(world.nils, world.case, at=AT).allowed
    with pytest.raises(Refusal, match="inte beslutat"):
        actions.close_meeting(when, by=world.nils, at=AT)
    told = {"paragraph": "§ 12", "dissent": "Per Palm ville avslå.", "by": world.nils, "at": AT}
    actions.decide_in_committee(decision, version=version_of(decision), **told)
    row = Decision.objects.get(pk=decision)
    assert (row.decided_as, row.decided_by_name) == ("committee", "Individutskottet")
    assert (row.paragraph, row.dissent) == ("§ 12", "Per Palm ville avslå.")
    assert not verdict_on(world.nils, world.case, at=AT + DAY).allowed
    actions.close_meeting(when, by=world.nils, at=AT)
    with pytest.raises(Moved):
        actions.close_meeting(when, by=world.nils, at=AT)


def test_a_meeting_keeps_who_was_there_and_leaves_its_words_in_the_log(world, proposed):
    """Red when: register_meeting writes no members or empty ones, or it or put_on_agenda drops its
    `record`, or the latter does not ask whether there is such a meeting."""
    decision = proposed(HOME_CARE)
    when = actions.register_meeting(
        Body.COMMITTEE, "Utskottet", held_on=ON, chair="Olga", members=[" Per Palm ", " ", "Eva"],
        by=world.nils, at=AT,
    )  # fmt: skip
    there = MeetingMember.objects.filter(meeting=when).values_list("order", "name")
    assert sorted(there) == [(1, "Per Palm"), (2, "Eva")]
    with pytest.raises(NotThere):
        actions.put_on_agenda(decision, new_id(), by=world.alice, at=AT)
    logged = Payload.objects.order_by("-pk").values_list("verb", flat=True)
    assert logged[0] == "MeetingRegistered"
    actions.put_on_agenda(decision, when, by=world.alice, at=AT)
    assert logged.all()[0] == "ProposalChanged"


def test_a_decision_is_written_in_where_it_stands(world, proposed):
    """Red with the meeting of the page not compared: it was decided, and another page said so.
    Red with who may asked before it: whoever may not was told that the decision is there."""
    decision = proposed(HOME_CARE)
    hear_all(world)
    when, other = meeting(world), meeting(world)
    actions.put_on_agenda(decision, when, by=world.alice, at=AT)
    told = {"version": version_of(decision), "paragraph": "§ 12", "by": world.nils, "at": AT}
    with pytest.raises(NotThere):
        actions.decide_in_committee(decision, meeting_id=other, **told)
    with pytest.raises(NotThere):
        actions.decide_in_committee(decision, meeting_id=other, **told | {"by": world.alice})
    actions.decide_in_committee(decision, meeting_id=when, **told)


def test_refusals_around_a_meeting(world, proposed):
    """Red when: the check behind a sentence is taken away."""
    decision, plain = proposed(HOME_CARE), proposed(GRANT)
    hear_all(world)
    told = {"version": 1, "paragraph": "§ 1", "at": AT}
    with pytest.raises(Refusal, match="ett möte först"):
        actions.decide_in_committee(decision, **told, by=world.linda)
    with pytest.raises(Refusal, match="Nämndsekreteraren skriver in möten"):
        actions.decide_in_committee(decision, **told, by=world.alice)
    with pytest.raises(NotThere):
        actions.decide_in_committee(decision, **told, by=world.nils)
    with pytest.raises(Refusal, match="ledamöter"):
        actions.register_meeting(
            Body.BOARD, "Nämnden", held_on=ON, chair="Olga", by=world.nils, at=AT
        )
    with pytest.raises(Refusal, match="kan vänta"):
        actions.register_meeting(
            Body.CHAIR, "Ordföranden", held_on=ON, chair="Olga", by=world.nils, at=AT
        )
    with pytest.raises(Refusal, match="Nämndsekreteraren skriver in möten"):
        actions.register_meeting(
            Body.BOARD, "N", held_on=ON, chair="O", members=["P"], by=world.alice, at=AT
        )
    alone = meeting(world, Body.CHAIR, urgent_because="Barnet är i fara.")
    with pytest.raises(Refusal, match="besluta ensam"):
        actions.put_on_agenda(decision, alone, by=world.alice, at=AT)
    with pytest.raises(Refusal, match="Bara gruppledaren eller nämnden"):
        actions.put_on_agenda(plain, meeting(world), by=world.alice, at=AT)
    later = meeting(world, on=date(2026, 12, 8))
    actions.put_on_agenda(decision, later, by=world.alice, at=AT)
    with pytest.raises(Refusal, match="inte varit än"):
        actions.decide_in_committee(decision, **(told | {"version": 2}), by=world.nils)


def test_before_and_after_the_elected_decide(world, proposed):
    """Red when: decide_in_committee asks for less than decide (parties heard, the version that was
    read), the secretary is let go while another proposal waits, or a closed meeting is used.
    """
    first, second, third = proposed(HOME_CARE), proposed(HOME_CARE), proposed(HOME_CARE)
    when = meeting(world, on=ON - DAY)
    for each in (first, second):
        actions.put_on_agenda(each, when, by=world.alice, at=AT)
    told = {"paragraph": "§ 12", "by": world.nils, "at": AT}
    with pytest.raises(Refusal, match="inte fått läsa och svara"):
        actions.decide_in_committee(first, version=2, **told)
    hear_all(world)
    with pytest.raises(Refusal, match="paragrafen"):
        actions.decide_in_committee(first, version=2, **told | {"paragraph": " "})
    with pytest.raises(Moved):
        actions.decide_in_committee(first, version=1, **told)
    actions.decide_in_committee(first, version=2, **told)
    row = Decision.objects.get(pk=first)
    assert row.decided_at is not None
    assert row.decided_at.date() == ON - DAY
    assert verdict_on(world.nils, world.case, at=AT).allowed
    hear_all(world)
    actions.decide_in_committee(second, version=2, **told)
    assert not verdict_on(world.nils, world.case, at=AT).allowed
    with pytest.raises(Refusal, match="Nämndsekreteraren skriver in möten"):
        actions.close_meeting(when, by=world.alice, at=AT)
    actions.close_meeting(when, by=world.nils, at=AT)
    with pytest.raises(Refusal, match="annat möte"):
        actions.put_on_agenda(third, when, by=world.alice, at=AT)


def test_what_the_board_decided_itself_is_not_told_to_it(world, proposed):
    """KL 6:40 is about what was decided for it. Red when: the list takes every decision."""
    decision = proposed(HOME_CARE)
    hear_all(world)
    actions.put_on_agenda(decision, meeting(world, Body.BOARD), by=world.alice, at=AT)
    actions.decide_in_committee(decision, version=2, paragraph="§ 1", by=world.nils, at=AT)
    with pytest.raises(Refusal, match="inga nya"):
        actions.make_board_list(by=world.nils, at=AT)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"adopted_on": ON + DAY}, "Kontrollera dagarna"),
        ({"valid_to": ON - DAY}, "Kontrollera dagarna"),
        ({"entries": []}, "minst en punkt"),
        ({"entries": [("1", "SOL-11-1", "cleaner")]}, "en roll som finns"),
        ({"entries": [(" ", "SOL-11-1", "leader")]}, "ett nummer"),
        ({"by": "linda"}, "Nämndsekreteraren skriver in delegationsordningen"),
    ],
)
def test_an_order_that_cannot_be_is_not_written_in(world, change, sentence):
    """Red when: the check behind the sentence is taken away."""
    given = {"entries": [("1", "SOL-11-1", "leader")], "adopted_on": ON, "paragraph": "§ 1",
             "valid_from": ON, "valid_to": ON, "by": "nils", "at": AT} | change  # fmt: skip
    given["by"] = getattr(world, given["by"])
    with pytest.raises(Refusal, match=sentence):
        actions.adopt_delegation_order("Ordning", **given)


def test_the_order_holds_from_its_first_day_to_its_last(world):
    """And not before the board adopted it; of two that hold, the one adopted last.

    Red when: order_row_on leaves out either day, or takes the older order.
    """
    given = {"paragraph": "§ 1", "by": world.nils, "at": AT + 9 * DAY, "adopted_on": ON + 2 * DAY}
    point = [("9.9", "SOL-11-1", "leader")]
    new = actions.adopt_delegation_order(
        "Ny", entries=point, valid_from=ON + DAY, valid_to=ON + 4 * DAY, **given
    )
    held = [getattr(order_row_on(ON + number * DAY), "pk", None) == new for number in range(6)]
    assert held == [False, False, True, True, True, False]
    given["adopted_on"] = ON + 3 * DAY
    edge = actions.adopt_delegation_order(
        "Ännu en", entries=point, valid_from=ON + 3 * DAY, valid_to=ON + 3 * DAY, **given
    )
    assert getattr(order_row_on(ON + 3 * DAY), "pk", None) == edge


def test_the_chair_alone_where_the_act_says_so(world, proposed):
    """LVU 6 §. Red when: check_body_may refuses every chair."""
    taken = replace(
        GRANT, type_code="LVU-6", outcome=Outcome.GRANTED, what="Omedelbart omhändertagande"
    )
    decision = proposed(taken)
    hear_all(world)
    alone = meeting(world, Body.CHAIR, urgent_because="Barnet är i fara.")
    actions.put_on_agenda(decision, alone, by=world.alice, at=AT)
    actions.decide_in_committee(
        decision, version=version_of(decision), paragraph="Ordförandebeslut 3", by=world.nils, at=AT
    )
    assert Decision.objects.get(pk=decision).decided_as == "chair"


def test_a_changed_proposal_leaves_the_agenda(world, proposed):
    """Red when: change_proposal keeps the meeting."""
    decision = proposed(HOME_CARE)
    actions.put_on_agenda(decision, meeting(world), by=world.alice, at=AT)
    changed = replace(HOME_CARE, what="Ett annat familjehem")
    actions.change_proposal(decision, changed, version=2, by=world.alice, at=AT)
    assert Decision.objects.get(pk=decision).meeting is None
