"""What could I get: nothing is stored, nothing typed is lost, and bad input gets a sentence."""

import html
import logging
import re
from datetime import UTC, datetime

import pytest
from django.apps import apps

AT = datetime(2025, 11, 24, 9, 40, tzinfo=UTC)
HERE = "/vad-kan-jag-fa/"
ALONE = {"adults": "1", "month": "2025-11", "children": "1", "incomes": "1", "go": "count"}
CANARY = "7 771"


@pytest.fixture
def ask(client, db, monkeypatch):
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)

    def send(status: int = 200, **typed: str) -> str:
        answer = client.post(HERE, ALONE | typed)
        assert answer.status_code == status
        return " ".join(html.unescape(answer.content.decode()).split())

    return send


def test_somebody_alone_gets_the_norm_and_the_rent_with_paragraphs(ask) -> None:
    """5 180 + 6 200 is the sum. Red with a sum that is not `to_pay`."""
    said = ask(rent="6 200 kr")
    assert "Ungefär 11 380 kr i månaden" in said
    assert "SoF 12:1–3 (lag)" in said
    assert "SoL 12:7" in said
    assert "ensamstående: 3 910 kr" in said
    assert 'href="/ansok/"' in said


def test_what_is_not_known_is_an_answer(ask) -> None:
    """Red when "vet inte" is read as zero: then there is a sum."""
    said = ask(rent="vet inte")
    assert "Vi vet inte än hur mycket det blir" in said
    assert "Hyra: vi vet inte vad kostnaden är" in said


def test_a_year_without_a_whole_norm_is_labelled(ask) -> None:
    """Red when the label of a provisional norm is left out."""
    said = ask(month="2026-01")
    assert "Siffrorna är preliminära" in said
    assert "preliminär, 2025 års belopp" in said


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"age_1": "21"}, "Barn 1: är 21 år. Från 21 år är man inte barn"),
        ({"month": "2031-05"}, "Det finns ingen riksnorm för 2031."),
        ({"month": "sommar"}, "Månaden ska skrivas som 2025-11"),
        ({"kind_1": "pay", "amount_1": "900"}, "välj vem som får pengarna"),
        ({"rent": "-5"}, "skriv ett belopp som inte är mindre än noll"),
        ({"rent": "mycket"}, "skriv kronor med siffror, eller skriv vet inte"),
        ({"days_1": "12"}, "skriv hur gammalt barnet är"),
        ({"age_1": "4", "days_1": "31"}, "ska vara ett heltal från 0 till 30"),
        ({"kind_1": "pay", "amount_1": "900", "whose_1": "din partner"}, "din partner finns inte"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(ask, typed, sentence) -> None:
    """Red when `add_error` of a fault is left out: the page then says nothing."""
    said = ask(422, electricity="412", **typed)
    assert sentence in said
    assert 'value="412"' in said
    for name, value in typed.items():
        assert name == "month" or value in said


def test_one_row_more_keeps_what_is_typed(ask) -> None:
    """Red when one row more is drawn in an empty form."""
    said = ask(go="child", children="1", age_1="4", rent="5000")
    assert 'name="age_2"' in said
    assert 'value="5000"' in said
    assert 'value="4"' in said
    assert "age_13" not in ask(go="child", children="12")


def test_nothing_is_stored_or_logged(ask, client, caplog) -> None:
    """Red when the view keeps what was typed in the session."""
    caplog.set_level(logging.DEBUG)
    before = {model: model.objects.count() for model in apps.get_models()}
    ask(rent=CANARY, bank=CANARY, kind_1="pay", whose_1="du", amount_1=CANARY)
    assert {model: model.objects.count() for model in apps.get_models()} == before
    assert set(client.cookies) <= {"csrftoken", "__Host-csrftoken"}
    told = [str(vars(record)) for record in caplog.records if record.name != "django.request"]
    assert not [each for each in told if CANARY in each or "7771" in each]


def test_a_child_in_two_homes_and_a_lunch(ask) -> None:
    """The children are counted by days and by lunch. Red when `days` is left out."""
    said = ask(children="2", age_1="5", lunch_1="on", age_2="8", days_2="15")
    assert "15 av 30 dagar" in said
    assert "5 dagar i veckan" in said


def test_it_is_found_from_the_front_page(client, db) -> None:
    """Red when the card leads elsewhere."""
    assert re.search(rf'href="{HERE}"', client.get("/").content.decode())
