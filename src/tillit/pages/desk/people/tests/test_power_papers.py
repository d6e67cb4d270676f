"""The paper that shows a power is attached, washed, opened by those who may, and by nobody else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tillit.contact.documents.actions import store_attachment
from tillit.contact.documents.models import Document
from tillit.contact.documents.tests.samples import picture
from tillit.kernel.ids import new_id
from tillit.registers.people.actions import register_representation, set_protection
from tillit.registers.people.types import Protection, RepresentationKind
from tillit.trust.audit.models import Payload

from .conftest import AT, PERSONS, TOWN
from .test_person_pages import mine


@pytest.fixture
def power(worker, unit, register):
    """The address of a power that is held for a person in one's own case, and who holds it."""
    noel, lova = mine(worker, unit, register("Noel", "Lind")), register("Lova", "Lag")
    held = register_representation(
        noel, lova, RepresentationKind.ATTORNEY, since=AT.date(), paper="Fullmakt den 3 mars",
        reason="Hon har bett om hjälp.", by=TOWN, at=AT,
    )  # fmt: skip
    return f"{PERSONS}{noel}/foretradare/{held}/papper/", lova


def attach(client, address, content=None, name="fullmakt.jpg"):
    file = SimpleUploadedFile(name, picture() if content is None else content)
    return client.post(address, {"paper": file}, follow=True)


def test_the_paper_is_kept_and_opened_again_with_a_leaf(worker, power):
    """Red when: the bytes are kept unwashed, or opening leaves no leaf with its ground."""
    address, _ = power
    page = attach(worker, address).content.decode()
    kept = Document.objects.get()
    assert "Papperet är sparat." in page
    assert f"{address}{kept.pk}/" in page
    opened = worker.get(f"{address}{kept.pk}/")
    assert opened.status_code == 200
    assert opened["Content-Type"] == "image/jpeg"
    leaf = Payload.objects.get(verb="open_document")
    assert "assignment" in leaf.body
    assert str(kept.pk) in leaf.body


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02not a paper"])
def test_a_file_that_cannot_be_taken_is_refused_with_a_sentence(worker, power, content):
    """Red when: the refusal is a broken page, or something is kept."""
    page = attach(worker, power[0], content).content.decode()
    assert "Papperet är inte sparat." in page
    assert Document.objects.count() == 0
    nothing = worker.post(power[0], follow=True).content.decode()
    assert "Välj en fil först" in nothing


def test_nobody_else_adds_or_opens_it(worker, intake, power):
    """Red when: a stranger, another person's address or a document of something else is let in."""
    address, _ = power
    attach(worker, address)
    kept = Document.objects.get()
    assert intake.get(f"{address}{kept.pk}/").status_code == 404
    assert attach(intake, address).status_code == 404
    assert worker.get(f"{address}{new_id()}/").status_code == 404
    elsewhere = address.replace(address.split("/")[3], str(new_id()))
    assert worker.get(f"{elsewhere}{kept.pk}/").status_code == 404
    theirs = store_attachment(new_id(), name="a.jpg", content=picture(), by=TOWN, at=AT)
    assert worker.get(f"{address}{theirs}/").status_code == 404
    assert Document.objects.count() == 2


def test_the_paper_of_a_protected_representative_is_shut(worker, power):
    """It names them. Red when: only the words about the paper are masked."""
    address, lova = power
    attach(worker, address)
    kept = Document.objects.get()
    set_protection(lova, Protection.MARKED, reason="Besked i dag", by=TOWN, at=AT)
    page = worker.get(address.partition("foretradare")[0]).content.decode()
    assert str(kept.pk) not in page
    assert "Lägg till papperet" not in page
    assert worker.get(f"{address}{kept.pk}/").status_code == 404
