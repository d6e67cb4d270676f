"""What a resident's own pages answer, and to whom."""

import re
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests.support.who import signed_in
from tillit.casework.cases.actions import withdraw_publication
from tillit.casework.cases.tests.families import (
    AT,
    BY,
    WHOLE,
    YOUNG,
    Family,
    make_family,
    person,
    publish,
)
from tillit.casework.cases.types import Ask, PartyNews
from tillit.registers.people.actions import (
    join_household,
    make_household,
    register_representation,
)
from tillit.registers.people.types import RepresentationKind
from tillit.trust.audit.models import Payload
from tillit.trust.identity.types import Audience

MINE = "/mina-sidor/"
TOKEN = re.compile(r"[A-Za-z0-9]{64}")  # the form token: new for every answer


@pytest.fixture
def family(db, monkeypatch) -> Family:
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    return make_family()


def browser(who: UUID) -> Client:
    return signed_in(Client(), Audience.RESIDENT, who, "N N", AT)


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer
    return answer.content.decode().replace("\u00a0", " ")


def test_nobody_comes_in_without_signing_in(family: Family) -> None:
    """Red when: a view is marked public_page. The way back is kept."""
    address = f"{MINE}{family.case}/"
    answer = Client().get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/logga-in/?till={address}"


def test_empty_says_why(family: Family) -> None:
    """Red when: the empty page says that there is no case, which may be untrue."""
    text = shown(browser(family.mother), MINE)
    assert "Här finns inget att visa än" in text
    assert "B-2026" not in text


def test_not_there_and_not_yours_are_the_same_page(family: Family) -> None:
    """Red when: the two differ in one byte beside the tokens of the forms."""
    publish(family, family.father)
    client = browser(family.mother)
    for tail in ("", f"papper/{uuid4()}/", f"svara/{uuid4()}/"):
        answers = [client.get(f"{MINE}{id_}/{tail}") for id_ in (family.case, uuid4())]
        assert [each.status_code for each in answers] == [404, 404]
        one, other = (TOKEN.sub("", each.content.decode()) for each in answers)
        assert one == other


def test_straight_to_the_only_case_and_shut_at_once(family: Family) -> None:
    """Red when: the list does not lead on, or a withdrawn page stays."""
    publish(family, family.mother)
    client = browser(family.mother)
    assert client.get(MINE).headers["Location"] == f"{MINE}{family.case}/"
    assert "Utredning om stöd för Charlie" in shown(client, f"{MINE}{family.case}/")
    withdraw_publication(family.case, family.mother, by=family.alice, at=AT)
    assert client.get(f"{MINE}{family.case}/").status_code == 404


def test_never_another_home_name_or_the_files_own_title(family: Family) -> None:
    """Red when: the page prints case.title, the family or a home."""
    home = make_household("Hemligt hus", address="Kanariegatan 1", by=family.alice, at=AT)
    join_household(home, family.father, source="staff", by=family.alice, at=AT)
    publish(family, family.mother)
    text = shown(browser(family.mother), f"{MINE}{family.case}/")
    canaries = ("Erik", "Greta", "Hemligt", "Kanariegatan", "Oro för slag")
    assert [each for each in canaries if each in text] == []


def test_a_youth_is_spoken_to(db, monkeypatch) -> None:
    """Red when: a sixteen-year-old reads about themself in the third person."""
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    family = make_family(born=date(2010, 5, 1))
    publish(family, family.child)
    text = shown(browser(family.child), f"{MINE}{family.case}/")
    assert "Utredning om stöd för dig" in text
    assert "Charlie" not in text


def test_a_guardian_reads_for_a_child_only_where_it_was_opened(family: Family) -> None:
    """Red when: act_for skips check_may_act_for."""
    client = browser(family.mother)
    act = {"person": str(family.child)}
    assert client.post(f"{MINE}for/", act).status_code == 404
    publish(family, family.child, replace(YOUNG, guardian_may_act=True))
    assert "Läs för någon annan" in shown(client, MINE)
    assert client.post(f"{MINE}for/", act).status_code == 302
    assert "Du läser i stället för Charlie" in shown(client, f"{MINE}{family.case}/")
    client.post(f"{MINE}for/", {"person": ""})
    assert client.get(f"{MINE}{family.case}/").status_code == 404
    stranger = browser(family.stranger)
    assert stranger.post(f"{MINE}for/", act).status_code == 404


def test_autosave_gets_a_short_answer_and_two_windows_do_not_overwrite(
    family: Family, monkeypatch
) -> None:
    """Red when: the draft is not saved by autosave, or an older version is written over."""
    ask = Ask(uuid4(), "Läs.", AT.date(), AT.date() + timedelta(days=7))
    monkeypatch.setattr(
        "tillit.casework.cases.ports._party_sources", [lambda *_: PartyNews(asks=(ask,))]
    )
    publish(family, family.mother)
    client, address = browser(family.mother), f"{MINE}{family.case}/svara/{ask.id}/"
    assert f'data-autosave="{address}"' in shown(client, address)

    def autosave(text: str, version: int):
        return client.post(
            address,
            {"text": text, "version": version},
            headers={"X-Requested-With": "autosave"},
        )

    assert autosave("Det stä", 0).json() == {"fields": {"version": 1}}
    assert autosave("Det stämmer", 1).json() == {"fields": {"version": 2}}
    late = autosave("Annat", 1)
    assert late.status_code == 409
    assert "öppen på fler ställen" in late.json()["sentence"]
    assert "Det stämmer" in shown(client, address)
    gone = Client().post(address, {"text": "x"}, headers={"X-Requested-With": "autosave"})
    assert gone.status_code == 401


def test_a_representative_is_told_for_whom_on_every_page_and_can_go_back(family: Family) -> None:
    """Red when: the frame loses "Du ser detta för", or does not say that nothing can be answered.
    Seen red: with either event of act_for left out, and with everybody taken for a guardian."""
    lawyer = person("Lova", "Lag")
    held = register_representation(
        family.mother, lawyer, RepresentationKind.ATTORNEY, since=AT.date(),
        paper="Fullmakt den 3 mars", reason="Hon har bett om hjälp.", by=BY, at=AT,
    )  # fmt: skip
    publish(family, family.mother, replace(WHOLE, representatives=frozenset({held})))
    client = browser(lawyer)
    assert client.get(f"{MINE}{family.case}/").status_code == 404
    assert "Du är företrädare." in shown(client, MINE)
    assert client.post(f"{MINE}for/", {"person": str(family.mother)}).status_code == 302
    for address in (MINE, f"{MINE}{family.case}/"):
        text = shown(client, address)
        assert "Du ser detta för Petra." in text
        assert "Gå till min egen sida" in text
        assert "Du kan läsa här, men inte svara." in text
    client.post(f"{MINE}for/", {"person": ""})
    assert "Du ser detta för" not in shown(client, MINE)
    told = [row.verb for row in Payload.objects.filter(verb__startswith="Acting").order_by("pk")]
    assert sorted(told) == ["ActingBegun", "ActingEnded"]
    assert str(family.mother) in Payload.objects.get(verb="ActingBegun").body
