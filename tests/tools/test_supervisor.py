"""The supervisor of the demo, with small processes of its own."""

import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

import pytest

from tools import demo
from tools.base import SetupError
from tools.supervisor import RESTARTS, Child, Supervisor

SLEEP = "import time; time.sleep(60)"


def child(folder, code, name="one"):
    return Child(name, [sys.executable, "-c", code], os.environ, folder / f"{name}.log")


def alive(pid):
    return Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_text()


@pytest.mark.slow
def test_a_child_that_dies_is_restarted_three_times_and_each_time_it_is_said(tmp_path):
    """Red when: look() forgets to count, or is silent."""
    said = []
    dying = child(tmp_path, "print('why', flush=True); raise SystemExit(7)")
    supervisor = Supervisor([dying], said.append)
    supervisor.start()
    threading.Timer(20, setattr, (supervisor, "stopping", True)).start()
    supervisor.watch()
    supervisor.stop()
    assert supervisor.gave_up
    assert len(said) == RESTARTS + 1
    assert "code 7" in said[0]
    assert "why" in said[-1]


def test_all_stop_together_with_what_they_started(tmp_path):
    """Red when: send() signals the process but not its group."""
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {SLEEP!r}])"
    kept = child(tmp_path, f"import signal; signal.signal(15, lambda *_: 0)\n{code}")
    supervisor = Supervisor([kept, child(tmp_path, SLEEP, "two")], lambda _: None)
    supervisor.start()
    pids = [one.process.pid for one in supervisor.children]
    grandchild = wait_for(lambda: children_of(pids[0]))[0]
    supervisor.stop()
    wait_for(lambda: not alive(grandchild))
    assert [pid for pid in pids if alive(pid)] == []


def test_one_that_will_not_stop_is_ended(tmp_path, monkeypatch):
    """Red when: stop() waits for ever, or leaves without SIGKILL."""
    monkeypatch.setattr("tools.supervisor.PATIENCE", 0.2)
    deaf = "import signal; signal.signal(15, signal.SIG_IGN); print(1, flush=True)"
    stubborn = child(tmp_path, f"{deaf}\n{SLEEP}")
    said = []
    supervisor = Supervisor([stubborn], said.append)
    supervisor.start()
    wait_for(stubborn.last_words)
    supervisor.stop()
    assert (stubborn.process.returncode, len(said)) == (-signal.SIGKILL, 1)


def test_a_taken_port_is_passed_over():
    """Red when: free_port() returns what it was asked for."""
    with socket.socket() as plug:
        plug.bind(("127.0.0.1", 0))
        plug.listen()
        taken = plug.getsockname()[1]
        assert demo.free_port(taken) > taken


def test_no_port_left_is_a_sentence():
    """Red when: free_port() counts past the last port there is."""
    with pytest.raises(SetupError, match="--port"):
        demo.free_port(65_536)


def test_two_demos_do_not_share_a_town(tmp_path):
    """Red when: alone() waits or lets the second one in."""
    with demo.alone(tmp_path / "a"), pytest.raises(SetupError), demo.alone(tmp_path / "a"):
        pass


def children_of(pid):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def wait_for(what):
    until = time.monotonic() + 10
    while not what():
        assert time.monotonic() < until
        time.sleep(0.02)
    return what()
