"""Jobs run when due, once, and again after a dead worker.

Red when: the lease is not taken, not given back, or never runs out.
"""

from datetime import UTC, datetime, timedelta

import pytest

from tillit.jobs.models import Turn
from tillit.jobs.schedule import LEASE, Job, take_turns

AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _job(done, fail=False):
    def run(by, at):
        done.append((by.name, at))
        if fail:
            raise ValueError("a name that must not be kept")

    return Job("sweep", HOUR, run)


@pytest.mark.django_db
def test_runs_once_when_due():
    done = []
    jobs = (_job(done),)
    assert take_turns(jobs, at=AT) == ["sweep"]
    assert take_turns(jobs, at=AT + HOUR / 2) == []
    assert take_turns(jobs, at=AT + HOUR) == ["sweep"]
    assert [at for _, at in done] == [AT, AT + HOUR]


@pytest.mark.django_db
def test_another_worker_waits_until_a_dead_ones_lease_has_run_out():
    done = []
    jobs = (_job(done),)
    Turn.objects.create(name="sweep", next_at=AT, leased_until=AT + LEASE)
    assert take_turns(jobs, at=AT + LEASE / 2) == []
    assert take_turns(jobs, at=AT + LEASE) == ["sweep"]


@pytest.mark.django_db
def test_a_job_for_two_is_done_by_two_at_once_and_never_by_a_third():
    """Three workers at the same moment, one inside the other. Red when: a job has one lease however
    many may do it (seen), a third gets in, or a dead worker's lease is not taken over."""
    inside, most = [], 2

    def run(by, at):
        inside.append(by.name)
        if len(inside) < 3:
            take_turns(jobs, at=at)

    jobs = (Job("sweep", HOUR, run, beside=lambda: most),)
    assert take_turns(jobs, at=AT) == ["sweep"]
    assert inside == ["sweep", "sweep"]
    assert set(Turn.objects.values_list("name", "leased_until")) == {
        ("sweep", None),
        ("sweep 2", None),
    }
    Turn.objects.update(leased_until=AT + 3 * HOUR)  # both are killed
    assert take_turns(jobs, at=AT + 2 * HOUR) == []
    assert take_turns(jobs, at=AT + 3 * HOUR) == ["sweep"]


@pytest.mark.django_db
def test_a_failure_is_tried_again_sooner_and_keeps_no_text():
    jobs = (_job([], fail=True),)
    assert take_turns(jobs, at=AT) == []
    row = Turn.objects.get()
    assert (row.failures, row.failure, row.leased_until) == (1, "ValueError", None)
    assert AT < row.next_at < AT + HOUR
