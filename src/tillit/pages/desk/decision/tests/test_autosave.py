"""What is written on the page of decisions is kept while it is written, for its writer alone."""

import re
from dataclasses import replace

from django.db import connection
from django.urls import reverse

from tillit.casework.cases.models import StepDraft
from tillit.casework.decisions import actions
from tillit.casework.decisions.models import Decision
from tillit.trust.audit.models import Payload

from .conftest import GRANT
from .test_pages import FORM, address

TYPING = {"x-requested-with": "autosave"}
HALF = "Noel har sagt att han vill bo kvar hos"


def text_of(answer) -> str:
    return answer.content.decode()


def type_in(browser, town, *where, draft="0", **fields):
    sent = {"childs_view": HALF, "draft": draft} | fields
    return browser.post(address(town, *where), sent, headers=TYPING)


def test_half_a_proposal_is_kept_and_shown_to_its_writer_alone(town, as_):
    """Red when: an unfinished form is not kept, a colleague sees it, it lies in clear in the
    database, or a save reads the case (each reading leaves a leaf)."""
    browser = as_(town.maja)
    read = Payload.objects.count()
    answer = type_in(browser, town, "forslag", outcome="granted")
    assert (answer.status_code, answer.json()) == (200, {"fields": {"draft": 1}})
    assert Payload.objects.count() == read
    page = text_of(browser.get(address(town)))
    assert HALF in page
    assert re.search(r'value="granted"[^>]*checked', page)
    assert 'name="draft" value="1"' in page
    assert "Utkast, bara du ser det" in page
    assert HALF not in text_of(as_(town.katarina).get(address(town)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT typed FROM cases_stepdraft")
        assert HALF.encode() not in bytes(cursor.fetchone()[0])
    assert "Nytt förslag i ett ärende" in text_of(browser.get("/arbete/"))
    assert not Decision.objects.exists()


def test_more_time_is_written_beside_the_end(town, as_):
    """Red when: the two proposals share a draft, or one of them has no place on the page."""
    browser = as_(town.maja)
    type_in(browser, town, "forslag")
    type_in(browser, town, "langre-tid", childs_view="", circumstances="BUP tar emot i mars.")
    page = text_of(browser.get(address(town)))
    longer, ends = page.split('id="forslag"')
    assert ("BUP tar emot" in longer, HALF in ends) == (True, True)
    assert (HALF in longer, "BUP tar emot" in ends) == (False, False)
    assert HALF not in text_of(browser.get(reverse("desk:case_more_time", args=[town.case])))


def test_two_windows_do_not_overwrite_each_other(town, as_):
    """Red when: the version of the draft is not asked, or is mixed up with the proposal's own."""
    browser = as_(town.maja)
    for draft in ("0", "1"):
        assert type_in(browser, town, "forslag", draft=draft, version="7").status_code == 200
    other = type_in(browser, town, "forslag", draft="1", childs_view="Annat fönster")
    assert other.status_code == 409
    assert "annat fönster" in other.json()["sentence"]
    assert HALF in text_of(browser.get(address(town)))


def test_what_is_sent_is_no_longer_a_draft(town, as_):
    """Red when: the draft outlives the proposal and is offered again."""
    browser = as_(town.maja)
    type_in(browser, town, "forslag")
    assert browser.post(address(town, "forslag"), FORM | {"period_from": ""}).status_code == 422
    assert StepDraft.objects.count() == 1
    assert browser.post(address(town, "forslag"), FORM).status_code == 302
    assert not StepDraft.objects.exists()


def test_a_draft_begun_before_a_colleague_does_not_win_unread(town, as_, proposed):
    """Red when: a draft takes the version of the proposal from the page of today."""
    decision, browser = proposed(), as_(town.maja)
    old = FORM | {"version": "1", "childs_view": HALF}
    type_in(browser, town, "andra", decision, **old)
    words = replace(GRANT, what="Stödfamilj i Solby")
    actions.change_proposal(decision, words, version=1, by=town.katarina, at=town.at)
    page = text_of(browser.get(address(town)))
    assert 'name="version" value="1"' in page.split(HALF)[1]
    assert browser.post(address(town, "andra", decision), old).status_code == 409
    assert Decision.objects.get().what == "Stödfamilj i Solby"


def test_what_lost_its_form_is_shown_and_can_be_thrown_away(town, as_, proposed):
    """Nothing typed is lost. Red when: drafts are shown only in forms that are open."""
    decision, browser = proposed(), as_(town.maja)
    type_in(browser, town, "aterta", decision, reason=HALF)
    assert HALF in text_of(browser.get(address(town)))
    actions.withdraw_proposal(decision, reason="Familjen flyttar.", by=town.katarina, at=town.at)
    page = text_of(browser.get(address(town)))
    assert "Det du skrev och inte skrev under" in page
    assert HALF in page
    key = f"aterta_{decision}"
    browser.post(reverse("desk:forget_decision_typed", args=[town.case, key]))
    assert HALF not in text_of(browser.get(address(town)))


def test_who_may_not_write_leaves_nothing(town, as_):
    """Red when: the draft is kept before the policy is asked, or a press without text is kept."""
    assert type_in(as_(town.samira), town, "forslag").status_code == 404
    assert type_in(as_(town.maja), town, "fatta").status_code == 404
    assert not StepDraft.objects.exists()


def test_every_long_text_on_the_page_is_autosaved(town, as_, proposed):
    """Walks the page. Red when: a form with a text area has no data-autosave."""
    proposed()
    page = text_of(as_(town.maja).get(address(town)))
    forms = re.findall(r"<form\b.*?</form>", page, re.DOTALL)
    long_ones = [form for form in forms if "<textarea" in form]
    assert len(long_ones) >= 5
    assert [form[:90] for form in long_ones if "data-autosave" not in form] == []
