"""The page of figures says what was kept: what held, what did not, and what nobody has tried."""

import json
from datetime import UTC, datetime
from html import unescape
from uuid import uuid4

import pytest

from tests.support.who import signed_in
from tillit.pages.desk.proved.kept import WORDS, programs
from tillit.trust.identity.types import Audience
from tools.prove.door import PROGRAMS
from tools.prove.figures import ON, Figure, keep

AT = datetime(2026, 11, 24, 8, 40, tzinfo=UTC)
GOOD = Figure("Förlorade", "0 av 4 086", "0", True, "svarar före den sparar: 153", True)
BAD = Figure("Trasiga", "3", "0", False, "inget brutet", True)
EMPTY = Figure("Tomma", "0", "0", True, "inget hittades", False)


@pytest.fixture
def kept(tmp_path, settings):
    """The folder that the page reads."""
    settings.PROVED = tmp_path
    return tmp_path


@pytest.fixture
def seen(town, at_desk, kept):
    """`seen()`: the page as a social worker reads it."""
    client = at_desk(town.maja, AT)
    return lambda: unescape(client.get("/arbete/provat/").content.decode())


def test_nothing_has_been_tried(seen):
    """Red when: a program without a file is left out, or counts as held."""
    page = seen()
    assert "Inget har prövats på den här installationen än." in page
    assert all(f"./tillit prove {code}" in page for code in WORDS)
    assert "Höll" not in page


def test_what_held_is_told_with_its_control(seen, kept):
    """Red when: the control is left out."""
    keep("kill", [GOOD], size="60 avbrott", folder=kept)
    page = seen()
    for words in ("0 av 4 086", "svarar före den sparar: 153", "60 avbrott", "Föll, som den ska"):
        assert words in page
    assert f"1 av {len(WORDS)} prövningar är körda. Alla som är körda höll." in page


@pytest.mark.parametrize("figure", [BAD, EMPTY])
def test_what_did_not_hold_is_told_first(figure, seen, kept):
    """Red when: a control that did not fall counts as held, or the order is that of the names."""
    keep("kill", [GOOD], size="60 avbrott", folder=kept)
    keep("snoops", [GOOD, figure], size="30 sorter", folder=kept)
    assert [each.code for each in programs(kept)][:2] == ["snoops", "kill"]
    page = seen()
    assert "1 höll inte." in page
    assert ("Höll inte" in page) is (not figure.held)
    assert ("siffran bevisar inget.</b>" in page) is (not figure.control_failed)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"at": "x", "size": "", "figures": [{}]}'])
def test_a_file_that_cannot_be_read_is_no_success(text, seen, kept):
    """Red when: _read forgives what it does not understand."""
    (kept / "kill.json").write_text(text)
    assert "Resultatet går inte att läsa." in seen()


def test_a_program_without_figures_is_no_success(kept):
    """Red when: all() of nothing counts as held."""
    told = {"program": "kill", "at": AT.isoformat(), "size": "0", "figures": []}
    (kept / "kill.json").write_text(json.dumps(told))
    assert programs(kept)[0].state == "broken"


def test_a_figure_says_which_database_it_is_from(seen, kept, monkeypatch):
    """Red when: a run on PostgreSQL writes over the one on SQLite, or the page names neither."""
    monkeypatch.setenv(ON, "sqlite")
    keep("trace", [GOOD], size="ett", folder=kept)
    monkeypatch.setenv(ON, "postgres")
    keep("trace", [GOOD], size="två", folder=kept)
    monkeypatch.delenv(ON)
    keep("log", [GOOD], size="tre", folder=kept)
    keep("snoops", [GOOD], size="fyra", folder=kept)
    keep("policy", [GOOD], size="fem", folder=kept)
    page = seen()
    for words in (
        "ett. Databas: SQLite. Körs med <code>./tillit prove trace</code>",
        "två. Databas: PostgreSQL. Körs med <code>./tillit prove trace --only postgres</code>",
        "tre. Databas: SQLite och PostgreSQL.",
        "fyra. Databas: ingen, siffrorna räknas i minnet.",
        "fem. Databas: SQLite.",
    ):
        assert words in page
    assert f"5 av {len(WORDS) + 1} prövningar" in page
    assert page.count('aria-label="Spåret tar lite tid"') <= 1  # no two parts by the same name
    assert "Spåret tar lite tid, på PostgreSQL" in page


def test_every_program_has_its_words():
    """Red when: a program of `./tillit prove` has no words here: it would show its code."""
    assert sorted(set(PROGRAMS) - set(WORDS)) == []


def test_only_those_who_work_here(client, kept, db):
    """Red when: the page is public; a resident is led to the door of staff."""
    signed_in(client, Audience.RESIDENT, uuid4(), "Petra Sandvik", AT)
    assert client.get("/arbete/provat/").status_code == 302
