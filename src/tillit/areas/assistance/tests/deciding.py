"""A month from counted to decided, as a worker does it; and one that the program may decide."""

from datetime import date

from tillit.areas.assistance import actions
from tillit.areas.assistance.actions import ProposedIn
from tillit.areas.assistance.models import Worksheet
from tillit.areas.assistance.standing import standing_of
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.models import Decision
from tillit.kernel.actor import System

from .conftest import AT, DAY, sent
from .paying import payee
from .telling_now import of

PROGRAM = System("assistance")
LATER = AT + 2 * DAY


def approve(world, sheet, *, by=None):
    """Every part approved as it stands, and the month counted."""
    actions.count_month(sheet, by=by or world.wanja, at=AT)
    found = standing_of(world.wanja, Worksheet.objects.get(pk=sheet), at=AT)
    for section in found.sections:
        digest = found.digest(section)
        actions.approve_section(sheet, section, digest=digest, by=world.wanja, at=AT)


def propose(world, sheet, *, at=AT, **said):
    version = Worksheet.objects.get(pk=sheet).version
    return actions.propose_month(sheet, ProposedIn(**said), version=version, by=world.wanja, at=at)


def decide(world, decision, *, by=None):
    """Heard and decided, by the delegate."""
    row = Decision.objects.get(pk=decision)
    decisions.skip_hearing(
        row.case_id, row.person_id, exception="UNNECESSARY", reason="Allt beviljas.",
        by=world.wanja, at=AT,
    )  # fmt: skip
    version = Decision.objects.get(pk=decision).version
    decisions.decide(decision, version=version, by=by or world.wanja, at=AT)


def granted(world, *, month=None, **changes):
    """A month that a person has granted: its sheet and decision."""
    sheet = sent(world, **({"month": month} if month else {}), **changes)
    approve(world, sheet)
    decision = propose(world, sheet)
    decide(world, decision)
    return sheet, decision


def clean(world):
    """A renewal in December with everything in order after a November that a person decided."""
    sheet, _ = granted(world, month=date(2025, 11, 1))
    payee(world, Worksheet.objects.get(pk=sheet).case_id)
    later = sent(world)
    actions.keep_answers(later, of(world.sven), by=world.wanja, at=AT)
    actions.turn_on(why="Nämnden har beslutat.", by=world.lova, at=AT)
    return later
