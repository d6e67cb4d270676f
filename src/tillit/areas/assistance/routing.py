"""Which way an application goes. Plain Python: the facts in, the way out, and never a reason.

A person with protected identity does not apply by self-service; nothing of what they are told says
so. Everybody who must be met first gets the same sentence, whatever the reason.
"""

from dataclasses import dataclass
from datetime import date

from .types.words import ApplicationKind

PAUSE_DAYS = 90  # own value, from one municipality's public code: no law says it (unverified)
ADULT = 18

MEET_FIRST = (
    "Vi vill prata med dig innan du ansöker. Ring oss eller kom hit, så hjälper vi dig med ansökan."
)


@dataclass(frozen=True)
class Situation:
    """What the router knows. `protected`: anybody in the household, or nobody knows. `known`: the
    co-applicant, if there is one, stands in the register."""

    protected: bool
    age: int | None
    known: bool
    open_case: bool
    partner_changed: bool
    children_changed: bool
    decided_this_month: bool
    last_month: date | None
    month: date
    urgent: bool = False


@dataclass(frozen=True)
class Route:
    """What kind of application it is; or `meet_first`, and then nothing more is said."""

    kind: ApplicationKind | None

    @property
    def meet_first(self) -> bool:
        """Whether a person is met before anything is written."""
        return self.kind is None


BY_STAFF = Route(None)


def route_of(found: Situation) -> Route:
    """The way of an application. What must be met first comes before everything else, so that no
    other fact shows through."""
    if found.protected or not found.known or found.age is None or found.age < ADULT:
        return BY_STAFF
    if found.urgent:
        return Route(ApplicationKind.ACUTE)
    if found.decided_this_month and found.open_case:
        return Route(ApplicationKind.SUPPLEMENTARY)
    if not found.open_case or found.partner_changed or found.children_changed or _paused(found):
        return Route(ApplicationKind.NEW)
    return Route(ApplicationKind.RENEWAL)


def _paused(found: Situation) -> bool:
    """A long time since the last month that was applied for: a person asks anew."""
    return found.last_month is None or (found.month - found.last_month).days > PAUSE_DAYS
