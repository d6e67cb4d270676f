"""A random world as Cedar is told of it: staff, things, units, areas and persons, as they are now.

Forbidden to import the program or its twin: a third reading of the same world. What has not begun
or has ended is left out here, so that `policy.cedar` need not know the time.
"""

from __future__ import annotations

from typing import Any

NOW = 0
ME = "me"

Entity = dict[str, Any]  # Any: what Cedar takes as JSON
TYPES = {"report": "Report", "case": "Case", "service": "Service"}


def entities(made: Any, number: int) -> list[Entity]:
    """Everybody and everything in a world; `number` keeps worlds in one batch apart."""
    areas = {thing.unit: thing.area for thing in made.things}
    areas |= {unit: area for unit, _, area, _ in made.seats}
    units = [
        _entity("Unit", number, unit, parents=[_ref("Area", number, area)])
        for unit, area in areas.items()
    ]
    things = [_thing(made, thing, number) for thing in made.things]
    others = [_other(other, f"other{n}", number) for n, other in enumerate(made.others)]
    return [*units, *things, _me(made, number), *others]


def thing_ref(thing: Any, number: int) -> Entity:
    """A thing by its kind and name."""
    return _ref(TYPES[thing.kind], number, thing.name)


def staff_ref(name: str, number: int) -> Entity:
    """The member of staff (`ME`), or another by their place in the list: "other0"."""
    return _ref("Staff", number, name)


def _thing(made: Any, thing: Any, number: int) -> Entity:
    part_of = [each for each in made.things if each.name in (thing.name, thing.under)]
    works = {
        unit
        for other in made.others
        for unit, role in other.seats
        if other.person in thing.about and role != "partner"
    }
    return _entity(
        TYPES[thing.kind],
        number,
        thing.name,
        unit=_link("Unit", number, thing.unit),
        area=_link("Area", number, thing.area),
        about=[_link("Person", number, each) for each in thing.about],
        partOf=[_linked(thing_ref(each, number)) for each in part_of],
        staffOf=[_link("Unit", number, each) for each in works],
        sealed=thing.sealed,
        open=thing.open,
    )


def _me(made: Any, number: int) -> Entity:
    things = {thing.name: _linked(thing_ref(thing, number)) for thing in made.things}
    return _staff(
        ME,
        number,
        made.person,
        {(unit, role) for unit, role, _, _ in made.seats},
        on_shift=any(role == "duty" and on for _, role, _, on in made.seats),
        barred={person for person, since, until in made.barriers if _is_now(since, until)},
        assigned=[things[name] for name, since, until in made.assignments if _is_now(since, until)],
        opened=[things[name] for name, since, until in made.glass if _is_now(since, until)],
        invited=[
            {"thing": things[name], "shows": {"__entity": {"type": "Action", "id": action}}}
            for name, since, until, classes in made.invitations
            if _is_now(since, until)
            for action in ("read", *classes.split())
        ],
    )


def _other(other: Any, name: str, number: int) -> Entity:
    return _staff(name, number, other.person, other.seats, barred=other.kept_from)


def _staff(
    name: str,
    number: int,
    person: str | None,
    seats: set[tuple[str, str]],
    *,
    barred: set[str],
    on_shift: bool = False,
    assigned: list[Entity] | None = None,
    opened: list[Entity] | None = None,
    invited: list[Entity] | None = None,
) -> Entity:
    units = {unit for unit, _ in seats}
    known = {"person": _link("Person", number, person)} if person else {}
    return _entity(
        "Staff",
        number,
        name,
        parents=[_ref("Unit", number, unit) for unit in units],
        seats=[{"unit": _link("Unit", number, unit), "role": role} for unit, role in seats],
        roles=sorted({role for _, role in seats}),
        units=[_link("Unit", number, unit) for unit in units],
        onShift=on_shift,
        barredFrom=[_link("Person", number, each) for each in barred],
        assigned=assigned or [],
        opened=opened or [],
        invited=invited or [],
        **known,
    )


def _is_now(since: int, until: int | None) -> bool:
    """An end counts from its moment."""
    return since <= NOW and not (until is not None and until <= NOW)


def _ref(kind: str, number: int, name: object) -> Entity:
    return {"type": kind, "id": f"{number}/{name}"}


def _linked(ref: Entity) -> Entity:
    return {"__entity": ref}


def _link(kind: str, number: int, name: object) -> Entity:
    return _linked(_ref(kind, number, name))


def _entity(
    kind: str, number: int, name: object, parents: list[Entity] | None = None, **attrs: Any
) -> Entity:
    return {"uid": _ref(kind, number, name), "attrs": attrs, "parents": parents or []}
