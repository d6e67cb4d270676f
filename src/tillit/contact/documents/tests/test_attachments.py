"""What comes from outside: only what we take, and nothing in it but what one sees."""

import contextlib
import io
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Pdf
from PIL import Image

from tests.support.environment import draws
from tillit.contact.documents import ports
from tillit.contact.documents.actions import open_document, store_attachment
from tillit.contact.documents.queries import documents_of
from tillit.contact.documents.types import Scan
from tillit.contact.documents.washing import wash as washing
from tillit.contact.documents.washing.wash import wash
from tillit.kernel.refusal import Refusal

from . import samples
from .conftest import AT, LATER, Place

HARM = (b"harm", b"JavaScript", b"/Launch", b"/EmbeddedFile", b"cmd.exe", b"XFA", b"/AA")


def unpacked(pdf: bytes) -> bytes:
    """All of a PDF readable: no packed streams."""
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(pdf)) as file:
        file.save(out, compress_streams=False, qdf=True)
    return out.getvalue()


def is_red(image: Image.Image, point: tuple[int, int]) -> bool:
    """Whether a point is more red than anything else."""
    colour = image.convert("RGB").getpixel(point)
    assert isinstance(colour, tuple)
    return colour[0] > 200 and colour[2] < 60


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_keeps_its_points_and_loses_its_words(kind: str) -> None:
    """Red when: `image` returns `given` (the sample does hold the secret)."""
    given_bytes = samples.picture(kind)
    assert samples.SECRET in given_bytes
    clean = wash(given_bytes)
    assert samples.SECRET not in clean.content
    with Image.open(io.BytesIO(clean.content)) as image:
        assert (image.format, image.size, dict(image.getexif())) == (kind, (40, 20), {})
        assert is_red(image, (5, 10))
        assert not is_red(image, (35, 10))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [
        (1, (40, 20), (5, 10)),
        (3, (40, 20), (35, 10)),
        (6, (20, 40), (10, 5)),
        (8, (20, 40), (10, 35)),
    ],
)
def test_a_picture_is_turned_the_right_way_up(orientation, size, red_at) -> None:
    """Red when: exif_transpose is taken out."""
    with Image.open(io.BytesIO(wash(samples.picture(orientation=orientation)).content)) as image:
        assert image.size == size
        assert is_red(image, red_at)


def test_a_pdf_loses_what_runs_hides_and_tells() -> None:
    """Red when: a key is taken out of UNWANTED, or `_wash_names`, or `_strip_picture`."""
    given_bytes = samples.pdf(harmful=True)
    before = unpacked(given_bytes)
    assert all(word in before for word in (*HARM, samples.SECRET))
    after = unpacked(wash(given_bytes).content)
    assert [word for word in (*HARM, samples.SECRET) if word in after] == []
    assert b"https://solby.example/" in after


def test_a_washed_pdf_still_shows_its_page_and_picture() -> None:
    """Red when: the picture's stream is dropped, or the page is."""
    with Pdf.open(io.BytesIO(wash(samples.pdf(harmful=True, pages=3)).content)) as file:
        assert len(file.pages) == 3
        held = file.pages[0].Resources.XObject.Im0.read_raw_bytes()
    with Image.open(io.BytesIO(held)) as image:
        assert image.size == (40, 20)


@pytest.mark.slow
def test_washing_twice_is_washing_once() -> None:
    """Red when: `deterministic_id` is taken out. (A JPEG loses a little each time: not it.)"""
    for sample in (samples.pdf(harmful=True), samples.picture("PNG"), "hej\r\nå".encode()):
        once = wash(sample).content
        assert wash(once).content == once


@pytest.mark.parametrize(("content", "sentence"), [
    (b"", "tom"),
    (b"MZ\x90\x00 a program", "PDF"),
    (b"PK\x03\x04 a word processor's file \x00", "PDF"),
    (b"\x00\x00\x00\x18ftypheic", "JPEG"),
    (b"%PDF-1.7 and then nothing", "spara den på nytt"),
    (b"\xff\xd8\xff\xe0 not a picture", "spara den på nytt"),
    (b"\x89PNG\r\n\x1a\n", "spara den på nytt"),
    (b"x" * (washing.LARGEST_BYTES + 1), "15 MB"),
    (b"x" * (washing.LARGEST_TEXT_BYTES + 1), "1 MB"),
])  # fmt: skip
def test_a_refusal_says_what_to_do(content: bytes, sentence: str) -> None:
    """Red when: any of the checks in `check` or `_plain` is taken out."""
    with pytest.raises(Refusal, match=sentence):
        wash(content)


def test_a_locked_pdf_says_so() -> None:
    """Red when: PasswordError is not caught by itself."""
    with pytest.raises(Refusal, match="lösenord"):
        wash(samples.pdf(password="hemligt"))


@pytest.mark.slow
@pytest.mark.parametrize("bomb", [samples.pdf_bomb, samples.picture_bomb])
def test_bombs_do_not_go_off(bomb) -> None:
    """Red when: MOST_PIXELS or MOST_UNPACKED_BYTES is raised tenfold."""
    content = bomb()
    assert len(content) < 2_000_000
    with pytest.raises(Refusal, match="packas upp"):
        wash(content)


def test_the_washer_holds_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Red when: `env={}` is taken out of `_apart`."""
    seen = {}

    def run(command, **options):
        seen.update(options)
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(Refusal):
        wash(samples.picture())
    assert seen["env"] == {}


@settings(max_examples=draws(30), deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_washed_or_refused(content: bytes) -> None:
    """Nothing else may come out, least of all an error.

    Red when: `text_of` lets UnicodeDecodeError go.
    """
    with contextlib.suppress(Refusal):
        assert wash(content).content_type in {*washing.KINDS, "text/plain"}


class Seeing:
    """A scanner that finds what it is told to, or is away."""

    def __init__(self, found: str = "", away: bool = False) -> None:
        self.found, self.away = found, away

    def finds(self, content: bytes) -> str:
        if self.away:
            raise ports.ScannerAway
        return self.found


@pytest.fixture
def plugged():
    """Puts a scanner in place for one test."""
    yield ports.plug
    ports.plug(None)


@pytest.mark.parametrize(("scanner", "mark"), [
    (None, Scan.NOT_SCANNED), (Seeing(), Scan.CLEAN),
])  # fmt: skip
def test_the_mark_says_whether_it_was_scanned(place: Place, plugged, scanner, mark: Scan) -> None:
    """Red when: `_scan` always answers CLEAN."""
    plugged(scanner)
    document = store_attachment(
        place.case, name="bild.exe", content=samples.picture(), by=place.alice, at=AT
    )
    (view,) = documents_of(place.alice, place.case, at=LATER)
    assert (view.scan, view.name) == (mark, "bild.jpg")
    assert samples.SECRET not in open_document(document, by=place.alice, at=LATER).content
    assert Scan.NOT_SCANNED.words == "Inte virusskannad"


@pytest.mark.parametrize("scanner", [Seeing("Test.Virus"), Seeing(away=True)])
def test_found_or_not_answered_is_not_kept(place: Place, plugged, scanner) -> None:
    """Red when: ScannerAway is let through as NOT_SCANNED."""
    plugged(scanner)
    with pytest.raises(Refusal):
        store_attachment(place.case, name="a.txt", content=b"hej", by=place.alice, at=AT)
    assert documents_of(place.alice, place.case, at=LATER) == []
    assert not list(place.store.glob("*/*"))
