"""Assessments by template: ours is neutral, published versions stand, drafts are not overwritten.

Red when: a word of the licensed national material comes into our template, publishing changes an
old version, an unanswered question is signed, or somebody without the degree signs.
"""

import json
from dataclasses import replace

import pytest

from tests.support.town import BY
from tillit.casework.cases import actions, queries
from tillit.casework.cases.models import AssessmentTemplate
from tillit.casework.cases.templating import MUST_COVER, OWN, check_template
from tillit.kernel.refusal import Moved, Refusal

from .conftest import AT

# Headings and terms of the licensed national material. Ours says things in its own way.
LICENSED = (
    "bbic", "triangel", "barns behov i centrum", "känslor och beteende", "sociala relationer",
    "föräldrarnas förmåga", "grundläggande omsorg", "stimulans och vägledning", "känslomässig",
    "familj och miljö", "nuvarande familjesituation", "familjebakgrund", "boende, arbete",
    "socialt nätverk och integrering", "konsultationsdokument", "barnets utveckling", "risk- och",
    "skyddsfaktor", "riskfaktor",
)  # fmt: skip


@pytest.fixture
def body():
    return json.loads(OWN.read_text(encoding="utf-8"))


def answered(view):
    return {
        f"{part.key}.{q.key}": q.choices[0][0] if q.choices else "Skrivet."
        for part in view.template.parts
        for q in part.questions
    }


def draft_of(town):
    actions.start_assessment(town.case, by=town.maja, at=AT)
    return actions.open_assessment(town.case, by=town.maja, at=AT)[1]


def test_our_template_says_nothing_of_the_licensed_material():
    text = OWN.read_text(encoding="utf-8").lower()
    assert [word for word in LICENSED if word in text] == []


def test_our_template_holds_what_the_law_asks_for(body):
    check_template(body)
    covered = {name for part in body["parts"] for name in part.get("covers", [])}
    assert covered == set(MUST_COVER)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda b: b["parts"].pop(), "barnets bästa"),
        (lambda b: b.pop("title"), "title"),
        (lambda b: b["parts"][0].update(key="behov"), "samma key"),
        (lambda b: b["parts"][0]["questions"][0].update(kind="film"), "kind"),
        (lambda b: b["parts"][0]["questions"][0].update(kind="choice"), "fel antal svar"),
        (lambda b: b.update(parts=[]), "parts"),
        (lambda b: b.update(code="Å Ä"), "code"),
        (lambda b: b["parts"][0].update(questions=[]), "saknar frågor"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused(body, change, said):
    change(body)
    with pytest.raises(Refusal, match=said):
        check_template(body)


@pytest.mark.parametrize("text", ["", "[]", "{", '"x"', "null", "x" * 300_000])
def test_a_file_that_is_no_template_gets_a_sentence(town, text):
    with pytest.raises(Refusal):
        actions.import_template(text, by=town.katarina, at=AT)


def test_a_new_version_leaves_the_old_as_it_was(town, body):
    draft = draft_of(town)
    before = AssessmentTemplate.objects.get(pk=draft.template.id).body
    body["parts"][0]["title"] = "Nytt"
    actions.import_template(json.dumps(body), by=town.katarina, at=AT)
    first, second = AssessmentTemplate.objects.order_by("version")
    assert (first.body, first.ended_at, second.version) == (before, AT, 2)
    assert draft_of(town).template.version == 1
    assert [view.version for view in queries.templates(town.maja)] == [2, 1]


def test_a_worker_does_not_publish(town, body):
    with pytest.raises(Refusal, match="publicerar"):
        actions.import_template(json.dumps(body), by=town.maja, at=AT)


def test_loading_twice_is_one_template(db):
    assert actions.load_own_template(by=BY, at=AT) == actions.load_own_template(by=BY, at=AT)


def test_two_windows(town):
    draft = draft_of(town)
    save = {"by": town.maja, "at": AT}
    assert actions.save_assessment(draft.id, version=1, answers={"a.b": "x"}, **save) == 2
    with pytest.raises(Moved):
        actions.save_assessment(draft.id, version=1, answers={}, **save)


def test_signed_when_everything_has_an_answer(town):
    draft = draft_of(town)
    with pytest.raises(Refusal, match="svara innan"):
        actions.sign_assessment(draft.id, version=1, by=town.maja, at=AT)
    version = actions.save_assessment(
        draft.id, version=1, answers=answered(draft), by=town.maja, at=AT
    )
    plain = replace(town.maja, qualified=False)
    with pytest.raises(Refusal, match="Det krävs socionomexamen"):  # SoL 25:1
        actions.sign_assessment(draft.id, version=version, by=plain, at=AT)
    actions.sign_assessment(draft.id, version=version, by=town.maja, at=AT)
    _, found = actions.open_signed_assessment(town.case, draft.id, by=town.maja, at=AT)
    assert (found.signed_by, found.answers) == ("Maja Norrman", answered(draft))
    items = actions.open_case_page(town.case, by=town.maja, at=AT).items
    assert "Bedömning av barnets behov" in [item.title for item in items]
