"""The control of the crawl that fills every form in badly: it sees each fault that it is for."""

from types import SimpleNamespace

import pytest

from tests.support.bad_input import SETS, faults_of, filled
from tests.support.paper import read

FORM = """<form method="post"><input name="name" value="{name}" aria-describedby="{by}">
<input type="date" name="day" value="2026-02-30"></form>"""
PAGE = """<!doctype html><html lang="sv"><title>Prov – Solby</title><main><h1>Prov</h1>{form}
<div data-summary><ul>{line}</ul></div>
<p class="t-field__error" id="id_name_error">Fel</p></main>"""
LINE = '<li><a href="#id_name_error">Namn: {words}</a></li>'


def found(status: int = 422, line: str = LINE, words: str = "skriv ett namn", **form: str) -> str:
    """What is said of an answer that is faulty in one way."""
    typed = SETS["long"]
    given = {"name": typed["words"], "by": "id_name_error", **form}
    html = PAGE.format(form=FORM.format(**given), line=line.format(words=words))
    asked = read(f"<main>{FORM.format(name='', by='')}</main>")[0][0]
    answer = SimpleNamespace(status_code=status)
    return "; ".join(faults_of(answer, html, filled(asked, typed), asked, typed))


@pytest.mark.parametrize(
    ("faulty", "said"),
    [
        ({}, ""),
        ({"status": 500}, "answers 500"),
        ({"status": 404}, "answers 404"),
        ({"status": 200}, "takes a day that does not exist"),
        ({"line": ""}, "refused without a sentence"),
        ({"words": "This field is required."}, "not our words: Namn: This field is required."),
        ({"words": "Null-tecken är inte tillåtna."}, "not our words"),
        ({"line": '<li><a href="#bort">Namn: skriv</a></li>'}, "#bort leads nowhere"),
        ({"by": ""}, "id_name_error describes nothing"),
        ({"name": "Lång text"}, "name is lost"),
    ],
)
def test_each_fault_is_seen(faulty: dict, said: str) -> None:
    """Red when: a check of `faults_of` is left out, or finds fault with a page that is right."""
    assert said in found(**faulty)
    assert bool(found(**faulty)) is bool(said)
