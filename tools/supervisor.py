"""Watch over a few processes: start, restart what dies, stop all together."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

RESTARTS = 3
PATIENCE = 10.0  # seconds between a polite stop and a hard one
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


@dataclass
class Child:
    """One process to keep alive, with its log."""

    name: str
    command: Sequence[str]
    settings: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    restarts: int = field(default=0, init=False)

    def start(self) -> None:
        """Start it in a group of its own, so that Ctrl-C reaches the supervisor alone."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                list(self.command),
                env=dict(self.settings),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=die_with_parent,
            )

    def ended(self) -> int | None:
        """Its exit code if it has ended by itself."""
        return self.process.poll() if self.process else None

    def send(self, number: signal.Signals) -> None:
        """A signal to it and to all it has started."""
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)

    def stop(self) -> None:
        """Ask it to stop; after a while, insist."""
        self.send(signal.SIGTERM)
        if self.process:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(PATIENCE)
        self.send(signal.SIGKILL)

    def last_words(self) -> str:
        """The end of its log."""
        lines = self.log.read_text(errors="replace").splitlines()[-15:] if self.log.exists() else []
        return "\n".join(f"    {line}" for line in lines)


def die_with_parent() -> None:
    """If the supervisor is killed outright, its children are told to stop too (Linux)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)


class Supervisor:
    """Keeps its children running until `stopping` is set or one of them dies too often."""

    def __init__(self, children: Sequence[Child], say: Callable[[str], None]) -> None:
        self.children = list(children)
        self.say = say
        self.stopping = False
        self.gave_up = False

    def start(self) -> None:
        """Start all, in order."""
        wanted, self.children = self.children, []
        for child in wanted:
            self.add(child)

    def add(self, child: Child) -> None:
        """Start one more, and keep it alive with the others."""
        child.log.unlink(missing_ok=True)
        child.start()
        self.children.append(child)

    def look(self) -> None:
        """Restart whoever has died; give up after three times."""
        for child in self.children:
            code = child.ended()
            if code is None or self.stopping:
                continue
            if child.restarts >= RESTARTS:
                self.give_up(f"{child.name} died {RESTARTS + 1} times (code {code})", child.name)
                return
            child.restarts += 1
            self.say(f"{child.name} died (code {code}); restart {child.restarts} of {RESTARTS}.")
            child.send(signal.SIGTERM)  # what it may have left running
            child.start()

    def give_up(self, why: str, name: str) -> None:
        """Stop, and show what the process said last."""
        self.gave_up = self.stopping = True
        words = "".join(child.last_words() for child in self.children if child.name == name)
        self.say(f"{why}. Its last words:\n{words}")

    def watch(self) -> None:
        """Look after all until told to stop."""
        while not self.stopping:
            self.look()
            time.sleep(0.2)

    def stop(self) -> None:
        """Ask all to stop; after a while, insist. Returns when none is left."""
        self.stopping = True
        for child in self.children:
            child.send(signal.SIGTERM)
        until = time.monotonic() + PATIENCE
        for child in self.children:
            if child.process:
                try:
                    child.process.wait(max(0.1, until - time.monotonic()))
                except subprocess.TimeoutExpired:
                    self.say(f"{child.name} did not stop in time and was ended.")
                child.send(signal.SIGKILL)
                child.process.wait()
