"""What a leaf said may be disposed of, by one way alone; the tree and every proof still hold."""

import json
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from tests.trust.conftest import ALICE, AT, execute, owner, without_triggers, write_leaves
from tillit.kernel.actor import Role, Seat, Staff, System
from tillit.kernel.events import Code
from tillit.kernel.refusal import NotThere
from tillit.trust.audit.actions import (
    erase_payloads,
    export_log,
    inspect_log,
    note_read,
    take_checkpoint,
)
from tillit.trust.audit.models import Erasure, Leaf, Payload
from tillit.trust.audit.queries import (
    erased,
    faults,
    inclusion_proof,
    kept_for,
    known_keys,
    latest_inspection,
)
from tillit.trust.audit.types import KeptFor, NotSigned
from tools.verifier import verify_log

JOB = System("disposal")
GROUND = Code("SoL 16:1")


def verdict(folder):
    """What the verifier says of the log as it is now."""
    take_checkpoint(by=JOB, at=AT)
    path = folder / "log.jsonl"
    path.write_text("".join(export_log(by=JOB, at=AT).lines()), encoding="utf-8")
    key = verify_log.Key.read(known_keys(JOB)[0].text)
    return verify_log.check_log(path, [key], [], 0)


def test_words_go_and_the_tree_holds(own_database, tmp_path):
    """Red when: the leaf goes with its words, or no leaf tells by whom and why."""
    first, second, third = write_leaves()
    with pytest.raises(NotSigned):
        erase_payloads([first], ground=GROUND, by=JOB, at=AT)
    take_checkpoint(by=JOB, at=AT)
    assert erase_payloads([first, third], ground=GROUND, by=JOB, at=AT) == 2
    assert erase_payloads([first, third], ground=GROUND, by=JOB, at=AT) == 0
    assert not Payload.objects.filter(pk__in=[first, third]).exists()
    assert Leaf.objects.filter(pk__in=[first, third]).count() == 2
    told = Payload.objects.get(verb="TraceErased")
    assert json.loads(told.body)["facts"] == {"leaves": [0, 2], "ground": "SoL 16:1"}
    assert told.actor_ref == "disposal"
    assert list(faults(JOB)) == []
    result = verdict(tmp_path)
    assert (result.faults, result.erased) == ([], {0, 2})
    assert inclusion_proof(JOB, first) is None
    assert inclusion_proof(JOB, second) is not None
    assert erased(JOB) == 2


def test_the_leaf_that_tells_of_it_stays(own_database):
    """Red when: erase_payloads() takes any leaf: the trace of the disposal would go next year."""
    (first, *_) = write_leaves()
    take_checkpoint(by=JOB, at=AT)
    erase_payloads([first], ground=GROUND, by=JOB, at=AT)
    take_checkpoint(by=JOB, at=AT)
    told = Payload.objects.get(verb="TraceErased").pk
    assert erase_payloads([told], ground=GROUND, by=JOB, at=AT) == 0
    later = write_leaves()[0]
    with pytest.raises(DatabaseError, match="no leaf tells"), transaction.atomic():
        Erasure.objects.create(leaf_id=told, told_in_id=later)


def test_nothing_else_goes(leaves):
    """By the owner, triggers in place. Red when: the trigger lets a DELETE through without a row
    in Erasure, or takes a row there whose leaf tells of something else."""
    take_checkpoint(by=JOB, at=AT)
    with owner(), pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        execute("DELETE FROM audit_payload WHERE leaf_id = %s", [leaves[0]])
    with pytest.raises(DatabaseError, match="no leaf tells"), transaction.atomic():
        Erasure.objects.create(leaf_id=leaves[0], told_in_id=leaves[1])
    erase_payloads([leaves[0]], ground=GROUND, by=JOB, at=AT)
    for statement in ("DELETE FROM audit_erasure", "UPDATE audit_erasure SET told_in_id = 1"):
        with owner(), pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
            execute(statement)
    with owner(), pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        execute("DELETE FROM audit_payload")


def test_an_erasing_that_no_leaf_tells_of_is_found(own_database, tmp_path):
    """The owner writes that a leaf was erased. Red when: faults() or the verifier believes the
    table: a curious colleague would be gone from the log."""
    first, second, _ = write_leaves()
    take_checkpoint(by=JOB, at=AT)
    erase_payloads([first], ground=GROUND, by=JOB, at=AT)
    told = Payload.objects.get(verb="TraceErased").pk
    with without_triggers("audit_payload"):
        execute("INSERT INTO audit_erasure (leaf_id, told_in_id) VALUES (%s, %s)", [second, told])
        execute("DELETE FROM audit_payload WHERE leaf_id = %s", [second])
    assert list(faults(JOB)) == [f"{second}: erased, and no leaf says so"]
    assert verdict(tmp_path).faults == ["1 leaves are erased and no leaf in this file says so: [1]"]


def archivist(role):
    """Somebody with one role."""
    return Staff(ALICE.id, "A", frozenset([Seat(ALICE.id, role, "ifo")]))


def test_only_disposal_may(leaves):
    """Red when: check_may_erase() or check_may_review() is emptied."""
    take_checkpoint(by=JOB, at=AT)
    for role in Role:
        who = archivist(role)
        if role is Role.ARCHIVIST:
            assert erase_payloads(leaves[:1], ground=GROUND, by=who, at=AT) == 1
            continue
        with pytest.raises(NotThere):
            erase_payloads(leaves, ground=GROUND, by=who, at=AT)
        if role is Role.REVIEWER:
            export_log(by=who, at=AT)
        else:
            with pytest.raises(NotThere):
                export_log(by=who, at=AT)


def test_how_long_is_a_dated_choice_and_nothing_by_itself(db, settings):
    """No rule was found. Red when: a number is assumed."""
    day = date(2026, 3, 2)
    assert kept_for(JOB, on=day) == KeptFor(None, None)
    settings.LOG_YEARS = ["10", "2030-01-01=7"]
    assert kept_for(JOB, on=day) == KeptFor(10, None)
    assert kept_for(JOB, on=date(2031, 1, 1)) == KeptFor(7, date(2030, 1, 1))


def test_the_nightly_reading_is_kept(own_database):
    """Red when: inspect_log() keeps nothing, or counts leaves that wait for their place as fine."""
    write_leaves()
    take_checkpoint(by=JOB, at=AT)
    with transaction.atomic():
        note_read("page", by=ALICE, at=AT)
    found = inspect_log(by=JOB, at=AT + timedelta(hours=1))
    assert (found.leaves, found.faults, found.unplaced) == (5, 0, 1)
    with without_triggers("audit_payload"):
        execute("UPDATE audit_payload SET body = replace(body, 'staff', 'guest')")
    inspect_log(by=JOB, at=AT + timedelta(hours=2))
    last = latest_inspection(JOB)
    assert last.faults == 4
    assert "not what was logged" in last.first
