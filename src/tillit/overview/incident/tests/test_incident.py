"""Whom an account touched, by the log; and what a human makes of it."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from tests.support.town import BY, FROM, sign
from tillit.casework.cases.actions import open_case_page
from tillit.casework.cases.types import NoteKind
from tillit.kernel.actor import System
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import STOCKHOLM
from tillit.overview.incident import actions, gather
from tillit.overview.incident.files import WARNING, as_csv, as_json_lines, as_pdf
from tillit.overview.incident.models import Incident
from tillit.overview.incident.types import Act, Near, Report, State
from tillit.overview.review.tests.office import NOW
from tillit.registers.people.actions import add_contact_way, merge_persons, register_person
from tillit.registers.people.types import ContactKind
from tillit.trust.access.actions import assign
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.models import Payload
from tillit.trust.identity.actions import shut_account
from tillit.trust.identity.models import StaffAccount

SINCE, THEN = NOW - timedelta(days=2), NOW - timedelta(days=1)
JOB = System("test")


def read(office, since=SINCE, until=NOW):
    """What Maja's account did."""
    return gather.gather(office.maja.id, since, until, by=JOB)


def asked(office, by=None):
    """A question about Maja's account, read to the end."""
    return actions.ask(office.maja.id, SINCE, NOW, NOW, by=by or office.vera, at=NOW)


class TestWhom:
    """Whom the leaves are about."""

    def test_a_person_is_found_wherever_the_id_stands(self, office):
        """Red when: `ids_in` leaves out the list, or the object."""
        note_read("people.person", by=office.maja, at=THEN, object_id=office.noel)
        note_read("people.search", by=office.maja, at=THEN, shown=[office.petra])
        note_read("people.number", by=office.maja, at=THEN, person_id=office.hidden)
        found = read(office).persons
        assert {office.noel, office.petra, office.hidden} <= found.keys()
        assert found[office.noel].near is Near.ABOUT
        assert found[office.petra].near is Near.LISTED

    def test_a_case_is_about_its_child_and_those_it_tells_of(self, office):
        """Red when: `_of` leaves out the concerned."""
        open_case_page(office.case, by=office.maja, at=THEN)
        found = read(office)
        assert found.persons[office.noel].near is Near.ABOUT
        assert "K3" in found.persons[office.noel].classes
        assert office.case in found.persons[office.noel].things
        assert found.persons[office.petra].near in (Near.LISTED, Near.NAMED)

    def test_a_row_of_any_table_leads_to_its_person(self, office):
        """A document that lies under a case: the leaf names the document alone. Red when:
        `persons_behind` goes no step up."""
        way = add_contact_way(
            office.petra, ContactKind.PHONE, "070-1740605", safe=True, at=SINCE, **FROM
        )
        note_read("open_agenda", by=office.maja, at=THEN, shown=[way])
        note = sign(office, NoteKind.PHONE, "Erik ringer.")
        note_read("open_note", by=office.maja, at=THEN, shown=[note])
        assert {office.petra, office.noel} <= read(office).persons.keys()

    def test_what_was_refused_touched_nobody(self, office):
        """Red when: an attempt counts as a reading."""
        note_read("denied", by=office.maja, at=THEN, object_id=office.case, shows=(), count=0)
        found = read(office)
        assert found.persons == {}
        assert found.acts == {Act.TRIED: 1}

    def test_other_accounts_and_other_times_are_not_read(self, office):
        """Red when: the account or the time is not asked for."""
        note_read("people.person", by=office.idris, at=THEN, object_id=office.noel)
        note_read("people.person", by=office.maja, at=SINCE - timedelta(1), object_id=office.noel)
        note_read("people.person", by=office.maja, at=NOW, object_id=office.noel)
        assert read(office).leaves == 0

    def test_two_entries_of_one_person_are_one(self, office):
        """Red when: `_joined` keeps the id of the leaf."""
        same = register_person("Noel", "Sandvik", at=SINCE, **FROM)
        for each in (office.noel, same):
            note_read("people.person", by=office.maja, at=THEN, object_id=each)
        merge_persons(office.noel, same, reason="Samma barn.", by=BY, at=THEN)
        found = read(office).persons
        assert list(found) == [office.noel]
        assert found[office.noel].times == 2

    def test_what_a_change_names_is_met(self, office):
        """Red when: only readings are read, or a colleague counts as touched."""
        assign(office.case, office.samira.id, ground="SoL 14:5", by=office.maja, at=THEN)
        found = read(office)
        assert found.acts == {Act.KEYS: 1}
        assert office.noel in found.persons

    def test_many_leaves_of_one_moment_are_read_once_each(self, office, monkeypatch):
        """Red when: the next part begins at the same moment again, or after it."""
        monkeypatch.setattr(gather, "LEAVES_AT_ONCE", 2)
        for seconds in (-1, 0, 0, 0, 0, 0, 1, 2):
            when = THEN + timedelta(seconds=seconds)
            note_read("people.person", by=office.maja, at=when, object_id=office.noel)
        assert read(office).persons[office.noel].times == 8

    def test_the_same_again_is_counted_each_time(self, office):
        """What is said alike is read once. Red when: `_note` counts one for all of them, or takes
        the last moment of what came first."""
        for minute, who in enumerate((office.noel, office.petra, office.noel, office.petra)):
            when = THEN + timedelta(minutes=minute)
            note_read("people.person", by=office.maja, at=when, object_id=who)
        found = read(office)
        noel = found.persons[office.noel]
        assert (noel.times, noel.first, noel.last) == (2, THEN, THEN + timedelta(minutes=2))
        assert found.verbs == {"people.person": 4}
        assert found.classes == {"K1": 4}


class TestSessions:
    """Which sign-in did it."""

    def test_is_known_only_where_one_was_open(self, office):
        """Red when: a leaf is given to the first of two."""
        account = StaffAccount.objects.get(pk=office.maja.id)
        for device, begun, ended in (("Firefox", 0, 60), ("Edge", 30, 90)):
            account.sign_ins.create(
                way="passkey", device=device, begun_at=THEN + timedelta(minutes=begun),
                seen_at=THEN + timedelta(minutes=ended), ended_at=THEN + timedelta(minutes=ended),
            )  # fmt: skip
        for minute in (10, 45, 80, 200):
            when = THEN + timedelta(minutes=minute)
            note_read("people.person", by=office.maja, at=when, object_id=office.noel)
        found = read(office)
        assert [(each.device, each.leaves) for each in found.sessions] == [
            ("Firefox", 1),
            ("Edge", 1),
        ]
        assert found.unsure == 2

    def test_is_known_of_a_leaf_in_local_time(self, office):
        """Red when: the text of a moment is compared as it stands, an hour late."""
        account = StaffAccount.objects.get(pk=office.maja.id)
        account.sign_ins.create(
            way="passkey", device="Edge", begun_at=THEN, seen_at=THEN,
            ended_at=THEN + timedelta(minutes=30),
        )  # fmt: skip
        when = (THEN + timedelta(minutes=10)).astimezone(STOCKHOLM)
        note_read("people.person", by=office.maja, at=when, object_id=office.noel)
        assert [each.leaves for each in read(office).sessions] == [1]


class TestAsking:
    """The question, as a page or a command asks it."""

    def test_is_the_reviewers_and_never_about_oneself(self, office):
        """Red when: `check_may_ask` lets a leader in, or the reviewer to their own."""
        for who in (office.maja, office.katarina, office.idris):
            with pytest.raises(NotThere):
                asked(office, by=who)
        with pytest.raises(Refusal, match="sitt eget"):
            actions.ask(office.vera.id, SINCE, NOW, NOW, by=office.vera, at=NOW)

    def test_a_long_time_is_left_to_the_job(self, office, monkeypatch):
        """Red when: the page reads everything itself, or the job passes it over."""
        monkeypatch.setattr("tillit.overview.incident.actions.asking.AT_ONCE", 0)
        note_read("people.person", by=office.maja, at=THEN, object_id=office.noel)
        incident = asked(office)
        assert actions.open_incident(incident, by=office.vera, at=NOW).state is State.ASKED
        actions.gather_asked(by=JOB, at=NOW)
        known = actions.open_incident(incident, by=office.vera, at=NOW)
        assert (known.state, known.facts.persons) == (State.DONE, 1)

    def test_a_reader_who_died_is_followed_by_another(self, office):
        """Red when: a question that is being read is never read again."""
        incident = asked(office)
        rows = Incident.objects.filter(pk=incident)
        rows.update(state=State.READING, facts=None, beat_at=NOW - timedelta(minutes=6))
        actions.gather_asked(by=JOB, at=NOW)
        assert rows.get().state == State.DONE

    def test_everything_leaves_a_leaf(self, office):
        """Red when: the file is taken out without a leaf that says about whom."""
        note_read("people.person", by=office.maja, at=THEN, object_id=office.noel)
        incident = asked(office)
        actions.open_incident(incident, by=office.vera, at=NOW)
        actions.take_list(incident, by=office.vera, at=NOW)
        verbs = ["IncidentAsked", "IncidentGathered", "open_incident", "export_incident"]
        rows = Payload.objects.filter(object_id=incident).order_by("pk")
        assert list(rows.values_list("verb", flat=True)) == verbs
        assert str(office.noel) in rows.get(verb="export_incident").body


class TestTheList:
    """Whom to inform."""

    @pytest.fixture
    def incident(self, office):
        """Noel and a protected person were touched."""
        open_case_page(office.case, by=office.maja, at=THEN)
        note_read("people.name", by=office.maja, at=THEN, object_id=office.hidden)
        return asked(office)

    def test_has_the_protected_first_and_masked(self, office, incident):
        """Red when: the list is sorted by nearness alone, or a protected name is written out."""
        rows = actions.take_list(incident, by=office.vera, at=NOW)
        assert rows[0].protected
        assert "Hemlig" not in as_csv(rows)
        assert "Barn 2" not in " ".join(rows[0].about)  # a unit is a location
        assert "Noel" in as_csv(rows)
        told = [json.loads(line) for line in as_json_lines(rows)]
        assert told[0]["protected"] is True
        assert {each["person"] for each in told} >= {str(office.noel), str(office.hidden)}

    def test_the_page_has_no_names(self, office, incident):
        """Red when: the page shows the list with names."""
        known = actions.open_incident(incident, by=office.vera, at=NOW)
        assert {row.name for row in known.rows} == {""}
        assert any("B-2026" in each or "Ärende" in each for row in known.rows for each in row.about)

    def test_the_paper_warns_before_anything_is_sent(self, office, incident):
        """Red when: the group of the protected has no sentence."""
        known = actions.open_incident(incident, by=office.vera, at=NOW)
        rows = actions.take_list(incident, by=office.vera, at=NOW)
        assert as_pdf(known, rows, NOW).startswith(b"%PDF")
        assert WARNING.startswith("Informera inte med brev")

    def test_no_cell_is_a_formula(self, office, incident):
        """Red when: `_safe` lets a name that begins with = through."""
        rows = actions.take_list(incident, by=office.vera, at=NOW)
        evil = [type(rows[0])(**{**_fields(rows[0]), "name": "=1+1"})]
        assert ";'=1+1;" in as_csv(evil)


def _fields(row):
    return {name: getattr(row, name) for name in row.__dataclass_fields__}


class TestDrafts:
    """What a human sends."""

    def test_say_what_is_unknown_and_what_is_not_done(self, office):
        """Red when: the draft says that the account is shut when it is not, or nothing of what is
        not known."""
        incident = asked(office)
        text = Incident.objects.get(pk=incident).imy
        assert "INTE stängt" in text
        assert text.count("OKÄNT") >= 4
        assert office.maja.name not in text

    def test_an_empty_one_begins_again_from_what_is_known_now(self, office):
        """Red when: nothing is written, or the account is still said to be open."""
        incident = asked(office)
        shut_account(office.maja.id, by=office.vera, at=NOW)
        actions.save_draft(incident, Report.IMY, " ", version=1, by=office.vera, at=NOW)
        assert "Kontot stängdes" in Incident.objects.get(pk=incident).imy

    def test_the_second_of_two_is_refused(self, office):
        """Red when: the version is not compared."""
        incident = asked(office)
        actions.save_draft(incident, Report.IMY, "Mitt.", version=1, by=office.vera, at=NOW)
        with pytest.raises(Refusal, match="Någon annan"):
            actions.save_draft(incident, Report.IMY, "Ditt.", version=1, by=office.vera, at=NOW)


class TestTheCommand:
    """`manage incident`."""

    def test_shuts_reads_and_writes(self, office, tmp_path, capsys):
        """Red when: a file is left out, or the account is open afterwards."""
        subject = StaffAccount.objects.get(pk=office.maja.id).subject
        call_command("incident", "--account", subject, "--from", "2026-01-01", "--shut",
                     "--out", str(tmp_path / "ut"))  # fmt: skip
        assert "Kontot är stängt" in capsys.readouterr().out
        assert StaffAccount.objects.get(pk=office.maja.id).shut_at
        names = {"lista.csv", "lista.jsonl", "lista.pdf", "utkast-csirt.txt", "utkast-imy.txt"}
        assert {path.name for path in (tmp_path / "ut").iterdir()} == names

    def test_refuses_what_it_does_not_know(self, office):
        """Red when: an unknown account gives an empty report."""
        with pytest.raises(CommandError, match="inget sådant konto"):
            call_command("incident", "--account", "ingen", "--from", "2026-01-01")
