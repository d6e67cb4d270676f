"""Nobody is asked again for what somebody has typed: the whole way by forms, without a browser.

Each types something of their own at every step; every empty box of every page they come to is
looked up in support/facts.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.facts import FACTS, NEW_EACH_TIME, Held
from tests.support.hands import Hands
from tests.support.paper import read
from tests.support.solby import CHILD, make_solby
from tests.support.who import signed_in
from tillit.pages.portal.throttle import Throttle
from tillit.trust.access.models import Unit
from tillit.trust.identity.models import StaffAccount
from tillit.trust.identity.types import Audience

WORRY = "Ella kommer ofta sent och säger att ingen är hemma på morgonen."
Come = Callable[[str], Hands]


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def comes(db, held, monkeypatch) -> Come:
    """`comes("Maja Norrman")`: somebody at a desk; without a name, somebody who is a stranger."""
    monkeypatch.setattr("tillit.pages.portal.throttle.THROTTLE", Throttle(lambda _: None))
    make_solby()

    def sit(name: str = "") -> Hands:
        client = Client()
        if name:
            id_ = StaffAccount.objects.get(name=name).pk
            signed_in(client, Audience.STAFF, id_, name, timezone.now())
        return Hands(client, held.look, held.wrote)

    return sit


def in_days(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


@pytest.mark.slow
def test_no_step_asks_for_what_is_known(comes, held) -> None:
    """Red when: a page on the way has an empty box for a fact that was typed, or a box that nobody
    has sorted (the search for the child forgets what the reporter called the child)."""
    a_teacher_reports(comes(""))
    intake_opens(comes("Idris Warsame"))
    leader, maja, elin = comes("Katarina Bladh"), comes("Maja Norrman"), comes("Elin Mark")
    leader.opens("/arbete/teamet/")
    leader.presses("Fördela", to=str(StaffAccount.objects.get(name="Maja Norrman").pk))
    case = she_writes_and_assesses(maja)
    she_hears_and_proposes(maja, f"{case}beslut/")
    leader.opens("/arbete/beslut/")
    leader.follows("Ella Strand")
    leader.presses("Besluta:")
    she_sends_and_orders(maja, case)
    it_is_given(elin, maja, f"{case}insatser/")
    it_is_published_and_closed(maja, case)
    assert sorted(set(held.faults)) == []
    assert {"report.worry", "match_new.number", "case_close.text"} <= held.seen  # it did look


def a_teacher_reports(teacher: Hands) -> None:
    teacher.opens("/orolig/")
    teacher.presses("Fortsätt", kind="mandated")
    born = {"child1-born_0": "12", "child1-born_1": "4", "child1-born_2": "2017"}
    teacher.presses("Fortsätt", **{"child1-name": "Ella Strand", "child1-age": "9 år", **born})
    teacher.presses("Fortsätt", worry=WORRY, safe="yes", when="long")
    teacher.presses(
        "Fortsätt", name="Berit Lind", category="SCHOOL", organisation="Björkskolan",
        role="Lärare", contact="berit.lind@skolan.example", feedback="yes",
    )  # fmt: skip
    teacher.presses("Fortsätt")
    teacher.presses("Skicka")


def intake_opens(idris: Hands) -> None:
    idris.opens("/arbete/mottagning/")
    idris.follows("Ella Strand")
    idris.presses("Sök", q=CHILD)
    idris.presses("Det här är barnet")
    idris.presses("Skriv under bedömningen", need="none", text="Ella är trygg hos mormor i dag.")
    unit = str(Unit.objects.get(name="Barn 2").pk)
    idris.presses("Inled utredning", reasons="Lång frånvaro. Vi vet inte varför.", unit=unit)
    idris.presses("Svaret är lämnat")


def she_writes_and_assesses(maja: Hands) -> str:
    maja.opens("/arbete/")
    maja.follows("Ella S.")
    found = re.match(r"/arbete/arenden/[0-9a-f-]{36}/", maja.path)
    assert found
    maja.presses(
        "Skriv under", text="Vi sågs på skolan.", childs_words="Det är tråkigt på morgonen."
    )
    maja.opens(f"{found[0]}plan/")
    maja.presses("Lägg till", question="Hur är morgnarna hemma?")
    maja.presses("Spara svaret", answer="Mamma åker till jobbet klockan fem.")
    maja.opens(f"{found[0]}beratta/")
    maja.presses("Spara")
    maja.opens(f"{found[0]}bedomning/")
    maja.presses("Börja skriva")
    form = next(each for each in maja.forms if any("Skriv under" in b[2] for b in each.buttons))
    boxes = enumerate(form.boxes)
    typed = {box.name: f"Det hon sade som nummer {n}." for n, box in boxes if box.is_written}
    asked = {box.name for box in form.boxes if box.kind == "radio"}
    maja.presses("Skriv under", **typed, **maja.first("Skriv under", *asked))
    return found[0]


def she_hears_and_proposes(maja: Hands, decisions: str) -> None:
    maja.opens(decisions)
    maja.presses("Skicka", material="Vi föreslår stöd hemma.", answer_by=in_days(14))
    maja.presses("Spara svaret", answer="Det stämmer. Jag vill ha hjälp.", answered_on=in_days(0))
    maja.presses(
        "Spara förslaget", outcome="granted", type_code="SOL-11-1", period_from=in_days(7),
        what="Familjebehandling hemma.", circumstances="Ella är ensam och kommer sent.",
        best_interest="Att ha en vuxen hemma.", childs_view="Ella vill att någon väcker henne.",
        provisions="Socialtjänstlagen 11 kap. 1 §.",
    )  # fmt: skip


def she_sends_and_orders(maja: Hands, case: str) -> None:
    maja.opens(f"{case}beslut/")
    maja.presses("Skicka breven")
    maja.opens(f"{case}insatser/")
    maja.follows("Beställ insatsen")
    press = "Skicka beställningen"
    maja.presses(press, aim="Lugnare morgnar.", **maja.first(press, "choice"))


def it_is_given(elin: Hands, maja: Hands, services: str) -> None:
    elin.opens("/arbete/uppdrag/")
    elin.follows("Ella Strand")
    order = elin.path
    elin.follows("Tacka ja")
    elin.presses("Tacka ja")
    maja.opens(services)
    maja.follows("Familjebehandling")
    maja.follows("Skriv in samtycke")
    maja.presses("Spara", **maja.first("Spara", "person"), answer="given")
    elin.opens(order)
    elin.follows("Starta insatsen")
    elin.presses("Starta insatsen")
    elin.follows("Skriv in en träff")
    elin.presses("Spara", text="Vi gick igenom morgonen.", **elin.first("Spara", "attendance"))
    elin.opens(f"{order}plan/")
    elin.follows("Nytt mål")
    elin.presses("Spara", words="Jag vill bli väckt.")
    elin.opens(order)
    elin.follows("Avsluta insatsen")
    elin.presses("Avsluta insatsen", **elin.first("Avsluta insatsen", "reason"))


def it_is_published_and_closed(maja: Hands, case: str) -> None:
    maja.opens(f"{case}visa-for/")
    maja.follows("Välj vad som visas för Siv Strand")
    maja.opens(f"{case}avsluta/")
    press = "Avsluta ärendet"
    maja.presses(press, text="Ella blir väckt och kommer i tid.", **maja.first(press, "reason"))


PAGE = """<main><form action="/arbete/mottagning/01a20118-2f78-7705-b963-cef0c7455282/{slug}/">
<input name="{name}" value="{value}"><input type="hidden" name="once"></form></main>"""


@pytest.mark.parametrize(
    ("slug", "name", "value", "fault"),
    [
        ("ny-person", "given_name", "", "asks again for the child's name"),
        ("ny-person", "given_name", "Ella", ""),
        ("ny-person", "born", "", ""),
        ("ny-person", "nickname", "", "nobody has said which fact match_new.nickname"),
    ],
)
def test_a_page_that_asks_again_is_seen(held, slug, name, value, fault) -> None:
    """Control. Red when: an empty box is overlooked, a filled one is not, or an unknown one is
    let be."""
    held.wrote("report.childN-name", "Ella Strand")
    forms, _ = read(PAGE.format(slug=slug, name=name, value=value))
    held.look("/arbete/", forms)
    assert len(held.faults) == bool(fault)
    assert all(fault in each for each in held.faults)


def test_the_same_words_in_two_boxes_are_seen(held) -> None:
    """Control. Red when: wrote() forgets what was typed, or takes a day for words."""
    held.wrote("report.worry", WORRY)
    held.wrote("case_close.text", in_days(0))
    held.wrote("write_note.text", in_days(0))
    assert held.faults == []
    held.wrote("write_note.text", WORRY)
    assert held.faults == ["the same words go into report.worry and write_note.text"]


def test_no_box_asks_for_two_facts() -> None:
    """Red when: a box stands under two facts, or both under a fact and among the new."""
    boxes = [box for several in FACTS.values() for box in several]
    assert len(boxes) == len(set(boxes))
    assert not NEW_EACH_TIME & set(boxes)
