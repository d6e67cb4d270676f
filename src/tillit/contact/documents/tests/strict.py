"""A stricter look at a letter's tags than the packages give: what PDF/UA-1 (ISO 14289-1, 7) asks of
the tree, read from the bytes. Each fault is a sentence; no faults is a good letter."""

import io
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Pdf

BLOCKS = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH",
    "TD", "THead", "TBody", "TFoot", "Figure", "Formula", "Form", "NonStruct", "Private",
}  # fmt: skip
INLINE = {
    "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "Warichu",
}  # fmt: skip
HOLDS_TEXT = {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "TH", "TD", "Caption"}
PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI"}
INSIDE = {
    "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"},
    "TBody": {"Table"}, "LI": {"L"}, "LBody": {"LI"}, "Lbl": {"LI", "Note", "Reference"},
}  # fmt: skip

Node = tuple[str, Any, tuple[str, ...]]  # Any: pikepdf's own dictionaries


def faults(pdf: bytes) -> list[str]:
    """Everything that is wrong, in the order of the rules."""
    with Pdf.open(io.BytesIO(pdf)) as file:
        if "/StructTreeRoot" not in file.Root:
            return ["Inga taggar."]
        nodes = list(_nodes(file.Root.StructTreeRoot))
        return [
            *_whole(file),
            *_roles(file.Root.StructTreeRoot),
            *_headings(nodes),
            *_places(nodes),
            *_tables(nodes),
            *_pictures(nodes),
            *_content(file, nodes),
        ]


def _nodes(tree: Any) -> Iterator[Node]:
    """Every element in reading order: its standard kind, itself, the kinds above it."""
    roles = {str(name): str(to) for name, to in dict(tree.get("/RoleMap", {})).items()}

    def walk(found: Any, above: tuple[str, ...]) -> Iterator[Node]:
        for each in _kids(found):
            if not isinstance(each, pikepdf.Dictionary) or "/S" not in each:
                continue
            kind = str(each.S)
            for _ in range(len(roles) + 1):
                kind = roles.get(kind, kind)
            name = kind.removeprefix("/")
            yield name, each, above
            yield from walk(each, (*above, name))

    return walk(tree, ())


def _kids(found: Any) -> list[Any]:
    kids = found.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _whole(file: Pdf) -> Iterator[str]:
    root: Any = file.Root
    mark = root.get("/MarkInfo", {})
    if not mark.get("/Marked", False) or mark.get("/Suspects", False):
        yield "MarkInfo säger inte att taggarna gäller."
    if not str(root.get("/Lang", "")):
        yield "Språket saknas."
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "Titeln visas inte."
    with file.open_metadata() as words:
        if not (words.get("dc:title") or "").strip():
            yield "Titeln saknas."
    for number, page in enumerate(file.pages, start=1):
        if str(page.get("/Tabs", "")) != "/S":
            yield f"Sida {number}: tabbordningen följer inte taggarna."
        if "/StructParents" not in page:
            yield f"Sida {number}: ingen väg från sidan till taggarna."


def _roles(tree: Any) -> Iterator[str]:
    roles = {str(k)[1:]: str(v)[1:] for k, v in dict(tree.get("/RoleMap", {})).items()}
    for name in roles:
        if name in BLOCKS | INLINE:
            yield f"Rollen {name} är standard och får inte betyda något annat."
        seen, kind = {name}, roles[name]
        while kind in roles and kind not in seen:
            seen.add(kind)
            kind = roles[kind]
        if kind not in BLOCKS | INLINE:
            yield f"Rollen {name} leder inte till någon standardroll."


def _headings(nodes: list[Node]) -> Iterator[str]:
    levels = [int(kind[1]) for kind, _, _ in nodes if len(kind) == 2 and kind[0] == "H"]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield "Brevet ska börja med sin enda rubrik på nivå 1."
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"Rubriknivån hoppar från {before} till {after}."


def _places(nodes: list[Node]) -> Iterator[str]:
    if [kind for kind, _, above in nodes if not above] != ["Document"]:
        yield "Trädet ska ha en enda rot: Document."
    for kind, _, above in nodes:
        if kind not in BLOCKS | INLINE:
            yield f"Okänd tagg: {kind}."
        if kind in INSIDE and not set(above[-1:]) & INSIDE[kind]:
            yield f"{kind} ligger i {above[-1:] or 'ingenting'}."
        if kind in INLINE and not set(above) & HOLDS_TEXT:
            yield f"{kind} ligger inte i något stycke."


def _tables(nodes: list[Node]) -> Iterator[str]:
    for kind, table, _ in nodes:
        if kind != "Table":
            continue
        rows = [each for name, each, _ in _nodes(table) if name == "TR"]
        if len({len(_kids(row)) for row in rows}) > 1:
            yield "Tabellens rader är olika långa."
        heads = [each for name, each, _ in _nodes(table) if name == "TH"]
        if not heads or not all("/A" in each or "/ID" in each for each in heads):
            yield "Tabellens rubrikceller säger inte vad de är rubrik för."


def _pictures(nodes: list[Node]) -> Iterator[str]:
    for kind, each, _ in nodes:
        if kind in {"Figure", "Formula"} and not str(each.get("/Alt", "")).strip():
            yield f"{kind} saknar text i stället."


def _content(file: Pdf, nodes: list[Node]) -> Iterator[str]:
    """All that is drawn is tagged once, or is marked as decoration."""
    pages = {page.obj.objgen: number for number, page in enumerate(file.pages, start=1)}
    owned = Counter(_owned(nodes, pages))
    for number, page in enumerate(file.pages, start=1):
        drawn: set[int] = set()
        inside: list[int | None] = []
        for step in pikepdf.parse_content_stream(page):
            match str(step.operator):
                case "BMC" | "BDC":
                    inside.append(_mcid(step.operands))
                case "EMC":
                    inside.pop()
                case paint if paint in PAINTS:
                    if not inside:
                        yield f"Sida {number}: något är ritat utan tagg."
                    drawn |= {each for each in inside if each is not None}
        for each in sorted(drawn):
            if owned[number, each] != 1:
                yield f"Sida {number}: innehåll {each} finns {owned[number, each]} gånger i trädet."


def _mcid(operands: Any) -> int | None:
    """The number that the tree knows the content by; None for decoration."""
    if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary):
        found = operands[1].get("/MCID")
        return None if found is None else int(found)
    return None


def _owned(nodes: list[Node], pages: dict[Any, int]) -> Iterator[tuple[int, int]]:
    for _, each, _ in nodes:
        for kid in _kids(each):
            if isinstance(kid, int):
                yield pages[each.Pg.objgen], kid
            elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
                yield pages[kid.get("/Pg", each.get("/Pg")).objgen], int(kid.MCID)
