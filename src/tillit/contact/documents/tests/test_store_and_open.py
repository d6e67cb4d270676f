"""What was stored comes back, to whoever may see the object, with a leaf; to nobody else."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.environment import draws
from tillit.contact.documents import store
from tillit.contact.documents.actions import (
    erase_document,
    erase_documents,
    move_documents,
    open_document,
    open_shared,
    store_document,
)
from tillit.contact.documents.models import Document
from tillit.contact.documents.queries import documents_of, documents_under, faults, orphans
from tillit.contact.documents.types import DocumentKind, Unreadable
from tillit.kernel.actor import Actor, Guest, Reporter
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import NotThere
from tillit.trust.audit.models import Payload
from tillit.trust.audit.queries import readings_of

from .conftest import AT, JOB, LATER, Place

PDF = b"%PDF-1.7 not a whole one"


def keep(place: Place, content: bytes = PDF, name: str = "brev.pdf") -> UUID:
    return store_document(
        place.case, name=name, content=content, kind=DocumentKind.LETTER, by=place.alice, at=AT
    )


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=draws(25),
    deadline=None,
)
@given(content=st.binary(max_size=3000))
def test_every_content_comes_back_and_is_nowhere_in_clear(place: Place, content: bytes) -> None:
    """Red when: `store.write` writes `content` instead of the sealed bytes."""
    document = keep(place, content)
    assert open_document(document, by=place.alice, at=LATER).content == content
    on_disk = store.path_of(document).read_bytes()
    assert len(content) < 8 or content not in on_disk


def test_the_leaf_is_written_before_the_answer(place: Place) -> None:
    """Red when: `_note` is taken out of `open_document`."""
    document = keep(place)
    open_document(document, by=place.alice, at=LATER)
    (reading,) = readings_of(place.alice, place.case)
    assert (reading.verb, reading.actor_ref) == ("open_document", str(place.alice.id))
    assert str(document) in Payload.objects.get(verb="open_document").body


@pytest.mark.parametrize("who", [None, Guest(), Reporter(new_id())])
def test_not_yours_and_not_there_are_the_same(place: Place, who: Actor | None) -> None:
    """Red when: `check_visible` is taken out of `open_document`. Nothing is logged as read."""
    document = keep(place)
    actor = who or place.bob
    for asked in (document, new_id()):
        with pytest.raises(NotThere):
            open_document(asked, by=actor, at=LATER)
    with pytest.raises(NotThere):
        documents_of(actor, place.case, at=LATER)
    assert not Payload.objects.filter(verb="open_document").exists()


def test_shared_needs_a_named_ground(place: Place) -> None:
    """Red when: an empty ground is let through, or the ground is not logged."""
    document = keep(place)
    with pytest.raises(NotThere):
        open_shared(document, ground="", by=Guest(), at=LATER)
    assert open_shared(document, ground="published", by=Guest(), at=LATER).content == PDF
    assert readings_of(JOB, place.case)[0].ground == "published"


def test_a_list_shows_names_and_the_row_does_not(place: Place) -> None:
    """Red when: `name` is an ordinary text column."""
    document = keep(place, name="../../Anna\u202egnp.pdf")
    (view,) = documents_of(place.alice, place.case, at=LATER)
    assert (view.id, view.name, view.size) == (document, "Annagnp.pdf", len(PDF))
    assert view.content_type == "application/pdf"
    assert str(Document.objects.get().name) == "Skyddad uppgift"


def test_our_file_name_says_nothing_about_anybody(place: Place) -> None:
    """Red when: the sender's name is used for the download."""
    document = keep(place, name="Anna.pdf")
    opened = open_document(document, by=place.alice, at=LATER)
    assert opened.file_name == f"brev-2026-11-20-{str(document)[-4:]}.pdf"


def test_moved_documents_follow_the_other_objects_rules(place: Place) -> None:
    """Red when: `move_documents` leaves object_id as it was."""
    document, other = keep(place), new_id()
    assert move_documents(place.case, other, by=JOB, at=LATER) == 1
    assert [view.id for view in documents_under(JOB, other)] == [document]
    with pytest.raises(NotThere):
        open_document(document, by=place.alice, at=LATER)
    assert Payload.objects.get(verb="DocumentsMoved").object_id == other


def test_what_is_rolled_back_leaves_an_orphan_and_never_a_row(place: Place) -> None:
    """Red when: the file is written after the row (then nothing would be found on disk here)."""

    with transaction.atomic():
        keep(place)
        transaction.set_rollback(True)
    assert not Document.objects.exists()
    assert len(list(orphans(JOB))) == 1
    assert list(faults(JOB)) == []


def test_erased_is_gone_after_the_commit_and_not_before(
    place: Place, django_capture_on_commit_callbacks
) -> None:
    """Red when: `store.remove` is called at once instead of on commit."""
    document, left = keep(place), keep(place, b"%PDF-other")
    with django_capture_on_commit_callbacks(execute=True):
        erase_document(place.case, document, by=place.alice, at=LATER)
        assert store.path_of(document).exists()
    assert not store.path_of(document).exists()
    with pytest.raises(NotThere):
        erase_document(new_id(), left, by=place.alice, at=LATER)
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_documents(place.case, by=place.alice, at=LATER) == 1
    assert list(store.files()) == []


@pytest.mark.parametrize("harm", ["gone", "flipped", "swapped"])
def test_harmed_bytes_are_refused_and_found(place: Place, harm: str) -> None:
    """Red when: sealing is not bound to the id ("swapped"), or `faults` skips reading."""
    document, other = keep(place), keep(place, b"%PDF-another")
    path = store.path_of(document)
    if harm == "gone":
        path.unlink()
    elif harm == "flipped":
        held = bytearray(path.read_bytes())
        held[-1] ^= 1
        path.write_bytes(held)
    else:
        path.write_bytes(store.path_of(other).read_bytes())
    with pytest.raises(Unreadable):
        open_document(document, by=place.alice, at=LATER)
    said = "the file is missing" if harm == "gone" else "The sealed value has been changed or moved"
    assert list(faults(JOB)) == [f"{document}: {said}"]


def test_the_file_is_on_disk_before_the_row(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order that durability rests on: write, fsync, rename, fsync of the folder, row.

    Red when: any fsync is taken out of `store.put`, or the row is made first.
    """
    steps: list[str] = []

    def watched(owner: object, name: str, word: Callable[..., str]) -> None:
        real = getattr(owner, name)

        def step(*args, **kwargs):
            steps.append(word(*args))
            return real(*args, **kwargs)

        monkeypatch.setattr(owner, name, step)

    def kind(handle: int) -> str:
        return "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"

    watched(os, "fsync", kind)
    watched(Path, "rename", lambda *_: "rename")
    watched(Document.objects, "create", lambda *_: "row")
    keep(place)
    assert steps[-4:] == ["file", "rename", "folder", "row"]
