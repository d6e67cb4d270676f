"""The worker's way from a mistake to a claim, and a claim's ledger on its page."""

from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tillit.areas.assistance.models import (
    RecoveryClaim,
    RecoveryEntry,
    RecoveryPlan,
    Worksheet,
)
from tillit.areas.assistance.tests.conftest import AT, DAY
from tillit.areas.assistance.tests.deciding import decide
from tillit.areas.assistance.tests.recovering_now import claimed, corrected, paid_month, proposed
from tillit.areas.assistance.types import Section
from tillit.kernel.ids import new_id

LIST = reverse("desk:recovery")


def url(name, *args):
    return reverse(f"desk:{name}", args=args)


def body(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode().replace("\xa0", " ").replace("&nbsp;", " ")


def said(**changes):
    return {
        "once_id": str(new_id()), "ground": "R25", "why": "Lönen stod inte i ansökan.",
        "weighed": "Sven har lön nu.",
    } | changes  # fmt: skip


def test_from_a_paid_month_to_a_proposal(world, at_desk):
    """Red when: a form is not shown where it can be used, its refusal loses what was typed, or the
    program's words do not say what differs."""
    sheet, _ = paid_month(world)
    desk = at_desk(world.wanja, AT)
    assert url("recount", sheet) in body(desk.get(url("month", sheet)))
    page = body(desk.get(url("recount", sheet)))
    assert "Öppna för rättelse" in page
    assert "inte räknat om än" in page or "11 380 kr" in page
    empty = desk.post(url("recount_do", sheet, "oppna"), {"oppna-why": ""})
    assert "skriv några ord" in body(empty, 422).lower()
    actions_before = Worksheet.objects.get(pk=sheet).stage
    assert actions_before == "paid"
    corrected(world, sheet)
    page = body(desk.get(url("recount", sheet)))
    assert "Det betalades 3 000 kr för mycket" in page
    assert "Det ger 3 000 kr mindre" in page
    version = str(Worksheet.objects.get(pk=sheet).version)
    form = said(version=version, kronor="9000")
    page = body(desk.post(url("recount_do", sheet, "foresla"), form), 422)
    assert "högst 3 000 kronor" in page
    assert "Lönen stod inte i ansökan." in page
    answer = desk.post(url("recount_do", sheet, "foresla"), form | {"kronor": ""})
    assert answer.status_code == 302
    assert RecoveryClaim.objects.get().kronor == 3_000
    page = body(desk.get(url("recount", sheet)))
    assert "Ändra förslaget om återkrav" in page
    taken = desk.post(url("month_do", sheet, "ta-tillbaka"), {"why": "Fel grund."})
    assert taken.status_code == 302
    assert RecoveryClaim.objects.get().dropped_at is not None


def test_too_little_leads_to_a_decision_of_what_is_more(world, at_desk):
    """Red when: the page offers a claim where somebody got too little."""
    sheet, _ = paid_month(world)
    corrected(world, sheet, section=Section.COST, kind="medicine", kronor=Decimal(400))
    page = body(at_desk(world.wanja, AT).get(url("recount", sheet)))
    assert "400 kr för lite" in page
    assert url("month_propose", sheet) in page
    assert "Föreslå återkrav" not in page


def test_a_correction_is_ended_from_the_page(world, at_desk):
    """Red when: the form is not shown, or its refusal is not said in it."""
    sheet, _ = paid_month(world)
    corrected(world, sheet)
    desk = at_desk(world.wanja, AT)
    assert "Avsluta rättelsen" in body(desk.get(url("recount", sheet)))
    answer = desk.post(url("recount_do", sheet, "avsluta"), {"avsluta-why": "Krävs inte."})
    assert answer.status_code == 302
    assert Worksheet.objects.get(pk=sheet).stage == "paid"


def test_the_list_says_who_is_behind_and_how_much_is_left(world, at_desk):
    """Red when: a sum or the mark of who is behind is left out, or the empty list says nothing."""
    desk = at_desk(world.wanja, AT)
    assert "Inga återkrav i dina ärenden" in body(desk.get(LIST))
    claim = claimed(world)
    RecoveryPlan.objects.create(
        claim=claim, kronor=500, first_on=(AT - 5 * DAY).date(), left=claim.left, at=AT
    )
    page = body(desk.get(LIST))
    assert "Sven Lod" in page
    assert "3 000 kr är kvar" in page
    assert "500 kr efter planen" in page
    assert "Inget återkrav är klart" in body(desk.get(f"{LIST}?visa=klara"))
    assert "Sven Lod" not in body(at_desk(world.olle, AT).get(LIST))


def test_the_ledger_is_written_from_the_page(world, at_desk):
    """Red when: a form writes nothing, writes twice, or a refusal is not said."""
    claim = claimed(world)
    case = claim.sheet.case_id
    desk, home = at_desk(world.wanja, AT), url("recovery_household", case)
    today = {"on_0": AT.day, "on_1": AT.month, "on_2": AT.year, "on": AT.date().isoformat()}
    paying = {"kronor": "500", "reference": "OCR 1"} | today
    pay = url("recovery_write", case, claim.pk, "betalning")
    assert "Notera en betalning" in body(desk.get(pay))
    for _ in range(2):
        assert desk.post(pay, paying).status_code == 302
    assert "högst" not in body(desk.get(home))
    assert "2 500 kr kvar" in body(desk.get(home))
    assert "som är kvar" in body(
        desk.post(pay, paying | {"kronor": "9 000", "reference": "2"}), 422
    )
    entry = RecoveryEntry.objects.get(kind="paid_back")
    remit = url("recovery_write", case, claim.pk, "efterge")
    page = body(desk.get(remit))
    assert "En ledare gör det här" in page
    less = {"kronor": "500", "why": "Sjuk.", "left": "2500.00"}
    assert "leder enheten" in body(desk.post(remit, less), 422)
    undo = url("recovery_undo", case, entry.pk)
    assert "hörde inte hit" in body(desk.get(undo))
    assert desk.post(undo, {"why": "Fel hushåll."}).status_code == 302
    assert RecoveryClaim.objects.get().left == 3_000
    leader = at_desk(world.lova, AT)
    assert leader.post(remit, less | {"left": "3000.00"}).status_code == 302
    assert "2 500 kr kvar av 3 000 kr" in body(leader.get(home))
    assert desk.get(url("recovery_write", case, claim.pk, "annat")).status_code == 404


def test_nobody_else_finds_the_pages(world, at_desk):
    """Red when: a page opens by its id alone, or a claim under another's case."""
    claim = claimed(world)
    case = claim.sheet.case_id
    desk = at_desk(world.olle, AT)
    for address in (
        url("recovery_household", case), url("recount", claim.sheet_id),
        url("recovery_write", case, claim.pk, "betalning"),
        url("recovery_undo", case, claim.entries.get().pk),
    ):  # fmt: skip
        assert desk.get(address).status_code == 404
    mine = at_desk(world.wanja, AT)
    assert mine.get(url("recovery_undo", case, claim.entries.get().pk)).status_code == 404
    assert mine.get(url("recovery_write", case, new_id(), "plan")).status_code == 404


def test_the_list_asks_as_much_for_two_claims_as_for_one(world, at_desk):
    """Red when: the lines of a claim are looked up for each row."""
    claim, numbers = claimed(world), []
    desk = at_desk(world.wanja, AT)
    for again in (False, True):
        if again:
            corrected(world, claim.sheet_id, kronor=Decimal(1_000))
            decide(world, proposed(world, claim.sheet_id), by=world.lova)
        desk.get(LIST)
        with CaptureQueriesContext(connection) as found:
            page = body(desk.get(LIST))
        numbers.append(len(found))
    assert "4 000 kr är kvar" in page
    assert numbers[0] == numbers[1]
