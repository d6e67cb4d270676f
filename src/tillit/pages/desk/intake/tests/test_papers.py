"""What comes on paper is added to the report by whoever has it in their hand."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tillit.casework.intake.actions.draft import MOST_FILES
from tillit.casework.intake.models import ReportedChild
from tillit.contact.documents.actions import store_document
from tillit.contact.documents.models import Document
from tillit.contact.documents.tests.samples import picture
from tillit.contact.documents.types import DocumentKind

from .conftest import AT, INBOX, TOWN
from .test_broken_pages import post, ready


@pytest.fixture
def line(report):
    return report()


def attach(client, line, content=None):
    file = SimpleUploadedFile("polisen.jpg", picture() if content is None else content)
    return client.post(f"{INBOX}{line}/bilaga/", {"paper": file}, follow=True)


def test_a_paper_is_added_beside_the_text_that_stays_locked(desk, line) -> None:
    """Red when: it lies under another id than what came with the report, or the list does not say
    that we added it."""
    page = attach(desk.idris, line).content.decode()
    kept = Document.objects.get()
    assert "Bilagan är sparad." in page
    assert "Tillagd av oss" in page
    assert desk.other.get(f"{INBOX}{line}/bilaga/{kept.pk}/").status_code == 200
    assert "Texten är låst så som den kom in." in page


def test_who_may_not_handle_it_adds_nothing(desk, line) -> None:
    """Red when: the paper is kept before the policy is asked."""
    assert attach(desk.stranger, line).status_code == 404
    assert not Document.objects.exists()


def test_what_is_wrong_is_said(desk, line) -> None:
    """Red when: a refusal is a broken page, or something is kept."""
    assert "Bilagan är inte sparad." in attach(desk.idris, line, b"\x00\x01").content.decode()
    nothing = desk.idris.post(f"{INBOX}{line}/bilaga/", follow=True)
    assert "Välj en fil först" in nothing.content.decode()
    assert not Document.objects.exists()


def test_there_is_an_end_to_how_many(desk, line) -> None:
    """Red when: the number is not asked."""
    report_id, kind = ReportedChild.objects.get(pk=line).report_id, DocumentKind.ATTACHMENT
    for number in range(MOST_FILES):
        store_document(report_id, name=f"{number}.txt", content=b"x", kind=kind, by=TOWN, at=AT)
    assert "redan 10 bilagor" in attach(desk.idris, line).content.decode()
    assert Document.objects.count() == MOST_FILES


def test_after_the_decision_it_belongs_in_the_case(desk, report, person) -> None:
    """Red when: a decided report is added to, or its page offers it."""
    line = ready(desk, report, person)
    assert "Lägg till en bilaga" in desk.idris.get(f"{INBOX}{line}/").content.decode()
    post(desk.idris, line, "inled-inte", reasons="Skolan löser det med familjen.")
    page = attach(desk.idris, line).content.decode()
    assert "Lägg handlingen i ärendet" in page
    assert "Lägg till en bilaga" not in page
    assert not Document.objects.exists()
