"""What is drawn without the template engine escapes as the engine does."""

import re
from dataclasses import fields, replace

from tillit.ui import drawn
from tillit.ui.clock import clock_view
from tillit.ui.values import Event, Mark, WorkRow

EVIL = '<b title="x">&'
CLOCK = clock_view("soon", what="Utredningen ska vara klar.", days_left=3)
MARK = Mark("Skyddad person", "ljung", "ShieldLock")
ROW = WorkRow(CLOCK, "Noel E.", "/a/", "2026-1", next="Utred.", marks=(MARK,))
EVENT = Event(
    "3 mars", "Samtal", text="Rad ett\nrad två", by="Maja", tags=(MARK,), own_words="Jag vill hem",
    own_words_for="föräldrarna", beside=(("Rättad", "så"),), href="/a/", way="Visa",
)  # fmt: skip


def with_evil(one):
    """Each of its texts in turn, and the one that was changed."""
    for field in fields(one):
        value = getattr(one, field.name)
        if isinstance(value, str):
            yield field.name, replace(one, **{field.name: EVIL})


SAFE = EVIL.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
# A cut text ends with its own words onward; the law of a clock has hard spaces.
NOT_AS_IT_IS = {"cut way", "clock law"}


def test_every_text_is_drawn_and_escaped():
    """Seen red: with each call of `format_html` in turn put together by `str.format` and marked
    safe, and with a text left out of `work_row`."""
    drawings = {
        **{f"clock {name}": drawn.clock(one) for name, one in with_evil(CLOCK) if name != "state"},
        **{f"row {name}": drawn.work_row(one) for name, one in with_evil(ROW)},
        **{f"event {name}": drawn.event(one) for name, one in with_evil(EVENT)},
        **{f"cut {name}": drawn.event(replace(one, cut=True)) for name, one in with_evil(EVENT)},
        **{
            f"mark {name}": drawn.work_row(replace(ROW, marks=(one,)))
            for name, one in with_evil(MARK)
        },
        "beside": drawn.event(replace(EVENT, beside=((EVIL, EVIL),))),
        "more": drawn.work_row(ROW, more=EVIL),
        "own words": drawn.own_words(EVIL),
        "their name": drawn.own_words("", name=EVIL),
    }
    assert [name for name, html in drawings.items() if "<b title" in html] == []
    assert {name for name, html in drawings.items() if SAFE not in html} == NOT_AS_IT_IS
    assert len(drawings) > 30


def test_what_is_empty_leaves_no_empty_box():
    """Seen red: with each of the tests for what is empty left out in turn."""
    bare = drawn.event(Event("3 mars", "Samtal", tags=(Mark("Ny"),), own_words="Nej"))
    assert re.findall(r"<(p|div|b|a)[^>]*></\1>", bare) == []
    assert bare.count("<svg") == 1  # the event's own, none for its mark
    assert "PadlockLocked" not in bare
    assert "href=" not in bare.replace("<use href=", "")
    assert "t-own-words" not in drawn.event(replace(EVENT, own_words=""))
    assert "<p></p>" not in drawn.event(replace(EVENT, text=""))
    assert "<progress" in drawn.clock(replace(CLOCK, state="rests", percent=1))
    assert "<progress" not in drawn.clock(replace(CLOCK, state="rests", percent=0))


def test_a_mark_without_a_colour_is_bare():
    """Seen red: with the class for every mark, and with the colour's name left out."""
    bare = drawn.event(replace(EVENT, tags=(Mark("Ny"),)))
    coloured = drawn.event(replace(EVENT, tags=(Mark("Ny", "ljung"),)))
    assert '<span class="ds-tag t-tag--bare"><span>Ny</span></span>' in bare
    assert '<span class="ds-tag" data-color="ljung"><span>Ny</span></span>' in coloured


def test_an_event_says_when_and_what_and_so_does_its_link():
    """Seen red: with the day or the words left out of either, and with `strong` not asked for."""
    whole, cut = drawn.event(EVENT), drawn.event(replace(EVENT, cut=True, strong=True))
    for drawing in (whole, cut):
        assert '<span class="t-time__day">3 mars</span>' in drawing
        assert '<p class="t-time__head">Samtal' in drawing
        assert ": Samtal 3 mars</span></a>" in drawing
    assert "t-time__mark--strong" in cut
    assert "t-time__mark--strong" not in whole


def test_the_childs_words_stand_with_whom_they_are_shown_to():
    """Red when: `shown` is not drawn (seen: as a component without its attributes)."""
    said = drawn.event(EVENT)
    assert "<p>Jag vill hem</p>" in said
    assert '<p class="t-meta">föräldrarna</p>' in said


def test_on_paper_there_is_no_way_onward():
    """Red when: `printed` is not asked for."""
    assert 'href="/a/"' in drawn.event(EVENT)
    assert 'href="/a/"' not in drawn.event(EVENT, printed=True)
