"""A household's own month: what is asked, what was fetched, how it was counted, what is decided."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support.who import signed_in
from tillit.areas.assistance import actions, queries
from tillit.areas.assistance.models import (
    MissingThing,
    PaymentOrder,
    SheetComment,
    SheetRow,
    SheetWarning,
    Worksheet,
)
from tillit.areas.assistance.tests.conftest import TOWN, number, sent, written
from tillit.areas.assistance.tests.deciding import approve, granted, propose
from tillit.areas.assistance.tests.paying import payee
from tillit.areas.assistance.tests.telling_now import answers, of, paid
from tillit.areas.assistance.tests.test_applying import together
from tillit.areas.assistance.tests.test_asked_and_told import asked
from tillit.areas.assistance.types import Agency, UsualDays
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.models import PartyLetter
from tillit.casework.decisions.types import SentHow
from tillit.law.assistance.stored import NotAsThen
from tillit.pages.portal.ansok.stations import stations_of
from tillit.pages.portal.ansok.tree import tree_of
from tillit.trust.access.actions import assign
from tillit.trust.identity.types import Audience

from .conftest import AT, browser, text_of

MINE = "/mina-sidor/ekonomiskt-bistand/"


def test_what_is_asked_for_is_answered_with_a_file_or_in_words(world) -> None:
    """Red when: an empty answer is taken, or a late one is not."""
    sheet, client = sent(world), browser(world.sven)
    task = asked(world, sheet)
    page = text_of(client.get(f"{MINE}{sheet}/"))
    assert "Vi behöver: Hyresavi eller hyreskontrakt" in page
    assert "Skicka det senast" in page
    assert "Vi har bett dig om 1 sak" in text_of(client.get(MINE))
    address = f"{MINE}{sheet}/lamna/{task}/"
    assert client.post(address).status_code == 422
    bad = SimpleUploadedFile("x.exe", b"MZ\x90\x00\x03\x00\xff")
    wrong = client.post(address, {"attachment": bad, "told": "Här är den."})
    assert wrong.status_code == 422
    assert "Här är den." in text_of(wrong)
    assert MissingThing.objects.get().answered_at is None
    assert client.post(address, {"told": "Hyran är 6 200."}).status_code == 302
    assert client.post(address, {"told": "En gång till."}).status_code == 302
    assert MissingThing.objects.get().answered_at == AT
    assert "Tack. Vi har fått det." in text_of(client.get(f"{MINE}{sheet}/"))


def test_the_first_page_tells_of_the_month(world) -> None:
    """Red when: who has a month is told on the first page that there is nothing, or somebody who
    has none is told of one."""
    sheet = sent(world)
    asked(world, sheet)
    page = text_of(browser(world.sven).get("/mina-sidor/"))
    assert "December 2025" in page
    assert "Vi har bett dig om 1 sak" in page
    assert "Här finns inget att visa" not in page
    page = text_of(browser(world.asta).get("/mina-sidor/"))
    assert "December 2025" not in page
    assert "Här finns inget att visa" in page


def test_what_comes_late_is_still_welcome(world, monkeypatch) -> None:
    """Red when: the page says no more than that the day has passed."""
    sheet = sent(world)
    asked(world, sheet)
    late = AT + timedelta(days=9)
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: late)
    client = signed_in(Client(), Audience.RESIDENT, world.sven, "Någon", late)
    page = text_of(client.get(f"{MINE}{sheet}/"))
    assert "Skicka det gärna ändå" in page


def test_what_was_fetched_is_seen_and_can_be_said_to_be_wrong(world) -> None:
    """FL 25. Red when: a silent agency looks like an empty answer, or a comment is lost."""
    sheet, client = sent(world), browser(world.sven)
    told = of(world.sven, paid(), failed=[Agency.CSN])
    actions.keep_answers(sheet, told, by=world.wanja, at=AT)
    page = text_of(client.get(f"{MINE}{sheet}/"))
    assert "Sjukpenning: 4 000 kr" in page
    assert "Svarade inte. Det räknas aldrig som noll" in page
    row = SheetRow.objects.get(sheet=sheet, kind="sickness_benefit")
    address = f"{MINE}{sheet}/fel/"
    assert client.post(address, {"text": ""}).status_code == 422
    assert client.post(address, {"row": row.pk, "text": "Jag fick 3 000."}).status_code == 302
    assert SheetComment.objects.get().row_id == row.pk
    assert "Jag fick 3 000." in text_of(client.get(f"{MINE}{sheet}/"))


def test_the_calculation_is_read_as_the_worker_reads_it(world) -> None:
    """Red when: it is shown before it is proposed, or a line loses its rule."""
    sheet, client = sent(world), browser(world.sven)
    assert "Så har vi räknat" not in text_of(client.get(f"{MINE}{sheet}/"))
    approve(world, sheet)
    counted = Worksheet.objects.get(pk=sheet)
    assert counted.calculation is not None
    assert "Så har vi räknat" not in text_of(client.get(f"{MINE}{sheet}/"))
    propose(world, sheet)
    page = text_of(client.get(f"{MINE}{sheet}/"))
    assert "Räkningen ger <b>11 380 kr</b>" in page
    stored = actions.open_month(sheet, by=world.wanja, at=AT).calculation
    assert stored
    tree = tree_of(stored.text)
    assert tree

    def walk(lines):
        for line in lines:
            yield line
            yield from walk(line.lines)

    for line in walk(tree.tops):
        assert line.source
        assert line.source.replace("&", "&amp;") in page


def test_why_it_is_different_from_the_month_before(world, monkeypatch) -> None:
    """And where a rule has changed between them, that is said. Red when: the month before is not
    the reader's own, is not compared with, or is left out without a word."""
    client = browser(world.sven)
    granted(world, month=date(2025, 11, 1))
    rent = [{"who": "", "kind": "rent", "kronor": "6600"}]
    later = sent(world, costs=rent)
    approve(world, later)
    for warning in SheetWarning.objects.filter(sheet=later, state="open"):
        actions.acknowledge_warning(warning.pk, by=world.wanja, at=AT)
    propose(world, later)
    page = text_of(client.get(f"{MINE}{later}/"))
    assert "Varför blev det 400 kr mer från november 2025 till december 2025?" in page
    monkeypatch.setattr(queries, "counted_as_then", _of_another_rule)
    page = text_of(client.get(f"{MINE}{later}/"))
    assert "Skillnaden från november 2025 till december 2025 går inte att visa rad" in page
    assert "En regel eller en tabell i räkningen har ändrats" in page


def _of_another_rule(text, brought):
    raise NotAsThen


def test_the_decision_its_letter_and_the_money(world) -> None:
    """Opened, the letter shows as opened to the worker, and no time has begun. Red when: somebody
    else opens it, `open_my_letter` tells nobody, or the page has no word of how to appeal."""
    sheet, decision = granted(world)
    client, other = browser(world.sven), browser(world.asta)
    assert "Brevet med beslutet har inte skickats än" in text_of(client.get(f"{MINE}{sheet}/"))
    decisions.notify(decision, how={world.sven: SentHow.HANDED}, by=world.wanja, at=AT)
    document = PartyLetter.objects.get().document_id
    page = text_of(client.get(f"{MINE}{sheet}/"))
    assert "11 380 kr</b> för december 2025" in page
    assert "Du kan överklaga" in page
    address = f"{MINE}{sheet}/brev/{document}/"
    assert other.get(address).status_code == 404
    assert PartyLetter.objects.get().opened_at is None
    for _ in range(2):
        assert client.get(address)["Content-Type"] == "application/pdf"
    letter = PartyLetter.objects.get()
    assert (letter.opened_at, letter.received_on) == (AT, None)
    assert other.get(f"{MINE}{sheet}/").status_code == 404
    assert other.post(f"{MINE}{sheet}/fel/", {"text": "Hej"}).status_code == 404
    assert client.post(f"{MINE}{sheet}/fel/", {"text": "Fel."}).status_code == 422


DAY = "26 november 2025"


@pytest.mark.parametrize(
    ("stage", "later", "said"),
    [
        ("planned", 0, f"Planerat till {DAY}. En handläggare ska godkänna det först."),
        ("approved", 0, f"Betalas ut {DAY}."),
        ("in_file", 0, f"Betalas ut {DAY}."),
        ("approved", 9, f"Skulle ha betalats ut {DAY}. Det är försenat."),
        ("sent", 9, f"Skickat till banken. Betalas ut {DAY}."),
        ("booked", 9, f"Utbetalt {DAY}."),
        ("rejected", 9, "Banken kunde inte betala ut pengarna."),
        ("cancelled", 0, "Dagen står här när den är bestämd."),
    ],
)
def test_the_day_of_the_money_is_read_plainly(world, stage, later, said, monkeypatch) -> None:
    """From planned (by the program too) to booked, and what the bank sent back. Red when: what is
    planned or sent back is left out, or a day that has been is told as the day."""
    sheet, decision = granted(world)
    to = payee(world, Worksheet.objects.get(pk=sheet).case_id)
    actions.plan_payment(
        decision, payee_id=to, purpose="support", kronor=Decimal(11_380),
        pay_on=date(2025, 11, 26), by=world.wanja, at=AT,
    )  # fmt: skip
    PaymentOrder.objects.update(stage=stage)
    at = AT + timedelta(days=later)
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: at)
    client = signed_in(Client(), Audience.RESIDENT, world.sven, "Någon", at)
    page = text_of(client.get(f"{MINE}{sheet}/"))
    assert said in page
    assert page.count(DAY) == (0 if stage in ("rejected", "cancelled") else 2)  # box and station


def test_the_usual_time_is_said_only_where_it_is_known(world) -> None:
    """Red when: a figure is made up, or one from fewer than five months is told."""
    sheet = sent(world)
    month = actions.open_my_month(sheet, by=world.me(world.sven), at=AT)
    assert month.usual is None
    assert "Vi vet inte än" in stations_of(month, today=AT.date())[2].text

    known = replace(month, usual=UsualDays(2, 6, 31))
    assert "oftast 2–6 dagar" in stations_of(known, today=AT.date())[2].text


def test_many_months_ask_no_more_than_one(world) -> None:
    """Red when: the list opens each month by itself, or a row of a month is looked up."""
    client = browser(world.sven)
    sent(world)

    def asked_of(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return len(found)

    one = asked_of(MINE)
    costs = [{"who": "", "kind": "medicine", "kronor": str(n)} for n in range(1, 9)]
    many = sent(world, month=date(2026, 1, 1), costs=costs)
    assert asked_of(MINE) == one
    few = sent(world, world.bo)
    bo = browser(world.bo)
    bo.get(f"{MINE}{few}/")
    with CaptureQueriesContext(connection) as found:
        bo.get(f"{MINE}{few}/")
    assert asked_of(f"{MINE}{many}/") == len(found)


def test_after_a_separation_the_pages_are_apart(world) -> None:
    """Both keep the month that both signed, each with their own facts; what one applies for alone
    the other never comes to. Red when: `months_of` asks whether somebody ever applied together."""
    row = together(world)
    actions.co_sign(row.pk, sha256=row.sha256, by=world.me(world.bo), at=AT)
    common = Worksheet.objects.get(application=row)
    assign(common.case_id, world.wanja.id, ground="allocation", by=TOWN, at=AT)
    told = {world.asta: answers(paid(), person=number("850214238"))}
    actions.keep_answers(common.pk, told, by=world.wanja, at=AT)
    alone = written(world, world.asta, month=date(2026, 1, 1))
    actions.sign_application(alone, version=2, by=world.me(world.asta), at=AT)
    hers = Worksheet.objects.get(application=alone)
    asta, bo = browser(world.asta), browser(world.bo)
    assert "4 000 kr" in text_of(asta.get(f"{MINE}{common.pk}/"))
    page = text_of(bo.get(f"{MINE}{common.pk}/"))
    assert "December 2025" in page
    assert "4 000 kr" not in page
    assert "Januari 2026" in text_of(asta.get(MINE))
    assert "anuari 2026" not in text_of(bo.get(MINE))
    for address in (f"{MINE}{hers.pk}/", f"{MINE}{hers.pk}/fel/", f"/ansok/{alone}/"):
        assert asta.get(address).status_code == 200
        assert bo.get(address).status_code == 404
