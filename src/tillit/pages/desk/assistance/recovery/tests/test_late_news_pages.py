"""Late news where somebody sees it, and a proposed claim that is changed on its page."""

from datetime import date
from decimal import Decimal

from django.urls import reverse

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import RecoveryClaim, SheetWarning
from tillit.areas.assistance.tests.conftest import AT, DAY, sent
from tillit.areas.assistance.tests.deciding import decide
from tillit.areas.assistance.tests.recovering_now import corrected, paid_month, proposed
from tillit.areas.assistance.tests.telling_now import of, paid
from tillit.casework.decisions.models import Decision

from .test_recovery_pages import body, said, url

NEWS = AT + 3 * DAY
MINE = "1 beslutad månad kan ha blivit fel"


def late(world):
    """A paid December that Försäkringskassan tells something of afterwards."""
    december, _ = paid_month(world)
    january = sent(world, month=date(2026, 1, 1))
    answers = of(world.sven, paid(month=11, day=25), at=NEWS)
    actions.keep_answers(january, answers, by=world.wanja, at=NEWS)
    return december


def test_late_news_shows_on_the_month_the_list_and_my_day(world, at_desk):
    """Red when: one of the four places does not show it, or leads nowhere."""
    december = late(world)
    desk = at_desk(world.wanja, NEWS)
    mend = url("recount", december)
    month = body(desk.get(url("month", december)))
    assert "En uppgift kom efter beslutet" in month
    assert "sjukpenning, 4 000 kr, 25 november 2025" in month
    assert month.count(mend) == 2  # beside the decision, and in the warning
    listed = body(desk.get(f"{reverse('desk:months')}?manad=2025-12&visa=mig"))
    assert "1 uppgift kom efter beslutet" in listed
    assert mend in listed
    assert MINE in body(desk.get(reverse("desk:my_day")))
    page = body(desk.get(reverse("desk:recovery")))
    assert "Månader som kan ha blivit fel" in page
    assert mend in page


def test_it_goes_when_a_person_closes_it(world, at_desk):
    """Red when: a closed warning still counts."""
    december = late(world)
    warning = SheetWarning.objects.get(sheet=december, kind="late_news")
    actions.close_warning(warning.pk, why="Räknad redan.", by=world.wanja, at=NEWS)
    desk = at_desk(world.wanja, NEWS)
    assert MINE not in body(desk.get(reverse("desk:my_day")))
    assert "Månader som kan ha blivit fel" not in body(desk.get(reverse("desk:recovery")))
    done = body(desk.get(f"{reverse('desk:months')}?manad=2025-12&visa=klara"))
    assert "Sven Lod" in done
    assert "kom efter beslutet" not in done


def test_somebody_elsewhere_sees_nothing_of_it(world, at_desk):
    """Red when: `visible_cases` is not asked."""
    late(world)
    desk = at_desk(world.olle, NEWS)
    assert MINE not in body(desk.get(reverse("desk:my_day")))
    assert "Sven" not in body(desk.get(reverse("desk:recovery")))


def test_a_proposed_claim_is_changed_where_the_page_of_decisions_leads(world, at_desk):
    """Red when: the page of decisions offers its own form, the page of the month none, a refusal
    loses what was typed, or the sum does not follow."""
    sheet, _ = paid_month(world)
    corrected(world, sheet)
    decision = proposed(world, sheet)
    row = Decision.objects.get(pk=decision)
    desk = at_desk(world.wanja, AT)
    page = body(desk.get(url("case_decision", row.case_id)))
    assert url("recount", sheet) in page
    assert url("decide_about", row.case_id, "andra", decision) not in page
    page = body(desk.get(url("recount", sheet)))
    assert "Ändra förslaget om återkrav" in page
    assert "Lönen stod inte i ansökan." in page
    assert 'value="3000"' in page
    form = said(version="1", kronor="9000", reason="De klarar inte mer.")
    page = body(desk.post(url("recount_do", sheet, "andra"), form), 422)
    assert "högst 3 000 kronor" in page
    assert "De klarar inte mer." in page
    answer = desk.post(url("recount_do", sheet, "andra"), form | {"kronor": "1200"})
    assert answer.status_code == 302
    assert RecoveryClaim.objects.get(decision_id=decision).kronor == 1_200
    again = desk.post(url("recount_do", sheet, "andra"), form | {"kronor": "1300"})
    assert again.status_code == 409
    decide(world, decision, by=world.lova)
    assert RecoveryClaim.objects.get(decision_id=decision).left == Decimal(1_200)
