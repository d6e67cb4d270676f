"""The page of the log: for whoever reviews it or runs the system, and without anybody in it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.support.who import signed_in
from tests.trust.test_witness import KEY
from tillit.kernel.actor import Role, System
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.actions import inspect_log, note_read, take_checkpoint
from tillit.trust.audit.models import Inspection, Payload
from tillit.trust.audit.queries import known_keys, line_to_print
from tillit.trust.identity.actions import employ
from tillit.trust.identity.types import Audience
from tools.verifier import verify_log

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
JOB, PAGE = System("tests"), "/arbete/loggen/"


@pytest.fixture
def desk(client, db, monkeypatch):
    """`desk(role)`: a client where somebody with this role sits."""
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    unit = open_unit("Ledning", UnitKind.BOARD, by=JOB, at=AT - timedelta(days=9))

    def sit(role):
        staff = employ("Vera Lindh", subject=f"{role}.x", by=JOB, at=AT - timedelta(days=9))
        guest = {"organisation": "Skolan", "purpose": "Samråd"} if role is Role.PARTNER else {}
        until = AT + timedelta(days=8)
        give_seat(staff, unit, role, until=until, **guest, by=JOB, at=AT - timedelta(days=8))
        return signed_in(client, Audience.STAFF, staff, "Vera Lindh", AT)

    return sit


def text_of(answer):
    return answer.content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_who_comes_to_it(desk, role):
    """Red when: check_may_see() lets anybody in, or the file follows the page."""
    who, may = desk(role), role in (Role.REVIEWER, Role.ADMINISTRATOR)
    take_checkpoint(by=JOB, at=AT)
    for part in ("", "rad/", "kontroll/"):
        assert who.get(PAGE + part).status_code == (200 if may else 404)
    assert who.post(f"{PAGE}export/").status_code == (200 if role is Role.REVIEWER else 404)


def test_it_says_how_the_log_is_and_who_looked(desk):
    """Red when: the reading of last night, the missing witness or the open question of how long is
    left out."""
    who = desk(Role.REVIEWER)
    assert "Inte än." in text_of(who.get(PAGE))
    take_checkpoint(by=JOB, at=AT)
    inspect_log(by=JOB, at=AT)
    shown = text_of(who.get(PAGE))
    assert "inga fel" in shown
    assert "Inget vittne" in shown
    assert "Kommunen har inte bestämt" in shown
    assert ("SQLite" in shown) is (connection.vendor == "sqlite")
    assert "Vera" not in shown.partition("<main")[2].partition("</main")[0]
    assert Payload.objects.filter(verb="open_log").count() == 2


def test_alarms(desk, settings):
    """Red when: a fault, a late witness or a sequencer that has stopped is shown as nothing."""
    who = desk(Role.ADMINISTRATOR)
    settings.WITNESSES, settings.LOG_YEARS = [KEY.public.text], ["10"]
    take_checkpoint(by=JOB, at=AT - timedelta(hours=2))
    with transaction.atomic():
        note_read("page", by=JOB, at=AT - timedelta(hours=1))
    Inspection.objects.create(at=AT, leaves=3, faults=2, first="3: it differs", unplaced=0)
    shown = text_of(who.get(PAGE))
    for words in ("Loggen stämmer inte", "Signeringen har stannat", "över ett dygn", "10 år"):
        assert words in shown
    assert "Hämta loggen som fil" not in shown


def test_a_line_from_the_binder(desk):
    """Red when: an answer is shown as another, or a wrong character as a changed log."""
    who = desk(Role.REVIEWER)
    take_checkpoint(by=JOB, at=AT)
    line = line_to_print(JOB, at=AT)
    assert line in text_of(who.get(f"{PAGE}rad/"))
    same = text_of(who.post(PAGE, {"line": line.lower()}))
    assert "Raden stämmer</b>" in same.partition('id="jamfor"')[2].partition("<form")[0]
    empty = who.post(PAGE, {"line": ""})
    assert empty.status_code == 422
    assert "Raden" in text_of(empty)


def test_a_wrong_character_is_said_at_the_box_where_it_was_typed(desk):
    """As every other mistake: in the summary, at the field, and with what was typed still there.
    Red when: the answer is an alert somewhere else on the page, or counts as a page that went
    well."""
    who = desk(Role.REVIEWER)
    take_checkpoint(by=JOB, at=AT)
    typed = line_to_print(JOB, at=AT)[:-1] + "?"
    answer = who.post(PAGE, {"line": typed})
    assert answer.status_code == 422
    box = text_of(answer).partition('id="jamfor"')[2].partition("</section")[0]
    assert "Raden: läs pappret en gång till" in box
    assert 'aria-invalid="true"' in box
    assert f'value="{typed}"' in box
    assert 'action="#jamfor"' in box


def test_the_file_and_the_program_that_checks_it(desk, tmp_path):
    """Red when: the file is not what the command writes, or another program is handed out."""
    who = desk(Role.REVIEWER)
    take_checkpoint(by=JOB, at=AT)
    answer = who.post(f"{PAGE}export/")
    path = tmp_path / "log.jsonl"
    path.write_bytes(b"".join(answer.streaming_content))
    assert verify_log.main(["log", str(path), "--key", known_keys(JOB)[0].text]) == 0
    assert who.get(f"{PAGE}kontroll/").content == Path(verify_log.__file__).read_bytes()
    assert Payload.objects.filter(verb="export_log").count() == 1


def test_the_page_costs_the_same_whatever_the_log_holds(desk):
    """Red when: the page asks once for every checkpoint or leaf."""
    who = desk(Role.REVIEWER)
    take_checkpoint(by=JOB, at=AT)
    who.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        who.get(PAGE)
    with transaction.atomic():
        for _ in range(600):
            note_read("page", by=JOB, at=AT, object_id=uuid4())
    take_checkpoint(by=JOB, at=AT)
    with CaptureQueriesContext(connection) as many:
        who.get(PAGE)
    assert len(few) == len(many)
