"""Why a reading needs nobody's time: one row a reason, in the order they are tried.

The page that every colleague can read is made from this table, so it says what is done. An
explanation with `unless` does not hold between a reader and somebody they are close to: to stand in
the queue is no reason to read about one's neighbour. Nothing explains an emergency opening away.
The numbers are the project's own choices (parameters), not law.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from tillit.kernel.actor import Role
from tillit.trust.access.types import AssignedAs, GuardKind
from tillit.trust.audit.types import DENIED

from .facts import Facts, covers
from .material import GLASS, SEARCHED, Closeness, Read

SOON = timedelta(days=7)  # before an assignment begins
LEFT = timedelta(days=14)  # after it has ended
AROUND = timedelta(days=3)  # before or after something one did
LED_ON = timedelta(minutes=30)  # from a search to what came of it
SHORT = timedelta(hours=24)  # an assignment this short must have been used

CLOSE = frozenset(Closeness)
HOME = frozenset({Closeness.SELF, Closeness.FAMILY, Closeness.HOUSEHOLD})
KIN = HOME | {Closeness.ADDRESS}


@dataclass(frozen=True)
class Explanation:
    """One reason. `unless`: what reader and person may not have in common for it to hold."""

    code: str
    sentence: str
    holds: Callable[[Read, Facts], bool]
    unless: frozenset[Closeness] = frozenset()


def _assigned(read: Read, facts: Facts) -> bool:
    return _holds(read, facts, deputy=False)


def _deputy(read: Read, facts: Facts) -> bool:
    return _holds(read, facts, deputy=True)


def _holds(read: Read, facts: Facts, *, deputy: bool) -> bool:
    return any(
        covers(row, read.at)
        and (row.as_ is AssignedAs.DEPUTY) == deputy
        and (row.until is None or row.until - row.since > SHORT or facts.did_about(read, AROUND))
        for row in facts.held(read)
    )


def _soon(read: Read, facts: Facts) -> bool:
    return any(
        read.at < row.since <= read.at + SOON and not facts.took(row) for row in facts.held(read)
    )


def _left(read: Read, facts: Facts) -> bool:
    return any(row.until and row.until <= read.at < row.until + LEFT for row in facts.held(read))


def _queue(read: Read, facts: Facts) -> bool:
    units = facts.sat(read, Role.INTAKE)
    return any(
        thing.kind is GuardKind.REPORT and thing.unit_id in units and thing.open_at(read.at)
        for thing in facts.things_of(read)
    )


def _duty(read: Read, facts: Facts) -> bool:
    return bool(facts.sat(read, Role.DUTY)) and any(
        thing.kind is GuardKind.REPORT and thing.open_at(read.at) for thing in facts.things_of(read)
    )


def _leader(read: Read, facts: Facts) -> bool:
    units = facts.sat(read, Role.LEADER)
    return any(
        thing.unit_id in units and thing.open_at(read.at - LEFT) for thing in facts.things_of(read)
    )


def _provider(read: Read, facts: Facts) -> bool:
    units = facts.sat(read, Role.PROVIDER, Role.LEADER)
    return any(
        thing.kind is GuardKind.SERVICE and thing.unit_id in units and thing.open_at(read.at)
        for thing in facts.things_of(read)
    )


def _took_part(read: Read, facts: Facts) -> bool:
    return facts.did_about(read, AROUND)


def _own_list(read: Read, facts: Facts) -> bool:
    return facts.person_of(read) is None and read.verb != SEARCHED


def _found_nobody(read: Read, facts: Facts) -> bool:
    return read.verb == SEARCHED and not read.shown and facts.did_anything(read, LED_ON)


EXPLANATIONS: tuple[Explanation, ...] = (
    Explanation("own_list", "En egen lista, som bara visar det som man redan får läsa.", _own_list),
    Explanation(
        "assigned", "Hade uppdrag i ärendet när läsningen gjordes.", _assigned, unless=HOME
    ),
    Explanation("deputy", "Var ersättare i ärendet när läsningen gjordes.", _deputy, unless=HOME),
    Explanation(
        "took_part",
        "Gjorde själv något i saken inom tre dagar: en bedömning, en anteckning, ett beslut, "
        "ett möte eller utskottets behandling.",
        _took_part,
        unless=KIN,
    ),
    Explanation(
        "soon",
        "Fick uppdraget inom sju dagar: läste just före övertagandet. Gäller inte den som gav "
        "sig uppdraget själv.",
        _soon,
        unless=CLOSE,
    ),
    Explanation("left", "Hade lämnat uppdraget högst fjorton dagar tidigare.", _left, unless=CLOSE),
    Explanation("queue", "Anmälan låg öppen i den egna mottagningens kö.", _queue, unless=CLOSE),
    Explanation("duty", "Arbetade på socialjouren; anmälan var öppen.", _duty, unless=CLOSE),
    Explanation(
        "leader",
        "Gruppledare: ärendet var öppet i den egna enheten, eller hade nyss avslutats.",
        _leader,
        unless=CLOSE,
    ),
    Explanation(
        "provider", "Utförare: beställningen låg hos den egna enheten.", _provider, unless=CLOSE
    ),
    Explanation(
        "found_nobody",
        "En sökning utan träff, som ledde till något inom en halvtimme.",
        _found_nobody,
    ),
)

# Said on the page beside the table; tried when the others have been (see sorting.py).
LED_ON_EXPLAINED = Explanation(
    "led_on",
    "Stod i en träfflista där någon öppnades inom en halvtimme; den som öppnades prövas för sig.",
    lambda read, facts: False,
    unless=KIN,
)
WRONG_HIT = Explanation(
    "wrong_hit",
    "Öppnade fel träff i en sökning, och inom en halvtimme rätt person i samma sökning.",
    lambda read, facts: False,
    unless=CLOSE,
)
ALL: tuple[Explanation, ...] = (*EXPLANATIONS, LED_ON_EXPLAINED, WRONG_HIT)
BY_CODE = {each.code: each for each in ALL}


def explained(read: Read, facts: Facts) -> str:
    """The code of the first explanation that holds, or nothing."""
    if read.ground == GLASS or read.verb == DENIED:
        return ""
    close = facts.closeness(read.reader, facts.person_of(read))
    for each in EXPLANATIONS:
        if not (each.unless & close) and each.holds(read, facts):
            return each.code
    return ""
