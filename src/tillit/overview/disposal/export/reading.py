"""Compare an export with its manifest: every hash, every count. Only the standard library, so that
an archive can read this page and write its own."""

import hashlib
import json
import re
import zipfile
from pathlib import Path
from typing import BinaryIO

VERSION = 1
MANIFEST = "manifest.json"
PDF_A = re.compile(rb"pdfaid:part>2</pdfaid:part>.*?pdfaid:conformance>A<", re.DOTALL)


def faults(source: "BinaryIO | Path") -> list[str]:
    """Everything that is not as the manifest says; an empty list is what we want."""
    try:
        with zipfile.ZipFile(source) as packed:
            return _faults(packed)
    except (zipfile.BadZipFile, OSError) as fault:
        return [f"cannot be opened: {fault}"]


def _faults(packed: zipfile.ZipFile) -> list[str]:
    names = set(packed.namelist())
    if MANIFEST not in names:
        return [f"{MANIFEST} is missing"]
    manifest = json.loads(packed.read(MANIFEST))
    if manifest["version"] != VERSION:
        return [f"version {manifest['version']}, not {VERSION}"]
    parts = manifest["parts"]
    found = [f"{name} is missing" for name in sorted(set(parts) - names)]
    found += [f"{name} does not belong" for name in sorted(names - set(parts) - {MANIFEST})]
    for name in sorted(names & set(parts)):
        content = packed.read(name)
        if hashlib.sha256(content).hexdigest() != parts[name]["sha256"]:
            found.append(f"{name} is not what was written")
    found += _counted_wrong(packed, manifest, names)
    files = sum(name.startswith("files/") for name in names)
    if files != manifest["files"]:
        found.append(f"{files} files, not {manifest['files']}")
    if "akt.pdf" in names and not PDF_A.search(packed.read("akt.pdf")):
        found.append("akt.pdf does not say that it is PDF/A-2a")
    return found


def _counted_wrong(
    packed: zipfile.ZipFile, manifest: dict[str, dict[str, int]], names: set[str]
) -> list[str]:
    found = []
    for table, count in manifest["records"].items():
        name = f"records/{table}.jsonl"
        lines = packed.read(name).decode().splitlines() if name in names else []
        if len(lines) != count:
            found.append(f"{table} has {len(lines)} records, not {count}")
        if not all(_is_of(table, line) for line in lines):
            found.append(f"{table} has a record that is not its own")
    return found


def _is_of(table: str, line: str) -> bool:
    try:
        row = json.loads(line)
    except ValueError:
        return False
    return isinstance(row, dict) and row.get("table") == table and bool(row.get("fields"))
