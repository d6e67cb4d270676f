"""A worker writes down that somebody says it is wrong, and answers; the person reads it."""

from datetime import UTC, datetime
from html import unescape

from tests.support.who import signed_in
from tillit.casework.cases import actions
from tillit.casework.cases.models import Dispute
from tillit.casework.cases.types import Part, Publishing
from tillit.trust.identity.types import Audience

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
WRONG = "Det var i mars, inte i augusti."


def text(answer):
    """The page as it is read."""
    return unescape(answer.content.decode())


def test_marked_and_answered(town, at_desk):
    """Red when: the form does not reach the action, or what was typed is lost."""
    maja, way = at_desk(town.maja, AT), f"/arbete/arenden/{town.case}/fel/"
    assert "Jag har aldrig sagt nej till familjebehandling." in text(maja.get(way))
    assert "Någon menar att något är fel" in text(maja.get(f"/arbete/arenden/{town.case}/"))
    typed = {"do": "mark", "mark-person": str(town.petra), "mark-said": ""}
    assert maja.post(way, typed).status_code == 422
    done = maja.post(way, typed | {"mark-said": WRONG}, follow=True)
    assert WRONG in text(done)
    row = Dispute.objects.get(note=None)
    answer = {"do": "answer", "dispute": str(row.pk), f"{row.pk}-answer": "kept"}
    refused = maja.post(way, answer | {f"{row.pk}-why": "Nej."})
    assert refused.status_code == 422
    assert "Skriv varför" in text(refused)
    done = maja.post(way, answer | {f"{row.pk}-why": "Intyget säger augusti."}, follow=True)
    assert "Står kvar som det är" in text(done)
    assert WRONG in text(maja.get(f"/arbete/arenden/{town.case}/utskrift/"))
    assert at_desk(town.samira, AT).get(way).status_code == 404


def test_said_on_my_pages(town, client, at_desk):
    """Red when: the page takes an empty answer, or another party reads it."""
    page = Publishing(parts=frozenset(Part), reason="Vill följa ärendet på nätet.")
    for party in (town.petra, town.erik):
        actions.publish_case(town.case, party, page, by=town.maja, at=AT)
    at_desk(town.maja, AT)  # sets the clock
    me, way = signed_in(client, Audience.RESIDENT, town.petra, "Petra", AT), (
        f"/mina-sidor/{town.case}/fel/"
    )  # fmt: skip
    assert way in text(me.get(f"/mina-sidor/{town.case}/"))
    assert me.post(way, {"said": ""}).status_code == 422
    assert "med dina ord" in text(me.post(way, {"said": WRONG}, follow=True))
    assert WRONG in text(me.get(way))
    other = signed_in(client, Audience.RESIDENT, town.erik, "Erik", AT)
    assert WRONG not in text(other.get(way))
