"""The menu shows places that exist, to those whose role needs them.

Red when: `address` raises for a page that is not built, or a role is not asked for.
"""

from contextlib import suppress
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.test import RequestFactory
from django.urls import NoReverseMatch, get_resolver, reverse

from tillit.kernel.actor import Role, Seat, Staff
from tillit.pages.desk import places

AT = datetime(2026, 11, 24, 8, 40, tzinfo=UTC)


def request_by(*roles):
    seats = frozenset(Seat(uuid4(), role, "ifo") for role in roles)
    request = RequestFactory().get("/arbete/personer/")
    request.actor = Staff(uuid4(), "Maja Norrman", seats, title="Socialsekreterare, Barn 2")
    request.session = {}
    request.at = AT
    return request


def labels(frame):
    return {place.label for group in frame.groups for place in group.places}


def test_a_place_without_a_page_is_not_shown():
    assert places.address("desk:no_such_page") == ""


@pytest.mark.parametrize("count", [0, 1, 2])
def test_ids_are_put_where_they_belong(count):
    """Red when: two ids change places, or one is taken from the time before."""
    names = {f"desk:{name}" for name in get_resolver("tillit.pages.desk.urls").reverse_dict
             if isinstance(name, str)}  # fmt: skip
    found = 0
    for _ in range(2):
        ids = [uuid4() for _ in range(count)]
        for name in names:
            with suppress(NoReverseMatch):
                assert places.address(name, *ids) == reverse(name, args=ids)
                found += 1
    assert found > 10


def test_the_place_of_the_address_is_marked():
    frame = places.frame_for(request_by(Role.SOCIAL_WORKER))
    current = [p.label for g in frame.groups for p in g.places if p.current]
    assert current == ["Personer"]
    assert (frame.name, frame.search_url) == ("Maja Norrman", "/arbete/personer/")


def test_roles_decide():
    assert "Mallar" not in labels(places.frame_for(request_by(Role.SOCIAL_WORKER)))
    assert "Personer" not in labels(places.frame_for(request_by(Role.BOARD_SECRETARY)))


def test_who_is_not_signed_in_gets_no_frame():
    assert places.frame(RequestFactory().get("/")) == {}


def test_keys_have_a_place_only_where_they_are_used(monkeypatch):
    """Red when: the place is shown, or left out, whatever vouches for staff."""
    for used in (True, False):
        monkeypatch.setattr(places, "identification", lambda used=used: Provider(not used))
        frame = places.frame_for(request_by(Role.SOCIAL_WORKER))
        assert ("Dina nycklar" in labels(frame)) is used


class Provider:
    def __init__(self, configured: bool) -> None:
        self._configured = configured

    def configured(self, audience) -> bool:
        return self._configured
