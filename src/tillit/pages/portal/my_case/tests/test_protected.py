"""A protected person's data stands on no resident's page, file, header or address.

The crawl follows every link from /mina-sidor/ as each party, and the same search must find the
value where somebody may see it: the worker who asks for it.
"""

import re
from dataclasses import replace
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.who import signed_in
from tillit.casework.cases.actions import publish_case
from tillit.casework.cases.types import Part, Publishing
from tillit.casework.services import actions
from tillit.casework.services.tests.conftest import AT, TOWN, World, say_yes
from tillit.contact.documents.actions import store_document
from tillit.contact.documents.types import DocumentKind
from tillit.registers.people.actions import (
    add_contact_way,
    correct_person,
    join_household,
    make_household,
    register_person,
    register_representation,
    set_protection,
)
from tillit.registers.people.types import ContactKind, Protection, RepresentationKind, Source
from tillit.trust.identity.types import Audience

SECRETS = ("Zebulon", "Qvarnhammar", "Skymningsgränd", "070-1740699", "Gömda huset")
LINK = re.compile(r'(?:href|action)="(/mina-sidor/[^"]*)"')
ME = {"source": Source.STAFF, "by": TOWN, "at": AT}


@pytest.fixture(autouse=True)
def now(monkeypatch) -> None:
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)


def hide(person: UUID) -> None:
    """Give somebody values that stand nowhere else, and protect them."""
    home = make_household("Gömda huset", address="Skymningsgränd 7", by=TOWN, at=AT)
    join_household(home, person, **ME)
    add_contact_way(person, ContactKind.PHONE, "070-1740699", safe=True, **ME)
    correct_person(
        person, given_name="Zebulon", family_name="Qvarnhammar", version=1, reason="Rätt namn.",
        by=TOWN, at=AT,
    )  # fmt: skip
    set_protection(person, Protection.MARKED, reason="Besked från Skatteverket.", by=TOWN, at=AT)


def crawl(client: Client, start: str = "/mina-sidor/") -> str:
    """Everything that comes back, headers and all, from every page that links lead to."""
    waiting, seen, said = [start], set(), []
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        body = answer.content.decode(errors="replace")
        said += [address, str(dict(answer.headers)), body]
        waiting += LINK.findall(body)
        if "Location" in answer.headers:
            waiting.append(answer.headers["Location"])
    assert len(seen) > 3, seen
    return "\n".join(said)


def found(text: str) -> list[str]:
    return [each for each in SECRETS if each in text]


@pytest.mark.parametrize("hidden", ["child", pytest.param("father", marks=pytest.mark.slow)])
def test_nothing_of_a_protected_person_on_any_residents_page(hidden, world: World, accepted):
    """Red when: a page prints a name, a unit or a file's own name without the mask."""
    hide(getattr(world, hidden))
    say_yes(world, accepted, world.mother, world.father)
    actions.start_service(accepted, by=world.eva, at=AT)
    paper = store_document(
        world.case, name="Zebulon Qvarnhammar, Skymningsgränd.pdf", content=b"%PDF-1.4",
        kind=DocumentKind.OTHER, by=world.alice, at=AT,
    )  # fmt: skip
    lawyer = register_person("Lova", "Lag", **ME)
    power = register_representation(
        world.mother, lawyer, RepresentationKind.ATTORNEY, since=AT.date(),
        paper="Fullmakt den 3 mars", reason="Hon vill ha hjälp.", by=TOWN, at=AT,
    )  # fmt: skip
    choice = Publishing(
        parts=frozenset(Part), documents=(paper,), reason="Part.", maturity="Förstår.",
        guardian_may_act=True, representatives=frozenset({power}),
    )  # fmt: skip
    publish_case(world.case, world.mother, choice, by=world.alice, at=AT)
    plain = replace(choice, representatives=frozenset())
    publish_case(world.case, world.child, plain, by=world.alice, at=AT)
    for who, acts_for in (
        (world.mother, None),
        (world.mother, world.child),
        (world.child, None),
        (lawyer, world.mother),
    ):
        client = signed_in(Client(), Audience.RESIDENT, who, "N N", AT)
        if acts_for:
            chosen = client.post("/mina-sidor/for/", {"person": str(acts_for)})
            assert chosen.status_code == 302
        client.post(f"/mina-sidor/{world.case}/insats/{accepted}/", {"answer": "wrong"})
        assert found(crawl(client)) == []


def test_the_search_finds_it_where_it_may_stand(world: World) -> None:
    """The control. Red when: the planted values are not there to be found."""
    hide(world.child)
    alice = signed_in(Client(), Audience.STAFF, world.alice.id, "Alice", AT)
    page = alice.get(reverse("desk:person", args=[world.child])).content.decode()
    assert found(page) == []
    shown = alice.post(reverse("desk:show_person", args=[world.child, "namn"])).content.decode()
    assert found(shown) == ["Zebulon", "Qvarnhammar"]
