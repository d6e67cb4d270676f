"""Give and take the keys. Casework calls these; nobody writes the tables."""

from .analyses import approve_analysis, write_analysis
from .assignments import assign, end_assignment, invite_guest
from .barriers import lift_barrier, lift_barrier_of, raise_barrier
from .budget import count_person, lift_budget, note_closed
from .deputies import deputise, end_deputyship
from .duty import copy_week, fill_shift, plan_shift, remove_shift
from .glass import break_glass
from .guards import add_concerned, change_guard, guard, leave_root, set_concerned
from .own import link_own_entry, say_own_entry
from .sealing import lift_seal, seal
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
    "copy_week",
    "count_person",
    "deputise",
    "end_all_seats",
    "end_assignment",
    "end_deputyship",
    "end_seat",
    "fill_shift",
    "give_seat",
    "guard",
    "invite_guest",
    "leave_root",
    "lift_barrier",
    "lift_barrier_of",
    "lift_budget",
    "lift_seal",
    "link_own_entry",
    "note_closed",
    "open_unit",
    "plan_shift",
    "raise_barrier",
    "remove_shift",
    "renew_seat",
    "say_own_entry",
    "seal",
    "set_concerned",
    "use_second",
    "write_analysis",
]
