"""The worker's month: the list, the page, rows side by side, and the way to a decision."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tillit.areas.assistance import actions
from tillit.areas.assistance.actions import RowIn
from tillit.areas.assistance.models import MissingThing, SheetRow, SheetWarning, Worksheet
from tillit.areas.assistance.tests.conftest import AT, DAY, sent
from tillit.areas.assistance.tests.deciding import approve, granted
from tillit.areas.assistance.tests.telling_now import of, paid
from tillit.areas.assistance.types import Agency, Owner, Section
from tillit.casework.decisions.models import Decision
from tillit.kernel.ids import new_id

WHOLE = f"{reverse('desk:months')}?manad=2025-12"


def url(name, *args):
    return reverse(f"desk:{name}", args=args)


def asked(ask):
    """How many questions to the database something takes."""
    with CaptureQueriesContext(connection) as found:
        ask()
    return len(found)


def body(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode()


def test_the_list_says_what_waits_for_whom_and_costs_the_same_for_three(world, at_desk):
    """Red when: a row asks for itself, or a filter forgets what it was."""
    desk = at_desk(world.wanja, AT)
    assert "Ingen ansökan för december 2025" in body(desk.get(WHOLE))
    sent(world)
    desk.get(WHOLE)
    one = asked(lambda: desk.get(WHOLE))
    for who in (world.asta, world.bo):
        sent(world, who)
    assert asked(lambda: desk.get(WHOLE)) == one
    page = body(desk.get(WHOLE))
    assert "Sven Lod" in page
    assert "3&nbsp;hushåll" in page or "3\u00a0hushåll" in page
    assert "Inga hushåll här" in body(desk.get(f"{WHOLE}&visa=klara"))
    assert "Inga hushåll här" in body(desk.get(WHOLE))  # remembered


def test_nobody_else_sees_the_month(world, at_desk):
    """Red when: the page opens a month by its id alone."""
    sheet = sent(world)
    desk = at_desk(world.olle, AT)
    assert desk.get(url("month", sheet)).status_code == 404
    assert "Sven Lod" not in body(desk.get(WHOLE))


def test_the_page_asks_as_much_with_many_rows_as_with_few(world, at_desk):
    """Red when: a row of the page is looked up by itself."""
    costs = [{"who": "", "kind": "medicine", "kronor": "100"} for _ in range(12)]
    sheets = sent(world), sent(world, world.bo, costs=costs)
    desk = at_desk(world.wanja, AT)
    for sheet in sheets:
        actions.count_month(sheet, by=world.wanja, at=AT)
        desk.get(url("month", sheet))
    few, many = (asked(lambda each=each: desk.get(url("month", each))) for each in sheets)
    assert few == many


def test_every_krona_has_its_line_with_source_rule_and_mark(world, at_desk):
    """Red when: a line is shown without its facts, its paragraph or its mark."""
    sheet = sent(world)
    actions.keep_answers(sheet, of(world.sven, paid()), by=world.wanja, at=AT)
    actions.count_month(sheet, by=world.wanja, at=AT)
    page = body(at_desk(world.wanja, AT).get(url("month", sheet)))
    for words in ("Riksnormen", "Försäkringskassan", "Hyra", "6 200", "−4 000"):
        assert words in page
    assert "SoF 12:1–3 (lag)" in page
    assert "Bistånd för december 2025" in page


def test_no_answer_is_shown_as_no_answer_and_the_sum_is_unknown(world, at_desk):
    """Red when: a silence is shown as an empty answer, or as zero."""
    sheet = sent(world)
    actions.keep_answers(sheet, of(world.sven, failed=[Agency.FK]), by=world.wanja, at=AT)
    actions.count_month(sheet, by=world.wanja, at=AT)
    page = body(at_desk(world.wanja, AT).get(url("month", sheet)))
    assert "Försäkringskassan: inget svar" in page
    assert "aldrig som noll" in page
    assert "vet inte" in page
    assert "Det här vet vi inte än" in page


def test_a_row_of_ones_own_stands_beside_and_is_written_once(world, at_desk):
    """Red when: a second press writes a second row, or a fetching takes it away."""
    sheet = sent(world)
    desk, form = at_desk(world.wanja, AT), url("month_add_row", sheet, "kostnad")
    assert "Ny rad" in body(desk.get(form))
    said = {"kind": "electricity", "kronor": "640,50", "why": "Faktura 12 nov", "once": new_id()}
    for _ in range(2):
        assert desk.post(form, said).status_code == 302
    row = SheetRow.objects.get(sheet=sheet, owner=Owner.WORKER)
    assert (row.kronor, row.why) == (Decimal("640.50"), "Faktura 12 nov")
    actions.keep_answers(sheet, of(world.sven, paid()), by=world.wanja, at=AT)
    row.refresh_from_db()
    assert row.removed_at is None
    assert "Faktura 12 nov" in body(desk.get(url("month", sheet)))
    wrong = desk.post(form, said | {"kronor": "mycket", "once": new_id()})
    assert "skriv kronor" in body(wrong, 422).lower()
    assert "Faktura 12 nov" in body(wrong, 422)


def test_a_correction_begins_with_the_row_and_loses_no_word_to_a_refresh(world, at_desk):
    """Two editors: the second's words come back. Red when: the row that went away is a 404, or the
    second press makes another row."""
    sheet = sent(world)
    actions.keep_answers(sheet, of(world.sven, paid()), by=world.wanja, at=AT)
    line = SheetRow.objects.get(sheet=sheet, owner=Owner.MACHINE)
    desk, form = at_desk(world.wanja, AT), url("month_correct_row", sheet, line.pk)
    assert 'value="4000"' in body(desk.get(form))
    said = {"kind": "sickness_benefit", "person": world.sven, "kronor": "3500", "part": "inkomst",
            "why": "Beslut 20 nov", "once": new_id()}  # fmt: skip
    for _ in range(2):
        assert desk.post(form, said).status_code == 302
    assert SheetRow.objects.filter(sheet=sheet, owner=Owner.WORKER).count() == 1
    page = body(desk.get(url("month", sheet)))
    assert "I stället: " in page
    assert "kassan: har svarat" not in page  # that an agency answered is no line of the sum
    assert "rättad" in page
    again = desk.post(form, said | {"once": new_id(), "why": "Mitt papper"})
    assert "Mitt papper" in body(again, 409)
    later = of(world.sven, paid(kronor="4100.00"))
    actions.keep_answers(sheet, later, by=world.wanja, at=AT + DAY)
    gone = desk.post(form, said | {"once": new_id(), "why": "Mitt papper"})
    assert "Mitt papper" in body(gone, 409)
    assert "hämtats igen med ett annat belopp" in body(desk.get(url("month", sheet)))


def test_an_approval_falls_when_the_part_changes(world, at_desk):
    """Stale version too: what was read is what is approved. Red when: the digest is not sent."""
    sheet = sent(world)
    actions.count_month(sheet, by=world.wanja, at=AT)
    desk = at_desk(world.wanja, AT)
    view = actions.open_month(sheet, by=world.wanja, at=AT)
    cost = next(each for each in view.sections if each.section is Section.COST)
    said = {"part": "cost", "digest": cost.digest}
    for _ in range(2):
        assert desk.post(url("month_do", sheet, "godkann"), said).status_code == 302
    assert "Godkänt av Wanja" in body(desk.get(url("month", sheet)))
    row = RowIn(Section.COST, "electricity", kronor=Decimal(400))
    actions.add_row(sheet, row, by=world.wanja, at=AT)
    assert "Godkänt av Wanja" not in body(desk.get(url("month", sheet)))
    stale = desk.post(url("month_do", sheet, "godkann"), said)
    assert "Läs den igen innan du godkänner" in body(stale, 409)


def test_a_warning_is_seen_and_closed_with_a_reason(world, at_desk):
    """Red when: a warning closes without a reason, or what was typed is lost."""
    sheet = sent(world, urgent=["eviction"])
    desk, warning = at_desk(world.wanja, AT), SheetWarning.objects.get(kind="eviction")
    closing = url("month_do_about", sheet, "avsluta", warning.pk)
    assert "Skriv vad du kom fram till" in body(desk.post(closing, {"why": ""}), 422)
    assert desk.post(url("month_do_about", sheet, "sedd", warning.pk)).status_code == 302
    assert "Sedd av Wanja" in body(desk.get(url("month", sheet)))
    assert desk.post(closing, {"why": "Hyran är betald."}).status_code == 302
    twice = desk.post(closing, {"why": "Hyran är betald."})
    assert "Någon har just hanterat det" in body(twice, 409)
    assert "Hyran är betald." in body(desk.get(url("month", sheet)))


def test_something_is_asked_for_with_a_day_and_dropped(world, at_desk):
    """Red when: the day is not kept, or what is not needed still waits."""
    sheet = sent(world)
    desk, form = at_desk(world.wanja, AT), url("month_ask", sheet)
    assert "2025-12-04" in body(desk.get(form))
    said = {"of": world.sven, "what": "payslip", "by_day": "2025-12-01", "once": new_id()}
    for _ in range(2):
        assert desk.post(form, said).status_code == 302
    thing = MissingThing.objects.get(sheet=sheet)
    assert thing.by_day == date(2025, 12, 1)
    assert "Lönebesked" in body(desk.get(url("month", sheet)))
    assert desk.post(url("month_do_about", sheet, "slapp", thing.pk)).status_code == 302
    thing.refresh_from_db()
    assert thing.dropped_at == AT


def test_only_what_changed_is_lifted_up_and_told_in_words(world, at_desk):
    """Red when: what is as before is not folded, or the difference is not said per line."""
    granted(world, month=date(2025, 11, 1))
    costs = [{"who": "", "kind": "rent", "kronor": "6200"},
             {"who": "", "kind": "electricity", "kronor": "450"}]  # fmt: skip
    sheet = sent(world, costs=costs)
    actions.count_month(sheet, by=world.wanja, at=AT)
    page = body(at_desk(world.wanja, AT).get(url("month", sheet)))
    assert "Varför blev det 450 kr mer från november 2025 till december 2025?" in page
    assert "Hushållsel är ny: 450 kr. Det ger 450 kr mer." in page
    assert "1\u00a0rad som förra månaden" in page
    assert "+ 450" in page


def test_a_grant_is_proposed_from_the_page_once(world, at_desk):
    """Red when: a second press proposes again, or the way to the decision is missing."""
    sheet = sent(world)
    approve(world, sheet)
    desk, form = at_desk(world.wanja, AT), url("month_propose", sheet)
    page = body(desk.get(form))
    assert "Räkningen ger 11 380 kr" in page
    version = Worksheet.objects.get(pk=sheet).version
    said = {"law": "SOL-12-1", "version": version, "once": new_id()}
    for _ in range(2):
        answer = desk.post(form, said)
    case = Worksheet.objects.get(pk=sheet).case_id
    assert Decision.objects.count() == 1
    assert url("case_decision", case) in body(desk.get(url("month", sheet)))
    assert answer.status_code == 302
    desk.post(url("month_do", sheet, "ta-tillbaka"), {"why": "Fel hyra."})
    assert Decision.objects.get().stage == "withdrawn"


def test_a_stale_proposal_is_stopped_and_keeps_what_was_typed(world, at_desk):
    """Red when: the version is not sent with the form."""
    sheet = sent(world)
    approve(world, sheet)
    version = Worksheet.objects.get(pk=sheet).version
    Worksheet.objects.filter(pk=sheet).update(version=version)
    said = {"law": "SOL-12-1", "version": version - 1, "kronor": "900", "why": "Delat boende"}
    answer = at_desk(world.wanja, AT).post(url("month_propose", sheet), said)
    assert "Delat boende" in body(answer, 409)
    assert not Decision.objects.exists()


def test_a_refusal_asks_for_the_children_and_the_acute_need(world, at_desk):
    """Red when: a no can be proposed without the children's situation or the emergency test."""
    costs = [{"who": "", "kind": "rent", "kronor": "100"}]
    income = [{"who": "sökande", "kind": "pay", "kronor": "60000", "paid": "2025-11-25"}]
    children = [{"person": str(world.cleo)}]
    sheet = sent(world, world.asta, costs=costs, incomes=income, children=children)
    approve(world, sheet)
    for warning in SheetWarning.objects.filter(sheet=sheet, state="open"):
        actions.acknowledge_warning(warning.pk, by=world.wanja, at=AT)
    desk, form = at_desk(world.wanja, AT), url("month_propose", sheet)
    page = body(desk.get(form))
    assert "Räkningen ger avslag" in page
    assert "Pröva den akuta nöden" in page
    said = {"law": "SOL-12-1", "version": Worksheet.objects.get(pk=sheet).version}
    assert "Väg barnens situation" in body(desk.post(form, said), 422)
    said |= {"best_interest": "Mat finns.", "childs_view": "Cleo vill bo kvar."}
    assert "akuta nöden" in body(desk.post(form, said), 422)
    row = url("month_add_row", sheet, "norm")
    assert 'value="emergency" selected' in body(desk.get(f"{row}?vad=emergency"))
    told = {"kind": "emergency", "why": "Lönen räcker till mat.", "once": new_id()}
    assert desk.post(row, told).status_code == 302
    approve(world, sheet)
    said["version"] = Worksheet.objects.get(pk=sheet).version
    assert desk.post(form, said).status_code == 302
    assert Decision.objects.get().outcome == "refused"


@pytest.mark.parametrize("name", ["month", "month_ask", "month_propose"])
def test_a_month_that_is_not_there_is_not_found(world, at_desk, name):
    """Red when: a page answers about a month that nobody has."""
    assert at_desk(world.wanja, AT).get(url(name, new_id())).status_code == 404
