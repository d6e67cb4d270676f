"""Noel's town with a family that must not find each other, and what is kept about them."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.rows import report_about
from tests.support.town import BY, FROM, history, sign
from tillit.casework.cases.types import NoteKind
from tillit.contact.documents.actions import store_document
from tillit.contact.documents.types import DocumentKind
from tillit.kernel.actor import Resident
from tillit.kernel.location import Location
from tillit.law.disclosure import Recipient
from tillit.overview.extract import actions
from tillit.overview.extract.models import ExtractLine
from tillit.overview.extract.types import How, MakeIn, RequestIn, Ruling
from tillit.registers.people import actions as people
from tillit.registers.people.types import ContactKind, Protection

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DONE = MakeIn(
    staff_names=False,
    staff_why="Namnen har prövats och döljs i det här ärendet.",
    weighing="Prövat rad för rad; det som rör andra är dolt.",
)
PLANTED = {
    "address": "Fiskargränd 17, Gömslet",
    "phone": "070-555 01 23",
    "school": "Sjöutsiktens skola",
    "neighbour": "Rut Granne",
}


def plant(town):
    """Petra lives in hiding from Erik, with words that lead to her in notes and in the register."""
    history(town)
    at = town.at - timedelta(days=30)
    people.add_contact_way(
        town.petra, ContactKind.PHONE, PLANTED["phone"], safe=True, at=at, **FROM
    )  # fmt: skip
    home = people.make_household("Nytt", address=PLANTED["address"], by=BY, at=at)
    people.join_household(home, town.petra, at=at, **FROM)
    people.hide_place(town.petra, Location.SCHOOL, PLANTED["school"], at=at, **FROM)
    people.set_protection(town.petra, Protection.MARKED, reason="Hot mot henne.", by=BY, at=at)
    sign(
        town,
        NoteKind.PHONE,
        f"Petra bor nu på {PLANTED['address']} och nås på 0705550123. "
        f"Hon arbetar på {PLANTED['school']}.",
        days_ago=3,
    )
    report_about((town.noel,), unit=town.unit, at=town.at - timedelta(days=39))
    store_document(
        town.case, name="Brev.txt", content=b"Hej.", kind=DocumentKind.LETTER, by=BY, at=at
    )


@pytest.fixture(scope="module")
def family_once(town_once, module_rows):
    """The town with what is planted in it."""
    with module_rows():
        plant(town_once)
        return town_once


@pytest.fixture
def family(db, family_once):
    """As `family_once`; what a test does is undone."""
    return family_once


@pytest.fixture
def petra(family):
    """Petra, signed in on my pages."""
    return Resident(family.petra, "Petra Sandvik")


def asked_for(town, to, recipient=Recipient.GUARDIAN, *, person=None):
    """An extract that Maja has written down and begun to review."""
    given = RequestIn(recipient, to, How.PHONE, AT.date())
    extract = actions.register_request(person or town.noel, given, by=town.maja, at=AT)
    actions.begin_review(extract, by=town.maja, at=AT)
    return extract


def rule_all(extract, town, *, by=None, left_out=()):
    """Every line decided about as it is proposed, files left out; `left_out`: these lines too."""
    by = by or town.maja
    files = list(
        ExtractLine.objects.filter(extract=extract, ruling="", table="documents_document")
        .values_list("pk", flat=True)
    )  # fmt: skip
    if files or left_out:
        gone = [*files, *left_out]
        actions.rule_many(extract, gone, Ruling.LEAVE, ground="OSL-26-1", by=by, at=AT)
    rest = ExtractLine.objects.filter(extract=extract, ruling="").values_list("pk", flat=True)
    actions.rule_many(extract, list(rest), Ruling.RELEASE, ground="OSL-26-1", by=by, at=AT)
