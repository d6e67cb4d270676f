"""The page of payments where two units, paper money, protected people and two hands meet."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.demo.test_payment_pages import DAY, WHEN, text
from tests.support.payments import BANK, SUM, approved, in_hand, ordered
from tests.support.who import at_desk  # noqa: F401 – a fixture
from tillit.areas.assistance import actions, ports
from tillit.areas.assistance.models import MonthDecision, PaymentFile, PaymentOrder, PaymentStep
from tillit.areas.assistance.tests.conftest import AT, TOWN, make_world
from tillit.areas.assistance.tests.deciding import LATER, granted
from tillit.areas.assistance.tests.paying import payee
from tillit.areas.assistance.tests.running import NOVEMBER, renewal
from tillit.areas.assistance.types import PayeeKind, WayToPay
from tillit.kernel.actor import Role
from tillit.registers.people.models import Person
from tillit.trust.access.actions import give_seat
from tillit.trust.access.models import Unit
from tillit.trust.identity.queries import staff_actor

PLACES = ("planera", "godkanna", "godkant", "filer", "svar", "betalt")


@pytest.fixture(scope="module")
def made_once(module_rows):
    with module_rows():
        return make_world()


@pytest.fixture
def town(db, made_once, monkeypatch):
    monkeypatch.setattr(ports, "_banks", [BANK])
    return made_once


def page_of(client, **asked):
    return text(client.get(reverse("desk:payments"), asked))


def test_who_works_in_two_units_chooses_and_the_address_remembers(town, at_desk):  # noqa: F811
    """By name; one unit gives no choice. Red when: the choice is shown for one, is lost by a
    button, the file is made for another unit than the one shown, or a foreign unit opens."""
    approved(town)
    assert 'aria-label="Enhet"' not in page_of(at_desk(town.lova, LATER), lage="godkant")
    other = Unit.objects.get(name="Ekonomiskt bistånd 2").pk
    give_seat(town.lova.id, other, Role.LEADER, by=TOWN, at=AT)
    lova = staff_actor(TOWN, town.lova.id, at=LATER)
    client = at_desk(lova, LATER)
    page = page_of(client, lage="godkant")
    pills = page.split('aria-label="Enhet"')[1].split('aria-label="Läge"')[0]
    assert 0 < pills.index(str(town.unit)) < pills.index(str(other))
    assert "Sven" in page
    empty = page_of(client, lage="godkant", enhet=str(other))
    assert "Sven" not in empty
    make = reverse("desk:make_payment_file")
    assert client.post(f"{make}?enhet={other}", WHEN).status_code == 422
    assert f"{make}?enhet={town.unit}" in page
    answer = client.post(f"{make}?enhet={town.unit}", WHEN)
    assert f"enhet={town.unit}" in answer.url
    assert PaymentFile.objects.get().unit_id == town.unit
    foreign = {"enhet": str(other)}
    assert at_desk(town.wanja, LATER).get(reverse("desk:payments"), foreign).status_code == 404


def test_many_are_planned_in_the_shown_unit_alone(town, at_desk):  # noqa: F811
    """Red when: plan_clean does not ask for the unit."""
    renewal(town, 0)
    other = Unit.objects.get(name="Ekonomiskt bistånd 2").pk
    give_seat(town.wanja.id, other, Role.SOCIAL_WORKER, by=TOWN, at=AT)
    wanja = staff_actor(TOWN, town.wanja.id, at=LATER)
    report = actions.plan_clean(NOVEMBER, pay_on=DAY, by=wanja, at=LATER, unit=other)
    assert (report.went, report.left) == (0, ())
    assert actions.plan_clean(NOVEMBER, pay_on=DAY, by=wanja, at=LATER, unit=town.unit).went == 1


def test_paper_money_goes_by_two_people_with_a_receipt_that_names_nobody(town, at_desk):  # noqa: F811
    """From approved to kept, and twice is once. Red when: the receipt names somebody of the
    household, the witness is not asked for, or the second press hands it over again."""
    order, number = in_hand(town)
    client = at_desk(town.lova, LATER)
    page = page_of(client, lage="godkant")
    assert "Godkänt, lämnas för hand" in page
    assert "Gör filen" not in page
    assert str(town.lova.id) not in page.split("Vem såg")[1].split("</select>")[0]
    paper = reverse("desk:payment_receipt", args=[order])
    empty = text(client.get(paper))
    for words in (number, "11 380 kr", "Lämnat av", "Bevittnat av", "Mottagarens namn", "____"):
        assert words in empty
    assert "Sven" not in empty
    assert "Lod" not in empty
    address = reverse("desk:payment_do", args=[order, "lamnad"])
    why = {"why": "Kvitto 7, till den sökande."}
    assert "Välj den kollega" in text(client.post(address, why, follow=True))
    assert client.post(address, {**why, "witness": "x"}).status_code == 404
    said = {**why, "witness": str(town.kim.id)}
    assert "är lämnad" in text(client.post(address, said, follow=True))
    assert "läge som utbetalningen" in text(client.post(address, said, follow=True))
    assert PaymentStep.objects.filter(verb="hand_over").count() == 1
    kept = text(client.get(paper))
    assert "Kim" in kept
    assert "Kvitto 7" in kept
    assert "Mottagarens namn" not in kept
    assert "Kvittot" in page_of(client, lage="betalt")
    assert at_desk(town.olle, LATER).get(paper).status_code == 404


def test_what_goes_to_an_account_has_no_receipt(town, at_desk):  # noqa: F811
    """Red when: open_receipt does not ask by_hand."""
    order = approved(town)
    paper = reverse("desk:payment_receipt", args=[order])
    assert at_desk(town.lova, LATER).get(paper).status_code == 404


@pytest.mark.parametrize("way", ["account", "hand"])
def test_somebody_protected_is_named_nowhere_on_the_way(town, at_desk, way):  # noqa: F811
    """On no place of the page, in no file, on no receipt. Red when: a place shows the name of the
    register, or payouts() does not ask for the protection."""
    order = approved(town) if way == "account" else in_hand(town)[0]
    Person.objects.filter(pk=town.sven).update(protection="marked")
    client = at_desk(town.lova, LATER)

    def hidden():
        for place in PLACES:
            page = page_of(client, lage=place)
            assert "Sven" not in page, place
            assert "Lod" not in page, place

    hidden()
    if way == "hand":
        assert "Sven" not in text(client.get(reverse("desk:payment_receipt", args=[order])))
        said = {"why": "Kvitto 7.", "witness": str(town.kim.id)}
        client.post(reverse("desk:payment_do", args=[order, "lamnad"]), said)
        assert "Sven" not in text(client.get(reverse("desk:payment_receipt", args=[order])))
    else:
        client.post(reverse("desk:make_payment_file"), WHEN)
        file = PaymentFile.objects.get()
        content = client.post(reverse("desk:download_payment_file", args=[file.pk])).content
        assert b"Sven" not in content
        assert b"Lod" not in content
        client.post(reverse("desk:payment_file_do", args=[file.pk, "skickad"]))
    assert PaymentOrder.objects.get().stage in ("sent", "reconciled")
    hidden()


def test_two_presses_of_the_same_form_are_one(town, at_desk):  # noqa: F811
    """The same token twice: planned, approved and sent once, and a file is made once. Red when:
    what is approved is neither left as it is nor refused by the table of steps."""
    renewal(town, 0)
    wanja = at_desk(town.wanja, LATER)
    token = {"csrfmiddlewaretoken": "a" * 64}
    for _ in range(2):
        wanja.post(reverse("desk:plan_clean"), {"month": "2025-11-01", **WHEN, **token})
    order = PaymentOrder.objects.get().pk
    lova = at_desk(town.lova, LATER)
    for _ in range(2):
        lova.post(reverse("desk:payment_do", args=[order, "godkann"]), token)
    for _ in range(2):
        lova.post(reverse("desk:make_payment_file"), {**WHEN, **token})
    file = PaymentFile.objects.get().pk
    for _ in range(2):
        lova.post(reverse("desk:payment_file_do", args=[file, "skickad"]), token)
    verbs = list(PaymentStep.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["plan", "approve", "put_in_file", "send"]


@pytest.mark.parametrize("stage", ["planned", "approved", "sent"])
def test_thirty_payments_cost_as_many_questions_as_three(town, at_desk, stage):  # noqa: F811
    """Red when: why_not() or settled_of() asks the database for each line."""

    def asked(client, place):
        client.get(reverse("desk:payments"), {"lage": place})
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(reverse("desk:payments"), {"lage": place}).status_code == 200
        return len(seen)

    client = at_desk(town.wanja, LATER)
    found = []
    for some in (range(3), range(3, 30)):
        for n in some:
            renewal(town, n)
        actions.plan_clean(NOVEMBER, pay_on=DAY, by=town.wanja, at=LATER)
        PaymentOrder.objects.update(stage=stage)
        found.append(asked(client, "godkanna"))
    assert PaymentOrder.objects.count() == 30
    assert found[0] == found[1]


def test_a_part_to_another_by_hand_is_not_the_applicants(town, at_desk):  # noqa: F811
    """Red when: who gets it in the hand is not said on the page."""
    _, decision = granted(town)
    case = MonthDecision.objects.get().sheet.case_id
    ordered(town, decision, payee(town, case, kind=PayeeKind.OTHER, way=WayToPay.BY_HAND,
                                  account="", name="Faster Eva"), SUM)  # fmt: skip
    page = page_of(at_desk(town.lova, LATER), lage="godkant")
    assert "för hand" in page
    assert "Faster Eva" not in page  # a name stands on the case
