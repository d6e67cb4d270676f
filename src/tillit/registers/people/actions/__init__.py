"""Writes of the register: one verb, one function. Everything is traced; nothing is erased."""

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
from .merge import merge_persons, undo_merge
from .opening import open_person, reveal_home, reveal_name, reveal_number, reveal_way
from .person import correct_person, register_person, set_protection
from .place import end_hidden_place, hide_place
from .relation import end_relation, relate
from .representation import end_representation, register_representation
from .search import search_people

__all__ = [
    "Entered",
    "NewHome",
    "NewTie",
    "Newcomer",
    "add_contact_way",
    "correct_person",
    "end_contact_way",
    "end_hidden_place",
    "end_relation",
    "end_representation",
    "end_threat_note",
    "hide_place",
    "join_household",
    "leave_household",
    "make_household",
    "merge_persons",
    "open_person",
    "raise_threat_note",
    "register_family",
    "register_person",
    "register_representation",
    "relate",
    "reveal_home",
    "reveal_name",
    "reveal_number",
    "reveal_way",
    "search_people",
    "set_contact_needs",
    "set_protection",
    "undo_merge",
]
