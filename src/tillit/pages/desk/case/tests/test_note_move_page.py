"""A note in the wrong case is moved from its own page, without a script.

Red when: the form moves without an answer on the parties, loses what was typed, offers a case that
is somebody else's, asks more of the database for more cases, or the old case leaks the note.
"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.town import BY, sign
from tillit.casework.cases import actions
from tillit.casework.cases.models import Note
from tillit.casework.cases.types import NoteKind
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source

SAID = "Kim vill inte gå hem på fredagar."


def case_of_kim(town, **more):
    kim = register_person("Kim", "Dahl", source=Source.STAFF, by=BY, at=town.at)
    return actions.start_case(kim, town.unit, by=BY, at=town.at, **more)


@pytest.fixture
def right(town):
    return case_of_kim(town, responsible=town.maja.id)


@pytest.fixture
def note(town):
    return sign(town, NoteKind.PHONE, SAID, days_ago=1)


@pytest.fixture
def address(town, note):
    return f"/arbete/arenden/{town.case}/anteckning/{note}/"


def text_of(answer):
    return answer.content.decode()


def test_from_the_note_to_the_right_case(maja, katarina, town, note, right, address):
    katarina.get(f"/arbete/arenden/{town.case}/")
    assert f"{address}flytta/" in text_of(maja.get(address))
    typed = {"to": right, "why": "wrong_case", "explanation": "Kims låg under.", "given": "no"}
    there = maja.post(f"{address}flytta/", typed, follow=True)
    assert SAID in text_of(there)
    assert "Kims låg under." in text_of(there)
    case = text_of(maja.get(f"/arbete/arenden/{town.case}/"))
    assert "hörde till en annan akt har flyttats härifrån" in case
    left = re.search(r"/arbete/arenden/[-\w]+/flyttad/[-\w]+/", case)[0]
    pages = [text_of(client.get(left)) for client in (maja, katarina)]
    shown = case + "".join(pages)
    assert not [word for word in (SAID, "Kims", str(right)) if word in shown]
    assert ["medan anteckningen stod här" in page for page in pages] == [False, True]
    assert maja.get(address).status_code == 404


def test_nothing_moves_without_an_answer_on_the_parties(maja, note, right, address, town):
    typed = {"to": right, "why": "wrong_case", "explanation": "Kims låg under."}
    asked = maja.post(f"{address}flytta/", typed)
    assert (asked.status_code, "Kims låg under." in text_of(asked)) == (422, True)
    given = maja.post(f"{address}flytta/", {**typed, "given": "yes"})
    assert (given.status_code, "säg till gruppledaren" in text_of(given)) == (422, True)
    assert Note.objects.get(pk=note).case_id == town.case


def test_only_who_has_both_is_offered_a_case(maja, samira, town, address):
    case_of_kim(town, responsible=town.katarina.id)
    assert "Be gruppledaren" in text_of(maja.get(f"{address}flytta/"))
    assert samira.get(f"{address}flytta/").status_code == 404


def test_more_cases_ask_no_more(maja, town, right, address):
    maja.get(address)
    with CaptureQueriesContext(connection) as few:
        maja.get(f"{address}flytta/")
    for _ in range(4):
        case_of_kim(town, responsible=town.maja.id)
    with CaptureQueriesContext(connection) as many:
        maja.get(f"{address}flytta/")
    assert len(many) == len(few)
