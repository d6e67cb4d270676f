"""Lists, the page's own reading, the timeline, and what a party may be told."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tillit.casework.cases.actions import open_case_page, start_case
from tillit.casework.cases.ports import party_sources, timeline_sources
from tillit.casework.cases.types import CaseKind
from tillit.casework.decisions import actions, queries
from tillit.casework.decisions.letters.masking import HIDDEN
from tillit.casework.decisions.models import PartyLetter
from tillit.casework.decisions.published import told_to_party
from tillit.casework.decisions.timeline import timeline_of
from tillit.casework.decisions.types import SentHow
from tillit.kernel.refusal import NotThere
from tillit.registers.people.actions import register_person
from tillit.trust.audit.models import Payload

from .conftest import AT, DAY, GRANT, HOME_CARE, TOWN, TYPED, hear_all


def test_the_leader_sees_what_she_may_decide(world, proposed):
    """Not what the committee decides, not another role's types, not another unit's cases.

    Red when: _mine looks at the order without the seats.
    """
    mine = proposed()
    proposed(HOME_CARE)
    own = proposed(replace(GRANT, type_code="SOL-13-7"))
    assert [line.id for line in queries.open_for_delegate(world.linda, at=AT)] == [mine]
    assert [line.id for line in queries.open_for_delegate(world.alice, at=AT)] == [own]
    assert queries.open_for_delegate(world.bob, at=AT) == []
    assert queries.open_for_delegate(world.linda, at=AT + 900 * DAY) == []


def test_lists_show_nothing_of_cases_that_are_not_yours(world, notified):
    """Red when: a query forgets visible_cases."""
    notified()
    assert len(queries.decisions_of(world.alice, world.case, at=AT)) == 1
    assert len(queries.letters_of(world.alice, world.case, at=AT)) == 2
    assert queries.decisions_of(world.bob, world.case, at=AT) == []
    assert queries.letters_of(world.bob, world.case, at=AT) == []
    with pytest.raises(NotThere):
        actions.open_decisions(world.case, by=world.bob, at=AT)


def test_opening_leaves_a_leaf(world, proposed):
    """Red when: open_decisions or the list notes nothing."""
    proposed()
    actions.open_decisions(world.case, by=world.alice, at=AT)
    actions.open_delegate_list(by=world.linda, at=AT)
    verbs = set(Payload.objects.filter(kind="read").values_list("verb", flat=True))
    assert {"open_decisions", "list_proposals"} <= verbs


def count(act) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        act()
    return len(asked)


def test_the_number_of_queries_is_constant(world):
    """Red when: a list reads persons or letters in its loop."""

    def more() -> None:
        child = register_person("Tova", "Ek", born=date(2018, 1, 1), **TYPED)
        case = start_case(child, world.unit, responsible=world.alice.id, by=TOWN, at=AT)
        actions.propose(case, GRANT, by=world.alice, at=AT)

    more()
    few = count(lambda: queries.open_for_delegate(world.linda, at=AT))
    for _ in range(5):
        more()
    assert count(lambda: queries.open_for_delegate(world.linda, at=AT)) == few
    assert len(queries.open_for_delegate(world.linda, at=AT)) == 6


@pytest.mark.slow
def test_the_page_costs_the_same_with_more_decisions(world, decided):
    """Red when: letters, limits or appeals are read for each card."""
    first = decided()
    actions.notify(first, how={}, by=world.alice, at=AT)
    actions.open_decisions(world.case, by=world.alice, at=AT)  # a person more is counted
    few = count(lambda: actions.open_decisions(world.case, by=world.alice, at=AT))
    for _ in range(3):
        actions.notify(decided(), how={}, by=world.alice, at=AT)
    assert count(lambda: actions.open_decisions(world.case, by=world.alice, at=AT)) == few


def test_the_timeline_tells_it_all(world, decided):
    """Red when: a verb has no words, or the app registers nothing."""
    decision = decided()
    actions.notify(decision, how={}, by=world.alice, at=AT)
    assert timeline_of in timeline_sources(CaseKind.CHILD)
    titles = [item.title for item in timeline_of(world.alice, world.case, AT)]
    number = queries.decisions_of(world.alice, world.case, at=AT)[0].number
    assert f"Beslut {number}: beviljat" in titles
    assert f"Beslutet skickades till parterna ({number})" in titles
    assert "Skyddad person fick inte läsa och svara" in titles
    assert not any("Fredrik" in title for title in titles)


def test_a_decision_stands_once_on_the_timeline(world, decided):
    """Red when: the case's own step tells of the decision too."""
    decided()
    page = open_case_page(world.case, by=world.alice, at=AT)
    told = [item.title for item in page.items if item.title.startswith("Beslut")]
    assert told == [f"Beslut {page.line.number}/1: beviljat"]


def test_a_party_is_told_of_their_own_letters_only(world, decided):
    """Everybody else's documents can never be chosen. What leads to the other
    guardian is not in what is asked either.

    Red when: not_theirs is empty; send_material keeps the text as it was written.
    """
    assert told_to_party in party_sources()
    sent = {"answer_by": date(2026, 12, 1), "how": SentHow.HANDED, "by": world.alice, "at": AT}
    leaks = "Pappa bor på Hemliga gatan 7."
    actions.send_material(world.case, world.mother, material=leaks, **sent)
    asked = told_to_party(TOWN, world.case, frozenset({world.mother}), AT)
    assert [ask.last_day for ask in asked.asks] == [date(2026, 12, 1)]
    assert [ask.text for ask in asked.asks] == [f"Pappa bor på {HIDDEN}."]
    assert asked.papers == ()
    assert asked.decided_on is None
    other = told_to_party(TOWN, world.case, frozenset({world.father}), AT)
    assert other.asks == ()
    assert other.not_theirs == {asked.asks[0].document_id}
    hear_all(world)
    decision = decided()
    actions.notify(decision, how={}, by=world.alice, at=AT)
    papers = dict(PartyLetter.objects.values_list("party_id", "document_id"))
    told = told_to_party(TOWN, world.case, frozenset({world.mother}), AT)
    assert [paper.id for paper in told.papers] == [papers[world.mother]]
    assert papers[world.father] in told.not_theirs
    assert papers[world.mother] not in told.not_theirs
    assert told.asks == ()
    assert told.decided_on == AT.date()


def test_a_letter_stands_on_the_timeline_by_whom_it_is_for(world, decided):
    """Two parties got one each, and nothing stands twice. Red when: a letter is told by the name
    of its file, which is the same for all."""
    decision = decided()
    actions.notify(decision, how={}, by=world.alice, at=AT)
    page = open_case_page(world.case, by=world.alice, at=AT)
    letters = dict(PartyLetter.objects.values_list("document_id", "party__given_name"))
    told = {item.ref: item.title for item in page.items if item.ref in letters}
    assert len(told) == len(letters) == len(set(told.values())) == 2
    for document, name in letters.items():
        assert told[document] in (f"Brev till {name} E.", "Brev till Skyddad person")
    assert not [item for item in page.items if item.text.endswith(".pdf")]


def test_the_timeline_takes_six_queries(world, decided, django_assert_num_queries):
    """Red when: a party's name is asked for in the loop."""
    for _ in range(2):
        actions.notify(decided(), how={}, by=world.alice, at=AT)
    with django_assert_num_queries(6):
        timeline_of(world.alice, world.case, AT)
