"""The strict look sees each fault that it should: a good letter, made worse in one way at a time.

Red when: a rule of strict.py is taken away (its own control then finds nothing).
"""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from tillit.contact.documents.types import LetterAddress, LetterHead, render_letter

from .strict import faults

BODY = """#import "letter.typ": *
#show: letter
#paragraphs(data.intro)
#facts(data.facts, titles: ("Vad", "Svar"))
#section("Varför")
#paragraphs(data.intro)
#signature("Alice Ek", "Barn och familj")
#notice("Om du inte håller med", ("Skriv till oss.",))
"""
DATA = {"intro": ["Vi har beslutat."], "facts": [["Beslut", "Ja"], ["Dag", "24 november"]]}


@pytest.fixture(scope="module")
def letter() -> bytes:
    head = LetterHead(
        to=LetterAddress("Mona Ek", ("Ekgatan 11", "123 45 Solby")), day=date(2026, 11, 24),
        unit="Barn och familj", reference="B-2026-0001", handler="Alice Ek",
    )  # fmt: skip
    return render_letter(BODY, DATA, title="Ja till stöd för Alva", head=head, reveal=True)


def test_a_letter_has_no_fault(letter):
    """Red when: a part of letter.typ is drawn outside a paragraph."""
    assert faults(letter) == []


def _document(file: Pdf) -> Any:
    return file.Root.StructTreeRoot.K[0]


def _find(file: Pdf, kind: str) -> Any:
    def walk(found: Any) -> Any:
        for each in found.get("/K", []):
            if isinstance(each, Dictionary) and "/S" in each:
                if str(each.S) == f"/{kind}":
                    return each
                deeper = walk(each)
                if deeper is not None:
                    return deeper
        return None

    return walk(_document(file))


def _no_tags(file: Pdf) -> None:
    del file.Root.StructTreeRoot


def _unmarked(file: Pdf) -> None:
    file.Root.MarkInfo.Marked = False


def _no_language(file: Pdf) -> None:
    del file.Root.Lang


def _no_shown_title(file: Pdf) -> None:
    del file.Root.ViewerPreferences


def _no_title(file: Pdf) -> None:
    with file.open_metadata() as words:
        del words["dc:title"]


def _no_tab_order(file: Pdf) -> None:
    del file.pages[0].Tabs


def _no_parents(file: Pdf) -> None:
    del file.pages[0].StructParents


def _role_to_nowhere(file: Pdf) -> None:
    file.Root.StructTreeRoot.RoleMap = Dictionary({"/Strong": Name("/Loud")})


def _role_in_a_ring(file: Pdf) -> None:
    roles = {"/Strong": Name("/Em"), "/Em": Name("/Strong")}
    file.Root.StructTreeRoot.RoleMap = Dictionary(roles)


def _standard_role_moved(file: Pdf) -> None:
    file.Root.StructTreeRoot.RoleMap = Dictionary({"/P": Name("/Span")})


def _level_skipped(file: Pdf) -> None:
    _find(file, "H2").S = Name("/H3")


def _two_first_headings(file: Pdf) -> None:
    _find(file, "H2").S = Name("/H1")


def _unknown_tag(file: Pdf) -> None:
    _find(file, "P").S = Name("/Shout")


def _span_alone(file: Pdf) -> None:
    _document(file).K.append(file.make_indirect(Dictionary(S=Name("/Span"), K=Array([]))))


def _cell_outside_a_row(file: Pdf) -> None:
    _find(file, "P").S = Name("/TD")


def _second_root(file: Pdf) -> None:
    file.Root.StructTreeRoot.K.append(file.make_indirect(Dictionary(S=Name("/Document"))))


def _short_row(file: Pdf) -> None:
    del _find(file, "TR").K[0]


def _silent_heads(file: Pdf) -> None:
    for _ in range(2):
        head = _find(file, "TH")
        for key in ("/A", "/ID"):
            if key in head:
                del head[key]
        head.S = Name("/TD")


def _picture_without_words(file: Pdf) -> None:
    _find(file, "P").S = Name("/Figure")


def _orphan(file: Pdf) -> None:
    _find(file, "P").K = Array([])


def _drawn_outside(file: Pdf) -> None:
    file.pages[0].contents_add(b"0 0 9 9 re f")


CONTROLS: dict[Callable[[Pdf], None], str] = {
    _no_tags: "Inga taggar",
    _unmarked: "MarkInfo",
    _no_language: "Språket",
    _no_shown_title: "Titeln visas inte",
    _no_title: "Titeln saknas",
    _no_tab_order: "tabbordningen",
    _no_parents: "ingen väg",
    _role_to_nowhere: "leder inte till någon standardroll",
    _role_in_a_ring: "leder inte till någon standardroll",
    _standard_role_moved: "får inte betyda något annat",
    _level_skipped: "hoppar från 1 till 3",
    _two_first_headings: "enda rubrik",
    _unknown_tag: "Okänd tagg",
    _span_alone: "ligger inte i något stycke",
    _cell_outside_a_row: "TD ligger i",
    _second_root: "enda rot",
    _short_row: "olika långa",
    _silent_heads: "rubrikceller",
    _picture_without_words: "saknar text i stället",
    _orphan: "0 gånger i trädet",
    _drawn_outside: "ritat utan tagg",
}


@pytest.mark.parametrize("spoil", CONTROLS, ids=lambda spoil: spoil.__name__)
def test_each_fault_is_seen(letter, spoil):
    with pikepdf.Pdf.open(io.BytesIO(letter)) as file:
        spoil(file)
        out = io.BytesIO()
        file.save(out)
    assert any(CONTROLS[spoil] in fault for fault in faults(out.getvalue()))
