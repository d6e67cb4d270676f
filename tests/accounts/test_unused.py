"""Accounts that nobody uses are locked, then without roles, and somebody else wakes them."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from tests.accounts.conftest import AT, BEGAN, TOWN, actor
from tests.support.who import comes_in
from tillit.kernel.actor import Guest, Role
from tillit.kernel.refusal import NotThere, Refusal
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.queries import seats_of
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ, lock_unused, sign_in_staff, wake_account
from tillit.trust.identity.models import StaffAccount
from tillit.trust.identity.queries import SESSION_KEY
from tillit.trust.identity.types import Identified, NotIdentified, WokenAs

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def days(settings) -> None:
    settings.UNUSED_DAYS = {"locked": 30, "removed": 90}


def sign_in(subject: str, at) -> SessionStore:
    session = SessionStore()
    sign_in_staff(session, Identified(subject, subject, 3), by=Guest(), at=at)
    return session


def test_locked_after_thirty_days_and_without_roles_after_ninety(town) -> None:
    """A13. Red with `lte` on the first day, without the last sign-in, and with roles taken
    at once."""
    sign_in("linda", BEGAN + 20 * DAY)
    lock_unused(by=TOWN, at=BEGAN + 30 * DAY)
    assert actor(town.kim, BEGAN + 30 * DAY)
    lock_unused(by=TOWN, at=BEGAN + 31 * DAY)
    assert actor(town.kim, BEGAN + 31 * DAY) is None
    assert actor(town.linda, BEGAN + 31 * DAY)
    assert seats_of(TOWN, town.kim, at=BEGAN + 89 * DAY)
    lock_unused(by=TOWN, at=BEGAN + 91 * DAY)
    assert not seats_of(TOWN, town.kim, at=BEGAN + 91 * DAY)
    assert seats_of(TOWN, town.linda, at=BEGAN + 91 * DAY)


def test_an_account_from_long_ago_does_not_let_in(town) -> None:
    """The account that Hackney's attackers came in by was from 2012. Red with `locked_at`
    not asked for at sign-in."""
    StaffAccount.objects.filter(pk=town.kim).update(created_at=AT - 14 * 365 * DAY, woken_at=None)
    lock_unused(by=TOWN, at=AT)
    with pytest.raises(NotIdentified, match="Be din chef låsa upp"):
        sign_in("kim", AT)
    assert not seats_of(TOWN, town.kim, at=AT)


def test_who_is_signed_in_is_out_at_once(town, kim, clock) -> None:
    """Red with the session asking for the account's end alone."""
    later = AT + timedelta(minutes=5)
    StaffAccount.objects.filter(pk=town.kim).update(
        created_at=AT - 60 * DAY, woken_at=None, last_seen_at=AT - 40 * DAY
    )
    lock_unused(by=TOWN, at=later)
    clock(later)
    assert kim.get("/arbete/")["Location"].startswith("/arbete/logga-in/")
    assert "låst" in kim.get("/arbete/vaken/").json()["why"]


def test_the_leader_or_the_administrator_wakes_it_and_never_oneself(town) -> None:
    """Red with any leader, with oneself, and with a woken account locked again the next
    night."""
    at = BEGAN + 31 * DAY
    sign_in("linda", at - DAY)
    sign_in("ali", at - DAY)
    lock_unused(by=TOWN, at=at)
    for own in (town.linda, town.ali):
        with pytest.raises(Refusal, match="sitt eget konto"):
            wake_account(own, WokenAs.AWAY, by=actor(own, at), at=at)
    with pytest.raises(NotThere):
        wake_account(town.linda, WokenAs.AWAY, by=actor(town.ali, at), at=at)  # not locked
    wake_account(town.kim, WokenAs.AWAY, by=actor(town.linda, at), at=at)
    lock_unused(by=TOWN, at=at + DAY)
    assert SESSION_KEY in sign_in("kim", at + DAY)


def test_another_units_leader_does_not_wake_it(town) -> None:
    """Red with `actor.has(Role.LEADER)`."""
    at = BEGAN + 31 * DAY
    other = open_unit("Vuxna", UnitKind.INVESTIGATION, by=TOWN, at=BEGAN)
    per = employ("Per", subject="per", by=TOWN, at=at)
    give_seat(per, other, Role.LEADER, by=TOWN, at=at)
    lock_unused(by=TOWN, at=at)
    with pytest.raises(Refusal, match="Den som sköter systemet"):
        wake_account(town.kim, WokenAs.AWAY, by=actor(per, at), at=at)


def test_on_kollegor_it_is_said_and_woken(town, clock) -> None:
    """Red with the form shown for an account that is not locked."""
    at = BEGAN + 31 * DAY
    sign_in("linda", at - DAY)
    lock_unused(by=TOWN, at=at)
    clock(at)
    linda = comes_in(Client(), "linda", at)
    page = f"/arbete/organisation/kollega/{town.kim}/"
    assert "Låst: inte använt på länge" in linda.get("/arbete/organisation/").content.decode()
    assert "Kontot är låst" in linda.get(page).content.decode()
    assert "Skälet: välj ett svar" in linda.post(page, {"do": "wake"}).content.decode()
    done = linda.post(page, {"do": "wake", "why": "away"}, follow=True).content.decode()
    assert "Kim kan logga in igen." in done
    assert "Kontot är låst" not in done
