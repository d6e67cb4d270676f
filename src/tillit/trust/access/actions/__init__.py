"""Give and take the keys. Casework calls these; nobody writes the tables."""

from .analyses import approve_analysis, write_analysis
from .assignments import assign, deputise, end_assignment, invite_guest
from .barriers import lift_barrier, raise_barrier
from .duty import plan_shift, remove_shift
from .glass import break_glass
from .guards import add_concerned, change_guard, guard, leave_root, set_concerned
from .seats import end_all_seats, end_seat, give_seat, open_unit, renew_seat
from .second import answer_second, ask_for_key, ask_for_seat, use_second

__all__ = [
    "add_concerned",
    "answer_second",
    "approve_analysis",
    "ask_for_key",
    "ask_for_seat",
    "assign",
    "break_glass",
    "change_guard",
    "deputise",
    "end_all_seats",
    "end_assignment",
    "end_seat",
    "give_seat",
    "guard",
    "invite_guest",
    "leave_root",
    "lift_barrier",
    "open_unit",
    "plan_shift",
    "raise_barrier",
    "remove_shift",
    "renew_seat",
    "set_concerned",
    "use_second",
    "write_analysis",
]
