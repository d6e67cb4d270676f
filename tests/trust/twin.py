"""The policy once more, written from docs/reference/policy.md and from nothing else.

Slow, plain, and forbidden to import the program: what both say is what the table says. A world is
rows in lists; a moment is a number of hours, and now is 0.
"""

from dataclasses import dataclass, field

NOW = 0


@dataclass
class Thing:
    """A report, a case or a service."""

    name: int
    kind: str
    unit: str
    area: str
    about: set[str]
    under: int | None = None
    sealed: bool = False
    open: bool = True


@dataclass
class Colleague:
    """Somebody else who works here: who they are, where, and whom they are kept from."""

    person: str | None
    seats: set[tuple[str, str]]  # unit, role
    kept_from: set[str] = field(default_factory=set)


@dataclass
class World:
    """One member of staff among things."""

    person: str | None = None
    seats: set[tuple[str, str, str, bool]] = field(default_factory=set)  # unit, role, area, on
    things: list[Thing] = field(default_factory=list)
    assignments: list[tuple[int, int, int | None]] = field(default_factory=list)
    barriers: list[tuple[str, int, int | None]] = field(default_factory=list)
    glass: list[tuple[int, int, int]] = field(default_factory=list)
    # thing, since, until, classes
    invitations: list[tuple[int, int, int | None, str]] = field(default_factory=list)
    others: list[Colleague] = field(default_factory=list)


def counts(since, until):
    """From its first moment, up to but not including its last."""
    if since > NOW:
        return False
    return until is None or until > NOW


def only_a_guest(world):
    """Here with no other role than that of a guest from a partner."""
    return {role for _, role, _, _ in world.seats} == {"partner"}


def assignment_in(world, thing):
    """An assignment to the thing itself or to the case that it lies under. Not for a guest."""
    if only_a_guest(world):
        return False
    for name, since, until in world.assignments:
        if counts(since, until) and name in (thing.name, thing.under):
            return True
    return False


def walls(world, thing):
    """Every wall that stands in the way."""
    standing = set()
    if world.person is not None and world.person in thing.about:
        standing.add("own")
    for person, since, until in world.barriers:
        if person in thing.about and counts(since, until):
            standing.add("barred")
    if thing.area not in {area for _, _, area, _ in world.seats}:
        standing.add("area")
    if thing.sealed and not assignment_in(world, thing):
        standing.add("sealed")
    return standing


def at_work_beside(world):
    """Who the others are who work in a unit of one's own. A guest is no colleague."""
    mine = {unit for unit, _, _, _ in world.seats}
    return {
        other.person
        for other in world.others
        for unit, role in other.seats
        if other.person and unit in mine and role != "partner"
    }


def about_a_colleague(world, thing):
    """It is about somebody who works in a unit of one's own, and a leader of its unit sees it."""
    return bool(at_work_beside(world) & thing.about) and any(
        (thing.unit, "leader") in other.seats
        and other.person not in thing.about
        and not other.kept_from & thing.about
        for other in world.others
    )


def ways(world, thing):
    """Every way in."""
    found = set()
    loud = not about_a_colleague(world, thing)
    if assignment_in(world, thing):
        found.add("assigned")
    open_report = thing.kind == "report" and thing.open
    for unit, role, _, on in world.seats:
        if role == "intake" and unit == thing.unit and open_report and loud:
            found.add("intake")
        if role == "leader" and unit == thing.unit:
            found.add("leader")
        if role == "duty" and on and open_report:
            found.add("duty")
    for unit, role, _, _ in world.seats:
        if role == "partner":
            for name, since, until, _ in world.invitations:
                if name == thing.name and counts(since, until):
                    found.add("partner")
        waits = thing.kind == "service" and thing.open and loud
        if waits and role == "provider" and unit == thing.unit:
            found.add("provider")
    for name, opened, until in world.glass:
        if name == thing.name and counts(opened, until) and not only_a_guest(world):
            found.add("glass")
    return found


# The order of the table: the first way in that holds decides what is shown.
ORDER = ("assigned", "intake", "leader", "duty", "provider", "partner", "glass")


def may_see(world, thing):
    """The classes of fields that are open, as letters and digits; none where nothing is."""
    if not may_read(world, thing):
        return set()
    way = next(each for each in ORDER if each in ways(world, thing))
    if thing.kind == "service" and way in ("assigned", "leader", "provider"):
        return {"K1", "K2", "K3"}
    if way == "partner":
        named = set()
        for name, since, until, classes in world.invitations:
            if name == thing.name and counts(since, until):
                named |= set(classes.split())
        return named & {"K1", "K2", "K3", "K5"}
    if way == "glass" or (way == "leader" and not (thing.kind == "report" and thing.open)):
        return {"K1", "K2", "K3", "K5"}
    return {"K1", "K2", "K3", "K4", "K5"}


def may_read(world, thing):
    """Walls first, then ways in, else no."""
    return not walls(world, thing) and bool(ways(world, thing))
