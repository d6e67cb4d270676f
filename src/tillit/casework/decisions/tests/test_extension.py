"""More time for an investigation is a decision like any other, by the order, and the only way."""

from dataclasses import replace
from datetime import date
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps

from tillit.casework.cases.models import Case, Clock
from tillit.casework.decisions import actions
from tillit.casework.decisions.legal import legal_type
from tillit.casework.decisions.models import Decision, DecisionStep, Hearing
from tillit.casework.decisions.queries import waiting_for_list
from tillit.casework.decisions.types import EXTENSION, Outcome, SentHow
from tillit.contact.documents.actions import open_document
from tillit.contact.documents.tests.reading import words_of
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of

from .conftest import AT, DAY, GRANT, hear_all

MORE = replace(
    GRANT, type_code=EXTENSION, outcome=Outcome.EXTENSION, period_from=None,
    period_to=date(2027, 5, 1), what="Utredningen får ta längre tid",
    circumstances="BUP kan ta emot Charlie först i mars.", best_interest="", childs_view="",
)  # fmt: skip


def test_more_time_is_for_whom_the_order_names(world, proposed):
    """Red when: take_effect extends before check_may_decide has asked the order."""
    decision = proposed(MORE)
    hear_all(world, more_time=True)
    with pytest.raises(Refusal, match="Bara gruppledaren eller nämnden"):
        actions.decide(decision, version=1, by=world.alice, at=AT)
    assert not Clock.objects.get(object_id=world.case, code="D04").extended
    actions.decide(decision, version=1, by=world.linda, at=AT)
    clock = Clock.objects.get(object_id=world.case, code="D04")
    assert (clock.due_on, clock.extended) == (date(2027, 5, 1), True)
    assert day_of(clock.due_at) >= date(2027, 5, 1)
    assert clock.extension_text == MORE.circumstances
    assert Decision.objects.get(pk=decision).delegation_number == "3.2"


def test_what_was_sent_for_the_end_is_not_used_by_more_time(world, proposed):
    """Each decision has its own material: what the parties read about the end of the
    investigation is no answer about more time, and still waits when that is decided.

    Red when: heard_by_party ignores more_time, or take_effect takes every hearing.
    """
    end, at = send(world, "Alva behöver stöd."), AT + 8 * DAY
    skip(world, world.father)
    decision = proposed(MORE)
    with pytest.raises(Refusal, match="har inte fått läsa och svara"):
        actions.decide(decision, version=1, by=world.linda, at=at)
    page = actions.open_decisions(world.case, by=world.linda, at=at)
    assert "har inte fått läsa" in page.proposals[0].why_not
    assert [card.missing for card in page.parties[1:]] == ["", ""]
    assert [card.hearing for card in page.more_time[1:]] == [None, None]
    hear_all(world, more_time=True, at=at)
    actions.decide(decision, version=1, by=world.linda, at=at)
    assert Case.objects.get(pk=world.case).stage == "with_parties"
    last = proposed()
    assert not actions.open_decisions(world.case, by=world.linda, at=at).more_time
    actions.decide(last, version=1, by=world.linda, at=at)
    assert Hearing.objects.get(pk=end).decision_id == last
    assert Hearing.objects.filter(decision=decision, more_time=True).count() == 2


def test_what_was_sent_about_more_time_is_not_used_by_the_end(world, proposed):
    """The investigation goes on meanwhile, and a new sending about one replaces none about the
    other.

    Red when: send_material moves the case whatever it is about, _write replaces both, or the
    letter does not say what is decided.
    """
    longer = send(world, "BUP tar emot i mars.", more_time=True)
    assert Case.objects.get(pk=world.case).stage == "investigating"
    skip(world, world.father)
    with pytest.raises(Refusal, match="Mona Ek har inte fått läsa och svara"):
        actions.decide(proposed(), version=1, by=world.linda, at=AT + 8 * DAY)
    skip(world, world.mother)
    assert Hearing.objects.get(pk=longer).replaced_at is None
    letter = open_document(Hearing.objects.get(pk=longer).document_id, by=world.alice, at=AT)
    assert "fårtalängretid" in words_of(letter.content)


def test_what_served_more_time_before_is_marked(world, proposed):
    """What still waits is kept for the end. Red when: the migration takes what waits."""
    hear_all(world, more_time=True)
    actions.decide(proposed(MORE), version=1, by=world.linda, at=AT)
    hear_all(world)
    Hearing.objects.update(more_time=False)
    migration = import_module("tillit.casework.decisions.migrations.0005_hearing_about_more_time")
    migration.mark_what_was_used(apps, None)
    marked = Hearing.objects.filter(more_time=True)
    assert (marked.count(), marked.filter(decision=None).count()) == (2, 0)


def skip(world, party):
    """Nothing is sent to somebody about the end of the investigation."""
    actions.skip_hearing(
        world.case, party, exception="IMMEDIATE", reason="Bråttom.", by=world.alice, at=AT
    )


def send(world, material, **more):
    """To the mother, with a week to answer."""
    return actions.send_material(
        world.case, world.mother, material=material, answer_by=(AT + 7 * DAY).date(),
        how=SentHow.HANDED, by=world.alice, at=AT, **more,
    )  # fmt: skip


@pytest.mark.parametrize("until", [None, date(2027, 1, 1), date(2027, 3, 24)])
def test_more_time_is_for_a_certain_time_that_is_longer(world, proposed, until):
    """Red when: check_period takes an open end, or extend_clock an earlier day."""
    hear_all(world, more_time=True)
    with pytest.raises(Refusal, match=r"till vilken dag|efter den som gäller nu"):
        actions.decide(proposed(replace(MORE, period_to=until)), version=1, by=world.linda, at=AT)


def test_what_was_extended_before_is_a_decision_now(world):
    """Red when: take_over leaves a row behind, or invents a point of the order."""
    old = [
        SimpleNamespace(
            pk=new_id(), case=Case.objects.get(pk=world.case), until=date(2027, month, 1),
            reasons="Skäl.", by_id=world.linda.id, by_name="Linda", at=AT,
        )
        for month in (4, 5)
    ]  # fmt: skip
    migration = import_module("tillit.casework.decisions.migrations.0002_take_over_extensions")
    migration.take_over(_Then(old), None)
    rows = list(Decision.objects.order_by("number"))
    assert [(row.pk, row.period_to) for row in rows] == [(o.pk, o.until) for o in old]
    assert {(r.decided_as, r.delegation_number, r.stage) for r in rows} == {
        ("leader", "", "decided")
    }
    known = legal_type(EXTENSION, AT.date())
    assert {(row.type_name, row.law) for row in rows} == {(known.name, known.law)}
    assert DecisionStep.objects.filter(verb="decide").count() == 2
    assert waiting_for_list(world.nils, at=AT) == 2
    assert actions.open_decisions(world.case, by=world.alice, at=AT).decided


class _Then:
    """The apps as they were: the table of extensions, and the rest as now."""

    def __init__(self, rows: list[SimpleNamespace]) -> None:
        found = SimpleNamespace(order_by=lambda *_: rows)
        self.old = SimpleNamespace(objects=SimpleNamespace(select_related=lambda *_: found))

    def get_model(self, app: str, name: str) -> Any:
        return self.old if name == "Extension" else apps.get_model(app, name)
