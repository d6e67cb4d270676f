"""Workers side by side in one month run: each takes its own, and nothing is done twice."""

import threading
from datetime import timedelta

import pytest
from django.db import connections, transaction

from tillit.areas.assistance import actions, ports, queries
from tillit.areas.assistance.actions import run as running
from tillit.areas.assistance.models import MonthDecision, RunLine
from tillit.areas.assistance.types import LineState
from tillit.kernel.actor import System
from tillit.kernel.ids import new_id
from tillit.trust.audit.models import Payload

from .conftest import DECEMBER, make_world
from .deciding import LATER
from .running import Answering, renewal, turned_on

RUNNER = System("month-run")
PATIENCE = 10.0  # seconds that one waits for another


@pytest.fixture
def begun(own_database, monkeypatch, settings):
    """Six renewals of a run that has begun, committed where other workers see them."""
    settings.ORGANISATION_NUMBER = "162120000001"
    monkeypatch.setattr(ports, "_plugged", [Answering()])
    with transaction.atomic():
        world = make_world()
        sheets = [renewal(world, n) for n in range(6)]
        turned_on(world)
    actions.begin_run(world.unit, DECEMBER, by=world.lova, at=LATER)
    return world, sheets


def beside(work, found):
    """A worker of its own, with a connection of its own."""

    def run():
        try:
            found.append(work())
        except Exception as failure:
            found.append(failure)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.mark.postgres
def test_who_comes_while_another_is_taking_gets_the_next_ones(begun):
    """Red when: the taking waits for what another is just taking, and then finds nothing (seen
    without `select_for_update(skip_locked=True)`)."""
    found = []
    with transaction.atomic():  # the first has not committed what it took
        mine = running._take(new_id(), 2, at=LATER)
        thread = beside(lambda: running._take(new_id(), 2, at=LATER), found)
        thread.join(PATIENCE)
        waited = thread.is_alive()
    thread.join()
    assert not waited
    assert [len(each) for each in (mine, *found)] == [2, 2]
    assert not {each.pk for each in mine} & {each.pk for each in found[0]}


def test_two_workers_do_a_run_together_and_nothing_twice(begun):
    """Red when: a household is decided or asked about by both, the run is ended by neither or by
    both, or one worker's failure is shown (seen with `held_by` left out of what is held)."""
    world, sheets = begun
    done = [[], []]

    def all_due():
        rounds = 0
        while taken := actions.carry_on(by=RUNNER, at=LATER, count=1):
            rounds += taken
        return rounds

    threads = [beside(all_due, found) for found in done]
    for thread in threads:
        thread.join()
    assert sum(done[0] + done[1]) == 6, done
    view = queries.latest_run(world.wanja, world.unit)
    assert (view.decided, view.left, view.failed, view.waiting) == (6, 0, 0, 0)
    assert MonthDecision.objects.filter(sheet__in=sheets, by_program=True).count() == 6
    assert Payload.objects.filter(verb="AnswersFetched").count() == 6
    assert Payload.objects.filter(verb="RunEnded").count() == 1


def test_what_a_killed_worker_held_is_taken_again_by_the_other(begun):
    """Red when: what a dead worker held is never let go, or is taken while it may still live."""
    assert len(running._take(new_id(), 4, at=LATER)) == 4  # and then it is killed
    assert actions.carry_on(by=RUNNER, at=LATER) == 2
    assert actions.carry_on(by=RUNNER, at=LATER + running.HOLD - timedelta(seconds=1)) == 0
    assert actions.carry_on(by=RUNNER, at=LATER + running.HOLD) == 4
    assert set(RunLine.objects.values_list("state", flat=True)) == {LineState.DECIDED}
