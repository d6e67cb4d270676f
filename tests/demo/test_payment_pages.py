"""From decided to booked by the page's own buttons: who may, once, and nothing typed is lost."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import etree

from tests.support.payments import BANK, SUM, approved
from tests.support.who import at_desk  # noqa: F401 – a fixture
from tillit.areas.assistance import actions, ports
from tillit.areas.assistance.models import PaymentFile, PaymentOrder
from tillit.areas.assistance.tests.conftest import make_world
from tillit.areas.assistance.tests.deciding import LATER, granted
from tillit.areas.assistance.tests.running import NOVEMBER, renewal
from tillit.areas.assistance.types import PaidFor
from tillit.demo.bank.bank import Bank, _heard
from tillit.kernel.swedish import day_of

PAGE = "desk:payments"


def text(answer):
    """The page as it is read."""
    return unescape(answer.content.decode()).replace("\xa0", " ")


@pytest.fixture(scope="module")
def made(module_rows):
    with module_rows():
        world = make_world()
        for n in range(2):
            renewal(world, n)
        return world


@pytest.fixture
def town(db, made, monkeypatch):
    monkeypatch.setattr(ports, "_banks", [BANK])
    return made


DAY = day_of(LATER)
WHEN = {"pay_on_0": DAY.day, "pay_on_1": DAY.month, "pay_on_2": DAY.year, "pay_on": f"{DAY}"}


def upload(client, content):
    paper = SimpleUploadedFile("svar.xml", content.encode(), content_type="application/xml")
    return text(client.post(reverse("desk:read_bank_answer"), {"paper": paper}, follow=True))


def test_the_whole_way_by_its_buttons(town, at_desk):  # noqa: F811
    """Red when: a button does nothing, or the same answer twice changes something."""
    wanja = at_desk(town.wanja, LATER)
    page = text(wanja.get(reverse(PAGE)))
    assert "November 2025, 2 utan något att se över" in page
    sent = {"month": "2025-11-01", **WHEN}
    assert "2 utbetalningar är planerade" in text(
        wanja.post(reverse("desk:plan_clean"), sent, follow=True)
    )
    assert "En annan kollega än du" in text(wanja.get(reverse(PAGE), {"lage": "godkanna"}))
    orders = list(PaymentOrder.objects.values_list("pk", flat=True))
    for order in orders:
        address = reverse("desk:payment_do", args=[order, "godkann"])
        assert "En annan kollega än du" in text(wanja.post(address, follow=True))
    lova = at_desk(town.lova, LATER)
    for order in orders:
        address = reverse("desk:payment_do", args=[order, "godkann"])
        assert "är godkänd" in text(lova.post(address, follow=True))
        lova.post(address)  # a double click
    assert "2 utbetalningar till konto" in text(lova.get(reverse(PAGE), {"lage": "godkant"}))
    assert "Filen är gjord" in text(lova.post(reverse("desk:make_payment_file"), WHEN, follow=True))
    assert lova.post(reverse("desk:make_payment_file"), WHEN).status_code == 422
    file = PaymentFile.objects.get()
    content = lova.post(reverse("desk:download_payment_file", args=[file.pk])).content
    lova.post(reverse("desk:payment_file_do", args=[file.pk, "skickad"]))
    bank = Bank()
    report = bank.take(content, at=LATER)
    assert "2 godtagna" in upload(lova, report)
    assert "redan inläst" in upload(lova, report)
    assert "2 avstämda" in upload(lova, bank.statement(at=LATER))
    assert "redan inläst" in upload(lova, bank.statement(at=LATER))
    assert set(PaymentOrder.objects.values_list("stage", flat=True)) == {"reconciled"}
    assert "ångra" in text(
        lova.post(reverse("desk:payment_file_do", args=[file.pk, "angra"]), follow=True)
    )
    assert PaymentFile.objects.get().undone_at is None


def test_every_place_of_an_empty_unit_says_a_sentence(town, at_desk):  # noqa: F811
    """Red when: a place breaks or is empty without a word."""
    client = at_desk(town.olle, LATER)
    for place in ("planera", "godkanna", "godkant", "filer", "svar", "betalt"):
        answer = client.get(reverse(PAGE), {"lage": place})
        assert answer.status_code == 200
        assert "t-empty" in text(answer)


def test_a_file_is_undone_by_its_button(town, at_desk):  # noqa: F811
    """Red when: the button does nothing or the file is forgotten."""
    approved(town)
    file = actions.make_file(town.unit, pay_on=DAY, by=town.lova, at=LATER)
    client = at_desk(town.wanja, LATER)
    page = text(client.post(reverse("desk:payment_file_do", args=[file, "angra"]), follow=True))
    assert "Ångrad av Wanja" in page


def test_a_refused_payment_shows_the_reason_and_the_way_forward(town, at_desk):  # noqa: F811
    """Red when: the bank's code stands instead of words, or nothing can be done."""
    approved(town)
    file = actions.make_file(town.unit, pay_on=DAY, by=town.lova, at=LATER)
    content = actions.download_file(file, by=town.lova, at=LATER)
    bank = Bank(closed=_accounts(content))
    client = at_desk(town.lova, LATER)
    page = upload(client, bank.take(content, at=LATER))
    assert "Kontot är avslutat" in page
    order = PaymentOrder.objects.get(stage="rejected")
    address = reverse("desk:payment_do", args=[order.pk, "betala-igen"])
    same = client.post(address, {"why": "Nytt besked av banken."}, follow=True)
    assert PaymentOrder.objects.get(pk=order.pk).stage == "rejected", text(same)  # who read it in
    client = at_desk(town.wanja, LATER)
    assert "Skriv varför" in text(client.post(address, {"why": ""}, follow=True))
    client.post(address, {"why": "Nytt besked av banken."})
    assert PaymentOrder.objects.get(pk=order.pk).stage == "planned"


def _accounts(content):

    return {each.account for each in _heard(etree.fromstring(content)).orders}


def test_who_works_with_something_else_finds_nothing(town, at_desk):  # noqa: F811
    """Red when: the page asks only for a sign-in, or _orders() asks neither for the unit nor
    for what may be seen."""
    approved(town)
    page = text(at_desk(town.olle, LATER).get(reverse(PAGE), {"lage": "godkant"}))
    assert "Sven" not in page
    file = actions.make_file(town.unit, pay_on=DAY, by=town.lova, at=LATER)
    address = reverse("desk:download_payment_file", args=[file])
    assert at_desk(town.olle, LATER).post(address).status_code == 404


def test_a_part_is_planned_by_hand_and_what_is_typed_stays(town, at_desk):  # noqa: F811
    """Red when: more than is granted goes, or the sum that was typed is gone."""
    client = at_desk(town.wanja, LATER)
    decision = actions.open_payments(by=town.wanja, at=LATER).to_plan[0]
    address = reverse("desk:plan_payment", args=[decision.decision_id])
    payee = actions.open_plan(decision.decision_id, by=town.wanja, at=LATER).payees[0][0].id
    typed = {"payee": str(payee), "purpose": "rent", "kronor": "999 999", **WHEN}
    answer = client.post(address, typed)
    assert answer.status_code == 422
    assert "999 999" in text(answer)
    assert client.post(address, {**typed, "kronor": "100"}).status_code == 302
    assert PaymentOrder.objects.get().kronor == 100


def test_those_that_one_may_approve_are_ticked_and_go_at_once(town, at_desk):  # noqa: F811
    """Red when: a new account is ticked too, or the ticked ones do not go."""
    actions.plan_clean(NOVEMBER, pay_on=DAY, by=town.wanja, at=LATER)
    paid, new = PaymentOrder.objects.order_by("pk")
    PaymentOrder.objects.filter(pk=paid.pk).update(stage="reconciled")
    _, decision = granted(town, who=paid.decided.sheet.case.person_id)
    known = actions.plan_payment(
        decision, payee_id=paid.payee_id, purpose=PaidFor.SUPPORT, kronor=SUM, pay_on=DAY,
        by=town.wanja, at=LATER,
    )  # fmt: skip
    client = at_desk(town.lova, LATER)  # not who planned: still one by one
    page = text(client.get(reverse(PAGE), {"lage": "godkanna"}))
    assert f'value="{known}" form="many" checked' in page
    assert f'value="{new.pk}"' not in page
    both = {"order": [str(known), str(new.pk)]}
    page = text(client.post(reverse("desk:approve_payments"), both, follow=True))
    assert "1 utbetalning är godkänd" in page
    assert "1 lämnade: Nytt konto" in page
    assert PaymentOrder.objects.get(pk=new.pk).stage == "planned"
