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
from tillit.casework.decisions.models import Decision, DecisionStep
from tillit.casework.decisions.queries import waiting_for_list
from tillit.casework.decisions.types import EXTENSION, Outcome
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Refusal

from .conftest import AT, GRANT, hear_all

MORE = replace(
    GRANT, type_code=EXTENSION, outcome=Outcome.EXTENSION, period_from=None,
    period_to=date(2027, 5, 1), what="Utredningen får ta längre tid",
    circumstances="BUP kan ta emot Charlie först i mars.", best_interest="", childs_view="",
)  # fmt: skip


def test_more_time_is_for_whom_the_order_names(world, proposed):
    """Red when: take_effect extends before check_may_decide has asked the order."""
    decision = proposed(MORE)
    hear_all(world)
    with pytest.raises(Refusal, match="Bara gruppledaren eller nämnden"):
        actions.decide(decision, version=1, by=world.alice, at=AT)
    assert not Clock.objects.get(object_id=world.case, code="D04").extended
    actions.decide(decision, version=1, by=world.linda, at=AT)
    clock = Clock.objects.get(object_id=world.case, code="D04")
    assert (clock.due_on, clock.extended) == (date(2027, 5, 1), True)
    assert clock.extension_text == MORE.circumstances
    assert Decision.objects.get(pk=decision).delegation_number == "3.2"


@pytest.mark.parametrize("until", [None, date(2027, 1, 1)])
def test_more_time_is_for_a_certain_time_that_is_longer(world, proposed, until):
    """Red when: check_period takes an open end, or extend_clock an earlier day."""
    hear_all(world)
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
