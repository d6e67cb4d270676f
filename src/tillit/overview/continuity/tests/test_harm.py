"""A file that is not whole is refused with what is wrong; never half used."""

import io
import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tillit.overview.continuity.actions import back_up, restore
from tillit.overview.continuity.sealed_file import CHUNK_BYTES, MAGIC, Reader, Writer
from tillit.overview.continuity.snapshot import is_empty
from tillit.overview.continuity.types import Fault, Secret

from .conftest import AT, JOB, KEY, PHRASE, Town, elsewhere

OTHER = Secret(key=bytes(32))


def sealed(content: bytes, *pieces: int, secret: Secret = KEY) -> bytes:
    target, rest = io.BytesIO(), content
    writer = Writer(target, secret)
    for size in pieces:
        writer.write(rest[:size])
        rest = rest[size:]
    writer.write(rest)
    writer.finish()
    return target.getvalue()


def opened(held: bytes, secret: Secret = KEY) -> bytes:
    return Reader(io.BytesIO(held), secret).read()


@given(st.binary(max_size=5000), st.lists(st.integers(0, 2000), max_size=5))
def test_any_content_in_any_pieces_comes_back(content: bytes, pieces: list[int]) -> None:
    """Red when: `write` forgets what it holds between calls."""
    assert opened(sealed(content, *pieces)) == content


@pytest.mark.parametrize("size", [CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES])
def test_the_edges_of_chunks(size: int) -> None:
    """Red when: `>` becomes `>=` in `write` (an empty last chunk would still be right, a lost one
    not)."""
    content = os.urandom(size)
    assert opened(sealed(content)) == content
    with pytest.raises(Fault):
        opened(sealed(content)[:-1])


WHOLE = sealed(bytes(range(256)) * 10_000)  # three chunks


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_no_byte_can_be_changed(place: int, by: int) -> None:
    """Red when: a chunk is not authenticated, or the header is not bound to the chunks."""
    harmed = bytearray(WHOLE)
    harmed[place] ^= by
    with pytest.raises(Fault):
        opened(bytes(harmed))


@given(st.integers(0, len(WHOLE) - 1))
def test_no_end_can_be_cut_off(length: int) -> None:
    """Red when: the nonce does not say which chunk is the last."""
    with pytest.raises(Fault):
        opened(WHOLE[:length])


def test_chunks_cannot_be_cut_moved_doubled_or_added() -> None:
    """Also at the edge of a chunk. Red when: the nonce is the same for all chunks."""
    start, size = WHOLE.index(b"}") + 1, CHUNK_BYTES + 16
    head, one, two = WHOLE[:start], WHOLE[start : start + size], WHOLE[start + size :][:size]
    three = WHOLE[start + 2 * size :]
    assert opened(head + one + two + three)
    for order in ("12", "213", "1123", "13", "1233"):
        parts = [{"1": one, "2": two, "3": three}[each] for each in order]
        with pytest.raises(Fault):
            opened(head + b"".join(parts))


@pytest.mark.parametrize(("held", "secret", "sentence"), [
    (WHOLE, OTHER, "not the one"),
    (WHOLE, PHRASE, "TILLIT_BACKUP_KEY"),
    (sealed(b"x", secret=PHRASE), KEY, "passphrase"),
    (sealed(b"x", secret=PHRASE), Secret(passphrase="en annan hemlig mening"), "not the one"),
    (b"PK something else", KEY, "not a backup"),
    (b"", KEY, "not a backup"),
    (MAGIC + b"\0\0\0\x05{}{}{", KEY, "beginning"),
])  # fmt: skip
def test_the_fault_is_named(held: bytes, secret: Secret, sentence: str) -> None:
    """Red when: the check in the header is not compared."""
    with pytest.raises(Fault, match=sentence):
        opened(held, secret)


@pytest.mark.parametrize(
    "bad",
    [{}, {"key": b"short"}, {"passphrase": "kort"}, {"key": bytes(32), "passphrase": "x" * 12}],
)
def test_a_weak_secret_is_refused(bad: dict[str, Any]) -> None:
    """Red when: `__post_init__` is taken out. And a secret never prints itself."""
    with pytest.raises(Fault):
        Secret(**bad)
    assert "hemlig" not in repr(PHRASE)


def test_nothing_is_left_in_clear(town: Town) -> None:
    """Red when: the tar is written beside the cipher instead of through it."""
    path = town.folder / "set"
    back_up(path, KEY, by=JOB, at=AT)
    held = path.read_bytes()
    assert b"audit_leaf" not in held
    assert b"manifest" not in held
    assert sorted(each.name for each in town.folder.iterdir() if each.name != "own") == [
        "here",
        "set",
    ]


@pytest.mark.slow
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_harmed_set_restores_nothing(town: Town, settings: Any, data) -> None:
    """Flipped, cut, or opened with another key: the place stays empty.

    Red when: `restore` puts the database in place before the whole file has been read.
    """
    path, harmed = town.folder / "set", town.folder / "harmed"
    if not path.exists():
        back_up(path, KEY, by=JOB, at=AT)
    held = bytearray(path.read_bytes())
    how = data.draw(st.sampled_from(["flip", "cut", "key"]))
    place = data.draw(st.integers(0, len(held) - 1))
    if how == "flip":
        held[place] ^= 1
    harmed.write_bytes(held[:place] if how == "cut" else held)
    with elsewhere(town, settings) as where:
        with pytest.raises(Fault):
            restore(harmed, OTHER if how == "key" else KEY, by=JOB, at=AT)
        assert is_empty()
        assert [each.name for each in where.iterdir() if each.name != "tillit.sqlite3"] == []


def test_a_path_that_leads_nowhere_is_said_in_words(town: Town, settings: Any) -> None:
    """Seen red: with either question left out, the system's own "No such file" came through."""
    with pytest.raises(Fault, match=r"There is no folder .*Make it"):
        back_up(town.folder / "nowhere" / "set", KEY, by=JOB, at=AT)
    with elsewhere(town, settings), pytest.raises(Fault, match="There is no backup at"):
        restore(town.folder / "nothing", KEY, by=JOB, at=AT)


def test_another_key_says_what_to_do() -> None:
    """Seen red: with the words taken out."""
    with pytest.raises(Fault, match="Find the right one; nothing is broken"):
        opened(WHOLE, OTHER)
