"""The pages of the log review: what waits, a row, a week, what is looked at, one's own."""

import ast
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.urls import reverse

from tests.architecture.source import files, tree
from tests.support.town import BY
from tillit.casework.cases.actions import open_case_page
from tillit.kernel.actor import Role
from tillit.overview.review.explanations import ALL
from tillit.overview.review.grounds import GROUNDS
from tillit.overview.review.models import ReviewRow, SignedWeek, Week
from tillit.overview.review.patterns import PATTERNS
from tillit.overview.review.tests.office import LAST_WEEK, NOW
from tillit.pages.desk.review.words import VERBS
from tillit.registers.people.actions import open_person
from tillit.trust.access.actions import break_glass, give_seat
from tillit.trust.access.types import GlassReason
from tillit.trust.audit.models import Payload
from tillit.trust.identity.queries import staff_actor

MY_DAY = "/arbete/"
NAMES = ("Noel", "Sandvik", "Petra", "Hemlig")


@pytest.fixture
def worked(office):
    """A sorted week: Idris has read three days, Samira has broken glass, Maja has worked."""
    office.match(office.idris, office.noel, days=3)
    office.match(office.idris, office.hidden)
    open_case_page(office.case, by=office.maja, at=LAST_WEEK)
    told = "Petra Sandvik ringer och är rädd."
    break_glass(office.case, reason=GlassReason.CALL, sentence=told, by=office.samira, at=LAST_WEEK)
    office.prepare()
    return office


def text(answer):
    """The page as text."""
    return answer.content.decode()


def row_of(who):
    """The row of a reader that somebody is to look at."""
    return ReviewRow.objects.get(reader_id=who.id, lane="look")


class TestTheList:
    """What waits."""

    def test_shows_numbers_and_never_a_name(self, worked, at_desk):
        """Red when: `_about` shows the person's line."""
        answer = at_desk(worked.vera, NOW).get(reverse("desk:review"))
        page = text(answer)
        assert "Idris Warsame" in page
        assert "Ärende B-2026" in page  # Samira's
        assert "Skyddad person" in page
        assert "Granska nödöppningen" in page
        assert [name for name in NAMES if name in page] == []

    def test_is_the_reviewers_and_the_leaders(self, worked, at_desk):
        """Red when: `reaches` gives everybody an empty list."""
        seen = [worked.vera, worked.katarina, worked.maja, worked.idris]
        found = [at_desk(who, NOW).get(reverse("desk:review")).status_code for who in seen]
        assert found == [200, 200, 404, 404]

    def test_a_leader_does_not_see_other_units(self, worked, at_desk):
        """Red when: a leader reaches all rows."""
        page = text(at_desk(worked.katarina, NOW).get(reverse("desk:review")))
        assert "Idris" not in page
        assert "Samira" not in page

    def test_looking_leaves_a_leaf(self, worked, at_desk):
        """Red when: open_review notes nothing."""
        at_desk(worked.vera, NOW).get(reverse("desk:review"))
        leaf = Payload.objects.filter(verb="open_log_review").get()
        assert leaf.actor_ref == str(worked.vera.id)

    def test_costs_the_same_however_many_rows(
        self, worked, at_desk, django_assert_max_num_queries, django_assert_num_queries
    ):
        """Red when: a row asks for its colleague by itself."""
        client = at_desk(worked.vera, NOW)
        client.get(reverse("desk:review"))
        with django_assert_max_num_queries(30) as first:
            client.get(reverse("desk:review"))
        for person in (worked.petra, worked.erik, worked.ines):
            worked.match(worked.idris, person, at=NOW, days=3)
        later = NOW + timedelta(days=7)
        worked.prepare(later)
        client = at_desk(worked.vera, later)
        client.get(reverse("desk:review"))
        with django_assert_num_queries(len(first)):
            client.get(reverse("desk:review"))


class TestOneRow:
    """A row, and what is said about it."""

    def send(self, client, row, **said):
        """Post a judgement."""
        address = reverse("desk:review_row", args=[row.pk])
        return client.post(address, {"version": row.version, **said}, follow=True)

    def test_is_judged(self, worked, at_desk):
        """Red when: the view saves another outcome than was chosen."""
        row = row_of(worked.idris)
        client = at_desk(worked.vera, NOW)
        said = "Läste om grannen enligt eget besked."
        answer = self.send(client, row, outcome="deviation", sentence=said)
        assert "Avvikelsen är antecknad" in text(answer)
        row.refresh_from_db()
        assert row.outcome == "deviation"

    def test_what_was_typed_is_not_lost(self, worked, at_desk):
        """Red when: a refusal draws an empty form."""
        row = row_of(worked.idris)
        answer = self.send(at_desk(worked.vera, NOW), row, outcome="deviation", sentence="Kort")
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert ">Kort" in text(answer).replace("\n", "")

    def test_the_colleague_is_asked_and_answers(self, worked, at_desk):
        """My day tells both when it is their turn. Red when: own.html does not draw what was
        asked; `waits_for` counts what is judged, or everybody's questions."""
        row = row_of(worked.idris)
        question = "Vad gällde läsningarna i onsdags?"
        self.send(at_desk(worked.vera, NOW), row, outcome="ask", sentence=question)
        assert "om vad du har läst" not in text(at_desk(worked.maja, NOW).get(MY_DAY))
        client = at_desk(worked.idris, NOW)
        own = reverse("desk:own_readings")
        told = text(client.get(reverse("desk:my_day"))).replace("\xa0", " ")
        assert "1 fråga om vad du har läst" in told
        assert question in text(client.get(own))
        client.post(own, {"row": row.pk, "text": "Mormor ringde tre gånger."})
        assert "om vad du har läst" not in text(client.get(MY_DAY))
        client = at_desk(worked.vera, NOW)
        assert "i loggen att titta på" in text(client.get(MY_DAY))
        page = text(client.get(reverse("desk:review_row", args=[row.pk])))
        assert "Mormor ringde tre gånger." in page

    def test_says_what_else_belongs_to_it(self, worked, at_desk):
        """Noel is of the same family as the protected one. Red when: the parts are not loaded."""
        address = reverse("desk:review_row", args=[row_of(worked.idris).pk])
        page = text(at_desk(worked.vera, NOW).get(address))
        assert "Ingår också" in page
        assert "Ärende B-2026" in page

    def test_nobody_opens_the_row_about_themself(self, worked, at_desk):
        """Red when: check_may_judge is not asked when a row is opened."""
        row = row_of(worked.idris)
        answer = at_desk(worked.idris, NOW).get(reverse("desk:review_row", args=[row.pk]))
        assert answer.status_code == HTTPStatus.FORBIDDEN

    def test_others_meet_nothing_and_leave_a_trace(self, worked, at_desk):
        """Red when: the middleware writes no leaf for staff who meet a closed door."""
        row = row_of(worked.idris)
        answer = at_desk(worked.maja, NOW).get(reverse("desk:review_row", args=[row.pk]))
        assert answer.status_code == HTTPStatus.NOT_FOUND
        leaf = Payload.objects.get(verb="denied")
        assert (leaf.object_id, leaf.actor_ref) == (row.pk, str(worked.maja.id))


def test_a_week_is_signed_and_printed(worked, at_desk):
    """Red when: the button is drawn while rows wait, or the name is not."""
    client = at_desk(worked.vera, NOW)
    address = reverse("desk:review_week", args=[Week.objects.latest("monday").pk])
    assert "Skriv under veckan" not in text(client.get(address))
    ReviewRow.objects.update(stage="judged", outcome="fine")
    assert "Skriv under veckan" in text(client.get(address))
    page = text(client.post(address, follow=True))
    assert "Vera Lindh, tisdag 24 november" in page or "Vera Lindh, tis" in page
    assert "SoLPuL 10 §" in page


def test_who_leads_two_units_signs_each(worked, at_desk):
    """Samira's emergency opening waits in one unit and holds up that one only. Red when: the view
    signs the first unit that it finds, or a row of one unit stops the other."""
    (other,) = worked.samira.units(Role.SOCIAL_WORKER)
    give_seat(worked.katarina.id, other, Role.LEADER, by=BY, at=NOW)
    client = at_desk(staff_actor(BY, worked.katarina.id, at=NOW), NOW)
    address = reverse("desk:review_week", args=[Week.objects.latest("monday").pk])
    page = text(client.get(address))
    assert "Skriv under veckan för Barn 2" in page
    assert "Skriv under veckan för Barn 9" not in page
    assert client.post(address, {"unit": other}).status_code == HTTPStatus.FORBIDDEN
    client.post(address, {"unit": worked.unit})
    ReviewRow.objects.update(stage="judged", outcome="fine")
    page = text(client.get(address))
    assert "Skriv under veckan för Barn 2" not in page
    assert "Skriv under veckan för Barn 9" in page
    client.post(address, {"unit": other})
    assert set(SignedWeek.objects.values_list("unit_id", flat=True)) == {worked.unit, other}
    assert "Skriv under veckan för" not in text(client.get(address))
    (intake,) = worked.idris.units(Role.INTAKE)
    assert client.post(address, {"unit": intake}).status_code == HTTPStatus.NOT_FOUND


def test_everybody_reads_exactly_what_is_looked_at(worked, at_desk):
    """Every sentence of the tables stands on the page. Red when: a loop is taken out of it."""
    page = text(at_desk(worked.maja, NOW).get(reverse("desk:looked_at")))
    for each in (*ALL, *GROUNDS, *PATTERNS):
        assert each.sentence in page


def test_own_readings_say_how_they_were_explained(worked, at_desk):
    """Red when: own_page leaves out what was explained."""
    page = text(at_desk(worked.maja, NOW).get(reverse("desk:own_readings")))
    assert "Hade uppdrag i ärendet när läsningen gjordes." in page
    assert "Idris" not in page


def test_every_verb_of_the_log_has_words():
    """The verbs that stand as words beside `note_read` or a helper that calls it. Red when: a verb
    is taken out of the table; a new reading in the program is named here by itself."""
    calls = {"note_read", "_note", "_note_list"}
    said = {
        word.value
        for path in files()
        if "tests" not in path.parts
        for call in ast.walk(tree(path))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in calls and call.args
        for each in call.args[:2]
        for word in ast.walk(each)
        if isinstance(word, ast.Constant) and isinstance(word.value, str)
    }
    assert len(said) > 30
    assert {verb for verb in said if verb and verb not in VERBS} == set()


def test_a_relative_is_named_by_the_childs_case(office, at_desk):
    """Maja has read the mother's page, by the child's case. Red when: only whose case it is
    counts, and the row says "Person utan ärende" beside "Hade uppdrag"."""
    open_person(office.petra, by=office.maja, at=LAST_WEEK)
    office.prepare()
    page = text(at_desk(office.maja, NOW).get(reverse("desk:own_readings")))
    assert "Person utan ärende" not in page
    assert "Ärende B-2026" in page
