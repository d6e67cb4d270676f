"""Where one is signed in: seen, ended from elsewhere, bound to the browser, over after a day."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.accounts.conftest import AT, DESK
from tests.support.who import comes_in
from tillit.pages.http import bound
from tillit.trust.audit.models import Payload
from tillit.trust.identity.models import SignIn
from tillit.trust.identity.queries import SESSION_KEY
from tillit.trust.identity.types import EndedAs

MINUTE = timedelta(minutes=1)
MINE = f"{DESK}inloggningar/"


def is_in(browser: Client) -> bool:
    return browser.get(DESK).status_code == 200


def test_ended_from_elsewhere_and_told_why(town, kim, clock) -> None:
    """Red with the session not asking whether its sign-in has ended."""
    other, linda = comes_in(Client(), "kim", AT + MINUTE), comes_in(Client(), "linda", AT)
    clock(AT + MINUTE)
    page = other.get(MINE).content.decode()
    assert page.count("Avsluta<span") == 1
    assert page.count(">Här<") == 1
    done = other.post(MINE, {"do": "others"}, follow=True).content.decode()
    assert "Alla andra inloggningar är avslutade." in done
    assert (is_in(other), is_in(kim), is_in(linda)) == (True, False, True)
    assert "från ett annat ställe" in kim.get(f"{DESK}vaken/").json()["why"]
    assert Payload.objects.filter(verb="SignInsEnded").count() == 1


def test_one_ends_only_ones_own(town, kim, clock) -> None:
    """Red without `staff_id` in `end_my_sign_in`."""
    linda = comes_in(Client(), "linda", AT)
    hers = SignIn.objects.get(staff__subject="linda")
    assert kim.post(MINE, {"sign_in": str(hers.pk)}).status_code == 404
    assert is_in(linda)
    assert linda.post(MINE, {"sign_in": str(hers.pk)}).status_code == 302
    assert not is_in(linda)


@pytest.mark.parametrize("cookie", [None, "forged"])
def test_the_session_key_alone_opens_nothing(town, kim, cookie) -> None:
    """The key stands in the database; the second cookie is signed with a key that does not. Red
    with `is_moved` always False, and with an unsigned cookie taken."""
    thief = Client()
    thief.cookies["sessionid"] = kim.cookies["sessionid"].value
    if cookie:
        thief.cookies[bound.cookie_name()] = kim.session[SESSION_KEY]["sign_in"]
    assert not is_in(thief)
    assert SignIn.objects.get().ended_as == EndedAs.MOVED
    assert not is_in(kim)  # somebody has the key: it is worth nothing any more
    assert "annan webbläsare" in kim.get(f"{DESK}vaken/").json()["why"]


def test_over_after_a_working_day_however_busy(town, kim, clock) -> None:
    """Red with the age of the session's cookie alone, which every save begins anew."""
    for minutes in range(10, 481, 10):
        clock(AT + minutes * MINUTE)
        assert is_in(kim), minutes
    clock(AT + 481 * MINUTE)
    assert not is_in(kim)
    assert SignIn.objects.get().ended_as == EndedAs.LONG


def test_a_page_that_asks_is_nobodys_touch(town, kim, clock) -> None:
    """Red with `touch` always True: an open page would never lock."""
    for minutes in (5, 10, 15):
        clock(AT + minutes * MINUTE)
        said = kim.get(f"{DESK}vaken/", headers={"x-requested-with": "awake"}).json()
        assert said["seconds"] == (15 - minutes) * 60
    clock(AT + 15 * MINUTE)
    assert kim.post(f"{DESK}vaken/").json()["seconds"] == 15 * 60
    clock(AT + 31 * MINUTE)
    assert kim.get(f"{DESK}vaken/").json() == {
        "open": False, "why": "Ingen har rört sidan på en stund.",
    }  # fmt: skip


def test_who_is_not_signed_in_is_told_nothing(db) -> None:
    """Red with the reason taken from what the browser says without a signature."""
    assert Client().get(f"{DESK}vaken/").json() == {
        "open": False, "why": "Du är inte inloggad längre.",
    }  # fmt: skip
