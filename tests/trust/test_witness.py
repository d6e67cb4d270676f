"""A witness signs what continues, and nothing else; a line of paper is a witness too."""

import base64
import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from tests.trust.conftest import AT, execute, without_triggers, write_leaves
from tillit.kernel.actor import System
from tillit.trust.audit.actions import keep_cosignatures, take_checkpoint
from tillit.trust.audit.line import SIGNS, Line, read_line, short_root
from tillit.trust.audit.models import Checkpoint, Cosignature
from tillit.trust.audit.ports import LOG, WITNESS, PublicKey, Request, SigningKey, Witness
from tillit.trust.audit.queries import (
    compare_line,
    cosigned_note,
    faults,
    known_keys,
    line_to_print,
    request_for,
    witnesses,
)
from tillit.trust.audit.types import TypedLine, WitnessRefuses
from tools.verifier import verify_log

JOB = System("tests")
NAME = "grannkommunen.example/vittne"
KEY = SigningKey.read(NAME, WITNESS, base64.b64encode(b"w" * 32).decode())


@pytest.fixture
def log(own_database, settings):
    """A signed log, and its one witness."""
    settings.WITNESSES = [KEY.public.text]
    write_leaves()
    take_checkpoint(by=JOB, at=AT)


@pytest.fixture
def witness(log, tmp_path):
    """A witness that knows the log."""
    return Witness(KEY, [PublicKey.read(known_keys(JOB)[0].text)], tmp_path / "memory")


def asked(**named):
    """What the log sends to its witness."""
    return Request.read(request_for(JOB, NAME, **named))


def test_it_signs_what_continues_and_the_log_keeps_it(witness):
    """Red when: cosign() does not remember, or keep_cosignatures() keeps lines of strangers."""
    with pytest.raises(WitnessRefuses, match="förut"):
        witness.cosign(asked(), at=AT)
    line = witness.cosign(asked(), at=AT, begin=True)
    stranger = SigningKey.read("x.example/w", WITNESS, base64.b64encode(b"x" * 32).decode())
    lines = line + stranger.line(asked().signed.text, at=AT)
    assert keep_cosignatures(lines, by=JOB, at=AT) == [NAME]
    for _ in range(3):
        write_leaves()
    second = take_checkpoint(by=JOB, at=AT)
    keep_cosignatures(witness.cosign(asked(), at=AT + timedelta(days=1)), by=JOB, at=AT)
    assert Cosignature.objects.count() == 2
    (said,) = witnesses(JOB, at=AT + timedelta(days=2))
    assert (said.name, said.size, said.late) == (NAME, second.size, False)
    assert witnesses(JOB, at=AT + timedelta(days=3))[0].late


def test_the_verifier_reads_its_signature(witness):
    """Red when: the text that a witness signs differs by a letter between the two."""
    keep_cosignatures(witness.cosign(asked(), at=AT, begin=True), by=JOB, at=AT)
    note = verify_log.Checkpoint.read(cosigned_note(JOB, Checkpoint.objects.get().size))
    keys = [verify_log.Key.read(KEY.public.text), verify_log.Key.read(known_keys(JOB)[0].text)]
    assert [(key.kind, holds) for key, holds in note.signers(keys)] == [
        (LOG, True),
        (WITNESS, True),
    ]


def resigned(text_of):
    """The log signs something else, with its own key."""
    from tillit.trust.audit.keys import signing_keys
    from tillit.trust.audit.notes import Signed, sign

    return Signed.read(sign(text_of, signing_keys(), at=AT))


def test_a_fork_a_shrink_and_a_gap_are_refused(witness):
    """Red when: any check of _check_continues() is taken away. All are signed with the log's own
    key: the witness does not believe the key alone."""
    from tillit.trust.audit.notes import checkpoint_text

    first = asked()
    witness.cosign(first, at=AT, begin=True)
    origin, size, root = first.signed.origin, first.signed.size, first.signed.root
    other = b"o" * 32
    write_leaves()
    after = take_checkpoint(by=JOB, at=AT)
    grown = asked(old=size)
    refused = {
        "annan": Request(size, (), resigned(checkpoint_text(origin, size, other))),
        "kortare": Request(0, (), resigned(checkpoint_text(origin, size - 1, root))),
        "fortsätter": Request(
            size, grown.proof, resigned(checkpoint_text(origin, after.size, other))
        ),
        "minns": Request(0, (), grown.signed),
    }
    for word, request in refused.items():
        with pytest.raises(WitnessRefuses, match=word):
            witness.cosign(request, at=AT)
    with pytest.raises(WitnessRefuses, match="fortsätter"):
        witness.cosign(Request(size, (), grown.signed), at=AT)
    assert witness.remembered(origin).size == size
    witness.cosign(grown, at=AT)


def test_another_log_and_a_false_signature_are_refused(witness):
    """Red when: signed_by() is not asked, or takes the key of a log of another name."""
    text = asked().text
    spoilt = text[:-12] + ("B" if text[-12] == "A" else "A") + text[-11:]
    with pytest.raises(WitnessRefuses, match="underskrift"):
        witness.cosign(Request.read(spoilt), at=AT, begin=True)
    renamed = text.replace("solby", "sulby")
    with pytest.raises(WitnessRefuses, match="känner"):
        witness.cosign(Request.read(renamed), at=AT, begin=True)


def test_a_false_answer_is_not_kept(witness):
    """Red when: keep_cosignatures() keeps a line by its name alone."""
    line = KEY.line("another\n1\nAAAA\n", at=AT)
    with pytest.raises(ValueError, match="has not signed"):
        keep_cosignatures(line, by=JOB, at=AT)
    assert Cosignature.objects.count() == 0


def test_both_sides_by_command(log, tmp_path, monkeypatch, capsys):
    """Red when: a command writes more than what the other reads."""
    monkeypatch.setenv("TILLIT_WITNESS_NAME", NAME)
    monkeypatch.setenv("TILLIT_WITNESS_KEY", base64.b64encode(b"w" * 32).decode())
    monkeypatch.setenv("TILLIT_WITNESS_FOLDER", str(tmp_path / "memory"))
    with pytest.raises(CommandError, match="late"):
        call_command("witness", "status")
    call_command("witness", "request", NAME)
    monkeypatch.setattr("sys.stdin", io.StringIO(capsys.readouterr().out))
    call_command("witness", "sign", "--begin", "--log", known_keys(JOB)[0].text)
    monkeypatch.setattr("sys.stdin", io.StringIO(capsys.readouterr().out))
    call_command("witness", "keep")
    call_command("witness", "status")
    assert f"{NAME}: 4 leaves" in capsys.readouterr().out


def test_a_witness_finds_a_log_that_was_cut_off_and_signed_anew(witness):
    """With triggers, checkpoints and the log's own key in the hands of the attacker nothing in the
    house is left to tell. Red when: a witness signs any checkpoint that the key has signed."""
    witness.cosign(asked(), at=AT, begin=True)
    size = Checkpoint.objects.get().size
    for table, column in (("audit_checkpoint", "size"), ("audit_place", '"index"')):
        with without_triggers(table):
            execute(f"DELETE FROM {table} WHERE {column} > 0")
    write_leaves()
    take_checkpoint(by=JOB, at=AT)
    assert [each for each in faults(JOB) if "place" in each] == []
    with pytest.raises(WitnessRefuses):
        witness.cosign(asked(old=size - 1), at=AT)


roots = st.binary(min_size=32, max_size=32)
days = st.dates(min_value=AT.date().replace(year=2024), max_value=AT.date().replace(year=2099))


@given(roots, st.integers(0, 10**9), days, st.data())
def test_every_single_mistake_in_a_line_is_found(root, size, day, data):
    """Red when: the check characters are taken over less than the line."""
    origin = "solby.example/tillit"
    line = Line(origin, size, short_root(root), day)
    assert read_line(line.text, origin) == line
    assert read_line(line.text.lower().replace("-", "-").replace("0", "O"), origin) in (line, None)
    text = line.text.partition(" ")[2]
    at = data.draw(st.sampled_from([n for n, sign in enumerate(text) if sign in SIGNS]))
    wrong = data.draw(st.sampled_from([s for s in SIGNS if s not in (text[at], *"OIL")]))
    mistaken = text[:at] + wrong + text[at + 1 :]
    assert read_line(mistaken, origin) is None
    swapped = text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]
    assert swapped == text or read_line(swapped, origin) is None


def test_a_printed_line_is_compared_with_the_log(log, capsys):
    """Red when: compare_line() compares with the latest root and not with that of the line."""
    printed = line_to_print(JOB, at=AT)
    assert compare_line(JOB, printed) is TypedLine.MATCHES
    write_leaves()
    take_checkpoint(by=JOB, at=AT)
    assert compare_line(JOB, printed.partition(" ")[2].lower()) is TypedLine.MATCHES
    origin, day = "solby.example/tillit", AT.date()
    assert compare_line(JOB, Line(origin, 4, "A" * 20, day).text) is TypedLine.DIFFERS
    assert compare_line(JOB, Line(origin, 99, "A" * 20, day).text) is TypedLine.SHORTER
    assert compare_line(JOB, printed[:-1]) is TypedLine.MISREAD
    call_command("log_line", *printed.split())
    assert "begins with" in capsys.readouterr().out
    with pytest.raises(CommandError, match="ANOTHER"):
        call_command("log_line", *Line(origin, 4, "A" * 20, day).text.split())
