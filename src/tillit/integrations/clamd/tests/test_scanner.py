"""The client speaks clamd's protocol: to a fake that is strict, and to the real one where it is."""

import shutil
import socket
import struct
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tillit.contact.documents.ports import ScannerAway
from tillit.integrations.clamd.scanner import CHUNK_BYTES, Clamd

MARK = b"tillit-test-signature"


class Fake(threading.Thread):
    """Reads INSTREAM as the real one does and finds one word; `answer` overrules."""

    def __init__(self, path: str, answer: bytes | None = None) -> None:
        super().__init__(daemon=True)
        self.answer = answer
        self.door = socket.socket(socket.AF_UNIX)
        self.door.bind(path)
        self.door.listen()
        self.got = b""

    def run(self) -> None:
        line, _ = self.door.accept()
        with line, line.makefile("rb") as reader:
            assert reader.read(10) == b"zINSTREAM\0"
            while size := struct.unpack("!I", reader.read(4))[0]:
                self.got += reader.read(size)
            found = b"stream: Tillit.Test FOUND\0" if MARK in self.got else b"stream: OK\0"
            line.sendall(found if self.answer is None else self.answer)


def asked(tmp_path: Path, content: bytes, answer: bytes | None = None) -> str:
    fake = Fake(str(tmp_path / "clamd"), answer)
    fake.start()
    try:
        return Clamd(f"unix:{tmp_path / 'clamd'}", seconds=5).finds(content)
    finally:
        fake.join(5)
        fake.door.close()
        assert fake.got == content


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES, CHUNK_BYTES + 1, 5 * CHUNK_BYTES])
def test_everything_is_sent_and_the_answer_is_read(tmp_path: Path, size: int) -> None:
    """Red when: only the first chunk is sent, or the closing zero is not."""
    assert asked(tmp_path, b"a" * size) == ""


def test_what_is_found_is_named(tmp_path: Path) -> None:
    """Red when: every answer counts as clean."""
    assert asked(tmp_path, b"x" + MARK) == "Tillit.Test"


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: \0"])
def test_any_other_answer_is_no_answer(tmp_path: Path, answer: bytes) -> None:
    """Red when: what is not FOUND counts as clean."""
    with pytest.raises(ScannerAway):
        asked(tmp_path, b"abc", answer)


def test_nobody_there_is_no_answer(tmp_path: Path) -> None:
    """Red when: OSError is not turned into ScannerAway."""
    with pytest.raises(ScannerAway):
        Clamd(f"unix:{tmp_path / 'nobody'}").finds(b"abc")


@pytest.mark.parametrize("address", [
    "", "tcp:scanner.example:3310", "tcp:192.0.2.7:3310", "unix:relative", "tcp:127.0.0.1:",
])  # fmt: skip
def test_documents_never_leave_the_machine(address: str) -> None:
    """Red when: `_is_loopback` answers yes to all."""
    with pytest.raises(ValueError, match="TILLIT_CLAMD"):
        Clamd(address)
    assert Clamd("tcp:127.0.0.1:3310") != Clamd("tcp:[::1]:3310")


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Clamd]:
    """Debian's own daemon with one signature of ours, on a socket in a folder of the test."""
    program = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin")
    if not program:
        pytest.skip("No clamd here. On Debian: apt-get install clamav-daemon")
    signatures = tmp_path / "db"
    signatures.mkdir()
    (signatures / "tillit.ndb").write_text(f"Tillit.Test:0:*:{MARK.hex()}\n")
    path = tmp_path / "s"
    (tmp_path / "conf").write_text(
        f"DatabaseDirectory {signatures}\nLocalSocket {path}\nForeground yes\nUser root\n"
        f"OfficialDatabaseOnly no\n"
    )
    daemon = subprocess.Popen(
        [program, "--config-file", str(tmp_path / "conf")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(300):
        if path.exists():
            break
        time.sleep(0.1)
    yield Clamd(f"unix:{path}")
    daemon.terminate()
    daemon.wait(20)


def test_the_real_one_agrees(real: Clamd) -> None:
    """The fake and the real thing answer alike.

    Red when: the zero byte after INSTREAM, or the length before a chunk, is not sent.
    """
    assert real.finds(b"nothing special" * 10_000) == ""
    assert real.finds(b"some words " + MARK).startswith("Tillit.Test")
