"""What a file is, by its content, and what it may be called."""

import re
import unicodedata
from datetime import date
from uuid import UUID

from .types import DocumentKind

LONGEST_NAME = 120
SUFFIXES = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "text/plain": ".txt",
}
UNKNOWN = "application/octet-stream"
HEIC = "image/heic"
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


def content_type_of(content: bytes) -> str:
    """The type that the bytes themselves show. A name or a browser's word is never trusted."""
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return HEIC
    return "text/plain" if text_of(content) is not None else UNKNOWN


def text_of(content: bytes) -> str | None:
    """The bytes as text, if that is what they are: UTF-8, or UTF-16 with its mark."""
    marked = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        return None
    strange = (c for c in text if unicodedata.category(c) == "Cc" and c not in "\t\n\r\f")
    return text if content and next(strange, None) is None else None


def tidy(name: str) -> str:
    """A name without folders, control signs and tricks of direction, of a reasonable length."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = "".join(c for c in last if unicodedata.category(c)[0] != "C")
    plain = " ".join(plain.split()).strip(". ")
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix) > 5:
        return plain[:LONGEST_NAME] or "handling"
    return f"{stem[: LONGEST_NAME - 6].strip('. ') or 'handling'}.{suffix}"


def with_right_suffix(name: str, content_type: str) -> str:
    """The tidy name, with the ending that tells the truth about the content."""
    clean, suffix = tidy(name), SUFFIXES.get(content_type, ".bin")
    stem, dot, given = clean.rpartition(".")
    if f".{given.lower()}" == suffix or (suffix, given.lower()) == (".jpg", "jpeg"):
        return clean
    return f"{stem if dot and len(given) <= 5 else clean}{suffix}"


def file_name(kind: DocumentKind, document_id: UUID, content_type: str, day: date) -> str:
    """Our own name for a download: kind, day, end of the id (beslut-2026-11-21-4f0c.pdf)."""
    word = kind.words.lower().translate(str.maketrans("åäö", "aao"))
    return f"{word}-{day}-{str(document_id)[-4:]}{SUFFIXES.get(content_type, '.bin')}"
