"""A file with tracked changes never comes in and never goes out, and a letter says nothing of
itself but that it is a letter: no name, no place, no matter (Nacka, Helsingborg)."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest

from tillit.contact.documents import actions
from tillit.contact.documents.models import Document
from tillit.kernel.refusal import Refusal

from .conftest import AT
from .test_letters import HEAD, letter

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = f"""<w:document xmlns:w="{W}"><w:body><w:p>
<w:r><w:t>Barnet bor tryggt.</w:t></w:r>
<w:del w:author="Granby"><w:r><w:delText>Barnet bor i Granby.</w:delText></w:r></w:del>
<w:ins w:author="Granby"><w:r><w:t>Nytt.</w:t></w:r></w:ins>
</w:p></w:body></w:document>"""
COMMENT = f"""<w:comments xmlns:w="{W}"><w:comment w:author="Granby">Ta bort orten</w:comment>
</w:comments>"""
TEXT = "application/vnd.oasis.opendocument.text"
PARTS = {
    "docx": {"[Content_Types].xml": "<Types/>", "word/document.xml": BODY,
             "word/comments.xml": COMMENT, "docProps/core.xml": "<creator>Granby</creator>"},
    "odt": {"mimetype": TEXT, "content.xml": "<tracked-changes>Granby</tracked-changes>",
            "meta.xml": "<creator>Granby</creator>"},
}  # fmt: skip


def packed(kind: str) -> bytes:
    """An office file with something taken out that is still there."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, text in PARTS[kind].items():
            file.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize("kind", PARTS)
@pytest.mark.parametrize("name", ["Beslut.{}", "Beslut.pdf", "Beslut.jpg"])
def test_a_file_with_tracked_changes_does_not_come_in(kind, name, place):
    """By what it is, not by what it is called, and nothing is kept of it. None goes out: a letter
    is made of data, and no page takes a file to send. Red when: `wash` left out."""
    with pytest.raises(Refusal, match="PDF"):
        actions.store_attachment(
            place.case, name=name.format(kind), content=packed(kind), by=place.alice, at=AT
        )
    assert not Document.objects.exists()
    assert not [each for each in place.store.rglob("*") if each.is_file()]


def said_of_itself(content: bytes) -> str:
    with pikepdf.Pdf.open(io.BytesIO(content)) as file:
        assert not file.attachments
        told = [f"{name} {value}" for name, value in file.docinfo.items()]
        with file.open_metadata() as words:
            told += [f"{name} {value}" for name, value in words.items()]
    return "\n".join(told)


def test_a_letter_says_nothing_of_itself(settings):
    """Not to whom, from where or about what; only the program that drew it, and the day.

    Red when: the letter's own title, or the sender, as the file's title or author.
    """
    settings.MUNICIPALITY = "Solby kommun"
    told = said_of_itself(letter("Tindra Granö bor i Granby."))
    for word in ("Solby", "Granby", "Granö", "stöd", "Öberg", "Ängsvägen", HEAD.reference, "Alice"):
        assert word not in told
    assert "Brev" in told
