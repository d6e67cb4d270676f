"""A report by phone is asked the same questions as one on the web: each reads its own pages.

The pages themselves are read, not the forms behind them: a question that a template leaves out is
not asked.
"""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.paper import read
from tests.support.solby import make_solby
from tests.support.who import signed_in
from tillit.casework.intake.types import ReporterKind
from tillit.pages.concern.types import KIND_ONLY, ONLY_AT_THE_DESK, ONLY_ON_THE_WEB, is_asked
from tillit.pages.portal.throttle import Throttle
from tillit.trust.identity.models import StaffAccount
from tillit.trust.identity.types import Audience

ANSWERS = {
    "who": {},
    "children": {"child1-name": "Melvin"},
    "me": {"name": "Noel"},
    "happened": {"worry": "Ute sent.", "safe": "yes", "when": "days"},
    "you": {
        "name": "Karin", "contact": "070-174 06 05", "category": "SCHOOL", "organisation": "Skolan",
        "role": "kurator", "feedback": "yes",
    },
    "files": {},
}  # fmt: skip
NO_QUESTION = {"csrfmiddlewaretoken", "step", "go", "once", "children"}
FILE = re.compile(r'<input type="file" name="(\w+)"')


def question(name: str, step: str = "") -> str:
    """The question behind a box: the same for each child, for each part of a day, and for the
    child who writes about itself."""
    plain = re.sub(r"_[0-2]$", "", name)
    about = re.fullmatch(r"child\d+-(\w+)", plain)
    if about or step == "me" or plain == "family":
        return f"child.{about[1] if about else plain}"
    return plain


def asked(html: str, action: str, step: str = "") -> list[str]:
    """The questions of a page, each once, in their order."""
    form = next(each for each in read(html)[0] if each.action == action)
    names = [box.name for box in form.boxes] + FILE.findall(html)
    found = [question(name, step) for name in names if name not in NO_QUESTION]
    return list(dict.fromkeys(found))


@pytest.fixture
def solby(db, monkeypatch):
    monkeypatch.setattr("tillit.pages.portal.throttle.THROTTLE", Throttle(lambda _: None))
    return make_solby()


def on_the_web(kind: ReporterKind) -> list[str]:
    """Every question that this reporter meets on the web, in order."""
    client, found = Client(), []
    html = client.get("/orolig/").content.decode()
    for _ in range(9):
        at = re.search(r'name="step" value="(\w+)"', html)
        assert at
        if at[1] == "summary":
            return found
        found += asked(html, "/orolig/", at[1])
        typed = {"kind": kind.value} if at[1] == "who" else ANSWERS[at[1]]
        sent = {"go": "next", "step": at[1], "children": "1", **typed}
        html = client.post("/orolig/", sent, follow=True).content.decode()
    raise AssertionError("no end")


def at_the_desk() -> list[str]:
    """Every question of the page for a report that was told, in order."""
    idris = StaffAccount.objects.get(name="Idris Warsame")
    client = signed_in(Client(), Audience.STAFF, idris.pk, idris.name, timezone.now())
    return asked(client.get("/arbete/mottagning/ny/").content.decode(), "/arbete/mottagning/ny/")


@pytest.mark.parametrize("kind", ReporterKind)
def test_both_ask_the_same_in_the_same_order(solby, kind: ReporterKind) -> None:
    """Red when: a question is added to, taken from or moved in one of them, in a form or in a
    template, without a reason in concern/types/asked.py; seen with each."""
    desk = [each for each in at_the_desk() if is_asked(each, kind)]
    web = on_the_web(kind)
    assert [each for each in web if each not in ONLY_ON_THE_WEB] == [
        each for each in desk if each not in ONLY_AT_THE_DESK
    ]


@pytest.mark.slow
def test_every_reason_is_about_a_question_that_is_asked(solby) -> None:
    """Red when: a reason is left behind by a question that both ask, or neither does."""
    desk = set(at_the_desk())
    web = {each for kind in ReporterKind for each in on_the_web(kind)}
    assert web - desk == set(ONLY_ON_THE_WEB)
    assert desk - web == set(ONLY_AT_THE_DESK)
    assert set(KIND_ONLY) <= desk & web
    for kind in ReporterKind:
        told = set(on_the_web(kind))
        assert {each for each in KIND_ONLY if each in told} == {
            each for each in KIND_ONLY if is_asked(each, kind)
        }
