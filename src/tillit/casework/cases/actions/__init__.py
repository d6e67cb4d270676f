"""Writes of cases, one noun a file; import the verbs from here."""

from .case import (
    close_case,
    hand_over,
    hand_over_all,
    move_case,
    open_case,
    open_file,
    start_case,
)
from .clock import extend_clock, start_clock, stop_clock
from .desk import Draft, Load, MyDay, TeamView, open_my_day, open_team
from .my_case import check_may_act_for, open_my_case, open_my_paper, open_published_cases
from .note import (
    amend_note,
    decide_childs_words,
    discard_note,
    dispute_note,
    save_note,
    sign_note,
    start_note,
    write_note,
)
from .page import open_case_page, open_my_cases, open_unit_cases
from .publication import (
    lift_violence_mark,
    mark_violence,
    open_publishing,
    preview_my_case,
    publish_case,
    withdraw_publication,
)
from .reply import open_reply, save_reply, send_reply

__all__ = [
    "Draft", "Load", "MyDay", "TeamView", "amend_note", "check_may_act_for", "close_case",
    "decide_childs_words", "discard_note", "dispute_note", "extend_clock", "hand_over",
    "hand_over_all", "lift_violence_mark", "mark_violence", "move_case", "open_case",
    "open_case_page", "open_file", "open_my_case", "open_my_cases", "open_my_day",
    "open_my_paper", "open_published_cases", "open_publishing", "open_reply", "open_team",
    "open_unit_cases", "preview_my_case", "publish_case", "save_note", "save_reply",
    "send_reply", "sign_note", "start_case", "start_clock", "start_note", "stop_clock",
    "withdraw_publication", "write_note",
]  # fmt: skip
