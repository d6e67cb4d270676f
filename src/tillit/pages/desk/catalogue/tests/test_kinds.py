"""The list of services at the desk: everybody reads it, the administrator changes it."""

import re

import pytest

from tillit.kernel.actor import Role, System
from tillit.pages.desk.people.tests.conftest import AT, signed_in
from tillit.registers.catalogue.actions import publish_kind
from tillit.registers.catalogue.queries import kind_of_service, published_kinds
from tillit.registers.catalogue.types import KindIn
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

TOWN, PAGE = System("tests"), "/arbete/insatser/"


@pytest.fixture
def unit(db):
    kind = KindIn("samtal", "Familjesamtal", "Ni träffar en familjebehandlare.", "SOL-11-1")
    publish_kind(kind, by=TOWN, at=AT)
    return open_unit("Barn 2", UnitKind.INVESTIGATION, by=TOWN, at=AT)


def provider():
    return open_unit("Hamnen", UnitKind.PROVIDER, by=TOWN, at=AT)


def test_the_administrator_takes_a_kind_off_the_list_with_a_reason(unit):
    """Red when: the press needs no reason, or the reason is not shown afterwards."""
    ali = signed_in(unit, Role.ADMINISTRATOR)
    assert "Ta bort från listan" in ali.get(PAGE).content.decode()
    for wrong in ({"code": "samtal"}, {"code": "samtal", "reason": "x"}):
        refused = ali.post(PAGE, wrong)
        assert refused.status_code == 422
        assert published_kinds(TOWN)
    sent = {"code": "samtal", "reason": "Enheten är stängd."}
    shown = ali.post(PAGE, sent, follow=True).content.decode()
    assert "Enheten är stängd." in shown
    assert published_kinds(TOWN) == []
    assert ali.post(PAGE, sent).status_code == 404


def test_others_read_it_and_change_nothing(unit):
    """Red when: the button is shown to all, or only the button is what holds."""
    maja = signed_in(unit, Role.SOCIAL_WORKER)
    text = maja.get(PAGE).content.decode()
    assert "Familjesamtal" in text
    assert ("Ta bort från listan" in text, "Ny insats" in text) == (False, False)
    for path in ("ny/", "andra/samtal/"):
        for ask in (maja.get, maja.post):
            assert "Administratören ändrar listan" in ask(f"{PAGE}{path}").content.decode()
    answer = maja.post(PAGE, {"code": "samtal", "reason": "Enheten är stängd."})
    assert answer.status_code == 422
    assert "Administratören ändrar listan" in answer.content.decode()
    assert published_kinds(TOWN)


def written(browser, path, **more):
    said = {"name": "Öppet hus", "description": "Kom när ni vill.", "basis": "SOL-11-5"}
    return browser.post(f"{PAGE}{path}", {**said, **more})


def test_the_administrator_adds_a_kind_with_who_gives_it_and_what_is_asked(unit):
    """Red when: the code is not made of the name, or a unit, a question or the law is lost."""
    ali, home = signed_in(unit, Role.ADMINISTRATOR), provider()
    asked = "Hur mår du?\n\n  Hur går det hemma?  "
    answer = written(ali, "ny/", units=[str(home)], measures=asked, out_of_home="on")
    assert answer.status_code == 302
    kind = kind_of_service(TOWN, "oppet-hus")
    assert (kind.name, kind.law, kind.unit_ids) == ("Öppet hus", "SoL 11:5", (home,))
    assert kind.measures == ("Hur mår du?", "Hur går det hemma?")
    assert kind.out_of_home
    assert "Öppet hus kan nu beställas." in ali.get(PAGE).content.decode()


def test_what_is_wrong_is_said_and_nothing_is_lost(unit):
    """Red when: an empty form, seven questions or a name that is taken gives another answer."""
    ali = signed_in(unit, Role.ADMINISTRATOR)
    empty = ali.post(f"{PAGE}ny/", {"name": ""})
    assert empty.status_code == 422
    assert "Namnet: skriv några ord" in empty.content.decode()
    many = written(ali, "ny/", measures="\n".join("abcdefg"))
    assert (many.status_code, "högst 6 frågor" in many.content.decode()) == (422, True)
    taken = written(ali, "ny/", name="Samtal")
    assert taken.status_code == 422
    assert "Det finns redan en insats som heter så" in taken.content.decode()
    assert "Kom när ni vill." in taken.content.decode()
    assert [kind.name for kind in published_kinds(TOWN)] == ["Familjesamtal"]


def test_a_kind_is_changed_and_the_second_of_two_loses_politely(unit):
    """Red when: the form does not begin with what is said now, or `seen` is not compared."""
    ali = signed_in(unit, Role.ADMINISTRATOR)
    page = ali.get(f"{PAGE}andra/samtal/").content.decode()
    assert "Ni träffar en familjebehandlare." in page
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    first = written(ali, "andra/samtal/", name="Samtal hemma", seen=seen)
    assert first.status_code == 302
    second = written(ali, "andra/samtal/", name="Mitt namn", seen=seen)
    assert second.status_code == 409
    assert "Någon annan har just ändrat insatsen" in second.content.decode()
    assert [(k.code, k.name) for k in published_kinds(TOWN)] == [("samtal", "Samtal hemma")]


def test_what_was_taken_off_can_be_put_back(unit):
    """Red when: a kind that is withdrawn cannot be opened, or stays withdrawn."""
    ali = signed_in(unit, Role.ADMINISTRATOR)
    ali.post(PAGE, {"code": "samtal", "reason": "Enheten är stängd."})
    assert "Lägg tillbaka" in ali.get(PAGE).content.decode()
    page = ali.get(f"{PAGE}andra/samtal/").content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    assert written(ali, "andra/samtal/", seen=seen).status_code == 302
    assert kind_of_service(TOWN, "samtal").published
