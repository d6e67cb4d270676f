"""A letter reads well for everybody, says what it was given, and runs nothing."""

import io
import time
import unicodedata
from datetime import date
from pathlib import Path

import pdfua
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Pdf

from tests.support.environment import draws
from tillit.contact.documents.types import (
    LetterAddress,
    LetterFault,
    LetterHead,
    render_letter,
)
from tillit.kernel.protected import Protected

from .reading import missing_for_machines, words_of

TEMPLATE = """
#import "letter.typ": *
#show: letter
#paragraphs(data.reasons)
#section("Vad det gäller")
#facts(data.facts)
#points(data.points)
#notice("Om du inte håller med", data.appeal)
#signature(data.by, "Socialsekreterare", "Barn och familj")
"""
HEAD = LetterHead(
    to=LetterAddress("Åsa Öberg", ("Ängsvägen 1", "123 45 Solby")),
    day=date(2026, 11, 21),
    unit="Socialförvaltningen",
    reference="SN 2026:123",
)
HOSTILE = [
    '#eval("1 + 1")',
    '#import "/etc/passwd"',
    '#read("letter.typ")',
    "\\ \\u{41} *fet* _kursiv_ $x^2$ `rå` <märke> @hänvisning // borta /* och */ [hak] {klammer}",
    '"]}); #panic("stopp")',
    "= Rubrik\n- punkt\n+ nummer",
]


def letter(text: str = "Hej", *, head: LetterHead = HEAD, **more) -> bytes:
    data = {
        "reasons": text,
        "facts": [["Insats", text]],
        "points": [text],
        "appeal": [text],
        "by": "Alice Ek",
    }
    return render_letter(TEMPLATE, data, title="Beslut om stöd", head=head, **more)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_letter_can_be_read_by_everybody(lang: str, tmp_path: Path) -> None:
    """Red when: STANDARDS is emptied. pdfua knows 16 of 106 rules; veraPDF is run outside."""
    made = letter("Räksmörgås och ångström. " * 300, lang=lang)
    assert missing_for_machines(made) == []
    (tmp_path / "letter.pdf").write_bytes(made)
    report = pdfua.validate(str(tmp_path / "letter.pdf"))
    assert [str(finding) for finding in report.findings] == []
    with Pdf.open(io.BytesIO(made)) as file:
        assert len(file.pages) > 2
    assert f"{'Sida' if lang == 'sv' else 'Page'}2" in words_of(made)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    """It stands there letter by letter. Red when: `data` is put into the source of the template."""
    plain = "".join(text.split())
    assert words_of(letter(text)).count(plain) == 4


@settings(max_examples=draws(40), deadline=None)
@given(st.text(st.characters(codec="latin-1", categories=["L", "N", "P", "S", "Zs"]), max_size=60))
def test_any_swedish_text_is_only_text(text: str) -> None:
    """Red when: any field is evaluated (`eval(data.reasons, mode: "markup")`)."""
    seen = "".join(unicodedata.normalize("NFC", text).split()).replace("\xad", "")
    assert seen in words_of(letter(text)).replace("\xad", "")


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes() -> None:
    """Also a moment later. Red when: no `timestamp`, and the layout dates the document `auto`."""
    first = letter("Hej")
    time.sleep(1.1)
    assert first == letter("Hej") != letter("Hej då")


@pytest.mark.parametrize("fault", [
    '#import "letter.typ": *\n#show: letter\n= Ett\n=== Tre',
    '#import "letter.typ": *\n#show: letter\n#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\"/>"))',
    "no layout and no title",
    '#import "letter.typ": *\n#show: letter\n#read("/etc/hostname")',
])  # fmt: skip
def test_a_letter_that_leaves_somebody_out_is_not_made(fault: str) -> None:
    """A skipped heading, a picture without words, no title; a file of the machine.

    Red when: STANDARDS lacks "ua-1".
    """
    with pytest.raises(LetterFault):
        render_letter(fault, {}, title="Beslut", head=HEAD)


def test_a_protected_address_is_written_only_when_revealed() -> None:
    """Red when: `written` ignores `reveal`."""
    where = LetterAddress("Åsa Öberg", Protected(("Hemliga gatan 7", "123 45 Solby")))
    head = LetterHead(to=where, day=HEAD.day)
    hidden, shown = words_of(letter(head=head)), words_of(letter(head=head, reveal=True))
    assert "Hemliga" not in hidden
    assert "Skyddadadress" in hidden
    assert "Hemligagatan7" in shown
    assert "Hemliga" not in repr(head)
