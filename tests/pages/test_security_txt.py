"""security.txt says whom to tell, and is gone when its day has passed."""

from datetime import UTC, datetime

import pytest

from tillit.config.checks import problems_with_security_txt

AT = datetime(2026, 11, 24, 8, 40, tzinfo=UTC)
ADDRESS = "/.well-known/security.txt"


@pytest.fixture
def asked(client, settings, monkeypatch, db):
    """`asked(until, *contacts)`: the answer a stranger gets."""

    def ask(until, *contacts):
        settings.SECURITY_CONTACT, settings.SECURITY_UNTIL = list(contacts), until
        monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
        return client.get(ADDRESS)

    return ask


def test_it_has_what_the_standard_asks_for(asked):
    """Red when: Expires or Contact is left out, or the type is not plain text."""
    answer = asked("2027-06-30", "mailto:it@example.se", "tel:+46-8-465004")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "Contact: mailto:it@example.se",
        "Contact: tel:+46-8-465004",
        "Expires: 2027-06-30T00:00:00Z",
        "Preferred-Languages: sv, en",
        f"Canonical: http://testserver{ADDRESS}",
    ]


@pytest.mark.parametrize(
    ("until", "contacts"),
    [("2026-11-23", ["mailto:it@example.se"]), ("", ["mailto:it@example.se"]), ("2027-06-30", [])],
)
def test_an_old_or_empty_one_is_not_there(asked, until, contacts):
    """Red when: the day is not compared, or no contact gives a page without one."""
    assert asked(until, *contacts).status_code == 404


@pytest.mark.parametrize(
    ("until", "contact", "word"),
    [
        ("2027-06-30", "mailto:it@example.se", None),
        ("2026-12-20", "mailto:it@example.se", "26 days"),
        ("2026-11-01", "mailto:it@example.se", "has passed"),
        ("2028-06-30", "mailto:it@example.se", "more than a year"),
        ("i höst", "mailto:it@example.se", "is a day"),
        ("2027-06-30", "it@example.se", "is not https:"),
        ("2027-06-30", "", "no /.well-known"),
    ],
)
def test_somebody_is_warned_in_time(settings, until, contact, word):
    """Red when: a month before counts as far away, or a contact without its kind is let through."""
    settings.SECURITY_CONTACT = [contact] if contact else []
    settings.SECURITY_UNTIL = until
    found = problems_with_security_txt(AT)
    assert found == [] if word is None else word in " ".join(found)
