"""The reviewer shuts an account, asks whom it touched, and takes the list and the drafts out."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from tests.support.town import staff_of
from tillit.casework.cases.actions import open_case_page
from tillit.kernel.actor import Role, System
from tillit.overview.incident import actions
from tillit.overview.incident.models import Incident
from tillit.overview.review.tests.office import NOW
from tillit.trust.audit.actions import note_read
from tillit.trust.identity.actions import shut_account
from tillit.trust.identity.models import StaffAccount
from tillit.trust.identity.queries import staff_actor

THEN = NOW - timedelta(days=1)
NAMES = ("Noel", "Sandvik", "Petra", "Hemlig")
TYPED = {
    "since_day": "2026-11-20", "since_time": "00.00", "until_day": "2026-11-24",
    "until_time": "10.40", "known_day": "2026-11-24", "known_time": "10.40",
}  # fmt: skip


def text(answer):
    """The page as it is read."""
    return unescape(answer.content.decode())


@pytest.fixture
def incident(office):
    """Maja's account opened a case and revealed a protected name."""
    open_case_page(office.case, by=office.maja, at=THEN)
    note_read("people.name", by=office.maja, at=THEN, object_id=office.hidden)
    return actions.ask(office.maja.id, NOW - timedelta(3), NOW, NOW, by=office.vera, at=NOW)


class TestAsking:
    """The list, and a new question."""

    def test_the_whole_way(self, office, at_desk):
        """Red when: the question is not asked, or the page shows a name."""
        open_case_page(office.case, by=office.maja, at=THEN)
        client = at_desk(office.vera, NOW)
        first = text(client.get(reverse("desk:incidents")))
        assert "Ingen har frågat än." in first
        typed = TYPED | {"account": str(office.maja.id)}
        page = text(client.post(reverse("desk:incidents"), typed, follow=True))
        assert "Maja Norrmans konto" in page
        assert "Kontot är öppet" in page
        assert [name for name in NAMES if name in page] == []

    def test_nothing_typed_is_lost(self, office, at_desk):
        """Red when: a refused form comes back empty, or answers 500."""
        client = at_desk(office.vera, NOW)
        typed = TYPED | {"account": str(office.maja.id), "since_day": "2026-11-25"}
        answer = client.post(reverse("desk:incidents"), typed)
        assert answer.status_code == 422
        assert "börjar före den slutar" in text(answer)
        assert 'value="2026-11-25"' in text(answer)
        assert client.post(reverse("desk:incidents"), {}).status_code == 422

    def test_is_the_reviewers_alone(self, office, incident, at_desk):
        """Red when: the policy is not asked on one of the pages."""
        for who in (office.maja, office.katarina, office.idris):
            client = at_desk(who, NOW)
            ways = [reverse("desk:incidents"), reverse("desk:incident", args=[incident])]
            assert [client.get(way).status_code for way in ways] == [404, 404]
            assert client.post(reverse("desk:shut_account"), {}).status_code == 404
            for name, word in (("desk:incident_list", "csv"), ("desk:incident_draft", "imy")):
                way = reverse(name, args=[incident, word])
                assert client.post(way, {"text": "", "version": 1}).status_code == 404


class TestThePage:
    """What one account did."""

    def test_asks_no_more_for_more_persons(self, office, at_desk, django_assert_max_num_queries):
        """Red when: a row asks for its own case."""
        open_case_page(office.case, by=office.maja, at=THEN)
        for person in (office.noel, office.petra, office.erik, office.ines, office.hidden):
            note_read("people.person", by=office.maja, at=THEN, object_id=person)
        made = actions.ask(office.maja.id, NOW - timedelta(3), NOW, NOW, by=office.vera, at=NOW)
        client = at_desk(office.vera, NOW)
        with django_assert_max_num_queries(30):
            assert "Att informera" in text(client.get(reverse("desk:incident", args=[made])))

    def test_puts_the_protected_first_with_the_warning(self, office, incident, at_desk):
        """Red when: the warning is shown under the list, or not at all."""
        page = text(at_desk(office.vera, NOW).get(reverse("desk:incident", args=[incident])))
        assert "Informera inte med brev utan att läsa adressrutan." in page
        assert [name for name in NAMES if name in page] == []

    def test_says_how_far_it_has_come(self, office, at_desk, monkeypatch):
        """Red when: a page of half-read leaves looks finished."""
        monkeypatch.setattr("tillit.overview.incident.actions.asking.AT_ONCE", -1)
        made = actions.ask(office.maja.id, NOW - timedelta(3), NOW, NOW, by=office.vera, at=NOW)
        Incident.objects.filter(pk=made).update(total=400, read=100)
        page = text(at_desk(office.vera, NOW).get(reverse("desk:incident", args=[made])))
        assert "100 av 400" in page
        assert "25 procent" in page
        assert "Att informera" not in page

    def test_the_files_have_names_but_no_protected_one(self, office, incident, at_desk):
        """Red when: a name of a protected person is written, or a kind of file is missing."""
        client = at_desk(office.vera, NOW)
        for kind in ("csv", "jsonl"):
            told = client.post(reverse("desk:incident_list", args=[incident, kind]))
            assert "Noel" in told.content.decode()
            assert "Hemlig" not in told.content.decode()
        assert client.post(reverse("desk:incident_list", args=[incident, "exe"])).status_code == 404

    def test_a_draft_is_saved_and_taken_out(self, office, incident, at_desk):
        """Red when: what is taken out is not what was written."""
        client, way = (
            at_desk(office.vera, NOW),
            reverse("desk:incident_draft", args=[incident, "imy"]),
        )
        client.post(way, {"text": "Så här var det.", "version": 1, "do": "save"})
        taken = client.post(way, {"text": "Så här var det, säkert.", "version": 2, "do": "take"})
        assert taken.content.decode() == "Så här var det, säkert."
        late = client.post(way, {"text": "Mitt.", "version": 1, "do": "save"})
        assert late.status_code == 422
        assert "Någon annan har skrivit" in text(late)
        assert "Mitt." in text(late)


class TestShutting:
    """The account, at once, and open again by another."""

    def test_by_the_reviewer_and_back_by_another(self, office, at_desk):
        """Red when: the one who shut it opens it, or somebody else cannot."""
        began = NOW - timedelta(days=9)
        anna, bo = (
            staff_of(name, office.unit, Role.ADMINISTRATOR, "System", began)
            for name in ("Anna Admin", "Bo Admin")
        )
        at_desk(office.vera, NOW).post(
            reverse("desk:shut_account"), {"shut-account": str(office.maja.id)}
        )
        assert staff_actor(System("test"), office.maja.id, at=NOW) is None
        way = reverse("desk:colleague", args=[office.maja.id])
        wake = {"do": "wake", "why": "looked_into"}
        at_desk(anna, NOW).post(way, wake)
        assert staff_actor(System("test"), office.maja.id, at=NOW)
        at_desk(anna, NOW).post(way, {"do": "shut"})
        assert staff_actor(System("test"), office.maja.id, at=NOW) is None
        page = text(at_desk(anna, NOW).get(way))
        assert "En annan som sköter systemet öppnar det igen." in page
        at_desk(anna, NOW).post(way, wake)
        assert StaffAccount.objects.get(pk=office.maja.id).shut_at
        at_desk(bo, NOW).post(way, wake)
        assert staff_actor(System("test"), office.maja.id, at=NOW)

    def test_a_leader_does_not_open_what_was_shut(self, office, at_desk):
        """Red when: a shut account is woken as one that nobody used."""
        shut_account(office.maja.id, by=office.vera, at=NOW)
        way = reverse("desk:colleague", args=[office.maja.id])
        at_desk(office.katarina, NOW).post(way, {"do": "wake", "why": "away"})
        assert StaffAccount.objects.get(pk=office.maja.id).shut_at
