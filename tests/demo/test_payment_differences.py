"""What the bank booked otherwise than told stands on the page until a person has closed it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.demo.test_payment_pages import text
from tests.support.bank import balanced
from tests.support.payments import BANK, approved, made, read, sent
from tests.support.who import at_desk  # noqa: F401 – a fixture
from tillit.areas.assistance import actions, ports
from tillit.areas.assistance.models import BookedLine, PaymentOrder
from tillit.areas.assistance.tests.conftest import make_world
from tillit.areas.assistance.tests.deciding import LATER
from tillit.demo.bank.bank import Bank
from tillit.kernel.refusal import NotThere, Refusal

MONTHS_LATER = LATER + timedelta(days=100)
SAID = "Vi ringde banken. De har rättat det."


@pytest.fixture(scope="module")
def made_once(module_rows):
    with module_rows():
        return make_world()


@pytest.fixture
def town(db, made_once, monkeypatch):
    monkeypatch.setattr(ports, "_banks", [BANK])
    return made_once


@pytest.fixture
def bank():
    return Bank()


def answers(client):
    """The place of the bank's answers, as it is read."""
    return text(client.get(reverse("desk:payments"), {"lage": "svar"}))


def counted(page):
    """What stands at the place among the others."""
    return page.split("Bankens svar")[1].split("</a>")[0]


def close(client, order, why):
    address = reverse("desk:payment_do", args=[order, "stang"])
    return text(client.post(address, {"why": why}, follow=True))


def test_another_sum_stands_there_until_it_is_closed_with_a_note(town, at_desk, bank):  # noqa: F811
    """Red when: the line is not marked when it is read, the note is not asked for, or the second
    of two closes it too."""
    order = approved(town)
    sent(town, bank)
    client = at_desk(town.wanja, LATER)
    other = balanced(bank.statement(at=LATER).replace("11380.00", "11381.00"))
    paper = SimpleUploadedFile("svar.xml", other.encode(), content_type="application/xml")
    page = text(client.post(reverse("desk:read_bank_answer"), {"paper": paper}, follow=True))
    assert "1 skiljer sig" in page
    assert "ett annat belopp" in page
    assert "1" in counted(page)  # once: the file is not said to be unanswered too
    assert "Skriv vad det var" in close(client, order, "  ")
    assert "ett annat belopp" in answers(client)
    page = close(client, order, SAID)
    assert "Raden är stängd" in page
    assert "ett annat belopp" not in page
    assert "redan stängd" in close(client, order, SAID)
    kept = BookedLine.objects.get()
    assert (kept.note, kept.closed_by_name, kept.closed_at) == (SAID, "Wanja", LATER)
    assert PaymentOrder.objects.get().stage == "sent"  # nothing of the money is changed by it


def late(town, bank):
    """An order whose second file was undone, and of which the bank books the first round."""
    order = approved(town)
    bank.closed = {"123456789"}
    _, report = sent(town, bank)
    read(town, report)
    actions.pay_again(order, why="Nekad.", by=town.wanja, at=LATER)
    actions.approve_payment(order, by=town.lova, at=LATER)
    actions.undo_file(made(town), by=town.wanja, at=LATER)
    for taken in bank.booked:
        taken.refused.clear()
    assert read(town, bank.statement(at=LATER)).differ == 1
    return order


@pytest.mark.parametrize("stage", ["planned", "approved", "sent", "cancelled"])
def test_a_late_booking_stands_there_and_still_stops_when_closed(town, at_desk, bank, stage):  # noqa: F811
    """Also of what was cancelled since. Red when: the page has no words for a late booking (it
    broke), a cancelled payment is left out, or a note lets the money go."""
    order = late(town, bank)
    PaymentOrder.objects.update(stage=stage)
    client = at_desk(town.lova, LATER)
    page = answers(client)
    assert "i efterhand bokfört" in page
    assert ("är stoppad så länge" in page) == (stage in ("planned", "approved"))
    close(client, order, SAID)
    assert "i efterhand bokfört" not in answers(client)
    if stage == "planned":
        with pytest.raises(Refusal, match="bokfört utbetalningen ändå"):
            actions.approve_payment(order, by=town.lova, at=LATER)


def test_a_new_line_about_the_same_payment_stands_there_again(town, at_desk, bank):  # noqa: F811
    """Red when: a payment that was closed once is closed for ever."""
    order = late(town, bank)
    client = at_desk(town.lova, LATER)
    close(client, order, SAID)
    advice = bank.advice(at=LATER)
    assert read(town, advice).differ == 1
    assert "i efterhand bokfört" in answers(client)
    assert BookedLine.objects.filter(waits=True).count() == 1


def test_it_stands_there_however_old_and_so_does_an_unanswered_file(town, at_desk, bank):  # noqa: F811
    """Red when: what is paid is left out after forty days with its difference, or a file that the
    bank never answered is."""
    order = approved(town)
    sent(town, bank)
    page = answers(at_desk(town.lova, MONTHS_LATER))
    assert "Banken har inte svarat på allt" in page
    assert "1 utbetalning i filen" in page
    assert "1" in counted(page)
    read(town, bank.statement(at=LATER))
    page = answers(at_desk(town.lova, MONTHS_LATER))
    assert "Banken har inte svarat" not in page
    twice = bank.statement(at=LATER).replace("<Stmt><Id>", "<Stmt><Id>X")
    entry = BookedLine.objects.get().entry
    assert read(town, twice.replace(entry, f"9{entry}")).differ == 1
    page = answers(at_desk(town.lova, MONTHS_LATER))
    assert "två gånger" in page
    assert "Avstämd" in page
    BookedLine.objects.filter(entry=f"9{entry}").delete()  # as if the bank had taken it back
    assert "stämmer nu" in answers(at_desk(town.lova, MONTHS_LATER))
    assert "Raden är stängd" in close(at_desk(town.lova, MONTHS_LATER), order, SAID)


def test_a_line_of_nobody_is_closed_by_whoever_pays(town, at_desk, bank):  # noqa: F811
    """Red when: a line without our name stands for ever, or an order's line is closed as one."""
    order = approved(town)
    sent(town, bank)
    read(town, bank.statement(at=LATER).replace(order.hex, "ELRAKNING"))
    client, line = at_desk(town.olle, LATER), BookedLine.objects.get()
    assert "Rader utan namn från oss" in answers(client)
    address = reverse("desk:close_bank_line", args=[line.pk])
    assert "Skriv vad det var" in text(client.post(address, {"why": ""}, follow=True))
    assert "är stängd" in text(client.post(address, {"why": SAID}, follow=True))
    assert "Rader utan namn" not in answers(client)
    assert "redan stängd" in text(client.post(address, {"why": SAID}, follow=True))
    BookedLine.objects.update(order=order, waits=True)
    assert client.post(address, {"why": SAID}).status_code == 404


def test_others_neither_see_nor_close_it(town, at_desk, bank):  # noqa: F811
    """Red when: close_difference finds the order by its id alone."""
    order = late(town, bank)
    assert "i efterhand" not in answers(at_desk(town.olle, LATER))
    with pytest.raises(NotThere):
        actions.close_difference(order, note=SAID, by=town.olle, at=LATER)
    assert BookedLine.objects.filter(waits=True).exists()
