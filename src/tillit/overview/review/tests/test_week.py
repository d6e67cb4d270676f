"""A week becomes rows: explained, looked at, drawn, and every emergency opening."""

from datetime import date, timedelta

import pytest

from tillit.casework.cases.actions import open_case_page
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import NotThere, Refusal
from tillit.overview.review import actions
from tillit.overview.review.actions.glass import glass_due
from tillit.overview.review.models import ReviewRow, Week
from tillit.overview.review.queries import drawn_again, review_page, row_with_parts
from tillit.overview.review.sample import draw
from tillit.overview.review.types import Lane, NotYours, Outcome, Stage
from tillit.trust.access.actions import break_glass, lift_budget
from tillit.trust.access.types import GlassReason
from tillit.trust.audit.models import Payload

from .office import LAST_WEEK, NOW

DAY = timedelta(days=1)


def test_a_reading_with_an_assignment_is_explained(office):
    """Red when: `held` forgets the persons that an object tells of."""
    open_case_page(office.case, by=office.maja, at=LAST_WEEK)
    office.prepare()
    row = office.row(office.maja)
    assert (row.lane, row.explained) == (Lane.EXPLAINED, {"assigned": 1})
    assert row.case_id == office.case


def test_a_leader_who_reads_in_the_own_unit_is_explained(office):
    """Red when: `_leader` asks for another role."""
    open_case_page(office.case, by=office.katarina, at=LAST_WEEK)
    office.prepare()
    assert office.row(office.katarina).explained == {"leader": 1}


def test_somebody_who_comes_back_without_a_reason_is_looked_at(office):
    """Red when: MANY_DAYS is four."""
    office.match(office.idris, office.noel, days=3)
    office.prepare()
    row = office.row(office.idris)
    assert row.lane == Lane.LOOK
    assert {"many_days", "never"} <= set(row.why)


def test_one_call_about_somebody_with_a_case_takes_nobodys_time(office):
    """Red when: Weight.SAID counts in `enough`."""
    office.match(office.idris, office.noel)
    office.prepare()
    assert office.row(office.idris).lane == Lane.REST


def test_a_protected_person_is_looked_at_and_never_shown(office):
    """Red when: the ground `protected` is only said; or `_about` asks for the case first."""
    office.match(office.idris, office.hidden)
    office.prepare()
    row = office.row(office.idris)
    assert row.lane == Lane.LOOK
    page = review_page(office.vera, at=NOW)
    assert [each.about for each in page.look] == ["Skyddad person"]


def test_weeks_are_sorted_once(office):
    """The job may run again, and late. Red when: `ready` is not looked at."""
    office.match(office.idris, office.noel, days=3)
    office.prepare()
    before = ReviewRow.objects.count()
    office.prepare(NOW + DAY)
    assert ReviewRow.objects.count() == before
    assert Week.objects.count() == 4


def test_the_sample_can_be_drawn_again(office):
    """Red when: rows that somebody looks at anyway are in the pool."""
    open_case_page(office.case, by=office.maja, at=LAST_WEEK)
    office.match(office.idris, office.noel)
    office.prepare()
    week = Week.objects.get(monday=date(2026, 11, 16))
    again = drawn_again(office.vera, week.pk)
    drawn = ReviewRow.objects.filter(week=week, drawn=True)
    assert again == {(row.reader_id, row.about_id) for row in drawn}
    assert len(again) == 2


def test_the_same_seed_draws_the_same_in_whatever_order_the_rows_come():
    """Red when: the pool is not put in order before it is drawn from."""
    pool = [(new_id(), new_id()) for _ in range(200)]
    assert draw(pool, 7) == draw(pool[::-1], 7)
    assert draw(pool, 7) != draw(pool, 8)
    assert len(draw(pool, 7)) == 4


class TestBrokenGlass:
    """Always looked at, from the moment it is made."""

    @pytest.fixture
    def opened(self, office):
        """Samira, who works elsewhere, has opened Noel's case last Wednesday."""
        told = "Mamman ringer och är rädd just nu."
        break_glass(
            office.case, reason=GlassReason.DANGER, sentence=told, by=office.samira, at=LAST_WEEK
        )
        return office

    def test_is_on_the_list_at_once(self, opened):
        """Red when: reactions.py is not imported by the app."""
        page = review_page(opened.vera, at=LAST_WEEK)
        assert [row.reader for row in page.glass] == ["Samira Haddad"]
        assert page.glass[0].due_on == date(2026, 11, 23)

    def test_is_not_explained_away(self, opened):
        """Red when: `explained` does not look at the ground."""
        open_case_page(opened.case, by=opened.samira, at=LAST_WEEK + timedelta(minutes=2))
        opened.prepare()
        row = opened.row(opened.samira)
        assert (row.lane, row.reads) == (Lane.GLASS, 1)
        assert row.glass_id

    def test_has_three_working_days(self):
        """Red when: weekends are counted."""
        assert glass_due(date(2026, 11, 18)) == date(2026, 11, 23)
        assert glass_due(date(2026, 12, 23)) == date(2026, 12, 30)

    def test_is_seen_by_the_leader_of_the_reader_and_by_nobody_else(self, opened):
        """Katarina leads the case's unit, not Samira's. Red when: `reaches` forgets the unit."""
        assert review_page(opened.katarina, at=NOW).glass == ()
        with pytest.raises(NotThere):
            review_page(opened.maja, at=NOW)


class TestJudging:
    """What somebody who has looked says."""

    @pytest.fixture
    def row(self, office):
        """A row about Idris that waits."""
        office.match(office.idris, office.noel, days=3)
        office.prepare()
        return office.row(office.idris)

    def test_in_order(self, office, row):
        """Red when: `_move` is given no stage."""
        actions.judge(row.pk, Outcome.FINE, version=1, by=office.vera, at=NOW)
        row.refresh_from_db()
        assert (row.stage, row.outcome, row.missing) == (Stage.JUDGED, "fine", False)
        assert Payload.objects.filter(verb="ReadingJudged", object_id=row.pk).exists()

    def test_a_deviation_has_a_sentence(self, office, row):
        """Red when: `needed` is False for deviations."""
        with pytest.raises(Refusal, match="en mening"):
            actions.judge(row.pk, Outcome.DEVIATION, version=1, by=office.vera, at=NOW)

    def test_the_second_of_two_loses_politely(self, office, row):
        """Red when: the version is not compared."""
        actions.judge(row.pk, Outcome.FINE, version=1, by=office.vera, at=NOW)
        with pytest.raises(Refusal, match="just skrivit"):
            actions.judge(row.pk, Outcome.FINE, version=1, by=office.vera, at=NOW)

    def test_nobody_judges_their_own(self, office, row):
        """Red when: check_may_judge only asks what one reaches."""
        with pytest.raises(NotYours):
            actions.judge(row.pk, Outcome.FINE, version=1, by=office.idris, at=NOW)

    def test_others_see_nothing(self, office, row):
        """Red when: a leader reaches rows of other units."""
        for who in (office.katarina, office.maja):
            with pytest.raises(NotThere):
                actions.judge(row.pk, Outcome.FINE, version=1, by=who, at=NOW)

    def test_a_colleague_is_asked_and_answers(self, office, row):
        """Red when: `answer` leaves the stage as it is."""
        question = "Vad gällde samtalen om ärendet?"
        actions.ask(row.pk, question, version=1, by=office.vera, at=NOW)
        own = actions.open_own_readings(by=office.idris, at=NOW)
        assert [step.text for each in own.asked for step in each.steps] == [question]
        actions.answer(row.pk, "Mormor ringde tre dagar i rad.", by=office.idris, at=NOW)
        found, _ = actions.open_row(row.pk, by=office.vera, at=NOW)
        assert (found.stage, found.steps[-1].verb) == (Stage.ANSWERED, "answer")
        with pytest.raises(NotThere):
            actions.answer(row.pk, "Det var jag som ringde dem.", by=office.maja, at=NOW)

    def test_a_week_is_signed_when_nothing_waits(self, office, row):
        """Red when: the rows that wait are not counted."""
        with pytest.raises(Refusal, match="inte bedömda"):
            actions.sign_week(row.week_id, by=office.vera, at=NOW)
        for each in review_page(office.vera, at=NOW).look:
            actions.judge(each.id, Outcome.FINE, version=1, by=office.vera, at=NOW)
        for each in review_page(office.vera, at=NOW).drawn:
            actions.judge(each.id, Outcome.FINE, version=1, by=office.vera, at=NOW)
        actions.sign_week(row.week_id, by=office.vera, at=NOW)
        with pytest.raises(Refusal, match="redan underskriven"):
            actions.sign_week(row.week_id, by=office.vera, at=NOW)
        signed = [line for week in review_page(office.vera, at=NOW).weeks for line in week.signed]
        assert [line.by_name for line in signed] == ["Vera Lindh"]

    def test_what_was_in_order_is_not_counted_the_next_week(self, office, row):
        """Red when: `_earlier` takes judged rows with it."""
        actions.judge(row.pk, Outcome.FINE, version=1, by=office.vera, at=NOW)
        office.match(office.idris, office.noel, at=NOW)
        office.prepare(NOW + 7 * DAY)
        assert office.row(office.idris, week__monday=date(2026, 11, 23)).lane == Lane.REST


def test_the_pages_cost_the_same_however_many_rows(office, django_assert_num_queries):
    """Red when: colleagues are asked for in a loop."""
    office.match(office.idris, office.noel, days=3)
    office.prepare()
    with django_assert_num_queries(12):
        review_page(office.vera, at=NOW)
    for person in (office.petra, office.erik, office.ines):
        office.match(office.idris, person, at=NOW, days=3)
    office.prepare(NOW + 7 * DAY)
    with django_assert_num_queries(12):
        review_page(office.vera, at=NOW + 7 * DAY)


def test_who_opened_unusually_many_is_looked_at_though_all_is_explained(office, settings):
    """Red when: `_flags` is taken out of `sort_out`, or `flagged` out of `gather`."""
    settings.PERSON_BUDGET = ["1/2"]
    open_case_page(office.case, by=office.maja, at=LAST_WEEK)
    open_case_page(office.case, by=office.maja, at=NOW)
    office.prepare()
    flagged = office.row(office.maja, lane=Lane.LOOK)
    assert (flagged.why, flagged.about_id) == (["ManyOpened"], None)


def test_why_a_leader_let_somebody_on_stands_on_the_row(office, settings):
    """Red when: `_let_on` finds nothing, or takes the lifts of another leader or another week."""
    settings.PERSON_BUDGET = ["1/2"]
    lift_budget(office.maja.id, why="Hela kön gås igenom.", by=office.katarina, at=LAST_WEEK)
    office.prepare()
    row = office.row(office.katarina, lane=Lane.LOOK)
    lift_budget(office.maja.id, why="En annan veckas skäl.", by=office.katarina, at=NOW)
    view, _ = row_with_parts(office.vera, row, at=NOW)
    said = [(each.verb, each.by_name, each.text) for each in view.steps]
    assert said == [("let_on", "Maja Norrman", "Hela kön gås igenom.")]
