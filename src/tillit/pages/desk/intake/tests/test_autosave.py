"""What is written on the page of a report is kept while it is written, for its writer alone."""

import re

import pytest
from django.db import connection

from tillit.casework.cases.models import StepDraft
from tillit.casework.intake.actions import match_child
from tillit.casework.intake.models import ProtectionAssessment
from tillit.pages.desk.intake.verbs import VERBS
from tillit.pages.desk.intake.words import DRAFTS
from tillit.trust.audit.models import Payload

from .conftest import AT, INBOX, TOWN

TYPING = {"x-requested-with": "autosave"}
HALF = "Alva säger att hon vill vara kvar hos"


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def line(report, person):
    found = report()
    match_child(found, person(), by=TOWN, at=AT)
    return found


def type_in(client, line, slug="skydd", version="0", **fields):
    sent = {"text": HALF, "version": version} | fields
    return client.post(f"{INBOX}{line}/{slug}/", sent, headers=TYPING)


def test_half_a_sentence_is_kept_and_shown_to_its_writer_alone(desk, line) -> None:
    """Nothing is chosen yet, so the form would not be accepted. Red when: an unfinished form is not
    kept, a colleague sees it, it lies in clear in the database, or a save reads the report (each
    reading leaves a leaf)."""
    read = Payload.objects.count()
    answer = type_in(desk.idris, line)
    assert (answer.status_code, answer.json()) == (200, {"fields": {"version": 1}})
    assert Payload.objects.count() == read
    page = text_of(desk.idris.get(f"{INBOX}{line}/"))
    assert HALF in page
    assert 'name="version" value="1"' in page
    assert "Utkast, bara du ser det" in page
    assert HALF not in text_of(desk.other.get(f"{INBOX}{line}/"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT typed FROM cases_stepdraft")
        assert HALF.encode() not in bytes(cursor.fetchone()[0])
    assert "Skyddsbedömning i en anmälan" in text_of(desk.idris.get("/arbete/"))
    assert not ProtectionAssessment.objects.exists()


def test_choices_are_kept_too(desk, line) -> None:
    """Red when: only the text is kept."""
    type_in(desk.idris, line, need="now")
    page = text_of(desk.idris.get(f"{INBOX}{line}/"))
    assert re.search(r'value="now"[^>]*checked', page)


def test_two_windows_do_not_overwrite_each_other(desk, line) -> None:
    """Red when: the version is not asked, or the second window gets no sentence."""
    for version in ("0", "1"):
        assert type_in(desk.idris, line, version=version).status_code == 200
    other = type_in(desk.idris, line, version="1", text="Annat fönster")
    assert other.status_code == 409
    assert "annat fönster" in other.json()["sentence"]
    assert type_in(desk.idris, line, version="0").status_code == 409
    assert HALF in text_of(desk.idris.get(f"{INBOX}{line}/"))


def test_what_is_signed_is_no_longer_a_draft(desk, line) -> None:
    """Red when: the draft outlives the signature and is offered again."""
    type_in(desk.idris, line)
    sent = {"need": "none", "text": "Trygg hos mormor.", "version": "1"}
    assert desk.idris.post(f"{INBOX}{line}/skydd/", sent).status_code == 302
    assert not StepDraft.objects.exists()


def test_what_a_colleague_got_before_is_shown_though_the_form_is_closed(desk, line) -> None:
    """Nothing typed is lost. Red when: the page shows drafts only in forms that are open, or the
    draft cannot be thrown away."""
    type_in(desk.idris, line)
    signed = {"need": "none", "text": "Trygg."}
    assert desk.other.post(f"{INBOX}{line}/skydd/", signed).status_code == 302
    page = text_of(desk.idris.get(f"{INBOX}{line}/"))
    assert "Det du skrev och inte skrev under" in page
    assert HALF in page
    desk.idris.post(f"{INBOX}{line}/utkast/assess/")
    assert HALF not in text_of(desk.idris.get(f"{INBOX}{line}/"))


def test_a_draft_of_a_form_that_is_no_more_is_still_shown(desk, line) -> None:
    """Red when: a form is renamed, and the page or My day asks for its words by the old name."""
    type_in(desk.idris, line)
    StepDraft.objects.update(key="gone")
    page = text_of(desk.idris.get(f"{INBOX}{line}/"))
    assert "Det du skrev och inte skrev under" in page
    assert HALF in page
    assert "Utkast i en anmälan" in text_of(desk.idris.get("/arbete/"))


def test_who_may_not_write_leaves_nothing(desk, line) -> None:
    """Red when: the draft is kept before the policy is asked."""
    assert type_in(desk.stranger, line).status_code == 404
    assert not StepDraft.objects.exists()


def test_a_text_without_end_is_refused_with_a_sentence(desk, line) -> None:
    """Red when: the length is not asked."""
    answer = type_in(desk.idris, line, text="x" * 40_001)
    assert answer.status_code == 422
    assert "för lång" in answer.json()["sentence"]


def test_after_the_session_the_page_is_told_and_the_draft_waits(desk, line, client) -> None:
    """Red when: autosave follows the redirect to the door and believes that it saved."""
    type_in(desk.idris, line)
    assert type_in(client, line).status_code == 401
    assert HALF in text_of(desk.idris.get(f"{INBOX}{line}/"))


def test_every_form_of_the_page_has_a_name_as_a_draft() -> None:
    """Red when: a verb is added without one."""
    assert set(DRAFTS) == {verb.key for verb in VERBS}


def test_every_long_text_on_the_page_is_autosaved(desk, line) -> None:
    """Walks the page. Red when: a form with a text area has no data-autosave."""
    page = text_of(desk.idris.get(f"{INBOX}{line}/"))
    forms = re.findall(r"<form\b.*?</form>", page, re.DOTALL)
    long_ones = [form for form in forms if "<textarea" in form]
    assert len(long_ones) >= 5
    assert [form[:90] for form in long_ones if "data-autosave" not in form] == []
