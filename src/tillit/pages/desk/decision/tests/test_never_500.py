"""Whatever is posted to the pages of a case and of decisions, by anybody: an answer, never a crash.

Red when: a view reads a hidden field with UUID(...) before the form has (seen so for the note).
"""

from itertools import product
from uuid import uuid4

import pytest
from django.urls import reverse

from tillit.pages.desk.decision.kinds import BY_SLUG

FINE = {200, 302, 403, 404, 409, 422}
STEPS = (
    "case_plan", "case_inform", "case_assessment", "case_disqualify", "case_register",
    "case_transfer", "case_delay", "write_note", "case_opened_letters", "not_opened_letters",
)  # fmt: skip
POSTS = (
    {}, {"do": "up"}, {"do": "remove", "question": "x"}, {"do": "answer", "question": "x"},
    {"person": "x", "how": "phone"}, {"party": "x", "how": "post"}, {"how": "post"},
    {"demand": "x", "answer-answer": "decided"}, {"do": "start"}, {"do": "note", "note": "x"},
    {"version": "x", "note": "x", "kind": "phone"},
)  # fmt: skip


def some(values, quick):
    """All of them in the whole run, one in the quick."""
    return [v if v == quick else pytest.param(v, marks=pytest.mark.slow) for v in values]


@pytest.mark.parametrize("name", some(STEPS, "write_note"))
def test_every_step_answers_any_post(town, as_, name):
    browsers = {staff: as_(staff) for staff in (town.maja, town.samira)}
    for staff, post in product(browsers, POSTS):
        answer = browsers[staff].post(reverse(f"desk:{name}", args=[town.case]), post)
        assert answer.status_code in FINE, (name, post)
        if staff == town.samira:
            shown = browsers[staff].get(answer["Location"]) if answer.status_code == 302 else answer
            assert shown.status_code in {404, 422}, (name, post)


@pytest.mark.parametrize("slug", some(BY_SLUG, "forslag"))
def test_every_verb_of_decisions_answers_any_post(town, nils, proposed, as_, slug):
    decision, secretary = proposed(), as_(nils)
    browsers = [as_(staff) for staff in (town.maja, town.samira)]
    for ref in (None, decision, uuid4()):
        here = reverse(
            "desk:decide_about" if ref else "desk:decide_something",
            args=[town.case, slug, *([ref] if ref else [])],
        )
        for browser in browsers:
            for post in ({}, {"party": "x", "part": "x", "version": "x", "on": "x", "wants": "x"}):
                answer = browser.post(here, post)
                assert answer.status_code in FINE, (slug, ref, post)
            kept = browser.post(here, {"draft": "x"}, headers={"x-requested-with": "autosave"})
            assert kept.status_code in FINE, (slug, ref)
        assert secretary.post(here, {}).status_code == 404
