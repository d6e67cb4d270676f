"""Who gives what to whom: units, roles, analyses, and where it takes two."""

from collections.abc import Collection
from uuid import UUID

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import NotThere, Refusal

# Roles that reach everything, or judge everybody: asked for by one, confirmed by another.
BY_TWO = frozenset({Role.ADMINISTRATOR, Role.REVIEWER, Role.ARCHIVIST})
ANALYSTS = (Role.LEADER, Role.ADMINISTRATOR, Role.REVIEWER)


def check_may_organise(actor: Actor) -> None:
    """Who administers the system opens units, and the program itself."""
    if isinstance(actor, System):
        return
    if not isinstance(actor, Staff):
        raise NotThere
    if not actor.has(Role.ADMINISTRATOR):
        raise Refusal("Den som sköter systemet lägger upp enheter. Be hen om hjälp.")


def check_may_seat(actor: Actor, staff_id: UUID, unit_id: UUID) -> None:
    """Who gives and ends roles in a unit: its leader, who administers the system, or the program
    itself. Never one's own: two people see each change, and no leader leaves a unit alone."""
    if isinstance(actor, System):
        return
    if not isinstance(actor, Staff):
        raise NotThere
    if actor.id == staff_id:
        raise Refusal("Ingen ändrar sin egen behörighet. Be en kollega med rätt att göra det.")
    if unit_id not in actor.units(Role.LEADER) and not actor.has(Role.ADMINISTRATOR):
        raise Refusal("Enhetens gruppledare ger och avslutar behörighet. Be henne eller honom.")


def check_may_say_who(actor: Actor, staff_id: UUID, units: Collection[UUID]) -> None:
    """Who says which person in the register a colleague is: whoever gives them a role. `units`:
    where they work."""
    led = actor.units(Role.LEADER) if isinstance(actor, Staff) else frozenset()
    check_may_seat(actor, staff_id, next(iter(led.intersection(units)), staff_id))


def check_sentence(sentence: str) -> None:
    """An emergency has a reason in words; asked before anything is looked for."""
    if len(sentence.strip()) < 10:
        raise Refusal("Skriv en mening om varför du måste öppna nu.")


def check_may_invite(actor: Actor, unit_id: UUID) -> None:
    """Who lets a guest or a deputy in to the unit's cases, and keeps its rota: the leader."""
    if not isinstance(actor, Staff):
        raise NotThere
    if unit_id not in actor.units(Role.LEADER):
        raise Refusal("Enhetens gruppledare gör det. Be henne eller honom.")


def check_why(why: str) -> None:
    """What keeps somebody out, or lets them in again, has a reason that another can read."""
    if len(why.strip()) < 10:
        raise Refusal("Skriv en hel mening om varför. Den som läser det sedan ska förstå.")


def check_may_seal(actor: Actor, unit_id: UUID, *, responsible: bool) -> None:
    """Who seals an object: the leader of its unit, or who is responsible for it."""
    if not isinstance(actor, Staff):
        raise NotThere
    if not responsible and unit_id not in actor.units(Role.LEADER):
        raise Refusal("Den som ansvarar för ärendet eller gruppledaren förseglar det. Be någon.")


def check_may_lift_seal(actor: Actor, unit_id: UUID, openers: frozenset[UUID]) -> None:
    """Who lifts a seal: those who open what is sealed. The leader of the unit only when nobody
    does, so that no leader lets themself in."""
    if not isinstance(actor, Staff):
        raise NotThere
    if actor.id in openers:
        return
    if unit_id not in actor.units(Role.LEADER):
        raise NotThere
    if openers:
        raise Refusal("Den som har ärendet häver förseglingen. Be hen.")


def check_may_bar(actor: Actor, staff_id: UUID, *, leads: bool) -> None:
    """Who raises and lifts barriers of a colleague: a leader, and never one's own."""
    if isinstance(actor, System):
        return
    if not isinstance(actor, Staff):
        raise NotThere
    if actor.id == staff_id:
        raise Refusal("Ingen sätter eller tar bort sin egen spärr. Be din chef.")
    if not leads:
        raise Refusal("Gruppledaren sätter och tar bort spärrar. Be henne eller honom.")


def needs_second(actor: Actor, unit_id: UUID, role: Role) -> bool:
    """Whether another person must confirm the role. A leader gives roles in their own unit alone;
    who administers the system gives none alone, for they also make the accounts."""
    if isinstance(actor, System):
        return False
    if not isinstance(actor, Staff):
        raise NotThere
    return role in BY_TWO or unit_id not in actor.units(Role.LEADER)


def check_may_answer(actor: Actor, asked_by: UUID, staff_id: UUID) -> None:
    """The second person is neither who asked nor whom it is for."""
    if not isinstance(actor, Staff):
        raise NotThere
    if actor.id == asked_by:
        raise Refusal("Du har själv bett om det här. En annan kollega svarar.")
    if actor.id == staff_id:
        raise Refusal("Ingen ändrar sin egen behörighet. Be en kollega med rätt att göra det.")


def check_may_analyse(actor: Actor) -> None:
    """Who writes what a role needs to see: a leader, who administers, or who reviews the log."""
    if isinstance(actor, System):
        return
    if not isinstance(actor, Staff):
        raise NotThere
    if not actor.has(*ANALYSTS):
        raise Refusal("Gruppledaren eller den som sköter systemet skriver analysen. Be någon.")


def check_may_approve(actor: Actor, made_by: UUID) -> None:
    """As `check_may_analyse`, but never one's own text."""
    check_may_analyse(actor)
    if isinstance(actor, Staff) and actor.id == made_by:
        raise Refusal("Ingen godkänner sin egen analys. Be en kollega läsa den.")
