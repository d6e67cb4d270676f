"""Every leaf gets one place, the tree is signed, and what was signed is never signed away."""

import base64
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from tests.trust.conftest import AT, execute, without_triggers, write_leaves
from tillit.kernel.actor import System
from tillit.trust.audit import tree
from tillit.trust.audit.actions import sequence, take_checkpoint
from tillit.trust.audit.merkle import climbs_to, is_beginning
from tillit.trust.audit.models import Checkpoint, Leaf, LogKey, Place, Tile
from tillit.trust.audit.notes import Signed
from tillit.trust.audit.queries import (
    consistency_proof,
    faults,
    inclusion_proofs,
    known_keys,
    unplaced,
)
from tillit.trust.audit.types import LogBroken

JOB = System("checkpoint")
LATER = AT + timedelta(hours=1)


def signed(**named):
    """One turn of the sequencer."""
    return take_checkpoint(by=JOB, at=AT, **named)


@pytest.fixture
def small_tiles(monkeypatch):
    """Tiles of four, so that a few leaves make several heights."""
    for module in (tree, sequence):
        monkeypatch.setattr(module, "WIDTH", 4, raising=False)
        monkeypatch.setattr(module, "WIDTH_BITS", 2, raising=False)
    monkeypatch.setattr("tillit.trust.audit.tree_check.WIDTH", 4)


def test_a_checkpoint_covers_every_leaf_and_nothing_new_makes_none(leaves):
    """Red when: take_checkpoint() signs although nothing came, or leaves out the key's own leaf."""
    first = signed()
    assert first.size == Leaf.objects.count() == 4  # three, and the one that tells of the key
    assert signed() is None
    note = Signed.read(first.note)
    assert (note.size, note.root) == (4, first.root)
    assert list(Place.objects.order_by("index").values_list("index", flat=True)) == [0, 1, 2, 3]
    assert list(faults(JOB)) == []


def test_the_tree_grows_and_everything_can_be_shown(db, small_tiles):
    """Red when: a tile is stored before it is whole, or with the number of the next."""
    roots = {}
    for _ in range(30):
        write_leaves()
        found = signed()
        roots[found.size] = found.root
    new = max(roots)
    assert Tile.objects.filter(height=0).count() == new // 4
    assert Tile.objects.filter(height=2).count() == new // 64 == 1
    for old in roots:
        proof = consistency_proof(JOB, old, new)
        assert is_beginning(old, roots[old], new, roots[new], proof)
    hashes = dict(Place.objects.values_list("index", "leaf__hash"))
    proofs = inclusion_proofs(JOB, list(Leaf.objects.values_list("pk", flat=True)))
    assert len(proofs) == new
    for each in proofs:
        assert climbs_to(each.index, new, bytes(hashes[each.index]), each.way) == roots[new]
    assert list(faults(JOB)) == []


def test_the_sequencer_reads_what_is_new_and_the_edge(
    db, small_tiles, django_assert_max_num_queries
):
    """Red when: take_checkpoint() reads the whole log each time."""
    for _ in range(40):
        write_leaves()
    signed()
    write_leaves()
    with django_assert_max_num_queries(16):
        signed()


def test_a_gap_and_a_straggler_are_placed_once(own_database):
    """Red when: only ids above the highest placed are looked for: on PostgreSQL a lower one may be
    committed later."""
    first, second, third = write_leaves()
    Place.objects.create(index=0, leaf_id=third)
    with transaction.atomic():
        assert third - first < sequence.OVERLAP
        edge = tree.Growing(1)
        sequence._place(edge, whole=False)
    order = list(Place.objects.order_by("index").values_list("leaf_id", flat=True))
    assert order == [third, first, second]


def test_a_straggler_from_long_ago_is_found_by_the_whole_look(leaves, monkeypatch):
    """Red when: `whole` is not handed on; unplaced() is what tells that it is needed."""
    monkeypatch.setattr(sequence, "OVERLAP", 0)
    Place.objects.create(index=0, leaf_id=leaves[2])
    assert unplaced(JOB, before=LATER) == 2
    signed()
    assert unplaced(JOB, before=LATER) == 2
    signed(whole=True)
    assert unplaced(JOB, before=LATER) == 0


def other_key(letter):
    """A key in base64."""
    return base64.b64encode(letter.encode() * 32).decode()


def test_a_key_is_changed_with_both_names_under_it(leaves, settings):
    """Red when: only the first key signs, or the change leaves no leaf."""
    before, old = signed(), settings.LOG_KEYS[0]
    settings.LOG_KEYS = [other_key("n"), old]
    after = signed()
    assert after.size == before.size + 1  # the change itself
    keys = [line.text for line in known_keys(JOB)]
    assert len(keys) == 2
    assert len(Signed.read(after.note).lines) == 2
    settings.LOG_KEYS = [other_key("n")]
    write_leaves()
    assert len(Signed.read(signed().note).lines) == 1
    assert list(faults(JOB)) == []  # the old checkpoints still verify


def test_an_old_key_does_not_come_back(leaves, settings):
    """Red when: LogKey is only compared with the latest row."""
    old = settings.LOG_KEYS
    signed()
    settings.LOG_KEYS = [other_key("n")]
    signed()
    settings.LOG_KEYS = old
    with pytest.raises(LogBroken, match="TILLIT_LOG_KEY"):
        signed()


DAMAGE = {
    "a leaf is removed whole": [
        "DELETE FROM audit_place WHERE leaf_id = {n}",
        "DELETE FROM audit_payload WHERE leaf_id = {n}",
        "DELETE FROM audit_leaf WHERE id = {n}",
    ],
    "two change places": [
        'UPDATE audit_place SET "index" = -1 WHERE leaf_id = {n}',
        'UPDATE audit_place SET "index" = "index" - 1 WHERE leaf_id = {m}',
        'UPDATE audit_place SET "index" = 2 WHERE leaf_id = {n}',
    ],
    "the end is cut off": [
        "DELETE FROM audit_place WHERE leaf_id >= {n}",
        "DELETE FROM audit_payload WHERE leaf_id >= {n}",
        "DELETE FROM audit_leaf WHERE id >= {n}",
    ],
    "a root is changed": ["UPDATE audit_checkpoint SET root = {blob}"],
    "a note is changed": ["UPDATE audit_checkpoint SET note = replace(note, 'solby', 'sulby')"],
    "a key is changed": ["UPDATE audit_log_key SET text = replace(text, 'A', 'B')"],
    "the keys are gone": ["DELETE FROM audit_log_key"],
}  # fmt: skip


@pytest.mark.parametrize("statements", DAMAGE.values(), ids=list(DAMAGE))
def test_damage_by_the_owner_is_found(own_database, statements):
    """Red when: tree_faults() compares nothing, or stops before the last checkpoint."""
    _, second, third = write_leaves()
    signed()
    blob = "'\\x00'" if connection.vendor == "postgresql" else "x'00'"
    for statement in statements:
        (table,) = [word for word in statement.split() if word.startswith("audit_")]
        with without_triggers(table):
            execute(statement.format(n=second, m=third, blob=blob))
    try:
        found = list(faults(JOB))
    except ValueError:  # a key that cannot be read is a fault as well
        found = ["key"]
    assert found


def test_what_was_signed_is_not_signed_away(own_database):
    """Red when: take_checkpoint() does not compare with what it signed last: whoever cut the end
    off would then get a fresh signature over it."""
    numbers = write_leaves()
    signed()
    for table in ("audit_place", "audit_payload", "audit_leaf"):
        with without_triggers(table):
            column = "id" if table == "audit_leaf" else "leaf_id"
            execute(f"DELETE FROM {table} WHERE {column} > %s", [numbers[1]])
    with pytest.raises(LogBroken):
        signed()
    assert Checkpoint.objects.count() == 1


def test_the_command_prints_the_note(own_database, capsys):
    """Red when: the command makes a checkpoint and prints an older one."""
    write_leaves()
    call_command("checkpoint")
    printed = capsys.readouterr().out
    assert Signed.read(printed).size == 4
    assert printed == Checkpoint.objects.get().note
    assert LogKey.objects.count() == 1
