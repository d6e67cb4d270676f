"""The verifier of one file: it agrees with the program, and with the library that signs."""

import ast
import hashlib
import json
import sys
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.environment import draws
from tests.trust.conftest import AT, write_leaves
from tillit.kernel.actor import System
from tillit.trust.audit.actions import export_log, take_checkpoint
from tillit.trust.audit.models import Leaf, Payload
from tillit.trust.audit.queries import inclusion_proof, known_keys
from tools.prove.made_log import make
from tools.verifier import verify_log

JOB = System("tests")
FILE = Path(verify_log.__file__)


def test_it_is_one_file_of_the_standard_library():
    """Red when: the verifier imports anything that an inspector must install, or outgrows its
    four hundred lines."""
    tree = ast.parse(FILE.read_text())
    names = {
        (each.module or "").split(".")[0] if isinstance(each, ast.ImportFrom) else alias.name
        for each in ast.walk(tree)
        if isinstance(each, ast.Import | ast.ImportFrom)
        for alias in each.names
    }
    assert names <= sys.stdlib_module_names
    assert len(FILE.read_text().splitlines()) <= 400


@settings(max_examples=draws(60))
@given(
    st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.integers(0, 8 * 96), st.data()
)
def test_signatures_are_judged_as_the_library_judges_them(seed, message, bit, data):
    """Red when: a sign, a reduction or the comparison of R in ed25519_holds() is changed."""
    secret = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = secret.public_key().public_bytes_raw(), secret.sign(message)
    assert verify_log.ed25519_holds(public, message, signature)
    whole = bytearray(public + signature)
    if bit < 8 * 96:  # one bit of the key or of the signature
        whole[bit // 8] ^= 1 << bit % 8
    else:
        whole[32:] = data.draw(st.binary(min_size=64, max_size=64))
    damaged, mark = bytes(whole[:32]), bytes(whole[32:])
    try:
        Ed25519PublicKey.from_public_bytes(damaged).verify(mark, message)
        holds = True
    except InvalidSignature:
        holds = False
    assert verify_log.ed25519_holds(damaged, message, mark) is holds


def test_a_number_too_large_is_refused():
    """Red when: S is not compared with the order: one signature would then have two forms."""
    secret = Ed25519PrivateKey.generate()
    public, signature = secret.public_key().public_bytes_raw(), secret.sign(b"m")
    number = int.from_bytes(signature[32:], "little") + verify_log.ORDER
    assert not verify_log.ed25519_holds(
        public, b"m", signature[:32] + number.to_bytes(32, "little")
    )


@pytest.fixture
def exported(own_database, tmp_path):
    """A log of some twenty leaves in a file, and its key."""
    for _ in range(6):
        write_leaves()
    take_checkpoint(by=JOB, at=AT)
    write_leaves()
    take_checkpoint(by=JOB, at=AT)
    path = tmp_path / "log.jsonl"
    path.write_text("".join(export_log(by=JOB, at=AT).lines()), encoding="utf-8")
    return path, known_keys(JOB)[0].text


def verdict(path, key, *more):
    """What the verifier prints, and its exit code."""
    return verify_log.main(["log", str(path), "--key", key, *more])


def test_a_whole_log_holds(exported, capsys):
    """Red when: the export writes what was hashed in another form than it was hashed in."""
    path, key = exported
    assert verdict(path, key) == 0
    assert capsys.readouterr().out.startswith("ALL HOLDS: 22 leaves, 0 erased")


def spoil(path, number, change):
    """Change one line of the file."""
    lines = path.read_text().splitlines(keepends=True)
    lines[number] = change(lines[number])
    path.write_text("".join(lines))


def rewritten(line):
    """A leaf with other words and the hash that fits them, as an owner of the tables writes it."""
    head, _, body = line.rstrip().partition(',"body":')
    row, said = json.loads(head + "}"), body[:-1].replace("staff", "guest")
    digest = hashlib.sha256(b"\x00" + bytes.fromhex(row["salt"]) + said.encode()).hexdigest()
    return line.replace(row["hash"], digest).replace(body[:-1], said)


SPOILS = {
    "rewritten with a hash that fits": (5, rewritten),
    "a letter of what was said": (5, lambda line: line.replace('"staff"', '"guest"')),
    "a hash": (5, lambda line: line.replace('"hash":"', '"hash":"00', 1)),
    "the salt": (5, lambda line: line.replace('"salt":"', '"salt":"00', 1)),
    "its number": (5, lambda line: line.replace('"index":4', '"index":5')),
    "erased without a word": (5, lambda line: line.partition(',"body":')[0] + ',"body":null}\n'),
    "a line is gone": (5, lambda line: ""),
    "a line is there twice": (5, lambda line: line + line),
    "the last line is gone": (22, lambda line: ""),
    "a line more": (22, lambda line: line + line),
    "the size that was signed": (0, lambda line: line.replace("\\n22\\n", "\\n21\\n")),
    "no checkpoint": (0, lambda line: json.dumps({**json.loads(line), "checkpoints": []}) + "\n"),
    "the name of the log": (0, lambda line: line.replace("solby", "sulby", 1)),
}


@pytest.mark.parametrize(("number", "change"), SPOILS.values(), ids=list(SPOILS))
def test_a_change_in_the_file_is_found(exported, number, change, capsys):
    """Red when: the verifier skips what it cannot read, or trusts a number in the file."""
    path, key = exported
    spoil(path, number, change)
    assert verdict(path, key) == 1
    assert "ALL HOLDS" not in capsys.readouterr().out


PIECES = {
    "a letter of what was said": (150, lambda line: line.replace('"staff"', '"guest"')),
    "a line is gone": (150, lambda line: ""),
    "rewritten with a hash that fits": (97, rewritten),
    "two lines have changed places": (64, lambda line: line.replace('"index":63', '"index":64')),
    "the last line is gone": (200, lambda line: ""),
    "a line more": (200, lambda line: line + line),
}


@pytest.mark.parametrize(("number", "change"), PIECES.values(), ids=list(PIECES))
def test_a_log_that_is_shared_out_is_read_as_strictly(
    tmp_path, monkeypatch, number, change, capsys
):
    """Many pieces are read by several processes. Red when: `_roots` forgets the faults of a piece,
    or takes what a piece says of its leaves for a root."""
    monkeypatch.setattr(verify_log, "BATCH", 16)  # 200 leaves are then thirteen pieces
    path = tmp_path / "log.jsonl"
    key = make(path, 200)
    assert verdict(path, key) == 0
    assert capsys.readouterr().out.startswith("ALL HOLDS: 200 leaves, 0 erased")
    spoil(path, number, change)
    assert verdict(path, key) == 1


def test_a_file_that_promises_more_than_it_holds_is_told_at_once(exported):
    """Red when: pieces are planned by what the header says and not by what the file has."""
    path, key = exported
    spoil(path, 0, lambda line: json.dumps({**json.loads(line), "to": 10**15}) + "\n")
    assert verdict(path, key) == 1


def test_a_file_cut_back_to_an_older_checkpoint_needs_something_from_outside(exported, tmp_path):
    """A log that ends earlier is a whole log: only a checkpoint kept elsewhere tells. Red when:
    `--checkpoint` is read and not compared."""
    path, key = exported
    lines = path.read_text().splitlines(keepends=True)
    head = json.loads(lines[0])
    kept = tmp_path / "kept.txt"
    kept.write_text(head["checkpoints"][1])
    head |= {"checkpoints": head["checkpoints"][:1], "size": 19, "to": 19}
    path.write_text(json.dumps(head) + "\n" + "".join(lines[1:20]))
    assert verdict(path, key) == 0
    assert verdict(path, key, "--checkpoint", str(kept)) == 1
    assert verdict(path, key, "--need", "1") == 1


def test_a_part_of_the_log_holds_too(exported, tmp_path):
    """Red when: what comes before or after the part is left out of the root."""
    _, key = exported
    for start, end in ((0, 5), (5, 13), (19, 22), (7, 22), (21, 22)):
        lines = list(export_log(by=JOB, at=AT, start=start, end=end).lines())
        part = tmp_path / f"{start}.jsonl"
        part.write_text("".join(lines), encoding="utf-8")
        assert verdict(part, key) == 0, (start, end)
        part.write_text("".join([lines[0], lines[1].replace("2026", "2025", 1), *lines[2:]]))
        assert verdict(part, key) == 1, (start, end)


def test_another_key_does_not_hold(exported):
    """Red when: the verifier takes the key from the file."""
    path, key = exported
    other = Ed25519PrivateKey.generate()
    from tillit.trust.audit.notes import LOG, SigningKey

    stranger = SigningKey("solby.example/tillit", LOG, other).public.text
    assert verdict(path, stranger) == 1
    assert verdict(path, key.replace("solby", "sulby")) == 1  # misread


def test_one_leaf_is_shown_with_its_way(exported, tmp_path, capsys):
    """Red when: the proof is over another leaf than the one that is shown."""
    _, key = exported
    leaf = Leaf.objects.order_by("pk")[7]
    proof = inclusion_proof(JOB, leaf.pk)
    path = tmp_path / "proof.json"
    path.write_text(json.dumps(proof.written(), ensure_ascii=False))
    assert verify_log.main(["proof", str(path), "--key", key]) == 0
    assert Payload.objects.get(pk=leaf.pk).body in capsys.readouterr().out
    path.write_text(path.read_text().replace("staff", "guest"))
    assert verify_log.main(["proof", str(path), "--key", key]) == 1


def test_the_command_writes_a_file_once(own_database, tmp_path, capsys):
    """Red when: an older file is written over, or the export leaves no leaf."""
    write_leaves()
    with pytest.raises(CommandError, match="signerats"):
        call_command("export_log", tmp_path / "log")
    call_command("checkpoint")
    call_command("export_log", tmp_path / "log", "--from", "1", "--to", "3")
    assert Payload.objects.order_by("-pk").values_list("verb", flat=True)[0] == "export_log"
    assert (tmp_path / "log").stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError):
        call_command("export_log", tmp_path / "log")
    key = capsys.readouterr().out.splitlines()[-1].split()[-1]
    assert verdict(tmp_path / "log", key) == 0
