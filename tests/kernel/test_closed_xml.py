"""XML from outside, with every door shut."""

import pytest

from tillit.kernel import closed_xml
from tillit.kernel.closed_xml import NotClean, parsed

DOCTYPE = '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]><a>&f;</a>'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (DOCTYPE.encode(), "doctype"),
        (DOCTYPE.encode("utf-16"), "doctype"),
        (b"<!DOCTYPE a><a/>", "doctype"),
        (b"<a>&f;</a>", "xml"),
        (b"<a", "xml"),
        (b"", "xml"),
        (b"<a>" * 4 + b"</a>" * 4, "depth"),
    ],
)
def test_what_is_not_plain_is_refused(content, why):
    """Red when: a document type is read, also in an encoding where its letters lie apart."""
    with pytest.raises(NotClean, match=why):
        parsed(content, deepest=3)


def test_a_fault_quotes_nothing():
    """Red when: the parser's own text comes out with the fault: it quotes what stood there."""
    with pytest.raises(NotClean) as refused:
        parsed(b"<a>201403052382</b>", deepest=3)
    assert str(refused.value) == "xml"
    assert refused.value.__suppress_context__


def test_comments_and_instructions_are_left_out():
    """Red when: a comment can split a text in two."""
    root = parsed(b"<a><!-- x --><?y z?>b<!-- c -->d</a>", deepest=3)
    assert ("".join(root.itertext()), len(root)) == ("bd", 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_unread(encoding, monkeypatch):
    """Entities in attributes are put in while the parser reads, so that what it refuses afterwards
    has already been done. Red when the bytes are not looked at first."""
    monkeypatch.setattr(closed_xml.etree, "fromstring", lambda *args: pytest.fail("was read"))
    with pytest.raises(NotClean, match="doctype"):
        parsed(DOCTYPE.encode(encoding), deepest=3)
