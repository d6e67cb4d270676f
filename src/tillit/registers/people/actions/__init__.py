"""Writes of the register: one verb, one function. Everything is traced; nothing is erased."""

from .colleague import say_colleague_is
from .contact import (
    add_contact_way,
    end_contact_way,
    end_threat_note,
    raise_threat_note,
    set_contact_needs,
)
from .entry import Newcomer
from .family import Entered, NewHome, NewTie, register_family
from .household import join_household, leave_household, make_household
from .merge import confirm_merge, merge_persons, refuse_merge, undo_merge
from .opening import open_person, reveal_home, reveal_name, reveal_number, reveal_way
from .person import correct_person, register_person
from .place import end_hidden_place, hide_place
from .protection import confirm_lift, drop_lift, set_protection
from .relation import end_relation, relate
from .representation import end_representation, register_representation
from .sealed_address import (
    approve_opening,
    ask_for_address,
    close_opening,
    seal_address,
    show_address,
)
from .sealed_change import (
    confirm_ending,
    confirm_readers,
    end_sealed_address,
    keep_sealed_address,
    name_readers,
)
from .search import search_people

__all__ = [
    "Entered",
    "NewHome",
    "NewTie",
    "Newcomer",
    "add_contact_way",
    "approve_opening",
    "ask_for_address",
    "close_opening",
    "confirm_ending",
    "confirm_lift",
    "confirm_merge",
    "confirm_readers",
    "correct_person",
    "drop_lift",
    "end_contact_way",
    "end_hidden_place",
    "end_relation",
    "end_representation",
    "end_sealed_address",
    "end_threat_note",
    "hide_place",
    "join_household",
    "keep_sealed_address",
    "leave_household",
    "make_household",
    "merge_persons",
    "name_readers",
    "open_person",
    "raise_threat_note",
    "refuse_merge",
    "register_family",
    "register_person",
    "register_representation",
    "relate",
    "reveal_home",
    "reveal_name",
    "reveal_number",
    "reveal_way",
    "say_colleague_is",
    "seal_address",
    "search_people",
    "set_contact_needs",
    "set_protection",
    "show_address",
    "undo_merge",
]
