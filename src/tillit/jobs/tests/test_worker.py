"""The job worker as a real process: the alarm goes out at night, and a dead worker is noticed."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.support.databases import address_of
from tillit.casework.cases.queries import notices_for
from tillit.casework.cases.types import NoticeKind
from tillit.casework.intake.actions import receive_report
from tillit.casework.intake.queries import alarm_watch
from tillit.casework.intake.tests.conftest import TOWN, report_in
from tillit.jobs.models import Turn
from tillit.jobs.schedule import LEASE, take_turns
from tillit.jobs.table import JOBS
from tillit.kernel.actor import Reporter, Role, Seat, Staff
from tillit.kernel.ids import new_id
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ

ROOT = Path(__file__).parents[4]
PATIENCE_SECONDS = 40.0


def late_report(at) -> Staff:
    """A report that has waited for 25 hours. Returns who is on duty."""
    intake, duty = (open_unit(k.value, k, by=TOWN, at=at) for k in (UnitKind.INTAKE, UnitKind.DUTY))
    id_ = employ("Dan Dahl", subject="dan", by=TOWN, at=at)
    give_seat(id_, duty, Role.DUTY, by=TOWN, at=at)
    before = at - timedelta(hours=25)
    report = report_in("Alva", received_at=before)
    receive_report(report, unit_id=intake, by=Reporter(new_id()), at=before)
    return Staff(id_, "Dan Dahl", frozenset({Seat(duty, Role.DUTY, "ifo")}))


@pytest.fixture
def worker(own_database):
    """Starts the worker on the database of this test; whatever still runs is killed afterwards."""
    role = {"TILLIT_AS_OWNER": "", "TILLIT_TESTING": "1"}  # as the application, as in production
    surroundings = {**os.environ, **role, "TILLIT_DATABASE": address_of(own_database)}
    command = [sys.executable, str(ROOT / "manage.py"), "work"]
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen(command, env=surroundings, cwd=ROOT))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def told(duty: Staff) -> list[NoticeKind]:
    return [notice.kind for notice in notices_for(duty, at=timezone.now())]


def wait_until(holds) -> bool:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and not holds():
        time.sleep(0.2)
    return bool(holds())


@pytest.mark.slow
def test_a_worker_alarms_and_a_dead_one_is_noticed(worker):
    """kill -9 under a real worker. Red when: the alarm is not in the table of jobs, it does not say
    when it looked, or `check_alarm` is content with a silent one."""
    now = timezone.now()
    duty = late_report(now)
    with pytest.raises(CommandError, match="has not looked"):
        call_command("check_alarm")
    process = worker()
    assert wait_until(lambda: told(duty)), "the worker told nobody"
    assert told(duty) == [NoticeKind.PROTECTION_LATE]
    assert wait_until(lambda: not alarm_watch(duty, at=timezone.now()).stopped)
    call_command("check_alarm", stdout=StringIO())
    process.send_signal(signal.SIGKILL)
    process.wait()
    later = timezone.now() + timedelta(minutes=21)
    watch = alarm_watch(duty, at=later)
    assert (watch.stopped, watch.late) == (True, 1)


@pytest.mark.django_db
def test_at_night_a_second_worker_takes_over_from_a_dead_one():
    """At a set clock: the first dies holding the lease. Red when: the lease never runs out, or the
    night's alarm waits longer than what the pages call silent."""
    night = timezone.now().replace(hour=2, minute=13)
    duty = late_report(night)
    Turn.objects.create(name="alarm-protection", next_at=night, leased_until=night + LEASE)
    assert "alarm-protection" not in take_turns(JOBS, at=night + LEASE / 2)
    assert told(duty) == []
    assert "alarm-protection" in take_turns(JOBS, at=night + LEASE)
    assert told(duty) == [NoticeKind.PROTECTION_LATE]
    assert not alarm_watch(duty, at=night + LEASE).stopped
