"""The front page leads only to pages that exist; the pages at its foot are there."""

import re

import pytest

pytestmark = pytest.mark.django_db

PAGES = ["/", "/tillganglighet/", "/dina-uppgifter/", "/orolig/"]


@pytest.mark.parametrize("address", PAGES)
def test_every_link_leads_somewhere(client, address: str, settings) -> None:
    """Red when: a door stands there before its room."""
    settings.DUTY_PHONE = "08-465 004 12"
    html = client.get(address).content.decode()
    links = set(re.findall(r'href="(/[^"#]*)"', html))
    links = {link for link in links if not link.startswith("/static/")}
    assert links
    assert {link: client.get(link).status_code for link in links}.keys() == links
    broken = [link for link in links if client.get(link).status_code >= 400]
    assert broken == []


def test_what_a_frightened_person_looks_for_is_there(client, settings) -> None:
    """Red when: the strip, the doors or the answers to fear are taken away."""
    settings.DUTY_PHONE = "08-465 004 12"
    html = client.get("/").content.decode()
    for words in ("tel:112", "tel:0846500412", "Orolig för ett barn?", "Tar ni mina barn då?"):
        assert words in html
    assert "Tillit" not in re.sub(r"<(link|script|img|use)[^>]*>", "", html)
    assert client.get("/").cookies == {} or set(client.get("/").cookies) == {"csrftoken"}


def test_swap_and_reload_are_the_same(client) -> None:
    """Red when: htmx gets another page than the browser."""
    token = re.compile(r'(value="|CSRFToken":")[A-Za-z0-9]{64}')
    whole = token.sub("", client.get("/orolig/").content.decode())
    swapped = client.get("/orolig/", headers={"hx-request": "true"}).content.decode()
    assert token.sub("", swapped) == whole
