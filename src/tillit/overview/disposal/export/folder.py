"""Write everything about a person as one zip: records, a PDF, the files, and a manifest.

The manifest counts every record and hashes every part, so that anybody can see that it is whole.
Nothing in it needs this program: JSON Lines are text, the PDF is PDF/A-2a.
"""

import hashlib
import json
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

from tillit.contact.documents.extracts import clear_bytes
from tillit.kernel.events import JSON
from tillit.kernel.swedish import day_of, full_day
from tillit.trust.holdings.types import Record
from tillit.trust.sealing.types import CannotOpen

from .paper import readable_paper
from .reading import MANIFEST, VERSION

MOMENT = (1980, 1, 1, 0, 0, 0)  # the same bytes for the same content: the manifest says when
README = """Det här är allt som fanns om en person i {municipality}, {day}.

manifest.json   vad som finns här: antal poster, och storlek och SHA-256 för varje fil
columns.json    vad tabellerna och deras kolumner heter, och vilken klass (K1-K6) uppgiften har
records/        en fil för varje tabell, en post på varje rad (JSON Lines, UTF-8)
akt.pdf         samma poster att läsa (PDF/A-2a)
files/          handlingarna själva; namnet är handlingens id i records/documents_document.jsonl

"marks" är vad någon har sagt är fel i posten, med deras ord och vad som beslutades.
"own": true betyder att posten står i personens egen akt; annars nämns personen i någon annans.
Klasserna: K1 identitet, K2 kontakt, K3 innehåll, K4 anmälare, K5 någon annan, K6 plats och skydd.
"""


class Missing(Exception):
    """A document whose bytes are gone or changed: the export is not whole and is not made."""


def write_folder(
    target: BinaryIO, person_id: UUID, records: Sequence[Record], *, at: datetime
) -> tuple[int, int]:
    """Write the zip; returns how many records and files. Raises Missing."""
    tables: dict[str, list[Record]] = {}
    for each in records:
        tables.setdefault(each.table, []).append(each)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        parts = _Parts(packed)
        parts.add("LÄS-MIG.txt", _readme(at))
        for table, rows in tables.items():
            parts.add(f"records/{table}.jsonl", "".join(map(_line, rows)).encode())
        parts.add("columns.json", _columns(tables))
        files = 0
        for row in tables.get("documents_document", ()):
            content, suffix = _bytes(UUID(row.id))
            parts.add(f"files/{row.id}{suffix}", content)
            files += 1
        parts.add("akt.pdf", _paper(tables, at))
        manifest = {
            "version": VERSION,
            "person": str(person_id),
            "municipality": settings.MUNICIPALITY,
            "made_at": at.isoformat(),
            "records": {table: len(rows) for table, rows in tables.items()},
            "files": files,
            "parts": parts.known,
        }
        parts.add(MANIFEST, _json(manifest))
    return len(records), files


class _Parts:
    """Adds parts and remembers size and hash of each."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self.known: dict[str, JSON] = {}

    def add(self, name: str, content: bytes) -> None:
        entry = zipfile.ZipInfo(name, MOMENT)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        self._packed.writestr(entry, content)
        self.known[name] = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}


def _bytes(document_id: UUID) -> tuple[bytes, str]:
    try:
        return clear_bytes(document_id)
    except (FileNotFoundError, CannotOpen) as fault:
        raise Missing(f"{document_id}: {fault}")


def _line(record: Record) -> str:
    fields: dict[str, JSON] = {cell.name: cell.value for cell in record.cells}
    row: dict[str, JSON] = {
        "table": record.table, "id": record.id, "own": record.own, "fields": fields,
    }  # fmt: skip
    if record.marks:
        row["marks"] = [mark.text for mark in record.marks]
    return json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


def _columns(tables: dict[str, list[Record]]) -> bytes:
    return _json(
        {
            table: {
                "words": rows[0].words,
                "columns": [
                    {"name": cell.name, "words": cell.words, "class": cell.shows.value}
                    for cell in rows[0].cells
                ],
            }
            for table, rows in tables.items()
        }
    )


def _readme(at: datetime) -> bytes:
    text = README.format(municipality=settings.MUNICIPALITY, day=full_day(day_of(at)))
    return text.encode()


def _paper(tables: dict[str, list[Record]], at: datetime) -> bytes:
    groups: list[dict[str, object]] = [
        {"title": rows[0].words, "records": [_readable(each) for each in rows]}
        for rows in tables.values()
    ]
    intro = [
        f"{settings.MUNICIPALITY}, {full_day(day_of(at))}.",
        "Varje post som finns om personen, ur varje del av systemet. Samma poster finns som text "
        "i mappen records.",
    ]
    return readable_paper("Allt om en person", intro, groups, at=at)


def _readable(record: Record) -> dict[str, object]:
    where = "" if record.own else " (i någon annans akt)"
    day = f", {full_day(day_of(record.written))}" if record.written else ""
    return {
        "title": f"{record.words}{day}{where}",
        "rows": [
            *([cell.words, cell.plain] for cell in record.cells if cell.plain),
            *(["Någon menar att det är fel", mark.text] for mark in record.marks),
        ],
    }


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode()
