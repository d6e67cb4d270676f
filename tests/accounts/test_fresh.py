"""A role is given by who has just signed in; others do it once more and lose nothing."""

from datetime import timedelta

from django.test import Client
from django.utils.http import urlencode

from tests.accounts.conftest import AT, DESK
from tests.support.who import comes_in
from tillit.kernel.actor import Role
from tillit.trust.access.queries import seats_of
from tillit.trust.identity.models import KeptPost

LATE = AT + timedelta(minutes=16)


def end(browser: Client, town, **more: str):
    sent = {"staff": str(town.kim), "role": Role.SOCIAL_WORKER.value, **more}
    return browser.post(f"{DESK}organisation/{town.unit}/avsluta/", sent)


def worked_until_late(ali: Client, clock) -> None:
    clock(AT + timedelta(minutes=8))
    ali.get(DESK)
    clock(LATE)


def test_kept_over_the_sign_in_and_sent_again(town, clock) -> None:
    """Red with the limit taken away, and with the post kept for nobody."""
    ali = comes_in(Client(), "ali", AT)
    worked_until_late(ali, clock)
    away = end(ali, town)
    assert away.status_code == 302
    assert "igen=1" in away["Location"]
    assert seats_of(ali, town.kim, at=LATE)
    door = ali.get(away["Location"]).content.decode()
    assert "Logga in en gång till" in door
    back = KeptPost.objects.get() and away["Location"].split("till=")[1].split("&")[0]
    comes_in(ali, "ali", LATE)  # the ceremony itself is tried elsewhere
    page = ali.get(back).content.decode()
    assert "Skicka igen" in page
    assert f'value="{town.kim}"' in page
    assert end(ali, town, _kept=back.strip("/").split("/")[-1])["Location"].startswith(f"{DESK}org")
    assert not seats_of(ali, town.kim, at=LATE)
    assert not KeptPost.objects.exists()


def test_within_the_minutes_nothing_is_asked(town, clock) -> None:
    """Red with every post asked for anew."""
    ali = comes_in(Client(), "ali", AT)
    clock(AT + timedelta(minutes=14))
    assert end(ali, town)["Location"].startswith(f"{DESK}organisation/")
    assert not seats_of(ali, town.kim, at=LATE)


def test_another_who_signs_in_there_gets_nothing(town, clock) -> None:
    """Red with the kept post given to whoever asks for it."""
    ali = comes_in(Client(), "ali", AT)
    worked_until_late(ali, clock)
    back = end(ali, town)["Location"].split("till=")[1].split("&")[0]
    comes_in(ali, "linda", LATE)
    assert ali.get(back).status_code == 404


def test_a_page_that_is_read_asks_nothing(town, clock) -> None:
    """Red with the pages of the forms asked for anew, too."""
    ali = comes_in(Client(), "ali", AT)
    worked_until_late(ali, clock)
    assert ali.get(f"{DESK}organisation/{town.unit}/").status_code == 200
    assert ali.get(f"{DESK}logga-in/?{urlencode({'till': DESK})}").status_code == 302


def test_kept_also_where_the_browser_has_no_mark_of_the_account(town, clock, settings) -> None:
    """Red with the post kept by the cookie of the last account alone."""
    settings.FRESH_MINUTES = 5
    ali = comes_in(Client(), "ali", AT)
    clock(AT + timedelta(minutes=6))
    assert "det-du-skrev" in end(ali, town)["Location"]
