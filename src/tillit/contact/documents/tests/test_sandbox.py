"""The washer is shut in: a bomb kills it and nobody else, and what takes it over gets nowhere."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tillit.contact.documents.tests import samples
from tillit.contact.documents.washing import wash as washing
from tillit.contact.documents.washing.wash import WASHER, wash
from tillit.kernel.refusal import Refusal

# What a parser that was taken over would try, put where the parser is called.
TAKEN_OVER = """
import sys; sys.argv = ["washer", {kind!r}]
import importlib.util, io
spec = importlib.util.spec_from_file_location("washer", {washer!r})
washer = importlib.util.module_from_spec(spec); spec.loader.exec_module(washer)
sys.stdin = io.TextIOWrapper(io.BytesIO(b"x"))
def harm(*ignored):
    {harm}
    return b"got out"
washer.pdf = washer.image = harm
sys.exit(washer.main())
"""


def taken_over(harm: str, kind: str = "PDF") -> subprocess.CompletedProcess[bytes]:
    """Run the washer with a parser that does harm."""
    program = TAKEN_OVER.format(kind=kind, washer=str(WASHER), harm=harm)
    return subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, env={}, check=False, timeout=60
    )


@pytest.mark.parametrize("kind", ["PDF", "PNG"])
@pytest.mark.parametrize(
    "harm",
    [
        "open('/etc/hostname').read()",
        "open('/tmp/tillit-was-here', 'w').write('x')",
        "import socket; socket.socket()",
        "import os; os.pipe()",
        "import subprocess; subprocess.run(['/bin/true'])",
    ],
)
def test_what_takes_the_washer_over_gets_nowhere(harm: str, kind: str) -> None:
    """Red when: shut_in() is not called, or RLIMIT_NOFILE is left out of it."""
    done = taken_over(harm, kind)
    assert (done.returncode, done.stdout) == (3, b"")
    assert not Path("/tmp/tillit-was-here").exists()


def test_the_control_gets_out() -> None:
    """Red when: the harness itself refuses, so that the tests above prove nothing."""
    assert taken_over("pass").stdout == b"got out"


@pytest.mark.parametrize(
    "harm", ["bytearray(3 * 1024**3)", "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"]
)
def test_a_bomb_kills_the_child_alone(harm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Red when: RLIMIT_AS is left out; or a child that died is taken for one that succeeded."""
    program = TAKEN_OVER.format(kind="PNG", washer=str(WASHER), harm=harm)
    run = subprocess.run

    def other(command: list[str], **options: object) -> object:
        return run([sys.executable, "-I", "-c", program], **options)  # type: ignore[call-overload]

    monkeypatch.setattr(washing.subprocess, "run", other)
    with pytest.raises(Refusal, match=r"packas upp|går inte att läsa"):
        wash(samples.picture())


def test_one_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Red when: the time-out is left out: the web process would wait for ever."""
    monkeypatch.setattr(washing, "SECONDS", 0.05)
    with pytest.raises(Refusal, match="packas upp"):
        wash(samples.picture())


def test_a_zip_is_never_opened() -> None:
    """Red when: a packed archive is on the list of what we take."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        packed.writestr("bomb", bytes(50 * 1024**2))
    with pytest.raises(Refusal, match="PDF"):
        wash(out.getvalue())
