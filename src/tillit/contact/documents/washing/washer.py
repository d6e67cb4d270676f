"""Wash one file: read it on standard input, write the clean file on standard output.

Runs alone, as a script, with limits on memory and time and an empty environment: it is the one
place where a stranger's bytes meet a parser. Of Tillit it imports its neighbour only. Once the
parsers are loaded it shuts itself in: it can open no file and no socket, and start no process.
A parser that is taken over and runs as root could open the door again; so the program is not run
as root. It answers with the exit code 0, or with 3 and one word on standard error: why not.
"""

import contextlib
import ctypes
import io
import resource
import sys
import warnings
from pathlib import Path

SOURCE = str(Path(__file__).resolve().parents[4])
MEMORY_BYTES = 2 * 1024**3
CPU_SECONDS = 30
NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS
OWN_ACCOUNTS, OWN_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET
MOST_PIXELS = 60_000_000  # a telephone of today takes 50 million
JPEG_QUALITY = 92


class Refused(Exception):
    """Why not, in one word."""


def main() -> int:
    """Wash by the type that our caller found in the first bytes."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    given = sys.stdin.buffer.read()
    load(sys.argv[1])
    shut_in()
    try:
        clean = pdf(given) if sys.argv[1] == "PDF" else image(given, sys.argv[1])
    except Refused as why:
        sys.stderr.write(str(why))
        return 3
    except MemoryError:
        sys.stderr.write("bomb")
        return 3
    except Exception:
        # Whatever the parser stumbled on: the file is not what it should be, and is not kept.
        sys.stderr.write("broken")
        return 3
    sys.stdout.buffer.write(clean)
    return 0


def load(kind: str) -> None:
    """Read from disk all that the work needs, while files can still be opened."""
    if kind == "PDF":
        sys.path.insert(0, SOURCE)
        from tillit.contact.documents.washing import pdf_cleaning

        _ = pdf_cleaning
    else:
        from PIL import Image, ImageOps

        _ = ImageOps
        Image.init()


def shut_in() -> None:
    """No new files or sockets, no new processes, and no network where the system lets us leave it.

    A socket needs a number as a file does: with none left there is neither.
    """
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        libc.unshare(OWN_ACCOUNTS | OWN_NETWORK)  # refused in many containers; the next lines hold
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def image(given: bytes, kind: str) -> bytes:
    """The pixels of the first picture, turned the right way up, and nothing else."""
    from PIL import Image, ImageOps

    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # the size is checked here, before anything is unpacked
    with Image.open(io.BytesIO(given), formats=[kind]) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise Refused("bomb")
        upright = ImageOps.exif_transpose(opened)
        see_through = "A" in upright.getbands() or "transparency" in upright.info
        mode = "RGBA" if see_through and kind != "JPEG" else "RGB"
        if upright.mode in ("L", "1") and not see_through:
            mode = "L"
        pixels = upright.convert(mode)
    # A fresh picture: nothing hangs on that the pixels do not hold (EXIF, GPS, XMP, thumbnails).
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    out = io.BytesIO()
    clean.save(out, kind, **({} if kind == "PNG" else {"quality": JPEG_QUALITY}))
    return out.getvalue()


def pdf(given: bytes) -> bytes:
    """The pages, without anything that runs, hides or tells about its writer."""
    from tillit.contact.documents.washing.pdf_cleaning import clean_pdf

    return clean_pdf(given, Refused)


if __name__ == "__main__":
    sys.exit(main())
