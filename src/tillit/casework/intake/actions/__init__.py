"""Writes of intake, one noun a file; import the verbs from here."""

from .alarm import hand_to_duty, raise_alarms
from .attach import attach_to_report
from .decide import change_unit, do_not_open, join_running, open_investigation, send_on
from .draft import (
    add_to_draft,
    begin_draft,
    continue_draft,
    erase_draft,
    erase_old_drafts,
    save_draft,
    send_draft,
    take_from_draft,
)
from .feedback import ask_feedback_later, decide_reporter_secrecy, do_not_answer, send_feedback
from .from_opinion import report_from_opinion
from .match import match_child
from .preliminary import extend_preliminary, note_contact, offer_meeting
from .protection import assess_protection
from .put_away import put_away_decided
from .reading import (
    open_attachment,
    open_earlier,
    open_inbox,
    open_report,
    reveal_reporter,
    reveal_said,
)
from .receive import receive_report
from .unmatch import unmatch_child
from .unseen import rescue_unseen
from .unsent import forget_typed, keep_typed

__all__ = [
    "add_to_draft",
    "ask_feedback_later",
    "assess_protection",
    "attach_to_report",
    "begin_draft",
    "change_unit",
    "continue_draft",
    "decide_reporter_secrecy",
    "do_not_answer",
    "do_not_open",
    "erase_draft",
    "erase_old_drafts",
    "extend_preliminary",
    "forget_typed",
    "hand_to_duty",
    "join_running",
    "keep_typed",
    "match_child",
    "note_contact",
    "offer_meeting",
    "open_attachment",
    "open_earlier",
    "open_inbox",
    "open_investigation",
    "open_report",
    "put_away_decided",
    "raise_alarms",
    "receive_report",
    "report_from_opinion",
    "rescue_unseen",
    "reveal_reporter",
    "reveal_said",
    "save_draft",
    "send_draft",
    "send_feedback",
    "send_on",
    "take_from_draft",
    "unmatch_child",
]  # fmt: skip
