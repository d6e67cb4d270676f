"""A month's decision that another replaces: written in on the page of decisions, paid on the page
of payments."""

from django.urls import reverse

from tillit.areas.assistance.models import MonthDecision
from tillit.areas.assistance.tests.conftest import AT, DAY
from tillit.areas.assistance.tests.recovering_now import SUM, paid_month
from tillit.areas.assistance.tests.replacing_now import appealed, handed_over
from tillit.casework.decisions.models import Decision
from tillit.kernel.ids import new_id
from tillit.pages.desk.decision.appeal_forms import ReconsiderForm

from .test_recovery_pages import body, url


def form(**changes):
    return {
        "once_id": str(new_id()), "verdict": "changed", "text": "Hyran räknades fel.",
        "outcome": "granted", "type_code": "SOL-12-1", "what": "Bistånd för december: 12 000 kr",
        "period_from": "2025-12-01", "provisions": "SoL 12:1", "circumstances": "Hyran är hel.",
    } | changes  # fmt: skip


def test_a_new_decision_after_an_appeal_says_what_it_gives_and_waits_to_be_paid(world, at_desk):
    """Red when: the sum is not asked for, a refusal loses what was typed, or nothing waits on the
    page of payments."""
    _, decision = paid_month(world)
    case = Decision.objects.get(pk=decision).case_id
    appeal = appealed(world, decision)
    desk = at_desk(world.wanja, AT)
    assert "Hur mycket ger det nya beslutet för månaden" in body(
        desk.get(url("case_decision", case))
    )
    there = url("decide_about", case, "omprova", appeal)
    page = body(desk.post(there, form(kronor="")), 422)
    assert "Skriv vad det nya beslutet ger för månaden" in page
    assert "Hyran räknades fel." in page
    assert desk.post(there, form(kronor="12 000")).status_code == 302
    row = MonthDecision.objects.get(replaces__isnull=False)
    assert (row.kronor, row.kronor - row.ordered) == (12_000, 12_000 - SUM)
    page = body(desk.get(reverse("desk:payments")))
    assert "620 kr" in page


def test_a_ruling_is_written_in_where_the_appeal_is(world, at_desk):
    """Red when: an appeal that was handed over has no form, the page does not say what came of it,
    or its form stands there still."""
    _, decision = paid_month(world)
    case = Decision.objects.get(pk=decision).case_id
    appeal = handed_over(world, appealed(world, decision))
    desk = at_desk(world.wanja, AT + DAY)
    there = url("decide_about", case, "dom", appeal)
    assert there in body(desk.get(url("case_decision", case)))
    said = form(court_case="1234-25", on="2025-11-25", kronor="12 000")
    assert desk.post(there, said).status_code == 302
    page = body(desk.get(url("case_decision", case)))
    assert "mål 1234-25. Beslut" in page
    assert "gäller i stället" in page
    assert there not in page
    assert MonthDecision.objects.filter(replaces__isnull=False).count() == 1


def test_a_childs_decision_has_no_sum(world, at_desk):
    """Red when: the sum is asked for where no money is decided on. The form of a case about money
    alone has it."""
    made = ReconsiderForm()
    made.offer([("SOL-11-1", "Insats")])
    assert "kronor" not in made.fields
