"""What waits for a second colleague, and what to look at when protection has just changed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tillit.casework.services.queries import LookAt, LookKind, to_look_at
from tillit.kernel.actor import Staff
from tillit.registers.people.policies import MERGERS
from tillit.registers.people.queries import ids_of, merges_asked, protection_changes
from tillit.registers.people.types import MergeAskLine, ProtectionLine
from tillit.trust.identity.queries import colleagues

from .forms import PROTECTIONS

LOOKED_AT_FOR = timedelta(days=30)  # own estimate
_WHERE = {
    LookKind.LETTERS: ("Brev som kan vara på väg", "desk:case_decision"),
    LookKind.NOTICES: ("Brev om utredningen som kan vara på väg", "desk:case_opened_letters"),
    LookKind.ABOUT_REPORT: ("Brev om en anmälan som kan vara på väg", "desk:report"),
    LookKind.HEARINGS: ("Kommunicering som väntar på svar", "desk:case_decision"),
    LookKind.PAGES: ("Det som visas på Mina sidor", "desk:publishing"),
    LookKind.ORDERS: ("Insatser och beställningar: ring utföraren", "desk:case_services"),
    LookKind.DRAFTS: ("Anteckningar som inte är underskrivna", "desk:case"),
}


@dataclass(frozen=True)
class Asked:
    """A merge that waits: the other entry, and who asked."""

    line: MergeAskLine
    other: UUID
    by: str
    mine: bool


@dataclass(frozen=True)
class Status:
    """The change that waits, the latest that was made, and what the program found after it."""

    waiting: ProtectionLine | None
    asked_by: str
    mine: bool
    to: str
    latest: ProtectionLine | None
    look_at: tuple[tuple[str, str, LookAt], ...]
    merges: tuple["Asked", ...] = ()


def status_for(actor: Staff, person_id: UUID, *, at: datetime) -> Status | None:
    """For the person page; none when nothing waits and nothing has changed lately."""
    ids = ids_of(actor, person_id)
    changes = protection_changes(actor, ids)
    waiting = next((each for each in changes if each.done_at is None), None)
    done = (each for each in changes if each.done_at and each.done_at > at - LOOKED_AT_FOR)
    latest = next(done, None)
    asks = merges_asked(actor, ids) if actor.has(*MERGERS) else []
    if waiting is None and latest is None and not asks:
        return None
    found = to_look_at(actor, person_id, at=at) if latest else []
    asked = waiting.asked_by if waiting else None
    names = colleagues(actor, [*([asked] if asked else []), *(a.asked_by for a in asks)], at=at)
    return Status(
        waiting,
        names[asked].name if asked in names else "",
        asked == actor.id,
        dict(PROTECTIONS)[waiting.after.value] if waiting else "",
        latest,
        tuple((*_WHERE[each.kind], each) for each in found),
        tuple(
            Asked(
                each,
                each.drop if each.keep in ids else each.keep,
                names[each.asked_by].name if each.asked_by in names else "En kollega",
                each.asked_by == actor.id,
            )
            for each in asks
        ),
    )
