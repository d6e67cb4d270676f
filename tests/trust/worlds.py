"""Random worlds, and the same world as the program sees it."""

import random
from uuid import UUID

from tests.trust.twin import Colleague, Thing, World, about_a_colleague, at_work_beside, counts
from tillit.kernel.actor import Role, Seat, Staff
from tillit.trust.access.policies import Facts
from tillit.trust.access.types import GuardKind

MOMENTS = (-9, -1, 0, 1, 9)  # hours from now: both sides of the edge, and the edge
ENDS = (None, None, *MOMENTS)
ROLES = [role.value for role in Role]
CLASSES = ("K1", "K1 K3", "K1 K2 K3 K5", "K1 K4 K6")
KINDS = [kind.value for kind in GuardKind]


def world(seed):
    """A small world in which every rule has a fair chance to matter."""
    dice = random.Random(seed)
    units = {f"u{n}": dice.choice(("a", "a", "b")) for n in range(3)}
    made = World(person=dice.choice((None, "p0")))
    for _ in range(dice.randint(0, 3)):
        unit = dice.choice(list(units))
        made.seats.add((unit, dice.choice(ROLES), units[unit], True))
    for name in range(5):
        unit = dice.choice(list(units))
        about = {person for person in ("p0", "p1", "p2", "p3") if dice.random() < 0.25}
        thing = Thing(name, dice.choice(KINDS), unit, units[unit], about)
        thing.under = dice.choice((None, *range(name))) if dice.random() < 0.6 else None
        thing.sealed, thing.open = dice.random() < 0.2, dice.random() < 0.7
        made.things.append(thing)
    for _ in range(dice.randint(0, 3)):
        made.assignments.append((dice.randrange(5), dice.choice(MOMENTS), dice.choice(ENDS)))
        if dice.random() < 0.4:
            barrier = (dice.choice(("p1", "p2", "p3")), dice.choice(MOMENTS), dice.choice(ENDS))
            made.barriers.append(barrier)
        if dice.random() < 0.3:
            made.glass.append((dice.randrange(5), dice.choice(MOMENTS), dice.choice(MOMENTS)))
    made = _with_guests(made, random.Random(-seed - 1))
    return _with_colleagues(made, random.Random(-3 * seed - 2))


def _with_guests(made, dice):
    """Some have the duty but no shift, some are guests, some of those invited."""
    resting = {(unit, role) for unit, role, _, _ in made.seats if dice.random() < 0.4}
    made.seats = {
        (unit, role, area, role != "duty" or (unit, role) not in resting)
        for unit, role, area, _ in made.seats
    }
    if made.seats and dice.random() < 0.12:
        unit, _, area, _ = sorted(made.seats)[0]
        made.seats = {(unit, "partner", area, True)}
    # Who has left the partner, or was never there, may still hold an invitation: it opens nothing.
    if any(role == "partner" for _, role, _, _ in made.seats) or dice.random() < 0.2:
        for _ in range(dice.randint(0, 4)):
            period = (dice.choice(MOMENTS), dice.choice(ENDS))
            made.invitations.append((dice.randrange(5), *period, dice.choice(CLASSES)))
    return made


def _with_colleagues(made, dice):
    """Some colleagues are somebody whom things are about; some lead the units of things."""
    for _ in range(dice.choice((0, 0, 1, 2, 3))):
        thing, role = dice.choice(made.things), dice.choice(("leader", "intake", "partner"))
        other = Colleague(dice.choice((None, "p1", "p2", "p3")), {(thing.unit, role)})
        if made.seats and dice.random() < 0.5:
            other.seats.add((sorted(made.seats)[0][0], dice.choice(("intake", "social_worker"))))
        if dice.random() < 0.2:
            other.kept_from = {dice.choice(("p1", "p2", "p3"))}
        made.others.append(other)
    thing = dice.choice(made.things)
    role = {"report": "intake", "service": "provider"}.get(thing.kind)
    if role and dice.random() < 0.3:  # what came to one's own unit is about a colleague there
        made.seats.add((thing.unit, role, thing.area, True))
        thing.open = True
        thing.about.add("p1")
        made.others.append(Colleague("p1", {(thing.unit, "social_worker")}))
        if dice.random() < 0.7:
            made.others.append(Colleague(dice.choice((None, "p2")), {(thing.unit, "leader")}))
    return made


def id_of(number, name):
    """A name of a world as an id that no other world has."""
    digits = (str(name)[0].encode().hex() if isinstance(name, str) else "00") + str(name)[-1]
    return UUID(int=(number << 32) | int(digits, 16) | (1 << 100))


def staff_of(made, number=0):
    """The member of staff as an actor."""
    return Staff(
        id=id_of(number, "s1"),
        name="x",
        seats=frozenset(
            Seat(id_of(number, unit), Role(role), f"{area}{number}", on=on)
            for unit, role, area, on in made.seats
        ),
        person_id=id_of(number, made.person) if made.person else None,
        beside=frozenset(id_of(number, person) for person in at_work_beside(made)),
    )


def facts_of(made, thing, number=0):
    """What the policy is told about a thing."""
    barred = {person for person, since, until in made.barriers if counts(since, until)}
    assigned = {name for name, since, until in made.assignments if counts(since, until)}
    glass = {name for name, opened, until in made.glass if counts(opened, until)}
    invited = " ".join(
        classes
        for name, since, until, classes in made.invitations
        if name == thing.name and counts(since, until)
    )
    return Facts(
        kind=GuardKind(thing.kind),
        unit_id=id_of(number, thing.unit),
        area=f"{thing.area}{number}",
        concerned=frozenset(id_of(number, person) for person in thing.about),
        sealed=thing.sealed,
        open=thing.open,
        assigned=bool(assigned & {thing.name, thing.under}),
        glass=thing.name in glass,
        invited=invited,
        barred_from=frozenset(id_of(number, person) for person in barred),
        hushed=about_a_colleague(made, thing),
    )
