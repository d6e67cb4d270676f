"""Start, pause, resume and end, with the time of SoL 34:1; every verb at every stage."""

import pytest

from tillit.casework.cases.models import Case, CaseStep
from tillit.casework.services import actions, policies
from tillit.casework.services.models import Pause, Service
from tillit.casework.services.types import (
    ConsentAnswer,
    DeclineReason,
    EndReason,
    PauseReason,
    WithdrawReason,
)
from tillit.casework.services.workflow import OPEN, STEPS, VERBS, WRITES, Stage
from tillit.kernel.refusal import Moved, Refusal

from .conftest import AT, DAY, decided, order, say_yes

DO = {
    "accept": lambda s, w: actions.accept(s, by=w.gun, at=AT),
    "decline": lambda s, w: actions.decline(s, reason=DeclineReason.FULL, by=w.gun, at=AT),
    "withdraw": lambda s, w: actions.withdraw_order(
        s, reason=WithdrawReason.CHANGED_ORDER, text="x", by=w.alice, at=AT
    ),
    "start": lambda s, w: actions.start_service(s, by=w.alice, at=AT),
    "pause": lambda s, w: actions.pause_service(s, reason=PauseReason.ILLNESS, by=w.alice, at=AT),
    "resume": lambda s, w: actions.resume_service(s, by=w.alice, at=AT),
    "end": lambda s, w: actions.end_service(s, reason=EndReason.GOAL_REACHED, by=w.alice, at=AT),
}
TIMES = {
    Stage.STARTED: {"started_at": AT},
    Stage.PAUSED: {"started_at": AT},
    Stage.ENDED: {"started_at": AT, "ended_at": AT},
}


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_at_every_stage(world, ordered, verb, stage):
    """Red when: a verb writes its stage without asking the table."""
    say_yes(world, ordered, world.mother, world.father)
    Service.objects.filter(pk=ordered).update(stage=stage, **TIMES.get(stage, {}))
    if (verb, stage) in OPEN:
        DO[verb](ordered, world)
        assert Service.objects.get(pk=ordered).stage == OPEN[verb, stage].target
        return
    with pytest.raises(Moved):
        DO[verb](ordered, world)
    assert Service.objects.get(pk=ordered).stage == stage


def test_the_table_speaks_of_every_stage():
    """Red when: a stage cannot be reached, or has no sentence."""
    reached = {step.target for step in STEPS} | {Stage.ORDERED}
    assert reached == set(Stage) == set(policies.WHERE)
    assert set(DO) == set(VERBS)
    assert not set(WRITES) & set(VERBS)


def test_the_time_stops_begins_anew_and_stops(world, granted, started, clock):
    """Red when: pause starts no clock, or it is not on the decision."""
    assert clock(granted) == [("D31", False)]
    actions.pause_service(started, reason=PauseReason.ILLNESS, by=world.eva, at=AT + 5 * DAY)
    assert clock(granted) == [("D31", True), ("D31", False)]
    actions.resume_service(started, by=world.eva, at=AT + 9 * DAY)
    assert clock(granted) == [("D31", False), ("D31", False)]
    actions.pause_service(started, reason=PauseReason.ILLNESS, by=world.eva, at=AT + 10 * DAY)
    actions.end_service(started, reason=EndReason.MOVED, by=world.eva, at=AT + 11 * DAY)
    assert clock(granted) == [("D31", False)] * 3
    assert not Pause.objects.filter(ended_at=None).exists()


def test_a_decision_without_that_time_gets_none(world, clock):
    """Red when: pause does not look whether the decision had a time. SoL 34:1 names 11:1."""
    decision = decided(world, type_code="SOL-13-7")
    service = order(world, decision)
    actions.accept(service, by=world.eva, at=AT)
    say_yes(world, service, world.mother, world.father)
    actions.start_service(service, by=world.eva, at=AT)
    actions.pause_service(service, reason=PauseReason.ILLNESS, by=world.eva, at=AT)
    assert clock(decision) == []


def test_the_case_follows_whoever_begins(world, started):
    """Red when: follow() moves the case as the provider, who may not."""
    assert Case.objects.get(pk=world.case).stage == "following"
    assert CaseStep.objects.get(case_id=world.case, verb="follow").by_name == "services"


def test_consent_taken_back_in_a_pause_holds_the_service(world, started):
    """Red when: resume does not ask about consent."""
    actions.pause_service(started, reason=PauseReason.FAMILY_ASKS, by=world.eva, at=AT + DAY)
    actions.record_consent(
        started, world.mother, ConsentAnswer.WITHDRAWN, by=world.alice, at=AT + DAY
    )
    with pytest.raises(Refusal, match="Mona"):
        actions.resume_service(started, by=world.eva, at=AT + 2 * DAY)


def test_an_ended_service_lets_go_of_the_provider(world, started):
    """Red when: end_service forgets let_go."""
    actions.end_service(started, reason=EndReason.GOAL_REACHED, by=world.eva, at=AT + DAY)
    assert policies.sides(world.eva, policies.found(started), at=AT + 2 * DAY) == frozenset()


def test_another_reason_needs_words(world, started):
    """Red when: the remedy is dropped."""
    with pytest.raises(Refusal, match="Skriv varför"):
        actions.end_service(started, reason=EndReason.OTHER, by=world.eva, at=AT)
    with pytest.raises(Refusal, match="Skriv varför"):
        actions.pause_service(started, reason=PauseReason.OTHER, by=world.eva, at=AT)
