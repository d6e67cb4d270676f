"""Read a letter back: its words in order, and what a reading machine needs to know."""

import io
import re
from typing import Any

import pikepdf
from pikepdf import Name, Pdf

PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
BLOCK = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)


def words_of(pdf: bytes) -> str:
    """All text of the pages, by the fonts' own tables; spaces and line breaks taken away."""
    with Pdf.open(io.BytesIO(pdf)) as file:
        return "".join("".join(_page(page).split()) for page in file.pages)


def _page(page: Any) -> str:
    tables = {name: _table(font) for name, font in page.Resources.Font.items()}
    table: dict[bytes, str] = {}
    found: list[str] = []
    for step in pikepdf.parse_content_stream(page):
        operands, operator = step.operands, step.operator
        if str(operator) == "Tf":
            table = tables[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            parts = operands[0] if str(operator) == "TJ" else operands
            for part in parts:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    pairs = (codes[i : i + 2] for i in range(0, len(codes), 2))
                    found += [table.get(pair, "\ufffd") for pair in pairs]
    return "".join(found)


def _table(font: Any) -> dict[bytes, str]:
    blocks = b"".join(BLOCK.findall(font.ToUnicode.read_bytes()))
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in PAIR.findall(blocks)
    }


def missing_for_machines(pdf: bytes) -> list[str]:
    """What a screen reader or an archive would miss; empty for a good letter."""
    with Pdf.open(io.BytesIO(pdf)) as file, file.open_metadata() as words:
        root: Any = file.Root
        wanted = {
            "tags": "/StructTreeRoot" in root,
            "marked": "/MarkInfo" in root and bool(root.MarkInfo.Marked),
            "language": str(root.get("/Lang", "")) != "",
            "title": bool(words.get("dc:title")),
            "title is shown": bool(root.ViewerPreferences.get("/DisplayDocTitle", False)),
            "PDF/UA-1": words.get("pdfuaid:part") == "1",
            "PDF/A-3a": (words.get("pdfaid:part"), words.get("pdfaid:conformance")) == ("3", "A"),
            "fonts inside": all(_is_inside(font) for font in _fonts(file)),
        }
    return [name for name, there in wanted.items() if not there]


def _fonts(file: Pdf) -> list[Any]:
    return [font for page in file.pages for font in page.Resources.Font.values()]


def _is_inside(font: Any) -> bool:
    shape = font.DescendantFonts[0].FontDescriptor
    return any(key in shape for key in (Name.FontFile2, Name.FontFile3))
