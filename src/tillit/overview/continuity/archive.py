"""The set as one stream: database, documents, and last the manifest that vouches for them."""

import hashlib
import io
import re
import tarfile
from pathlib import Path
from typing import IO, BinaryIO

from tillit.contact.documents import extracts as documents

from .sealed_file import CHUNK_BYTES, Reader, Writer
from .types import Fault, Manifest, Secret

DATABASE, MANIFEST = "database", "manifest.json"
DOCUMENT = re.compile(r"documents/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


class Packer:
    """Puts parts into a sealed file and remembers the hash of each."""

    def __init__(self, target: BinaryIO, secret: Secret) -> None:
        self._sealed = Writer(target, secret)
        self._tar = tarfile.open(fileobj=self._sealed, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115
        self.parts: dict[str, str] = {}

    def add_file(self, name: str, path: Path) -> None:
        """A file from disk, in pieces."""
        with path.open("rb") as source:
            self._add(name, source, path.stat().st_size)

    def add_bytes(self, name: str, content: bytes) -> None:
        """Bytes at hand."""
        self._add(name, io.BytesIO(content), len(content))

    def _add(self, name: str, source: IO[bytes], size: int) -> None:
        entry, hashing = tarfile.TarInfo(name), _Hashing(source)
        entry.size = size
        self._tar.addfile(entry, hashing)
        self.parts[name] = hashing.mark.hexdigest()

    def finish(self, manifest: Manifest) -> None:
        """The manifest last: it knows the hashes of all before it."""
        self.add_bytes(MANIFEST, manifest.written())
        self._tar.close()
        self._sealed.finish()


class _Hashing(io.RawIOBase):
    def __init__(self, source: IO[bytes]) -> None:
        self._source, self.mark = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._source.read(size)
        self.mark.update(piece)
        return piece


def unpack(source: BinaryIO, secret: Secret, folder: Path | None) -> Manifest:
    """Read a whole set and compare every hash; into a folder, or nowhere (only to check).

    Raises Fault when anything differs, is missing or does not belong.
    """
    sealed = Reader(source, secret)
    found: dict[str, str] = {}
    manifest: Manifest | None = None
    try:
        with tarfile.open(fileobj=sealed, mode="r|") as tar:
            for entry in tar:
                content = tar.extractfile(entry)
                if content is None or manifest is not None:
                    raise Fault(f"The backup holds {entry.name!r}, which does not belong there")
                if entry.name == MANIFEST:
                    manifest = Manifest.read(content.read())
                else:
                    found[entry.name] = _take_out(entry.name, content, folder)
    except tarfile.TarError as problem:
        raise Fault(f"The backup cannot be read: {problem}")
    sealed.drain()
    if manifest is None:
        raise Fault("The backup has no manifest: it was not finished")
    wrong = sorted(name for name, _ in set(found.items()) ^ set(manifest.parts.items()))
    if wrong:
        raise Fault(f"The backup does not hold what its manifest says: {', '.join(wrong[:5])}")
    return manifest


def _take_out(name: str, content: IO[bytes], folder: Path | None) -> str:
    """Write one part, in pieces, durably; returns its hash. Only our own names are taken."""
    mark = hashlib.sha256()
    document = DOCUMENT.fullmatch(name)
    if name != DATABASE and document is None:
        raise Fault(f"The backup holds {name!r}, which does not belong there")
    pieces = iter(lambda: content.read(CHUNK_BYTES), b"")
    if folder is None:
        for piece in pieces:
            mark.update(piece)
    elif document is None:
        with (folder / DATABASE).open("wb") as target:
            for piece in pieces:
                mark.update(piece)
                target.write(piece)
    else:
        whole = b"".join(pieces)  # at most the size of one document
        mark.update(whole)
        documents.put_sealed(folder / "documents", document[1], whole)
    return mark.hexdigest()
