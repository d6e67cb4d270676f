"""Check and strip what comes from outside. Refuses with a sentence that says what to do."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tillit.contact.documents.naming import HEIC, UNKNOWN, content_type_of, text_of
from tillit.kernel.refusal import Refusal

LARGEST_BYTES = 15 * 1024 * 1024
LARGEST_TEXT_BYTES = 1024 * 1024
SECONDS = 60
WASHER = Path(__file__).with_name("washer.py")
KINDS = {
    "application/pdf": "PDF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
}

EMPTY = "Filen är tom. Välj filen igen."
TOO_LARGE = "Filen är för stor. Den får vara högst 15 MB. Dela upp den eller minska bilden."
TEXT_TOO_LARGE = "Textfilen är för stor. Den får vara högst 1 MB. Spara den som PDF i stället."
WRONG_KIND = (
    "Vi kan inte ta emot den här sortens fil. Spara den som PDF, eller som bild i JPEG eller PNG."
)
IS_HEIC = "Bilden är sparad som HEIC. Spara den som JPEG och välj den igen."
SENTENCES = {
    "locked": "Filen är låst med lösenord. Spara den utan lösenord och välj den igen.",
    "bomb": "Filen är för stor när den packas upp. Spara den i mindre format och välj den igen.",
    "broken": "Filen går inte att läsa. Öppna den hos dig, spara den på nytt och välj den igen.",
}


@dataclass(frozen=True)
class Washed:
    """What is left when all that does not belong is gone."""

    content: bytes
    content_type: str


def check(content: bytes) -> str:
    """The content type, of what we take. Raises Refusal before anything is unpacked."""
    if not content:
        raise Refusal(EMPTY)
    if len(content) > LARGEST_BYTES:
        raise Refusal(TOO_LARGE)
    found = content_type_of(content)
    if found == HEIC:
        raise Refusal(IS_HEIC)
    if found == UNKNOWN:
        raise Refusal(WRONG_KIND)
    return found


def wash(content: bytes) -> Washed:
    """The checked and stripped file. Raises Refusal."""
    found = check(content)
    clean = _plain(content) if found == "text/plain" else _apart(content, KINDS[found])
    return Washed(clean, found)


def _plain(content: bytes) -> bytes:
    if len(content) > LARGEST_TEXT_BYTES:
        raise Refusal(TEXT_TOO_LARGE)
    text = text_of(content) or ""
    return "\n".join(text.splitlines()).encode()


def _apart(content: bytes, kind: str) -> bytes:
    """Wash in a process of its own: no keys in its environment, little memory, little time."""
    command = [sys.executable, "-I", str(WASHER), kind]
    try:
        done = subprocess.run(  # noqa: S603 – our own script, no shell, no word of the sender's
            command, input=content, capture_output=True, timeout=SECONDS, env={}, check=False
        )
    except subprocess.TimeoutExpired:
        raise Refusal(SENTENCES["bomb"])
    if done.returncode == 0 and done.stdout:
        return done.stdout
    why = done.stderr.decode(errors="replace") if done.returncode == 3 else "broken"
    raise Refusal(SENTENCES.get(why, SENTENCES["broken"]))
