"""A map of places, drawn here: no tiles, no other server, no script, and nobody asked where they
are. Points that would lie on each other are moved apart; the map says that it is rough."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians
from uuid import UUID

from tillit.registers.directory.types import Place
from tillit.ui.values import Point

from .shown import Line

WIDTH, HEIGHT, EDGE = 360, 260, 26  # of the drawing, in its own units
APART, TURNS = 36, 60  # so far apart the points come to lie, and how often they are moved
METRES = 111_320  # a degree of latitude, nearly
LEAST = 200.0  # metres: a map of one house shows its block


@dataclass(frozen=True)
class Spot:
    """A place on the map, with what is given there."""

    number: int
    place: Place
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Drawn:
    """The map and the list beside it. `across`: how much of the town it shows."""

    points: tuple[Point, ...]
    spots: tuple[Spot, ...]
    across: str


def drawn(lines: Sequence[Line]) -> Drawn | None:
    """The places of these lines that have a point; nothing where none has."""
    at: dict[UUID, list[Line]] = {}
    places: dict[UUID, Place] = {}
    for line in lines:
        for place in line.offer.places:
            if place.north is not None and place.east is not None:
                places[place.id] = place
                at.setdefault(place.id, []).append(line)
    if not places:
        return None
    spots = tuple(
        Spot(number, place, tuple(at[place.id]))
        for number, place in enumerate(places.values(), 1)
    )  # fmt: skip
    metres = _metres([spot.place for spot in spots])
    low, high = (
        [min(axis) for axis in zip(*metres, strict=True)],
        [max(axis) for axis in zip(*metres, strict=True)],
    )
    room = (WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE)
    scale = min(
        side / max(top - bottom, LEAST)
        for side, bottom, top in zip(room, low, high, strict=True)
    )  # fmt: skip
    middle = [(bottom + top) / 2 for bottom, top in zip(low, high, strict=True)]
    where = _apart([
        (WIDTH / 2 + (x - middle[0]) * scale, HEIGHT / 2 - (y - middle[1]) * scale)
        for x, y in metres
    ])  # fmt: skip
    points = tuple(
        Point(spot.number, spot.place.name, f"#plats-{spot.number}", round(x), round(y))
        for spot, (x, y) in zip(spots, where, strict=True)
    )
    return Drawn(points, spots, _across(WIDTH / scale))


def distance(one: Place, other: Place) -> float:
    """Metres between two places as the crow flies; endless where one has no point."""
    if None in (one.north, one.east, other.north, other.east):
        return float("inf")
    (x, y), (u, v) = _metres([one, other])
    return hypot(x - u, y - v)


def nearest_first(lines: Iterable[Line], start: Place) -> list[Line]:
    """These lines with the nearest to this place first; what has no point comes last, as it was."""
    return sorted(
        lines,
        key=lambda line: min((distance(start, x) for x in line.offer.places), default=float("inf")),
    )


def _metres(places: Sequence[Place]) -> list[tuple[float, float]]:
    """East and north of the first, in metres. Right enough for a town."""
    first = places[0]
    assert first.north is not None
    narrow = cos(radians(float(first.north)))
    return [
        (float(place.east or 0) * METRES * narrow, float(place.north or 0) * METRES)
        for place in places
    ]


def _apart(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    found = [list(point) for point in points]
    for _ in range(TURNS):
        for number, one in enumerate(found):
            for later, other in enumerate(found[number + 1 :], number + 1):
                _push(one, other, number + later)
    return [(one[0], one[1]) for one in found]


def _push(one: list[float], other: list[float], turn: int) -> None:
    x, y = other[0] - one[0], other[1] - one[1]
    far = hypot(x, y)
    if far >= APART:
        return
    if far < 1:  # the same house: any way apart will do, but the same each time
        x, y, far = (1.0, 0.0, 1.0) if turn % 2 else (0.0, 1.0, 1.0)
    step = (APART - far) / 2 / far
    for point, way in ((one, -step), (other, step)):
        point[0] = min(max(point[0] + x * way, EDGE), WIDTH - EDGE)
        point[1] = min(max(point[1] + y * way, EDGE), HEIGHT - EDGE)


def _across(metres: float) -> str:
    if metres < 1_000:
        return f"{round(metres, -2):.0f} meter"
    return f"{metres / 1_000:.1f} kilometer".replace(".", ",")
