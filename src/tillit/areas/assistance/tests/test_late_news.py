"""What is told after the decision: it shows on the decided month, and nothing happens by itself."""

from datetime import date
from decimal import Decimal

import pytest

from tillit.areas.assistance import actions
from tillit.areas.assistance.actions import RowIn
from tillit.areas.assistance.models import (
    MonthDecision,
    RecoveryClaim,
    SheetRow,
    SheetWarning,
    Worksheet,
)
from tillit.areas.assistance.types import Agency, Section
from tillit.kernel.refusal import Refusal

from .conftest import AT, DAY, DECEMBER, sent
from .deciding import approve, decide, granted, propose
from .recovering_now import paid_month
from .telling_now import of, paid

JANUARY = date(2026, 1, 1)
NEWS = AT + 3 * DAY
OLD = paid(kronor="4000.00", month=11, day=25)  # of the days that December is counted by


def told(world, sheet, *rows, at=NEWS, **more):
    actions.keep_answers(sheet, of(world.sven, *rows, at=at, **more), by=world.wanja, at=at)


def news(sheet):
    return list(
        SheetWarning.objects.filter(sheet=sheet, kind="late_news").values_list("state", "text")
    )


@pytest.fixture
def months(world):
    """A paid December of which nothing was told, and a January that is applied for."""
    sheet, _ = paid_month(world)
    return sheet, sent(world, month=JANUARY)


def test_income_told_after_the_decision_shows_on_the_paid_month(world, months):
    """Red when: the month before is not looked at when answers come."""
    december, january = months
    told(world, january, OLD)
    ((state, text),) = news(december)
    assert state == "open"
    assert text.replace("\u00a0", " ").replace("\u202f", " ") == (
        "Försäkringskassan: sjukpenning, 4 000 kr, 25 november 2025. "
        "Det var inte känt när månaden beslutades."
    )
    assert news(january) == []


def test_nothing_is_corrected_or_claimed_by_itself(world, months):
    """Red when: the news opens the month, counts it anew or proposes a claim."""
    december, january = months
    before = Worksheet.objects.values().get(pk=december)
    told(world, january, OLD)
    assert Worksheet.objects.values().get(pk=december) == before
    assert not RecoveryClaim.objects.exists()
    assert MonthDecision.objects.count() == 1


def test_income_of_other_days_is_no_news(world, months):
    """Red when: neither the window of the decided month nor its sum is asked for."""
    december, january = months
    told(world, january, paid(month=10), paid(month=12, day=2))
    assert news(december) == []


def test_what_was_known_is_no_news(world):
    """Red when: what the month was told itself is not taken off."""
    sheet, _ = paid_month(world)
    row = Worksheet.objects.get(pk=sheet)
    Worksheet.objects.filter(pk=sheet).update(stage="worked")
    told(world, sheet, OLD, at=AT)
    Worksheet.objects.filter(pk=sheet).update(stage=row.stage)
    told(world, sent(world, month=JANUARY), OLD)
    assert news(sheet) == []


def test_what_the_household_told_themselves_is_no_news(world):
    """Red when: the month is not counted with the news: two who tell of one income are one."""
    incomes = [
        {"who": "sökande", "kind": "sickness_benefit", "kronor": "4000", "paid": "2025-11-25"}
    ]
    sheet, _ = granted(world, incomes=incomes)
    told(world, sent(world, month=JANUARY), OLD)
    assert news(sheet) == []


def test_a_month_that_nobody_has_decided_has_no_late_news(world):
    """A proposal is none. Red when: a decision is not asked for."""
    december = sent(world)
    approve(world, december)
    propose(world, december)
    told(world, sent(world, month=JANUARY), OLD)
    assert news(december) == []


def test_what_an_agency_takes_back_is_news_and_silence_is_not(world):
    """Red when: an agency that did not answer counts as one that says nothing, or what is gone
    is not looked for."""
    december = sent(world)
    told(world, december, OLD, at=AT)
    approve(world, december)
    decide(world, propose(world, december))
    january = sent(world, month=JANUARY)
    told(world, january, failed=(Agency.FK,))
    assert news(december) == []
    told(world, january, at=NEWS + DAY)
    ((state, text),) = news(december)
    assert state == "open"
    assert "finns inte kvar i svaret" in text


def test_what_is_too_old_to_be_asked_about_again_is_not_gone(world):
    """October's benefit counted in December, for want of November's; January asks from November.
    Red when: the window of the decided month is not asked for."""
    made = actions.propose_choice(
        "use_comparison", "yes", valid_from=DECEMBER, source="Riktlinjen", by=world.lova, at=AT
    )
    actions.approve_choice(made, by=world.kim, at=AT)
    december = sent(world)
    told(world, december, paid(month=10, day=25), at=AT)
    approve(world, december)
    for warning in SheetWarning.objects.filter(sheet=december, state="open"):
        actions.acknowledge_warning(warning.pk, by=world.wanja, at=AT)
    decide(world, propose(world, december))
    told(world, sent(world, month=JANUARY))
    assert news(december) == []


def test_it_closes_itself_when_the_agency_takes_it_back(world, months):
    """And opens again when it is told again. Red when: the month before is looked at only when
    something is told."""
    december, january = months
    told(world, january, OLD)
    told(world, january, at=NEWS + DAY)
    assert [state for state, _ in news(december)] == ["solved"]
    told(world, january, OLD, at=NEWS + 2 * DAY)
    assert [state for state, _ in news(december)] == ["open"]


def test_it_closes_itself_when_the_month_is_corrected_and_counted(world, months):
    """Red when: counting a month closes it while nothing has changed (`settle` without `only`
    takes it with the rest), or keeps it when the row is there."""
    december, january = months
    told(world, january, OLD)
    (warning,) = SheetWarning.objects.filter(sheet=december, kind="late_news")
    actions.acknowledge_warning(warning.pk, by=world.wanja, at=NEWS)
    actions.begin_correction(december, why="Nya uppgifter.", by=world.wanja, at=NEWS)
    actions.count_month(december, by=world.wanja, at=NEWS)
    assert [state for state, _ in news(december)] == ["acknowledged"]
    row = RowIn(section=Section.INCOME, kind="sickness_benefit", kronor=Decimal(4_000),
                person=world.sven, on=date(2025, 11, 25), why="Enligt kassan.")  # fmt: skip
    actions.add_row(december, row, by=world.wanja, at=NEWS)
    actions.count_month(december, by=world.wanja, at=NEWS)
    assert [state for state, _ in news(december)] == ["solved"]


def test_closed_by_a_person_it_never_returns(world, months):
    """Told again, and in another sum: the first stays closed, the other is new. Red when: its key
    is another each time, or a closed one is opened."""
    december, january = months
    told(world, january, OLD)
    warning = SheetWarning.objects.get(sheet=december, kind="late_news")
    with pytest.raises(Refusal, match="kom fram till"):
        actions.close_warning(warning.pk, why=" ", by=world.wanja, at=NEWS)
    actions.close_warning(warning.pk, why="Räknad redan i november.", by=world.wanja, at=NEWS)
    told(world, january, at=NEWS + DAY)
    told(world, january, OLD, at=NEWS + 2 * DAY)
    assert [state for state, _ in news(december)] == ["closed"]
    told(world, january, paid(kronor="4200.00", month=11, day=25), at=NEWS + 3 * DAY)
    assert sorted(state for state, _ in news(december)) == ["closed", "open"]


def test_the_same_answers_twice_are_one_warning(world, months):
    """Red when: each fetching makes its own."""
    december, january = months
    told(world, january, OLD)
    told(world, january, OLD, at=NEWS + DAY)
    assert len(news(december)) == 1


def test_a_declared_wage_is_no_news_of_whose_pay_counts(world):
    """Red when: what cannot be read is news for everybody who works."""
    pay = [{"who": "sökande", "kind": "pay", "kronor": "2000", "paid": "2025-11-25"}]
    december, _ = granted(world, incomes=pay)
    january = sent(world, month=JANUARY)
    _wage(world, january)
    actions.keep_answers(january, {}, by=world.wanja, at=NEWS)
    assert news(december) == []
    SheetRow.objects.filter(sheet=december, kind="pay").update(removed_at=AT)
    actions.keep_answers(january, {}, by=world.wanja, at=NEWS)
    ((_, text),) = news(december)
    assert "lön före skatt, okänt belopp" in text


def _wage(world, sheet):
    SheetRow.objects.create(
        sheet_id=sheet, section=Section.INCOME, kind="gross_wage", person_id=world.sven,
        on=date(2025, 11, 1), owner="machine", origin="SKV:x:Wage::2025-11-01:None:1",
        source="Skatteverket", at=AT,
    )  # fmt: skip
