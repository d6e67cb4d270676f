"""When a question is put once more, and which pages make a whole. Without a line."""

import ssl
from http.client import BadStatusLine, IncompleteRead

import pytest

from tests.support.agencies import Simulator
from tillit.areas.assistance.types import Agency, Reason
from tillit.integrations.ssbtek.adapter import MOST_PAGES, _Gathered
from tillit.integrations.ssbtek.envelope import Unusable, plain
from tillit.integrations.ssbtek.line import Line
from tillit.integrations.ssbtek.reading import Page

NEVER_OPENED = ConnectionRefusedError("refused")


@pytest.fixture
def line(tmp_path, monkeypatch):
    """A line, and what happens to each try on it: a fault, or an answer."""

    def made(*happens):
        waiting = list(happens)

        def post_once(self, content, action):
            each = waiting.pop(0)
            if isinstance(each, Exception):
                raise each
            return each

        monkeypatch.setattr(Line, "_post_once", post_once)
        return Simulator("https://127.0.0.1:1/", tmp_path).line(), waiting

    return made


def test_asked_again_when_nothing_can_have_been_sent(line):
    """Red when: there is one try alone."""
    made, waiting = line(NEVER_OPENED, b"answer")
    assert made.post(b"", "x") == b"answer"
    assert waiting == []


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (TimeoutError(), Reason.SLOW),
        (ConnectionResetError(), Reason.AWAY),
        (IncompleteRead(b""), Reason.CUT_OFF),
        (BadStatusLine("x"), Reason.AWAY),
        (ssl.SSLCertVerificationError(), Reason.NOT_GENUINE),
        (ssl.SSLEOFError(), Reason.CUT_OFF),
        (ssl.SSLError(), Reason.LOCKED_OUT),
    ],
)
def test_never_asked_again_when_it_may_have_been_heard(line, fault, reason):
    """Each question is a disclosure that the agencies log. Red when any fault is tried again."""
    made, waiting = line(fault, b"answer")
    with pytest.raises(Unusable) as refused:
        made.post(b"", "x")
    assert refused.value.reason is reason
    assert waiting == [b"answer"]


def test_not_asked_for_ever(line):
    """Red when: the tries have no end."""
    made, waiting = line(NEVER_OPENED, NEVER_OPENED, b"answer")
    with pytest.raises(Unusable):
        made.post(b"", "x")
    assert waiting == [b"answer"]


@pytest.mark.parametrize(
    ("pages", "reason"),
    [
        ([(2, 2)], Reason.UNREADABLE),
        ([(1, 3), (3, 3)], Reason.UNREADABLE),
        ([(1, 2), (1, 2)], Reason.UNREADABLE),
        ([(1, 3), (2, 2)], Reason.CUT_OFF),
        ([(1, MOST_PAGES + 1)], Reason.UNREADABLE),
        ([None], Reason.MISSING),
        ([(1, 2), None], Reason.CUT_OFF),
    ],
)
def test_pages_that_do_not_make_a_whole(pages, reason):
    """Red when: a page that is skipped, told twice or counted anew is taken."""
    got = _Gathered()
    for page in pages:
        got.take(page and Page(Agency.FK, *page))
    assert got.fault.reason is reason
    assert not got.wants_more


def test_pages_that_make_a_whole():
    """The control."""
    got = _Gathered()
    for number in (1, 2, 3):
        assert got.wants_more
        got.take(Page(Agency.FK, number, 3))
    assert not got.wants_more
    assert got.fault is None


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        ("soap:Server", "Server"),
        ("BT_500", "BT_500"),
        ("19820114-2380", ""),
        ("198201142380", ""),
        ("8201142380", ""),
        ("Anna Svensson", ""),
        ("<b>", ""),
        (None, ""),
        ("x" * 41, ""),
    ],
)
def test_only_plain_codes_are_kept(code, kept):
    """Red when: a code is kept as it came."""
    assert plain(code) == kept
