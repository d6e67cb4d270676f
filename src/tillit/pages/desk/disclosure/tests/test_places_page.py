"""The places around a child in hiding stand on no page of the case until somebody asks."""

from datetime import UTC, datetime

from tillit.casework.cases.actions import register_record
from tillit.casework.cases.types import Direction
from tillit.registers.people.models import Person
from tillit.trust.audit.models import Payload

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
WHERE = "Granöskolan i Granby"


def test_places_are_shown_when_they_are_asked_for(town, at_desk):
    """With a leaf of its own, and nothing stays on the other pages. Red when: the mask left out of
    `register_of` or of the timeline, with the leaf left out, and with the places shown at once."""
    client, here = at_desk(town.maja, AT), f"/arbete/arenden/{town.case}/"
    register_record(
        town.case, direction=Direction.IN, on=AT.date(), party=WHERE, about="Frånvaro",
        by=town.maja, at=AT,
    )  # fmt: skip
    pages = [here, f"{here}registrering/", f"{here}utskrift/"]
    read = [client.get(page).content.decode() for page in pages]
    assert all(WHERE in page for page in read)
    assert not any(f"{here}platser/" in page for page in read)
    Person.objects.filter(pk=town.noel).update(protection="marked")
    read = [client.get(page).content.decode() for page in pages]
    assert not any("Gran" in page for page in read)
    assert f"{here}platser/" in read[0]
    assert f"{here}platser/" in read[1]
    before = client.get(f"{here}platser/").content.decode()
    assert "Gran" not in before
    assert not Payload.objects.filter(verb="reveal_places").exists()
    assert WHERE in client.post(f"{here}platser/").content.decode()
    assert '"K6"' in Payload.objects.get(verb="reveal_places").body
    assert "Granby" not in Payload.objects.get(verb="reveal_places").body


def test_the_case_of_somebody_else_is_not_there(town, at_desk):
    """Red when: `check_may_read` left out of either."""
    client = at_desk(town.samira, AT)
    way = f"/arbete/arenden/{town.case}/platser/"
    assert client.get(way).status_code == client.post(way).status_code == 404


def test_nothing_to_show_says_where_to_look(town, at_desk):
    """Red when: the empty answer left out."""
    answer = at_desk(town.maja, AT).post(f"/arbete/arenden/{town.case}/platser/")
    assert "Adresser och telefon står på personens sida." in answer.content.decode()
