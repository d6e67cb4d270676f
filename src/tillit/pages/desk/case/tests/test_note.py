"""The note form: nothing typed is lost, two windows never overwrite each other.

Red when: autosave does not give back the version, a clash shows an empty editor, or the stranger's
404 differs from that of a case that does not exist.
"""

import re
from uuid import uuid4

import pytest

from tillit.casework.cases.models import Note
from tillit.kernel.ids import new_id

AUTOSAVE = {"headers": {"X-Requested-With": "autosave"}}


def bytes_of(answer):
    """The page without the form token, which is new for every answer by itself."""
    return re.sub(rb'"\w{64}"', b"", answer.content)


@pytest.fixture
def address(town):
    return f"/arbete/arenden/{town.case}/"


def fields(note, version=0, text="Petra ringer.", **more):
    return {"note": note, "version": version, "kind": "phone", "text": text, **more}


def test_autosave_begins_a_draft_and_goes_on(maja, address):
    note = new_id()
    first = maja.post(f"{address}anteckning/", fields(note), **AUTOSAVE)
    assert first.json() == {"fields": {"version": 1}}
    second = maja.post(f"{address}anteckning/", fields(note, 1, "Petra ringer igen."), **AUTOSAVE)
    assert second.json() == {"fields": {"version": 2}}
    assert Note.objects.get(pk=note).text == "Petra ringer igen."


def test_the_same_first_post_twice_is_one_draft(maja, address):
    note = new_id()
    for _ in range(2):
        maja.post(f"{address}anteckning/", fields(note), **AUTOSAVE)
    assert Note.objects.filter(text="Petra ringer.").count() == 1


def test_two_windows(maja, address):
    note = new_id()
    maja.post(f"{address}anteckning/", fields(note, text="fönster ett"), **AUTOSAVE)
    clash = maja.post(f"{address}anteckning/", fields(note, 0, "fönster två"), **AUTOSAVE)
    assert clash.status_code == 409
    assert "annat fönster" in clash.json()["sentence"]
    whole = maja.post(f"{address}anteckning/", fields(note, 0, "fönster två"))
    page = whole.content.decode()
    assert whole.status_code == 409
    assert "fönster två</textarea>" in page
    assert "fönster ett" in page
    assert 'name="version" value="1"' in page
    chosen = maja.post(f"{address}anteckning/", fields(note, 1, "fönster två"))
    assert chosen.status_code == 302
    assert Note.objects.get(pk=note).text == "fönster två"


def test_signed_without_a_script(maja, address):
    note = new_id()
    done = maja.post(f"{address}anteckning/", fields(note, do="sign"), follow=True)
    assert "underskriven" in done.content.decode()
    assert Note.objects.get(pk=note).stage == "signed"


def test_an_empty_note_is_kept_in_the_form_with_a_sentence(maja, address):
    answer = maja.post(f"{address}anteckning/", fields(new_id(), text=" ", do="sign"))
    assert answer.status_code == 422
    assert "Anteckningen är tom" in answer.content.decode()


def test_a_draft_is_thrown_away_after_a_question(maja, address):
    note = new_id()
    asked = maja.post(f"{address}anteckning/", fields(note, do="discard"), follow=True)
    assert "Vill du slänga utkastet?" in asked.content.decode()
    maja.post(f"{address}anteckning/{note}/slang/")
    assert Note.objects.get(pk=note).stage == "discarded"


@pytest.mark.parametrize("tail", ["", "utskrift/"])
def test_not_yours_is_not_there_to_the_byte(samira, address, tail):
    mine = samira.get(address + tail)
    nobodys = samira.get(f"/arbete/arenden/{uuid4()}/{tail}")
    assert (mine.status_code, bytes_of(mine)) == (404, bytes_of(nobodys))


def test_a_lost_session_keeps_the_note(maja, town, address):
    maja.get(address)
    maja.cookies["sessionid"] = "gone"
    kept = maja.post(f"{address}anteckning/", fields(new_id(), text="Det här får inte försvinna."))
    assert "till=" in kept["Location"]
    assert not Note.objects.filter(text__contains="försvinna").exists()


def test_the_personal_number_is_masked_until_asked_for(maja, town, address):
    page = maja.get(address).content.decode()
    assert "2014••••-••••" in page
    assert "20140823" not in page
    shown = maja.post(f"{address}personnummer/").content.decode()
    assert "20140823-2385" in shown
    assert "20140823" not in maja.get(f"{address}utskrift/").content.decode()


def test_a_protected_relative_has_no_name(maja, town, address):
    page = maja.get(address).content.decode()
    assert "Hemlig" not in page
    assert "Skyddad person" in page
