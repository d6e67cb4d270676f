"""The pages where a party says yes or no, and answers the three questions."""

import re
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support.who import signed_in
from tillit.casework.cases.actions import publish_case
from tillit.casework.cases.types import Part, Publishing
from tillit.casework.services import actions
from tillit.casework.services.models import Consent, ThreeAnswers
from tillit.casework.services.tests.conftest import AT
from tillit.pages.http.attempt import refused
from tillit.trust.identity.types import Audience

WHOLE = Publishing(parts=frozenset(Part), reason="Part i ärendet.")


@pytest.fixture(autouse=True)
def now(monkeypatch) -> datetime:
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    return AT.astimezone(UTC)


def browser(world, who: UUID) -> Client:
    publish_case(world.case, who, WHOLE, by=world.alice, at=AT)
    return signed_in(Client(), Audience.RESIDENT, who, "Mona Ek", AT)


def text_of(answer) -> str:
    return answer.content.decode().replace("\u00a0", " ")


def test_asked_answered_and_taken_back(world, ordered) -> None:
    """Red when: the case page does not ask, or the form's answers do not follow the last one."""
    client, case = browser(world, world.mother), f"/mina-sidor/{world.case}/"
    address = f"{case}insats/{ordered}/"
    assert address in text_of(client.get(case))
    empty = client.post(address, {})
    assert empty.status_code == 422
    assert "Ditt svar: välj ett svar" in text_of(empty)
    assert client.post(address, {"answer": "given", "text": "Ja tack."}).status_code == 302
    assert "Tack. Vi har sparat att du säger ja." in text_of(client.get(case))
    assert "Jag tar tillbaka mitt ja" in text_of(client.get(address))
    again = client.post(address, {"answer": "refused"})
    assert again.status_code == 422
    assert client.post(address, {"answer": "withdrawn"}).status_code == 302
    assert [row.answer for row in Consent.objects.order_by("order")] == ["given", "withdrawn"]


def test_two_windows_make_one_answer(world, ordered) -> None:
    """Seen red: with the same yes once more refused in place of let through."""
    client = browser(world, world.mother)
    address = f"/mina-sidor/{world.case}/insats/{ordered}/"
    for _ in range(2):
        assert client.post(address, {"answer": "given"}).status_code == 302
    assert Consent.objects.count() == 1


def test_what_was_typed_stays_when_an_answer_is_missing(world, started) -> None:
    """Red when: the refused form is drawn empty."""
    client = browser(world, world.mother)
    address = f"/mina-sidor/{world.case}/insats/{started}/tre-fragor/"
    page = client.get(address)
    once = page.context["form"]["once"].value()
    assert UUID(str(once)).version == 4  # by chance: a number made of time would tell the moment
    answer = client.post(address, {"how": "4", "change": "Mer tid hemma.", "once": str(once)})
    assert answer.status_code == 422
    assert "Mer tid hemma." in text_of(answer)
    sent = {"how": "4", "expected": "as", "change": "Mer tid.", "once": str(once)}
    for _ in range(2):
        assert client.post(address, sent).status_code == 302
    assert ThreeAnswers.objects.count() == 1


def test_nobody_elses_service(world, ordered) -> None:
    """Red when: the service is found without the resident's own page."""
    client = browser(world, world.mother)
    father = signed_in(Client(), Audience.RESIDENT, world.father, "Fredrik Ek", AT)
    address = f"/mina-sidor/{world.case}/insats/{ordered}/"
    for tail in ("", "tre-fragor/"):
        assert father.get(f"{address}{tail}").status_code == 404
    assert client.get(f"{address}tre-fragor/").status_code == 404  # it has not begun
    assert actions.open_service(ordered, by=world.alice, at=AT)


def test_as_many_questions_however_many_answers(world, ordered) -> None:
    """Red when: the answers are read one by one. Ceiling: 90 statements for the case page."""
    client, case = browser(world, world.mother), f"/mina-sidor/{world.case}/"
    client.get(case)
    counts = []
    for answer in ("given", "withdrawn"):
        with CaptureQueriesContext(connection) as asked:
            client.get(case)
        counts.append(len(asked))
        client.post(f"{case}insats/{ordered}/", {"answer": answer})
        client.get(case)  # the message of thanks
    assert counts[0] == counts[1] <= 90


AUTOSAVE = {"HTTP_X_REQUESTED_WITH": "autosave"}


def test_what_is_typed_is_there_after_signing_in_again(world, ordered) -> None:
    """Red when: autosave is read as a press, the page does not begin with what was kept, reads it
    twice (seen), or the other parent sees it."""
    client = browser(world, world.mother)
    address = f"/mina-sidor/{world.case}/insats/{ordered}/"
    typed = {"answer": "given", "text": "Halvt svar", "version": "0"}
    kept = client.post(address, typed, **AUTOSAVE)
    assert kept.json() == {"fields": {"version": 1}}
    assert not Consent.objects.exists()
    assert Client().get(address).status_code == 302  # the session has ended
    again = text_of(browser(world, world.mother).get(address))
    assert "Halvt svar</textarea>" in again
    assert 'name="version" value="1"' in again
    assert re.search(r'<input[^>]*value="given"[^>]*checked', again)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert sum('FROM "cases_stepdraft"' in each["sql"] for each in asked) == 1  # read once
    case = text_of(browser(world, world.mother).get(f"/mina-sidor/{world.case}/"))
    assert "Du har börjat skriva ett svar." in case
    other = text_of(browser(world, world.father).get(address))
    assert "Halvt svar" not in other


def test_saved_for_later_and_thrown_away_without_a_script(world, started) -> None:
    """Nothing need be ready. Red when: saving asks for what is missing, or Släng leaves it."""
    client = browser(world, world.mother)
    address = f"/mina-sidor/{world.case}/insats/{started}/tre-fragor/"
    saved = client.post(address, {"change": "Mer tid.", "do": "save"}, follow=True)
    assert "Det du skrev är sparat. Bara du ser det." in text_of(saved)
    assert "Mer tid.</textarea>" in text_of(client.get(address))
    gone = client.post(address, {"do": "discard"}, follow=True)
    assert "Det du hade skrivit är borttaget." in text_of(gone)
    assert "Mer tid." not in text_of(gone)
    assert not ThreeAnswers.objects.exists()


def test_the_second_window_shows_both_texts(world, started) -> None:
    """It loses politely; a second press sends. Red when: the other text is not shown, or the
    page goes on asking for ever."""
    client = browser(world, world.mother)
    address = f"/mina-sidor/{world.case}/insats/{started}/tre-fragor/"
    client.post(address, {"change": "Skrivet först", "version": "0"}, **AUTOSAVE)
    late = {"change": "Skrivet sist", "version": "0"}
    refused = client.post(address, late, **AUTOSAVE)
    assert refused.status_code == 409
    assert "annat fönster" in refused.json()["sentence"]
    for do in ("save", "send"):
        answer = client.post(address, {**late, "how": "4", "expected": "as", "do": do})
        assert answer.status_code == 409
        page = text_of(answer)
        assert "annat fönster" in page
        assert "Skrivet först" in page
        assert "Skrivet sist</textarea>" in page
        assert 'name="version" value="1"' in page
        assert "behöver ändras" not in page or "välj" not in page
    assert not ThreeAnswers.objects.exists()
    sent = client.post(address, {**late, "how": "4", "expected": "as", "version": "1"})
    assert sent.status_code == 302
    assert ThreeAnswers.objects.get().change == "Skrivet sist"


def test_the_other_text_is_shown_also_when_it_came_in_between(world, started, monkeypatch) -> None:
    """Seen red: with what was read before the press shown in place of what is kept now."""
    client, other = browser(world, world.mother), Client()
    signed_in(other, Audience.RESIDENT, world.mother, "Mona Ek", AT)
    address = f"/mina-sidor/{world.case}/insats/{started}/tre-fragor/"

    def after_the_other(form, act) -> int:
        other.post(address, {"change": "Skrivet först", "version": "0"}, **AUTOSAVE)
        return refused(form, act)

    monkeypatch.setattr("tillit.pages.portal.my_case.answering.refused", after_the_other)
    late = {"change": "Skrivet sist", "version": "0", "do": "save"}
    assert "Skrivet först" in text_of(client.post(address, late))
