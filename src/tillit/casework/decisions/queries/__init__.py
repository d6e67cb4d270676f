"""Reads of decisions; the actor comes first."""

from .board import (
    agenda,
    board_list,
    board_lists,
    decided_at_meeting,
    meeting,
    meetings,
    waiting_for_list,
)
from .brief import DecisionBrief, briefs, briefs_on, decision_version, in_force, untold
from .decisions import (
    decisions_of,
    granted,
    open_for_delegate,
    types_offered,
    waiting_for_delegate,
)
from .letters import (
    appeals_running,
    hearings_waiting,
    is_shown,
    letters_of,
    notices_sent,
    own_letters,
)
from .order import delegation_orders, order_types, program_may
from .own import own_ways

__all__ = [
    "DecisionBrief",
    "agenda",
    "appeals_running",
    "board_list",
    "board_lists",
    "briefs",
    "briefs_on",
    "decided_at_meeting",
    "decision_version",
    "decisions_of",
    "delegation_orders",
    "granted",
    "hearings_waiting",
    "in_force",
    "is_shown",
    "letters_of",
    "meeting",
    "meetings",
    "notices_sent",
    "open_for_delegate",
    "order_types",
    "own_letters",
    "own_ways",
    "program_may",
    "types_offered",
    "untold",
    "waiting_for_delegate",
    "waiting_for_list",
]
