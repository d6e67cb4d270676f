"""Every address says for whom it is, and everything under /arbete/ is for staff.

Red when: a view is added to a urls.py without desk_page, resident_page or public_page; or when a
page under /arbete/ other than the sign-in is marked public.
"""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, path

from tillit.pages.http.guard import MARK

OPEN_AT_THE_DESK = {
    "tillit.pages.desk.sign_in.views",
    "tillit.pages.desk.sign_in.awake",  # a page whose session has ended is told that it has
    "tillit.pages.desk.keys.views",  # the first key, and signing in with one
    "tillit.pages.desk.gallery.views",  # only in the demo
}


def addresses(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple]:
    for each in patterns:
        here = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, here)
        else:
            yield here, each.callback, getattr(each.callback, MARK, None)


def unmarked(patterns: list[URLPattern | URLResolver]) -> list[str]:
    return [here for here, _, mark in addresses(patterns) if mark is None]


def test_every_address_says_for_whom_it_is() -> None:
    assert unmarked(get_resolver().url_patterns) == []


def test_the_desk_is_for_staff() -> None:
    strangers = [
        here
        for here, view, mark in addresses(get_resolver().url_patterns)
        if here.startswith("arbete/") and mark != "desk" and view.__module__ not in OPEN_AT_THE_DESK
    ]
    assert strangers == []


def test_the_walk_finds_what_is_not_marked() -> None:
    """The control: without it, a walk that finds nothing would always pass."""
    assert unmarked([path("olast/", lambda request: None)]) == ["olast/"]
    assert len(list(addresses(get_resolver().url_patterns))) >= 9
