"""What one can do: begin groups, sign up, come, and be counted."""

from .groups import begin_group, call_off
from .keeping import keep_visits, let_go_of_visits
from .sign_up import leave, sign_up, take_off
from .visits import count_visit, take_back_visit
from .who_came import tap_attendance

__all__ = [
    "begin_group",
    "call_off",
    "count_visit",
    "keep_visits",
    "leave",
    "let_go_of_visits",
    "sign_up",
    "take_back_visit",
    "take_off",
    "tap_attendance",
]
