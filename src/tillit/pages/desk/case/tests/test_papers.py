"""A record that came in is registered with the record itself, and opened from the case."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tillit.casework.cases.models import RegisterEntry
from tillit.contact.documents.models import Document
from tillit.contact.documents.tests.samples import picture

ENTRY = {"entry-direction": "in", "entry-on": "2026-01-02", "entry-party": "Björkskolan",
         "entry-about": "Yttrande om frånvaron", "do": "entry"}  # fmt: skip


def register(browser, town, content=None, **more):
    file = SimpleUploadedFile("skolan.jpg", picture() if content is None else content)
    sent = {**ENTRY, "entry-paper": file, **more}
    return browser.post(f"/arbete/arenden/{town.case}/registrering/", sent)


def test_the_paper_is_kept_told_once_and_opened(maja, samira, town):
    """Red when: the bytes are kept under something else, the timeline tells of them twice or not at
    all, or a stranger opens them."""
    assert register(maja, town).status_code == 302
    kept, line = Document.objects.get(object_id=town.case), RegisterEntry.objects.get()
    assert line.document_id == kept.pk
    way = f'href="/arbete/handlingar/{kept.pk}/"'
    shown = maja.get(f"/arbete/arenden/{town.case}/").content.decode()
    assert "Kom in från Björkskolan" in shown
    assert "Yttrande om frånvaron (nr 1, 2\u00a0jan)." in shown
    assert shown.count(way) == 1
    assert way in maja.get(f"/arbete/arenden/{town.case}/registrering/").content.decode()
    opened = maja.get(f"/arbete/handlingar/{kept.pk}/")
    assert (opened.status_code, opened["Content-Type"]) == (200, "image/jpeg")
    assert samira.get(f"/arbete/handlingar/{kept.pk}/").status_code == 404


def test_without_a_paper_the_line_stands_by_itself(maja, town):
    """Red when: the file is asked for, or a line without one links to nothing."""
    maja.post(f"/arbete/arenden/{town.case}/registrering/", ENTRY)
    assert RegisterEntry.objects.get().document_id is None
    shown = maja.get(f"/arbete/arenden/{town.case}/").content.decode()
    assert "Kom in från Björkskolan" in shown


def test_what_cannot_be_kept_is_said_and_nothing_is_registered(maja, samira, town):
    """Red when: the paper is kept before the day and the reader are looked at, or a file that is
    none leaves a line."""
    wrong = register(maja, town, b"\x00\x01\x02not a paper")
    assert wrong.status_code == 422
    assert 'value="Björkskolan"' in wrong.content.decode()
    assert register(maja, town, **{"entry-on": "2999-01-01"}).status_code == 422
    assert register(samira, town).status_code == 404
    assert not RegisterEntry.objects.exists()
    assert not Document.objects.filter(object_id=town.case).exists()
