"""No letter tells its receiver what they may not know: read again at the moment it is sent.

The world is Charlie's: guardians who live apart, the father protected (conftest). Here the mother
is the one who hides: Charlie lives with her, and the father is the barred one.
"""

from dataclasses import replace

import pytest

from tillit.casework.decisions import actions
from tillit.casework.decisions.actions import sending
from tillit.casework.decisions.around import circle_of
from tillit.casework.decisions.letters.checking import Telling, leaks
from tillit.casework.decisions.letters.masking import HIDDEN, without_places
from tillit.casework.decisions.models import Hearing, NoticeLetter, PartyLetter
from tillit.casework.decisions.types import SentHow, Told
from tillit.contact.documents.actions import open_document
from tillit.contact.documents.tests.reading import words_of
from tillit.kernel.ids import new_id
from tillit.kernel.location import Location
from tillit.kernel.refusal import Moved, Refusal
from tillit.registers.people.actions import (
    end_hidden_place,
    hide_place,
    join_household,
    open_person,
    set_protection,
)
from tillit.registers.people.models import HiddenPlace, Household
from tillit.registers.people.types import Protection
from tillit.trust.audit.models import Payload

from .conftest import AT, DAY, GRANT, TOWN, TYPED
from .test_letters import plain, words

WHO = new_id()
SENDER = "Solby kommun"


def found(text, *tellings, part="Skälen", sender=SENDER):
    return leaks({part: text}, tellings, sender=sender)


def place(text, kind=Location.MUNICIPALITY, *, said=True):
    return Telling(WHO, text, kind, said)


@pytest.fixture
def hiding(world):
    """The mother and Charlie are protected and live together in Granby; Charlie goes to a school
    there. The father is not protected."""
    mark = {"reason": "Besked från Skatteverket", "by": TOWN, "at": AT}
    set_protection(world.father, Protection.NONE, **mark)
    home = Household.objects.get(members__person=world.mother)
    Household.objects.filter(pk=home.pk).update(place="543 21 Granby")
    join_household(home.pk, world.child, **TYPED)
    for person in (world.mother, world.child):
        set_protection(person, Protection.MARKED, **mark)
    hide_place(world.child, Location.SCHOOL, "Granöskolan", **TYPED)
    hide_place(world.mother, Location.WORKPLACE, "Ekbys Trävaror", **TYPED)
    return world


def test_helsingborg_the_household_calculation(hiding):
    """JO 5932-2012: the daughter's new name stood in a benefit letter. The check reads any letter
    that is made of data. Seen red: with names left out of `tellings`."""
    circle = circle_of(hiding.alice, hiding.child, at=AT)
    rows = {"Hushållet": "Mona Ek 4 620 kr, Charlie Ek 3 410 kr", "Summa": "8 030 kr"}
    told = leaks(rows, circle.tellings(hiding.father), sender=SENDER)
    assert {leak.person for leak in told} == {hiding.mother, hiding.child}
    assert {leak.part for leak in told} == {"Hushållet"}
    assert not leaks(rows, circle.tellings(hiding.mother), sender=SENDER)


def test_gavle_the_workplace_in_the_investigation(hiding):
    """The material that both guardians get said where the mother works. Seen red: with places left
    out of `for_receiver` and of `tellings`."""
    material = "Mamma jobbar på Ekbys trävaror. Charlie går på Granöskolans fritids i Granby."
    for party in (hiding.mother, hiding.father):
        answer = (AT + 14 * DAY).date()
        actions.send_material(
            hiding.case, party, material=material, answer_by=answer, by=hiding.alice, at=AT
        )
    mother, father = (
        plain(words_of(open_document(row.document_id, by=hiding.alice, at=AT).content))
        for row in (Hearing.objects.get(party=p) for p in (hiding.mother, hiding.father))
    )
    assert "ekbysträvaror" in mother
    assert "granöskolans" in mother
    for secret in ("ekbys", "granö", "granby"):
        assert secret not in father
    assert "granby" not in Hearing.objects.get(party=hiding.father).material.casefold()


def test_nacka_what_follows_with_the_file():
    """Names of files are part of the letter. Seen red: with `filens namn` left out."""
    assert found("Beslut ändrat av enheten i Granby.docx", place("Granby"), part="filens namn")


def test_hassleholm_only_the_name_of_the_municipality(hiding, decided):
    """It was enough. Seen red: with the homes' towns left out of `_found`."""
    decision = decided(replace(GRANT, circumstances="Familjen bor nu i Granby."))
    preview = actions.preview_letters(decision, by=hiding.alice, at=AT)
    assert HIDDEN in words(preview[hiding.father])
    assert "Granby" not in words(preview[hiding.father])
    assert "Granby" in words(preview[hiding.mother])
    actions.notify(decision, how={}, by=hiding.alice, at=AT)
    leaves = Payload.objects.filter(verb="LetterChecked")
    assert {leaf.person_id for leaf in leaves} == {hiding.mother, hiding.father}


def test_when_the_sender_itself_tells_nothing_is_sent(hiding, settings):
    """Whoever lives where we are, unknown to the other: a letter from here tells it all.

    Seen red: with `said` left out of `leaks`. The log keeps that it was stopped.
    """
    settings.MUNICIPALITY = SENDER
    hide_place(hiding.child, Location.MUNICIPALITY, "Solby", **TYPED)
    with pytest.raises(Refusal, match="kommer från oss röjer orten eller kommunen"):
        actions.send_notice(
            Told.OPENED, hiding.case, hiding.father, how=SentHow.HANDED, by=hiding.alice, at=AT
        )
    assert not NoticeLetter.objects.exists()
    leaf = Payload.objects.get(verb="LetterStopped")
    assert leaf.person_id == hiding.father
    assert "municipality" in leaf.body
    assert "Solby" not in leaf.body
    actions.send_notice(
        Told.OPENED, hiding.case, hiding.mother, how=SentHow.HANDED, by=hiding.alice, at=AT
    )


def test_our_own_name_alone_stops_nothing(hiding, settings):
    """A home in our own town is no secret by that. Seen red: with the sender not taken out."""
    settings.MUNICIPALITY = SENDER
    assert not found("Skriv till Solby kommun.", place("Solby", said=False))
    assert found("De bor kvar i Solby.", place("Solby", said=False))
    text = "Skriv till Solby kommun. De bor i Solby."
    assert without_places(text, [("Solby", False)], sender=SENDER) == (
        f"Skriv till Solby kommun. De bor i {HIDDEN}."
    )


def test_a_unit_whose_name_tells_stops_the_letter(hiding, world):
    """The way forward is in the sentence. Seen red: with the sender left out of the parts."""
    hide_place(world.child, Location.UNIT, "Barn och familj 2", **TYPED)
    with pytest.raises(Refusal, match=r"röjer enheten.*Fråga gruppledaren"):
        actions.send_notice(
            Told.OPENED, world.case, world.father, how=SentHow.POST, by=world.alice, at=AT
        )


def test_nothing_goes_when_one_of_two_letters_is_stopped(hiding, world, decided):
    """Seen red: with the check after the first letter is kept."""
    decision = decided()
    hide_place(world.child, Location.UNIT, "Barn och familj 2", **TYPED)
    with pytest.raises(Refusal):
        actions.notify(decision, how={}, by=world.alice, at=AT)
    assert not PartyLetter.objects.exists()


def test_protection_set_while_the_letters_were_made_is_seen(hiding, monkeypatch, decided):
    """Seen red: with the circle that the letters were made from used for the check."""
    decision = decided()
    before = sending.people_around

    def later(*args, **kwargs):
        mark = {"reason": "Nytt besked", "by": TOWN, "at": AT}
        set_protection(hiding.father, Protection.MARKED, **mark)
        return before(*args, **kwargs)

    monkeypatch.setattr(sending, "people_around", later)
    with pytest.raises(Moved, match="har just ändrats"):
        actions.notify(decision, how={}, by=hiding.alice, at=AT)


def test_a_protected_childs_name_is_not_written_to_who_does_not_live_with_it(hiding, decided):
    """It may be a new one. Seen red: with `given_name` giving the name to everybody."""
    decision = decided()
    letters = actions.preview_letters(decision, by=hiding.alice, at=AT)
    assert "Charlie" not in words(letters[hiding.father])
    assert letters[hiding.father].title == "Ja till stöd för ditt barn"
    assert letters[hiding.mother].title == "Ja till stöd för Charlie"


@pytest.mark.parametrize(("text", "telling"), [
    ("Han går på granby­skolan.", place("Granby")),
    ("i G r a n b y b e r g", place("Granbyberg")),
    ("Ring 0987 - 12 34 56.", place("0987", Location.AREA_CODE)),
    ("rektor@granoskolan.example", place("granoskolan.example", Location.MAIL_DOMAIN)),
    ("tel +46 70 174 06 05", Telling(WHO, "070-174 06 05", Location.PHONE)),
    ("Ekgatan\n11", Telling(WHO, "Ekgatan 11, 123 45 Solby", Location.ADDRESS)),
    ("SFI i Å", place("Å")),
])  # fmt: skip
def test_however_it_is_written(text, telling):
    """Seen red: one by one, with the branch of `_tells` that finds it taken out."""
    assert found(text, telling)


@pytest.mark.parametrize(("text", "telling"), [
    ("Det är grunden för beslutet.", place("Lund")),
    ("Handläggare Linda Lund", place("Lundby")),
    ("Svara senast 24 november 2026.", Telling(WHO, "070-174 06 05", Location.PHONE)),
    ("Ärende B-2026-0987.", place("0987", Location.AREA_CODE)),
    ("Årsta", place("Å")),
])  # fmt: skip
def test_ordinary_words_stop_nothing(text, telling):
    """Seen red: with a word matched from its middle, or a short one by its beginning."""
    assert not found(text, telling)


def test_a_colleagues_surname_is_no_town():
    """Seen red: with STAFF empty."""
    assert not found("Linda Lund", place("Lund"), part="underskriften")
    assert found("Linda Lund", Telling(WHO, "Linda Lund"), part="underskriften")


def test_a_place_is_sealed_shown_as_its_kind_and_still_secret_when_it_has_ended(hiding, decided):
    """Seen red: with `until` in the question of `for_letters`."""
    row = HiddenPlace.objects.get(person=hiding.child)
    card = open_person(hiding.child, by=hiding.alice, at=AT)
    assert [each.kind for each in card.places] == [Location.SCHOOL]
    assert "Granö" not in repr(card)
    end_hidden_place(row.pk, by=hiding.alice, at=AT)
    decision = decided(replace(GRANT, circumstances="Bytte från Granöskolan."))
    letters = actions.preview_letters(decision, by=hiding.alice, at=AT)
    assert "Granö" not in words(letters[hiding.father])
    assert "Granö" not in "".join(Payload.objects.values_list("body", flat=True))


def test_whose_address_we_may_not_keep_is_written_to_through_the_tax_agency(world):
    """Seen red: with the old lines kept."""
    Household.objects.all().update(address=None)
    mark = {"reason": "Besked från Skatteverket", "by": TOWN, "at": AT}
    set_protection(world.father, Protection.REGISTERED, **mark)
    made = actions.send_notice(
        Told.OPENED, world.case, world.father, how=SentHow.POST, by=world.alice, at=AT
    )
    content = open_document(made, by=world.alice, at=AT).content
    assert "GenomSkatteverketsförmedling" in words_of(content)
