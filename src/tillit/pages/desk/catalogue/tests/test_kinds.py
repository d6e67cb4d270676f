"""The list of services at the desk: everybody reads it, the administrator takes a kind off it."""

import pytest

from tillit.kernel.actor import Role, System
from tillit.pages.desk.people.tests.conftest import AT, signed_in
from tillit.registers.catalogue.actions import publish_kind
from tillit.registers.catalogue.queries import published_kinds
from tillit.registers.catalogue.types import KindIn
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

TOWN, PAGE = System("tests"), "/arbete/insatser/"


@pytest.fixture
def unit(db):
    kind = KindIn("samtal", "Familjesamtal", "Ni träffar en familjebehandlare.", "SOL-11-1")
    publish_kind(kind, by=TOWN, at=AT)
    return open_unit("Barn 2", UnitKind.INVESTIGATION, by=TOWN, at=AT)


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
    assert "Ta bort från listan" not in text
    answer = maja.post(PAGE, {"code": "samtal", "reason": "Enheten är stängd."})
    assert answer.status_code == 422
    assert "Administratören ändrar listan" in answer.content.decode()
    assert published_kinds(TOWN)
