# ruff: noqa: PT012 – what happens before the refusal in a transaction is the subject
"""State and trace stand or fall together, and the log says what the actions said."""

import contextlib
import hashlib
import json
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.transaction import TransactionManagementError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.environment import draws
from tests.trust.conftest import ALICE, AT, Happened
from tillit.kernel import events
from tillit.kernel.actor import ActsAs, Reporter, Resident, System
from tillit.trust.access.models import Unit
from tillit.trust.audit import writing
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.models import Leaf, Payload
from tillit.trust.audit.types import Shows

LAST = {"name": "x", "kind": "intake", "area": "ifo"}


def happened():
    """Some event."""
    return Happened(uuid4(), uuid4())


@pytest.mark.parametrize(
    "write",
    [
        lambda: record(happened(), by=ALICE, at=AT),
        lambda: note_read("page", by=ALICE, at=AT),
    ],
)
def test_outside_a_transaction_it_refuses(own_database, write):
    """Red when: _must_be_in_transaction() is emptied."""
    with pytest.raises(RuntimeError):
        write()
    assert Leaf.objects.count() == 0


def test_when_the_log_fails_the_state_is_as_before(own_database, monkeypatch):
    """Red when: record() catches what the database says."""
    for statement in ("_PAYLOAD", "_BOTH"):
        monkeypatch.setattr(
            writing, statement, "INSERT INTO audit_payload (no_such_column) VALUES ()"
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        Unit.objects.create(**LAST)
        record(happened(), by=ALICE, at=AT)
    assert (Unit.objects.count(), Leaf.objects.count()) == (0, 0)


def test_when_the_log_fails_nobody_can_go_on_without_it(own_database, monkeypatch):
    """Red when: write() does not mark the transaction; SQLite would keep the state alone."""
    for statement in ("_PAYLOAD", "_BOTH"):
        monkeypatch.setattr(
            writing, statement, "INSERT INTO audit_payload (no_such_column) VALUES ()"
        )
    with contextlib.suppress(TransactionManagementError), transaction.atomic():
        Unit.objects.create(**LAST)
        with contextlib.suppress(DatabaseError):
            record(happened(), by=ALICE, at=AT)
    assert (Unit.objects.count(), Leaf.objects.count()) == (0, 0)


def test_when_the_state_fails_the_log_is_as_before(own_database):
    """Red when: record() writes on a connection of its own."""
    with pytest.raises(IntegrityError), transaction.atomic():
        record(happened(), by=ALICE, at=AT)
        unit = Unit.objects.create(**LAST)
        Unit.objects.create(pk=unit.pk, **LAST)
    assert (Unit.objects.count(), Leaf.objects.count(), Payload.objects.count()) == (0, 0, 0)


@pytest.fixture
def reaction(monkeypatch):
    """Listen to an event for one test; gives what was heard."""
    heard = []

    def listen(react):
        monkeypatch.setitem(events._reactions, Happened, [react])
        return heard

    return listen


def test_a_reaction_is_in_the_same_transaction(own_database, reaction):
    """Red when: record() calls reactions after commit."""

    def react(event, by, at):
        Unit.objects.create(**LAST)
        raise LookupError

    reaction(react)
    with pytest.raises(LookupError), transaction.atomic():
        record(happened(), by=ALICE, at=AT)
    assert (Unit.objects.count(), Leaf.objects.count()) == (0, 0)


def test_a_reaction_hears_the_event_who_and_when_after_the_leaf(own_database, reaction):
    """Red when: reactions are called before the leaf is written."""
    heard = reaction(lambda *said: heard.append((*said, Leaf.objects.count())))
    event = happened()
    with transaction.atomic():
        record(event, by=ALICE, at=AT)
    assert heard == [(event, ALICE, AT, 1)]


def test_the_hash_is_what_an_auditor_computes(own_database):
    """Red when: a separator, the zero byte or the order of salt and body changes."""
    thing, person = uuid4(), uuid4()
    with transaction.atomic():
        number = record(Happened(thing, person), by=ALICE, at=AT)
    row = Payload.objects.get(pk=number)
    said = {
        "v": 1, "kind": "change", "verb": "Happened", "at": "2026-03-02T09:30:00.123456+00:00",
        "actor": ["staff", str(ALICE.id)], "object": str(thing), "person": str(person),
        "facts": {"thing": str(thing), "person": str(person), "code": "a"},
    }  # fmt: skip
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert row.body == text
    digest = hashlib.sha256(b"\x00" + bytes(row.salt) + text.encode()).digest()
    assert bytes(Leaf.objects.get(pk=number).hash) == digest
    assert len(bytes(row.salt)) == 16


def test_a_read_says_what_was_shown(own_database):
    """Red when: `count` of zero is left out: a search without answers is also a search."""
    ids = [uuid4(), uuid4()]
    shows = [Shows.CONTENT, Shows.IDENTITY]
    with transaction.atomic():
        one = note_read("list", by=ALICE, at=AT, shows=shows, shown=ids, ground="leader", count=2)
        none = note_read("search", by=ALICE, at=AT, count=0)
    facts = [json.loads(Payload.objects.get(pk=n).body)["facts"] for n in (one, none)]
    assert facts[0] == {
        "shows": ["K1", "K3"], "ground": "leader", "shown": [str(i) for i in ids], "count": 2
    }  # fmt: skip
    assert facts[1] == {"shows": ["K1"], "ground": "", "count": 0}


def test_acting_for_somebody_is_open_and_a_reporter_leaves_nothing(own_database):
    """Red when: `for` is left out, or a reporter's draft stands in the log."""
    ward, guardian, draft = uuid4(), uuid4(), uuid4()
    actors = [
        Resident(guardian, "Gun", acts_for=ward, acts_as=ActsAs.GUARDIAN),
        Reporter(draft),
        System("nightly"),
    ]
    with transaction.atomic():
        numbers = [note_read("page", by=actor, at=AT) for actor in actors]
    bodies = [Payload.objects.get(pk=number).body for number in numbers]
    assert json.loads(bodies[0])["for"] == ["guardian", str(ward)]
    assert json.loads(bodies[1])["actor"] == ["reporter", ""]
    assert json.loads(bodies[2])["actor"] == ["system", "nightly"]
    assert not [body for body in bodies if str(draft) in body or "Gun" in body]


@pytest.mark.django_db
@settings(max_examples=draws(40))
@given(st.uuids(), st.uuids(), st.datetimes(timezones=st.timezones()), st.integers(0, 10**9))
def test_every_leaf_verifies(thing: UUID, person, at, count):
    """Red when: the hash is taken over anything but the body; or a zone is lost on the way."""
    from tillit.trust.audit.queries import faults

    with transaction.atomic():
        record(Happened(thing, person), by=ALICE, at=at)
        note_read("page", by=ALICE, at=at, object_id=thing, shown=[person], count=count)
        assert list(faults(ALICE)) == []
        transaction.set_rollback(True)
