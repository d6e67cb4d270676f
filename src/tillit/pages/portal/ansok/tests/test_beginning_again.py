"""Who has applied before begins where they most likely want to, and reads what was asked."""

import re
from datetime import date

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import Application, Worksheet
from tillit.areas.assistance.tests.conftest import number, sent, written
from tillit.pages.portal.ansok.forms import ALONE, AS_LAST, WITH

from .conftest import AT, at, begin, browser, says, sign, text_of

BEGIN = "/ansok/borja/"


def chosen(page: str) -> set[str]:
    """The values of the radio buttons that are marked when the page comes."""
    marked = [each for each in re.findall(r"<input[^>]*>", page) if re.search(r"\bchecked\b", each)]
    return {re.search(r'value="([^"]*)"', each)[1] for each in marked}


def test_the_next_month_is_chosen_for_who_renews(world) -> None:
    """Red when: `initial` is not given, or the month that was applied for is chosen again."""
    client = browser(world.sven)
    assert chosen(text_of(client.get(BEGIN))) == set()
    sent(world, month=date(2025, 8, 1))
    assert chosen(text_of(client.get(BEGIN))) == {"2025-11-01", ALONE}
    sent(world, month=date(2025, 11, 1))
    assert chosen(text_of(client.get(BEGIN))) == {"2025-12-01", ALONE}
    sent(world)
    assert chosen(text_of(client.get(BEGIN))) == {ALONE}


def test_with_the_same_person_as_last_time_is_chosen_for_both(world) -> None:
    """Red when: the other of them begins as somebody alone."""
    asta = world.me(world.asta)
    made = actions.start_application(
        date(2025, 11, 1), co_number=number("860817239"), by=asta, at=AT
    )
    actions.save_application(made, {"home_size": 2, "attested": True}, version=1, by=asta, at=AT)
    actions.sign_application(made, version=2, by=asta, at=AT)
    assert chosen(text_of(browser(world.bo).get(BEGIN))) == set()
    row = Application.objects.get(pk=made)
    actions.co_sign(made, sha256=row.sha256, by=world.me(world.bo), at=AT)
    for person in (world.asta, world.bo):
        assert chosen(text_of(browser(person).get(BEGIN))) == {"2025-12-01", AS_LAST}


def test_what_was_typed_wins_over_what_was_chosen_for_one(world) -> None:
    """Red when: the choice is put in anew after a mistake."""
    sent(world, month=date(2025, 11, 1))
    typed = {"month": "2025-11-01", "together": WITH, "number": "19"}
    page = text_of(browser(world.sven).post(BEGIN, typed))
    assert chosen(page) == {"2025-11-01", WITH}


def test_what_was_not_asked_is_not_called_unanswered(world) -> None:
    """A renewal does not ask who lives at home. Red when: the line stands there without an answer,
    or is missing where it was asked."""
    client = browser(world.sven)
    written(world, world.sven)
    row = Application.objects.get()
    assert "Vilka bor hemma?" in text_of(client.get(at(row, "sammanfattning")))
    actions.sign_application(row.pk, version=2, by=world.me(world.sven), at=AT)
    Application.objects.update(month="2025-11-01")
    Worksheet.objects.update(month="2025-11-01")
    row = begin(client)
    assert says(client, row, "andrat").status_code == 302
    for step in ("inkomster", "tillgangar"):
        assert says(client, row, step, rows="0").status_code == 302
    assert says(client, row, "ovrigt").status_code == 302
    page = text_of(client.get(at(row, "sammanfattning")))
    assert "Hyra 6 200 kr" in page
    assert "Inget svar" not in page
    assert "Vilka bor hemma?" not in page
    assert sign(client, row).status_code == 302
    assert "Inget svar" not in text_of(client.get(at(row)))
