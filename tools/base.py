"""What every tool shares: where things are, how a program is run, how we speak.

Standard library only: this runs before any environment exists.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("TILLIT_VAR") or ROOT / "var").resolve()
REQUIREMENTS = ROOT / "requirements"


class SetupError(Exception):
    """Something the machine lacks; the text says what to do about it."""


def say(text: str) -> None:
    """Print one line to the person, at once."""
    print(text, flush=True)


def digest(paths: Sequence[Path], *extra: str) -> str:
    """One fingerprint of the content of files (a missing file counts as empty)."""
    mark = hashlib.sha256()
    for path in paths:
        mark.update(path.name.encode() + b"\0")
        mark.update(path.read_bytes() if path.exists() else b"")
    for text in extra:
        mark.update(b"\0" + text.encode())
    return mark.hexdigest()


def run(
    command: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    what: str = "",
) -> str:
    """Run a program quietly and return what it printed.

    Raises:
        SetupError: it failed; the text carries the end of its output.
    """
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd or ROOT,
        env=dict(env) if env is not None else None,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        tail = "\n".join(done.stdout.strip().splitlines()[-25:])
        raise SetupError(f"{what or Path(str(command[0])).name} failed:\n{tail}")
    return done.stdout


@contextlib.contextmanager
def timed(text: str, *, beside: bool = False) -> Iterator[None]:
    """Say what is being done, and how long it took. `beside`: something else is being done at the
    same time, so the line is written in one piece, afterwards."""
    start, told = time.monotonic(), f"  {text} …"
    if not beside:
        print(told, end="", flush=True)
        told = ""
    try:
        yield
    except BaseException:
        print(f"{told} failed", flush=True)
        raise
    print(f"{told} {time.monotonic() - start:.1f} s", flush=True)


@contextlib.contextmanager
def only_one(name: str) -> Iterator[None]:
    """Let one process at a time set up `name`; others wait."""
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / f".{name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def is_root() -> bool:
    """Whether we may install Debian packages."""
    return os.geteuid() == 0


def debian_install(*packages: str) -> bool:
    """Install packages from Debian. False where we are not root or not on Debian."""
    if not is_root() or not shutil.which("apt-get"):
        return False
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    with timed(f"installing {' '.join(packages)} from Debian"):
        try:
            run(command, env=env)
        except SetupError:  # an old or empty package list: fetch it and try once more
            run(["apt-get", "update", "-q"], env=env)
            run(command, env=env)
    return True


def fail(text: str) -> int:
    """Tell what is wrong; the exit code."""
    print(text, file=sys.stderr, flush=True)
    return 1
