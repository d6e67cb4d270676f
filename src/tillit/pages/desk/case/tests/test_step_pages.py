"""Every step of an investigation by its page, without a script; a stranger finds none of them.

Red when: a page raises, a refusal loses what was typed, or a step is open to somebody outside.
"""

import json
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.support.town import BY
from tillit.casework.cases import actions, queries
from tillit.casework.cases.models import Assessment, Case, Clock, PlanQuestion
from tillit.casework.cases.templating import OWN

STEPS = [
    "plan", "beratta", "bedomning", "jav", "registrering", "flytta", "vantat-lange",
]  # fmt: skip


@pytest.fixture
def address(town):
    return f"/arbete/arenden/{town.case}/"


def text_of(answer):
    return answer.content.decode()


@pytest.mark.parametrize("step", STEPS)
def test_every_step_draws_for_those_who_have_the_case(maja, katarina, address, step):
    for client in (maja, katarina):
        answer = client.get(f"{address}{step}/")
        assert answer.status_code == 200
        assert "{{" not in text_of(answer)


@pytest.mark.parametrize("step", STEPS)
def test_a_stranger_finds_no_step(samira, address, step):
    assert samira.get(f"{address}{step}/").status_code == 404
    assert samira.post(f"{address}{step}/", {"do": "add", "question": "x"}).status_code in {
        404,
        422,
    }
    assert not PlanQuestion.objects.exists()


def test_plan(maja, address):
    maja.post(f"{address}plan/", {"do": "add", "question": "Hur sover Noel?"})
    question = PlanQuestion.objects.get()
    wrong = maja.post(f"{address}plan/", {"do": "add", "question": ""})
    assert (wrong.status_code, "skriv några ord" in text_of(wrong)) == (422, True)
    maja.post(f"{address}plan/", {"do": "answer", "question": question.pk, "answer": "Gott."})
    assert "Gott." in text_of(maja.get(f"{address}plan/"))


def test_telling(maja, town, address):
    wrong = maja.post(
        f"{address}beratta/", {"person": town.petra, "how": "not_yet", "because": "nej"}
    )
    assert (wrong.status_code, "särskilda skälen" in text_of(wrong)) == (422, True)
    for person in (town.petra, town.erik):
        maja.post(f"{address}beratta/", {"person": person, "how": "phone"})
    assert not Clock.objects.filter(object_id=town.case, code="D05", stopped_at=None).exists()


def test_assessment_is_saved_by_itself_and_signed(maja, town, address):
    maja.post(f"{address}bedomning/", {"do": "start"})
    saved = maja.post(
        f"{address}bedomning/",
        {"version": 1, "behov.behov": "Lugna kvällar."},
        headers={"X-Requested-With": "autosave"},
    )
    assert saved.json() == {"fields": {"version": 2}}
    clash = maja.post(f"{address}bedomning/", {"version": 1, "behov.behov": "Annat."})
    page = text_of(clash)
    assert clash.status_code == 409
    assert "Annat.</textarea>" in page
    assert 'name="version" value="2"' in page
    early = maja.post(f"{address}bedomning/", {"version": 2, "behov.behov": "Annat.", "do": "sign"})
    assert (early.status_code, "svara innan" in text_of(early)) == (422, True)
    draft = Assessment.objects.get()
    _, view, _ = actions.open_assessment(town.case, by=town.maja, at=timezone.now())
    answers = {
        f"{part.key}.{q.key}": q.choices[0][0] if q.choices else "Skrivet."
        for part in view.template.parts
        for q in part.questions
    }
    given = {"version": draft.version, "do": "sign", **answers}
    done = maja.post(f"{address}bedomning/", given, follow=True)
    assert "underskriven" in text_of(done)
    shown = maja.get(f"{address}bedomning/{draft.pk}/")
    assert "Skrivet." in text_of(shown)


def test_jav_sends_the_one_who_said_so_to_the_list(maja, town, address):
    """Red when: others than the leader may choose a colleague."""
    assert f'value="{town.katarina.id}"' not in text_of(maja.get(f"{address}jav/"))
    typed = {
        "staff": town.maja.id, "person": town.erik, "ground": "doubt",
        "reason": "Erik är min granne.", "to": "",
    }  # fmt: skip
    done = maja.post(f"{address}jav/", typed)
    assert done["Location"] == "/arbete/arenden/"
    assert maja.get(address).status_code == 404


def test_jav_is_taken_back_by_the_leader_on_the_same_page(katarina, samira, town, address):
    """Red when: the form does not come back with its sentence, or a stranger finds the address."""
    typed = {
        "staff": town.maja.id, "person": town.erik, "ground": "doubt",
        "reason": "Erik är min granne.", "to": "",
    }  # fmt: skip
    katarina.post(f"{address}jav/", typed)
    page = text_of(katarina.get(f"{address}jav/"))
    here = page.partition(f'action="{address}jav/')[2].partition('"')[0]
    wrong = katarina.post(f"{address}jav/{here}", {"reason": "Fel"})
    assert wrong.status_code == 422
    assert "Skriv varför kollegan kan handlägga igen." in text_of(wrong)
    again = {"reason": "Det var en annan Maja."}
    assert samira.post(f"{address}jav/{here}", again).status_code == 404
    done = text_of(katarina.post(f"{address}jav/{here}", again, follow=True))
    assert "Får handlägga igen sedan" in done
    assert "Öppna dörren igen" not in done


def test_register_and_secrecy(maja, address):
    """Red when: the number of the record is not said (seen), or a line is not shown."""
    entry = {"entry-direction": "in", "entry-on": "2026-01-02", "entry-party": "Skolan",
             "entry-about": "Yttrande", "do": "entry"}  # fmt: skip
    for number in (1, 2):
        done = text_of(maja.post(f"{address}registrering/", entry, follow=True))
        assert f"Handlingen är registrerad som nummer {number}." in done
    note = {"note-provision": "OSL 26:1", "note-authority": "Socialnämnden", "do": "note"}
    maja.post(f"{address}registrering/", note)
    page = text_of(maja.get(f"{address}registrering/"))
    assert "Från Skolan" in page
    assert "Socialnämnden" in page


def test_transfer_takes_its_steps(maja, town, address):
    asked = {"direction": "out", "municipality": "Ekby", "reasons": "Noel bor i Ekby nu.",
             "asked_at": "2026-01-02T10:00"}  # fmt: skip
    maja.post(f"{address}flytta/", asked)
    early = maja.post(f"{address}flytta/", {"verb": "hand_over", "text": ""})
    assert early.status_code == 422
    given = {"ground": "OSL-26-9", "weighing": "Den andra kommunen behöver det för barnet."}
    maja.post(f"{address}flytta/", {"verb": "accept", "text": "Brev."})
    without = maja.post(f"{address}flytta/", {"verb": "hand_over", "text": "Brev."})
    assert "Välj på vilken grund" in without.content.decode()
    maja.post(f"{address}flytta/", {"verb": "hand_over", "text": "Brev.", **given})
    assert Case.objects.get(pk=town.case).closed_reason == "moved"


def test_a_demand_too_early_keeps_what_was_typed(maja, town, address):
    typed = {"person": town.erik, "received_at": f"{timezone.now():%Y-%m-%dT%H:%M}"}
    answer = maja.post(f"{address}vantat-lange/", typed)
    assert (answer.status_code, "FL 12" in text_of(answer)) == (422, True)


def test_a_note_is_rectified_disputed_and_its_words_decided(maja, town, address):
    page = actions.open_case_page(town.case, by=town.maja, at=timezone.now())
    talk = next(item for item in page.items if item.childs_words)
    note = f"{address}anteckning/{talk.ref}/"
    maja.post(note, {"do": "add", "add-text": "Det var onsdag."})
    maja.post(note, {"do": "dispute", "dispute-person": town.petra, "dispute-said": "Fel dag."})
    maja.post(note, {"do": "words", "words-shown_to": "staff", "words-reason": "Noel vill."})
    shown = text_of(maja.get(note))
    assert all(words in shown for words in ("Det var onsdag.", "Fel dag.", "Noel vill."))
    wrong = maja.post(note, {"do": "add", "add-text": ""})
    assert wrong.status_code == 422


def test_words_that_are_not_for_the_leader_are_not_in_her_page(katarina, town, address):
    assert "när jag får skruva" not in text_of(katarina.get(address))
    assert "när jag får skruva" not in text_of(katarina.get(f"{address}utskrift/"))


def test_breaking_the_glass(samira, maja, town, address):
    typed = {"number": "B-1999-9999", "reason": "call", "sentence": "Pappa ringer nu."}
    nothing = samira.post("/arbete/arenden/nodoppna/", typed)
    assert (nothing.status_code, "finns inte" in text_of(nothing)) == (422, True)
    number = Case.objects.get(pk=town.case).number
    opened = samira.post("/arbete/arenden/nodoppna/", {**typed, "number": number}, follow=True)
    assert "Nödöppnat av dig" in text_of(opened)
    told = text_of(maja.get("/arbete/"))
    assert "Ärendet är nödöppnat" in told
    [notice] = queries.notices_for(town.maja, at=timezone.now())
    maja.post(f"/arbete/arenden/notis/{notice.id}/")
    assert "Ärendet är nödöppnat" not in text_of(maja.get("/arbete/"))


def test_templates(maja, katarina):
    body = json.loads(OWN.read_text(encoding="utf-8"))
    file = SimpleUploadedFile("mall.json", json.dumps(body).encode())
    assert "Gruppledaren" in text_of(maja.get("/arbete/arenden/mallar/"))
    done = katarina.post("/arbete/arenden/mallar/", {"file": file}, follow=True)
    assert "Mallen är publicerad" in text_of(done)
    wrong = katarina.post(
        "/arbete/arenden/mallar/", {"file": SimpleUploadedFile("x.json", b"\xff\xfe{")}
    )
    assert (wrong.status_code, "UTF-8" in text_of(wrong)) == (422, True)


def test_a_signed_assessment_of_another_case_is_not_there(maja, town, address):
    other = actions.start_case(town.ines, town.unit, by=BY, at=timezone.now())
    assert maja.get(f"/arbete/arenden/{other}/bedomning/{uuid4()}/").status_code == 404
    assert maja.get(f"{address}bedomning/{uuid4()}/").status_code == 404
