"""Writes of financial assistance, one noun a file; import the verbs from here."""

from .activity import (
    add_plan,
    assess_day,
    end_plan,
    note_day,
    note_week,
    tell_absence,
)
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
from .begun import (
    add_paper,
    drop_paper,
    open_family,
    open_papers,
    open_signed_family,
    save_part,
)
from .choosing import (
    approve_choice,
    approve_norm,
    propose_choice,
    propose_guide,
    propose_norm,
    withdraw_choice,
    withdraw_norm,
)
from .count import (
    approve_section,
    count_month,
)
from .differences import close_difference, close_stranger
from .evictions import (
    confirm_notice,
    copy_notice,
    end_notice,
    register_notice,
    reopen_notice,
    unconfirm_notice,
)
from .evictions_read import (
    ended_notices,
    notice_counts,
    open_notice,
    open_notices,
)
from .fetch import (
    dispose_answers,
    fetch,
    keep_answers,
)
from .files import (
    download_file,
    left_out,
    make_file,
    mark_sent,
)
from .hand import hand_over, open_receipt, payment_witnesses
from .late import open_late_months
from .many import (
    approve_many,
    plan_clean,
)
from .mine import (
    open_application,
    open_my_applications,
    open_my_months,
)
from .missing import (
    answer_thing,
    ask_for_thing,
    drop_thing,
)
from .my_month import (
    appeal_my_month,
    check_may_appeal,
    open_my_letter,
    open_my_month,
)
from .my_payee import (
    open_my_account,
    stop_my_payee,
    tell_my_account,
)
from .open_activity import (
    open_activity,
    open_activity_of,
    open_my_activity,
)
from .open_payees import (
    open_case_payees,
    open_payees,
)
from .own import plan_own
from .pay import (
    approve_payment,
    cancel_payment,
    pay_again,
    plan_payment,
    take_back_payment,
)
from .payee import (
    add_payee,
    approve_payee,
    end_payee,
)
from .payments import (
    open_payments,
    open_plan,
    payment_units,
)
from .propose import (
    ProposedIn,
    preview_proposal,
    propose_month,
    take_back_proposal,
)
from .recover import (
    begin_correction,
    end_correction,
    open_recount,
    propose_recovery,
)
from .recover_change import (
    change_recovery,
    open_proposed_claim,
)
from .recover_ledger import (
    correct_claim,
    hand_back,
    note_repayment,
    plan_repayment,
    remit_claim,
    undo_repayment,
)
from .recover_read import (
    open_claims,
    open_household_claims,
    open_my_claim_letter,
    open_my_claims,
)
from .rows import (
    RowIn,
    add_row,
    comment_fact,
    correct_row,
    remove_row,
)
from .run import (
    begin_run,
    carry_on,
    stop_run,
)
from .salary import take_salary_accounts
from .sheets import (
    open_month,
    open_sheets,
)
from .statistics import (
    make_statistics,
    open_adults,
    open_statistics,
    tell_of_adult,
)
from .tell import tell_decided
from .undo import undo_file
from .warnings import (
    acknowledge_warning,
    close_warning,
)
from .weigh import activity_facts

__all__ = [
    "DrawView", "ProposedIn", "RowIn", "acknowledge_warning", "activity_facts", "add_paper",
    "add_payee", "add_plan", "add_row", "answer_thing", "appeal_my_month", "approve_choice",
    "approve_many", "approve_norm", "approve_payee", "approve_payment", "approve_section",
    "ask_for_thing", "assess_day", "begin_correction", "begin_run", "cancel_payment", "carry_on",
    "change_recovery", "check_may_appeal", "close_difference", "close_stranger", "close_warning",
    "co_sign", "comment_fact", "confirm_notice", "copy_notice", "correct_claim", "correct_row",
    "count_month", "decide_clean", "dispose_answers", "download_file", "drop_paper", "drop_thing",
    "end_correction", "end_notice", "end_payee", "end_plan", "ended_notices", "fetch", "hand_back",
    "hand_over", "keep_answers", "left_out", "look_ahead", "make_file", "make_statistics",
    "mark_sent", "note_day", "note_repayment", "note_week", "notice_counts", "open_activity",
    "open_activity_of", "open_adults", "open_application", "open_case_payees", "open_claims",
    "open_draw", "open_family", "open_household_claims", "open_late_months", "open_month",
    "open_my_account", "open_my_activity", "open_my_applications", "open_my_claim_letter",
    "open_my_claims", "open_my_letter", "open_my_month", "open_my_months", "open_notice",
    "open_notices", "open_papers", "open_payees", "open_payments", "open_plan",
    "open_proposed_claim", "open_receipt", "open_recount", "open_sheets", "open_signed_family",
    "open_statistics", "pay_again", "payment_units", "payment_witnesses", "plan_clean", "plan_own",
    "plan_payment", "plan_repayment", "preview_proposal", "propose_choice", "propose_guide",
    "propose_month", "propose_norm", "propose_recovery", "read_answer", "register_notice",
    "remit_claim", "remove_row", "reopen_notice", "review_decision", "save_application",
    "save_part", "sign_application", "start_application", "stop_my_payee", "stop_run",
    "take_back_application", "take_back_payment", "take_back_proposal", "take_salary_accounts",
    "tell_absence", "tell_decided", "tell_my_account", "tell_of_adult", "turn_off", "turn_on",
    "unconfirm_notice", "undo_file", "undo_repayment", "why_not_by_program", "withdraw_application",
    "withdraw_choice", "withdraw_norm",
]  # fmt: skip
