"""The page of a case: one reading, a fixed number of queries, and no more than one may see.

Red when: a loop in timeline.py or page.py asks the database, open_case_page writes no leaf or two,
or may_see_words answers True for all.
"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.environment import draws
from tests.support.town import history, make_town, sign, warn
from tillit.casework.cases import actions, ports
from tillit.casework.cases.types import CaseKind, NoteKind, TimelineGroup, TimelineItem
from tillit.kernel.refusal import NotThere
from tillit.trust.access.actions import break_glass
from tillit.trust.access.types import GlassReason
from tillit.trust.audit.models import Payload

from .conftest import AT


@pytest.fixture(scope="module")
def made_once(module_rows):
    with module_rows():
        made = make_town(AT)
        warn(made)
    return made


@pytest.fixture
def town(db, made_once):
    return made_once


def opened(town, by=None):
    return actions.open_case_page(town.case, by=by or town.maja, at=AT)


def queries_at(town):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        opened(town)
    return len(seen)


def test_as_many_queries_with_200_notes_as_with_5(town):
    history(town)
    sign(town, NoteKind.OTHER, "Ett")
    sign(town, NoteKind.OTHER, "Två")
    opened(town)  # the first time today counts a person more
    few = queries_at(town)
    for number in range(more := draws(195)):
        note = sign(town, NoteKind.OTHER, f"Anteckning {number}", days_ago=number / 8)
        if number % 10 == 0:
            actions.amend_note(note, text="Rättat.", by=town.maja, at=AT)
    assert queries_at(town) == few
    assert opened(town).counts[TimelineGroup.NOTES] == 5 + more


def test_one_reading_is_one_leaf(town):
    before = Payload.objects.count()
    opened(town)
    [leaf] = Payload.objects.order_by("leaf_id")[before:]
    assert (leaf.verb, leaf.object_id, leaf.person_id) == ("open_case", town.case, town.noel)
    assert str(town.petra) in leaf.body


def test_newest_first_and_counted(town):
    history(town)
    page = opened(town)
    times = [item.at for item in page.items]
    assert times == sorted(times, reverse=True)
    assert page.counts[TimelineGroup.CHILD] == 1
    assert sum(page.counts.values()) == len(page.items) + 1  # the child's words are under two


def test_the_childs_words_are_for_whom_it_was_decided(town):
    history(town)
    words = "när jag får skruva"
    [mine] = [i for i in opened(town).items if i.childs_words]
    assert words in mine.childs_words
    by_leader = opened(town, by=town.katarina)
    assert not any(words in str(item) for item in by_leader.items)
    assert [item.words_withheld for item in by_leader.items].count(True) == 1


def test_who_has_no_way_in_finds_nothing(town):
    with pytest.raises(NotThere):
        opened(town, by=town.samira)


def test_everybody_sees_who_broke_the_glass(town):
    break_glass(
        town.case, reason=GlassReason.CALL, sentence="Pappa ringer nu.", by=town.samira, at=AT
    )
    page = opened(town)
    assert [(each.name, each.sentence) for each in page.glass] == [
        ("Samira Haddad", "Pappa ringer nu.")
    ]
    later = AT + timedelta(hours=8)
    with pytest.raises(NotThere):
        actions.open_case_page(town.case, by=town.samira, at=later)


def test_modules_above_add_their_news(town, monkeypatch):
    monkeypatch.setattr(ports, "_sources", {})
    item = TimelineItem(AT, "decision", "Beslut", group=TimelineGroup.DECISIONS)
    ports.register_timeline(lambda actor, case_id, at: [item])
    assert item in opened(town).items


def test_a_module_adds_to_its_own_kind_of_cases(town, monkeypatch):
    """Red when: the kind is not asked for."""
    monkeypatch.setattr(ports, "_sources", {})
    item = TimelineItem(AT, "paid", "Utbetalt", group=TimelineGroup.STEPS)
    ports.register_timeline(lambda actor, case_id, at: [item], CaseKind.ASSISTANCE)
    assert item not in opened(town).items


def test_a_draft_is_its_authors_own(town):
    actions.start_note(town.case, NoteKind.PHONE, text="Utkast", by=town.maja, at=AT)
    assert [draft.text for draft in opened(town).drafts] == ["Utkast"]
    assert opened(town, by=town.katarina).drafts == ()
    assert not any(item.text == "Utkast" for item in opened(town).items)
