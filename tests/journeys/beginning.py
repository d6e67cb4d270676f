"""How a story begins: a teacher is worried, and intake finds the child and assesses the danger."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.provider import doors_at, provider
from tests.support.solby import CAST, CHILD, make_solby
from tests.support.story import Somebody, Story

WORRY = "Ella kommer ofta sent och säger att ingen är hemma på morgonen."


@pytest.fixture(scope="module")
def issuer(tmp_path_factory) -> Iterator[str]:
    with provider(tmp_path_factory.mktemp("provider"), CAST) as address:
        yield address


@pytest.fixture
def site(live, issuer, settings) -> Iterator[str]:
    make_solby()
    with doors_at(issuer, settings):
        yield live.url


def a_teacher_reports(story: Story) -> None:
    teacher = story.at_a_phone()
    teacher.goes_to("/")
    teacher.follows("Orolig för ett barn?")
    teacher.picks("Jag anmäler i mitt arbete")
    teacher.presses("Fortsätt")
    teacher.types("Namn", "Ella Strand")
    teacher.types("Ungefär hur gammalt är barnet?", "9 år")
    teacher.presses("Fortsätt")
    teacher.types("Vad gör dig orolig?", WORRY)
    teacher.picks("Ja, det tror jag")
    teacher.picks("Det har pågått länge")
    teacher.presses("Fortsätt")
    teacher.types("Vad heter du?", "Berit Lind")
    teacher.page.get_by_label("Vilken sorts verksamhet arbetar du i?").select_option(index=1)
    teacher.types("Var arbetar du?", "Björkskolan")
    teacher.types("Vad arbetar du som?", "Lärare")
    teacher.types("Telefon eller e-post till dig i arbetet", "berit.lind@skolan.example")
    teacher.picks("Ja")
    teacher.presses("Fortsätt")
    teacher.presses("Fortsätt")
    teacher.reads(WORRY, "Ella Strand")
    teacher.presses("Skicka")
    teacher.reads("Vi har tagit emot din anmälan")


def intake_matches_and_assesses(story: Story) -> Somebody:
    idris = story.at_the_keys()
    idris.signs_in("/arbete/", "Idris Warsame")
    idris.goes_to("/arbete/mottagning/")
    idris.follows("Ella Strand")
    idris.reads(WORRY)
    idris.types("Namn eller personnummer", CHILD)
    idris.presses("Sök")
    idris.presses("Det här är barnet")
    idris.picks("Nej, inget akut behov")
    idris.types("Varför?", "Ella är trygg i skolan och hos mormor i dag.")
    idris.presses("Skriv under bedömningen")
    return idris
