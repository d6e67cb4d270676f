"""Writes of financial assistance, one noun a file; import the verbs from here."""

from .ahead import look_ahead
from .apply import (
    co_sign,
    save_application,
    sign_application,
    start_application,
    take_back_application,
    withdraw_application,
)
from .automate import (
    DrawView,
    decide_clean,
    open_draw,
    review_decision,
    turn_off,
    turn_on,
    why_not_by_program,
)
from .bank_answers import read_answer
from .begun import add_paper, drop_paper, open_family, open_papers, open_signed_family, save_part
from .choosing import (
    approve_choice,
    approve_norm,
    propose_choice,
    propose_guide,
    propose_norm,
    withdraw_choice,
    withdraw_norm,
)
from .count import approve_section, count_month
from .evictions import confirm_notice, end_notice, open_notices, register_notice
from .fetch import dispose_answers, fetch, keep_answers
from .files import download_file, make_file, mark_sent
from .mine import open_application, open_my_applications, open_my_months
from .missing import answer_thing, ask_for_thing, drop_thing
from .my_month import open_my_letter, open_my_month
from .pay import (
    approve_payment,
    cancel_payment,
    hand_over,
    pay_again,
    plan_payment,
    take_back_payment,
)
from .payee import add_payee, approve_payee, end_payee
from .propose import ProposedIn, preview_proposal, propose_month, take_back_proposal
from .rows import RowIn, add_row, comment_fact, correct_row, remove_row
from .run import begin_run, carry_on, stop_run
from .sheets import open_month, open_sheets
from .statistics import make_statistics, open_adults, open_statistics, tell_of_adult
from .tell import tell_decided
from .warnings import acknowledge_warning, close_warning

__all__ = [
    "DrawView", "ProposedIn", "RowIn", "acknowledge_warning", "add_paper", "add_payee", "add_row",
    "answer_thing", "approve_choice", "approve_norm", "approve_payee", "approve_payment",
    "approve_section", "ask_for_thing", "begin_run", "cancel_payment", "carry_on", "close_warning",
    "co_sign", "comment_fact", "confirm_notice", "correct_row", "count_month", "decide_clean",
    "dispose_answers", "download_file", "drop_paper", "drop_thing", "end_notice", "end_payee",
    "fetch", "hand_over", "keep_answers", "look_ahead", "make_file", "make_statistics", "mark_sent",
    "open_adults", "open_application", "open_draw", "open_family", "open_month",
    "open_my_applications", "open_my_letter", "open_my_month", "open_my_months", "open_notices",
    "open_papers", "open_sheets", "open_signed_family", "open_statistics", "pay_again",
    "plan_payment", "preview_proposal", "propose_choice", "propose_guide", "propose_month",
    "propose_norm", "read_answer", "register_notice", "remove_row", "review_decision",
    "save_application", "save_part", "sign_application", "start_application", "stop_run",
    "take_back_application", "take_back_payment", "take_back_proposal", "tell_decided",
    "tell_of_adult", "turn_off", "turn_on", "why_not_by_program", "withdraw_application",
    "withdraw_choice", "withdraw_norm",
]  # fmt: skip
