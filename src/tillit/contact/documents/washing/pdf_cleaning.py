"""Take out of a PDF what runs, what hides and what tells about its writer. Used by washer.py."""

import io
import zlib
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

MOST_PAGES = 1000
MOST_UNPACKED_BYTES = 300 * 1024**2
DEEPEST = 60

# Keys that run something, carry other files, or hold metadata; wherever they stand.
UNWANTED = (
    "/AA", "/OpenAction", "/JS", "/JavaScript", "/EF", "/EmbeddedFiles", "/AF", "/RichMediaContent",
    "/XFA", "/Metadata", "/PieceInfo", "/LastModified", "/Collection", "/URI_Base", "/Perms",
)  # fmt: skip
SAFE_ACTIONS = ("/GoTo", "/URI", "/Named")
SAFE_LINKS = ("https:", "http:", "mailto:", "tel:")
UNWANTED_NOTES = ("/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D")
# Segments of a JPEG that hold words about the picture: EXIF and XMP, IPTC, comments.
TELLING_SEGMENTS = (0xE1, 0xED, 0xFE)


def clean_pdf(given: bytes, refused: type[Exception]) -> bytes:
    """The cleaned file. Raises `refused` with "locked", "bomb" or "broken"."""
    try:
        opened = Pdf.open(io.BytesIO(given))
    except pikepdf.PasswordError:
        raise refused("locked")
    with opened as file:
        if not 0 < len(file.pages) <= MOST_PAGES:
            raise refused("bomb" if len(file.pages) else "broken")
        for each in file.objects:
            if isinstance(each, Stream):
                _check_unpacked(each, refused)
                _strip_picture(each)
            _wash(each, 0)
        if "/Info" in file.trailer:
            del file.trailer["/Info"]
        out = io.BytesIO()
        file.save(out, deterministic_id=True, encryption=False)
    return out.getvalue()


def _wash(each: Any, depth: int) -> None:  # Any: pikepdf's objects are of many kinds
    if depth > DEEPEST:
        raise ValueError("deeper than any honest file")
    if isinstance(each, Array):
        for inner in list(each):
            _inside(inner, depth)
    elif isinstance(each, Dictionary | Stream):
        for key in UNWANTED:
            if key in each:
                del each[key]
        _wash_names(each)
        for key in list(each.keys()):
            _inside(each[key], depth)


def _inside(value: Any, depth: int) -> None:
    # What has a number of its own is met by the loop over all objects.
    if isinstance(value, Object) and not value.is_indirect:
        _wash(value, depth + 1)


def _wash_names(each: Any) -> None:
    for key in ("/A", "/PA", "/Next"):
        if key in each and _runs(each[key]):
            del each[key]
    if "/Annots" in each and isinstance(each["/Annots"], Array):
        kept = [note for note in each["/Annots"] if not _unwanted_note(note)]
        each["/Annots"] = Array(kept)


def _runs(action: Any) -> bool:
    """Whether something is an action of a kind that we do not let through."""
    if not isinstance(action, Dictionary):
        return isinstance(action, Array)
    kind = action.get("/S")
    if kind is None:
        return False  # not an action: some dictionaries use the same key for something else
    if str(kind) == "/URI":
        return not str(action.get("/URI", "")).lower().startswith(SAFE_LINKS)
    return str(kind) not in SAFE_ACTIONS


def _unwanted_note(note: Any) -> bool:
    return isinstance(note, Dictionary) and str(note.get("/Subtype", "")) in UNWANTED_NOTES


def _filters(stream: Stream) -> list[str]:
    named = stream.get("/Filter")
    if isinstance(named, Array):
        return [str(each) for each in named]
    return [str(named)] if named is not None else []


def _check_unpacked(stream: Stream, refused: type[Exception]) -> None:
    """A small stream that unpacks to something huge would harm whoever opens the page."""
    packed = [name for name in _filters(stream) if name in ("/FlateDecode", "/Fl", "/LZWDecode")]
    if len(packed) > 1:
        raise refused("bomb")
    if not packed or packed[0] == "/LZWDecode" or _filters(stream)[0] != packed[0]:
        return
    unpacker, rest, total = zlib.decompressobj(), stream.read_raw_bytes(), 0
    while rest and not unpacker.eof:
        total += len(unpacker.decompress(rest, 1024**2))
        rest = unpacker.unconsumed_tail
        if total > MOST_UNPACKED_BYTES:
            raise refused("bomb")


def _strip_picture(stream: Stream) -> None:
    if _filters(stream) == ["/DCTDecode"]:
        stream.write(without_telling(stream.read_raw_bytes()), filter=Name.DCTDecode)


def without_telling(jpeg: bytes) -> bytes:
    """A JPEG without the segments that tell where, when and with what; the pixels untouched."""
    if jpeg[:2] != b"\xff\xd8":
        raise ValueError("not a JPEG")
    out, here = bytearray(jpeg[:2]), 2
    while jpeg[here] == 0xFF and jpeg[here + 1] != 0xDA:
        mark = jpeg[here + 1]
        end = here + 2 + int.from_bytes(jpeg[here + 2 : here + 4], "big")
        if mark not in TELLING_SEGMENTS:
            out += jpeg[here:end]
        here = end
    return bytes(out + jpeg[here:])
