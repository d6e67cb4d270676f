"""Writes of decisions, one noun a file; import the verbs from here."""

from .appeal import accept_appeal, hand_over_appeal, reconsider, reject_appeal
from .appeal_comes import appeal_own_decision, receive_appeal
from .board_list import make_board_list, report_board_list
from .committee import close_meeting, put_on_agenda, register_meeting
from .correct import correct_day
from .decide import decide, decide_by_program, decide_in_committee
from .delegation import adopt_delegation_order
from .hearing import record_answer, record_speaking, send_material, skip_hearing
from .notify import notify, preview_letters, preview_pdf, record_received
from .opening import (
    Card,
    DecisionsPage,
    Preview,
    open_board_list,
    open_decisions,
    open_delegate_list,
    open_meeting,
)
from .order import mark_ordered, unmark_ordered
from .proposal import change_proposal, lift_limit, limit_part, propose, withdraw_proposal
from .ruling import record_ruling
from .telling import open_notices, preview_notice, send_notice
from .unsent import forget_typed, keep_typed

__all__ = [
    "Card",
    "DecisionsPage",
    "Preview",
    "accept_appeal",
    "adopt_delegation_order",
    "appeal_own_decision",
    "change_proposal",
    "close_meeting",
    "correct_day",
    "decide",
    "decide_by_program",
    "decide_in_committee",
    "forget_typed",
    "hand_over_appeal",
    "keep_typed",
    "lift_limit",
    "limit_part",
    "make_board_list",
    "mark_ordered",
    "notify",
    "open_board_list",
    "open_decisions",
    "open_delegate_list",
    "open_meeting",
    "open_notices",
    "preview_letters",
    "preview_notice",
    "preview_pdf",
    "propose",
    "put_on_agenda",
    "receive_appeal",
    "reconsider",
    "record_answer",
    "record_received",
    "record_ruling",
    "record_speaking",
    "register_meeting",
    "reject_appeal",
    "report_board_list",
    "send_material",
    "send_notice",
    "skip_hearing",
    "unmark_ordered",
    "withdraw_proposal",
]  # fmt: skip
