"""What is drawn without the template engine escapes as the engine does."""

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


def test_every_text_is_escaped():
    """Red when: a value is put into the page with an f-string or mark_safe (try it in `_text`)."""
    drawings = [
        *((f"clock {name}", drawn.clock(one)) for name, one in with_evil(CLOCK) if name != "state"),
        *((f"row {name}", drawn.work_row(one)) for name, one in with_evil(ROW)),
        *((f"event {name}", drawn.event(one)) for name, one in with_evil(EVENT)),
        *((f"cut {name}", drawn.event(replace(one, cut=True))) for name, one in with_evil(EVENT)),
        *(
            (f"mark {name}", drawn.work_row(replace(ROW, marks=(one,))))
            for name, one in with_evil(MARK)
        ),
        ("beside", drawn.event(replace(EVENT, beside=((EVIL, EVIL),)))),
        ("more", drawn.work_row(ROW, more=EVIL)),
        ("state", drawn.clock(CLOCK)),
    ]
    assert [name for name, html in drawings if "<b title" in html] == []
    assert len(drawings) > 30


def test_what_is_empty_leaves_no_empty_box():
    """Red when: a part without words is drawn (leave out the test of `by` in `_signed`)."""
    bare = drawn.event(Event("3 mars", "Samtal"))
    assert "<p></p>" not in bare
    assert "PadlockLocked" not in bare
    assert "href=" not in bare.replace("<use href=", "")
    assert "<progress" not in drawn.clock(replace(CLOCK, state="rests", percent=0))


def test_the_childs_words_stand_with_whom_they_are_shown_to():
    """Red when: `shown` is not drawn (seen: as a component without its attributes)."""
    said = drawn.event(EVENT)
    assert "<p>Jag vill hem</p>" in said
    assert '<p class="t-meta">föräldrarna</p>' in said


def test_on_paper_there_is_no_way_onward():
    """Red when: `printed` is not asked for."""
    assert 'href="/a/"' in drawn.event(EVENT)
    assert 'href="/a/"' not in drawn.event(EVENT, printed=True)
