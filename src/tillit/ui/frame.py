"""What surrounds a page: where one can go, who is signed in. Pages fill it; templates draw it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .values import Key

PHONE_PLACES = 4


@dataclass(frozen=True)
class Place:
    """One link in a menu. Make one only for a page that exists and that this person may open."""

    label: str
    href: str
    icon: str = ""
    count: int | None = None
    phone: bool = False
    current: bool = False
    lang: str = ""
    key: str = ""


@dataclass(frozen=True)
class PlaceGroup:
    """Links under one heading; the first group has none."""

    places: tuple[Place, ...]
    heading: str = ""


@dataclass(frozen=True)
class Lock:
    """What a page needs to lock itself: where it asks how long it may stay open, whose page it is
    (a fingerprint), the seconds it has from now, and the ways in again."""

    ask_url: str
    account: str
    seconds: int
    door_url: str
    begin_url: str = ""
    ask_key_url: str = ""
    use_key_url: str = ""


@dataclass(frozen=True)
class DeskFrame:
    """Rail, top bar and phone bar of the desk. An empty address means that nothing is shown."""

    groups: tuple[PlaceGroup, ...]
    name: str = ""
    role: str = ""
    home: str = "/arbete/"
    search_url: str = ""
    lock_url: str = ""
    sign_out_url: str = ""
    density: str = ""
    density_url: str = ""
    lock: "Lock | None" = None
    remark: str = ""  # what every page that is drawn now says first

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that work on every page: one for each place in the menu."""
        places = (place for group in self.groups for place in group.places if place.key)
        return tuple(Key(f"G {place.key}", place.label.lower(), place.href) for place in places)

    @property
    def phone_places(self) -> tuple[Place, ...]:
        """At most four places for the bar at the foot of a phone; the fifth is *Mer*. Those made
        for it go first, then as many of the others as there is room for."""
        every = [place for group in self.groups for place in group.places]
        return tuple(sorted(every, key=lambda place: not place.phone)[:PHONE_PLACES])

    def at(self, path: str) -> "DeskFrame":
        """The same frame with the place of this address marked."""
        here = _here((p for g in self.groups for p in g.places), path)
        groups = (replace(group, places=_marked(group.places, here)) for group in self.groups)
        return replace(self, groups=tuple(groups))


@dataclass(frozen=True)
class PortalFrame:
    """Menu, own button and foot of the portal."""

    places: tuple[Place, ...] = ()
    foot: tuple[Place, ...] = ()
    me_label: str = ""
    me_url: str = ""

    def at(self, path: str) -> "PortalFrame":
        """The same frame with the place of this address marked."""
        return replace(self, places=_marked(self.places, _here(self.places, path)))


def _here(places: Iterable[Place], path: str) -> str:
    """The longest address that `path` lies under, or nothing."""
    return max((p.href for p in places if path.startswith(p.href)), key=len, default="")


def _marked(places: tuple[Place, ...], here: str) -> tuple[Place, ...]:
    return tuple(replace(place, current=place.href == here) for place in places)
