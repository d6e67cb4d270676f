"""A resident sees where the money goes, writes in an account, and stops one that is not theirs."""

from tillit.areas.assistance.models import Payee, Worksheet
from tillit.areas.assistance.tests.conftest import sent
from tillit.areas.assistance.tests.paying import payee
from tillit.areas.assistance.types import PayeeKind, WayToPay

from .conftest import browser, text_of

MINE = "/mina-sidor/ekonomiskt-bistand/"


def test_one_writes_in_ones_own_account(world):
    """Red when: a wrong number is lost, the right one is not kept, or the whole number shows."""
    sheet, client = sent(world), browser(world.sven)
    address = f"{MINE}{sheet}/konto/"
    assert "Vi har inget konto att betala till." in text_of(client.get(f"{MINE}{sheet}/"))
    wrong = client.post(address, {"account": "mitt konto"})
    assert wrong.status_code == 422
    assert "mitt konto" in text_of(wrong)
    assert client.post(address, {"account": "6000 123456789"}).status_code == 302
    page = text_of(client.get(address))
    assert "Ditt konto som slutar på …789" in page
    assert "Vi kontrollerar det" in page
    assert "123456789" not in page
    assert Payee.objects.get().told_by_id == world.sven


def test_one_stops_what_is_not_right(world):
    """Red when: another household's is stopped, or the page goes on as if nothing were said."""
    sheet, client = sent(world), browser(world.sven)
    case = Worksheet.objects.get(pk=sheet).case_id
    rent = payee(
        world, case, kind=PayeeKind.LANDLORD, way=WayToPay.GIRO, name="Hyresbolaget",
        account="5050-1055",
    )  # fmt: skip
    address = f"{MINE}{sheet}/konto/"
    assert "Hyresbolaget" in text_of(client.get(address))
    stranger = browser(world.asta)
    assert stranger.post(f"{address}{rent}/stoppa/").status_code == 404
    assert client.post(f"{address}{rent}/stoppa/").status_code == 302
    assert "Stoppat" in text_of(client.get(address))
    assert "stoppat" in text_of(client.get(f"{MINE}{sheet}/"))
    assert Payee.objects.get(pk=rent).stopped_at is not None
