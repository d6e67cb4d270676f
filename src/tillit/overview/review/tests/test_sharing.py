"""Two sign-ins of one account in use at once are a sign that it is shared."""

from datetime import timedelta

import pytest

from tillit.overview.review.sharing import shared_accounts
from tillit.trust.identity.models import StaffAccount

from .office import NOW


def sign_in(who, days_ago, *devices, seen=60):
    """One sign-in after another, ten minutes apart, each used for a time."""
    account = StaffAccount.objects.get(pk=who.id)
    for place, device in enumerate(devices):
        begun = NOW - timedelta(days=days_ago) + timedelta(minutes=10 * place)
        account.sign_ins.create(
            way="passkey", device=device, begun_at=begun, seen_at=begun + timedelta(minutes=seen)
        )


@pytest.fixture
def shared(office):
    """Maja's account, on two days; Samira's on one."""
    sign_in(office.maja, 1, "Firefox på Linux", "Chrome på Android")
    sign_in(office.maja, 3, "Firefox på Linux", "Edge på Windows")
    sign_in(office.samira, 2, "Firefox på Linux", "Chrome på Android")
    return office


def test_two_days_are_a_sign_and_one_is_not(shared):
    """Red when: DAYS is 1, or the devices are left out."""
    [sign] = shared_accounts(shared.vera, at=NOW)
    assert (sign.name, sign.days, sign.times) == ("Maja Norrman", 2, 2)
    assert "Chrome på Android" in sign.devices


def test_one_after_the_other_is_none(office):
    """Red when: the first sign-in need not be in use when the next begins."""
    for days in (1, 2, 3):
        sign_in(office.maja, days, "Firefox på Linux", "Chrome på Android", seen=5)
    assert shared_accounts(office.vera, at=NOW) == []


def test_a_leader_sees_their_own_colleagues_and_nobody_themself(shared):
    """Red when: a leader sees every unit, or one's own account stands there."""
    sign_in(shared.samira, 4, "Firefox på Linux", "Chrome på Android")
    assert [each.name for each in shared_accounts(shared.katarina, at=NOW)] == ["Maja Norrman"]
    assert len(shared_accounts(shared.vera, at=NOW)) == 2
    assert shared_accounts(shared.idris, at=NOW) == []
    for days in (1, 2):
        sign_in(shared.vera, days, "Firefox på Linux", "Edge på Windows")
    assert "Vera Lindh" not in {each.name for each in shared_accounts(shared.vera, at=NOW)}
