"""What somebody is to pay back, as they read it themselves."""

from decimal import Decimal

from tillit.areas.assistance import actions
from tillit.areas.assistance.tests.recovering_now import claimed
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.models import PartyLetter
from tillit.casework.decisions.types import SentHow

from .conftest import AT, browser, text_of

MINE = "/mina-sidor/ekonomiskt-bistand/"
BACK = f"{MINE}betala-tillbaka/"


def repaid(world, claim):
    actions.note_repayment(
        claim.pk, kronor=Decimal(500), on=AT.date(), reference="OCR 77", by=world.wanja, at=AT
    )


def test_without_a_claim_the_page_says_so_and_nothing_is_shown_elsewhere(world) -> None:
    """Red when: somebody without a claim is told to pay."""
    client = browser(world.sven)
    assert "Du har inget att betala tillbaka" in text_of(client.get(BACK))
    assert "Att betala tillbaka" not in text_of(client.get(MINE))


def test_how_much_why_how_and_what_to_do_if_it_is_wrong(world) -> None:
    """Red when: a part is left out, a bank's reference or a colleague is shown, or another's page
    shows it."""
    claim = claimed(world)
    repaid(world, claim)
    client = browser(world.sven)
    page = text_of(client.get(BACK))
    for words in (
        "<b>2 500 kr</b> är kvar av 3 000 kr", "Vi betalade ut 11 380 kr", "Det rätta är 8 380 kr",
        "Lönen stod inte i ansökan", "Vi drar inget av det här", "Tycker du att det är fel?",
        "Betalt tillbaka", "slipper en del", "Det ger 3 000 kr mindre", "SoL 33:1",
    ):  # fmt: skip
        assert words in page, words
    assert "OCR 77" not in page
    assert "Wanja" not in page
    assert "<b>2 500 kr</b> kvar" in text_of(client.get(MINE))
    assert "Månaden är rättad" in text_of(client.get(f"{MINE}{claim.sheet_id}/"))
    other = browser(world.asta)
    assert "inget att betala" in text_of(other.get(BACK))


def test_the_letter_is_read_by_the_one_who_is_to_pay_and_by_nobody_else(world) -> None:
    """Red when: a letter opens by its id alone."""
    claim = claimed(world)
    decisions.notify(claim.decision_id, how={world.sven: SentHow.DIGITAL}, by=world.lova, at=AT)
    document = PartyLetter.objects.get(decision=claim.decision_id).document_id
    address = f"{BACK}brev/{document}/"
    assert address in browser(world.sven).get(BACK).content.decode()
    assert browser(world.sven).get(address).status_code == 200
    assert browser(world.asta).get(address).status_code == 404
