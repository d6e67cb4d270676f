"""The list as a file: JSON Lines and CSV for a program, a PDF for people."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings

from tillit.contact.documents.types import render_archived
from tillit.kernel.swedish import day_of, full_day

from .drafts import CLASSES, moment
from .types import Known, Row

TEMPLATE = Path(__file__).with_name("list.typ")
HEADS = (
    "Skyddad", "Namn", "Nummer", "Ärenden", "Hur nära", "Klasser", "Vad kontot gjorde", "Gånger",
    "Första gången", "Sista gången",
)  # fmt: skip
WARNING = "Informera inte med brev utan att läsa adressrutan."
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula


def as_json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """One person a line. The ids are those of the register."""
    for row in rows:
        told = {
            "person": row.person_id and str(row.person_id),
            "name": row.name,
            "number": row.number,
            "protected": row.protected,
            "about": row.about,
            "near": row.near.value,
            "classes": row.classes,
            "acts": [act.value for act in row.acts],
            "times": row.times,
            "first": row.first.isoformat(),
            "last": row.last.isoformat(),
        }
        yield json.dumps(told, ensure_ascii=False, sort_keys=True) + "\n"


def as_csv(rows: Iterable[Row]) -> str:
    """For a spreadsheet: with a mark that makes å, ä and ö come out right."""
    text = io.StringIO()
    text.write("\ufeff")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(HEADS)
    for row in rows:
        writer.writerow([_safe(each) for each in _cells(row)])
    return text.getvalue()


def as_pdf(known: Known, rows: Sequence[Row], at: datetime) -> bytes:
    """For people: the protected first, with what must be done before anything is sent."""
    protected = [row for row in rows if row.protected]
    rest = [row for row in rows if not row.protected]
    groups = [
        {"title": "Skyddade personuppgifter", "intro": WARNING, "rows": _records(protected)},
        {"title": "Övriga", "intro": "", "rows": _records(rest)},
    ]
    data = {
        "title": "Att informera efter en händelse",
        "sender": settings.MUNICIPALITY,
        "day": day_of(at).isoformat(),
        "intro": [
            f"{settings.MUNICIPALITY}, {full_day(day_of(at))}. Hemligt: listan säger vilka som är "
            "kända i socialtjänsten.",
            f"Vad ett konto gjorde från {moment(known.since)} till {moment(known.until)}, enligt "
            "loggen. Medarbetaren kan själv ha gjort en del av det.",
            *(f"{code}: {words}." for code, words in CLASSES.items()),
        ],
        "groups": [group for group in groups if group["rows"]],
    }
    return render_archived(TEMPLATE.read_text(encoding="utf-8"), data, day=day_of(at))


def _records(rows: Iterable[Row]) -> list[list[str]]:
    return [
        [
            " ".join(filter(None, (row.name or "Ingen känd person", row.number))),
            "; ".join(row.about) or "Inget ärende",
            f"{row.near.words}. {_acts(row)}. {', '.join(row.classes)}".strip(". "),
            moment(row.last),
        ]
        for row in rows
    ]


def _cells(row: Row) -> tuple[str, ...]:
    return (
        "ja" if row.protected else "",
        row.name,
        row.number,
        "; ".join(row.about),
        row.near.words,
        " ".join(row.classes),
        _acts(row),
        str(row.times),
        row.first.isoformat(),
        row.last.isoformat(),
    )


def _acts(row: Row) -> str:
    return ", ".join(act.words for act in row.acts)


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell
