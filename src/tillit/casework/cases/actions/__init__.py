"""Writes of cases, one noun a file; import the verbs from here."""

from .assessment import (
    import_template,
    load_own_template,
    publish_template,
    save_assessment,
    sign_assessment,
    start_assessment,
)
from .case import (
    close_case,
    hand_over,
    hand_over_all,
    lose_report,
    move_case,
    open_file,
    start_case,
)
from .clock import extend_clock, resume_clock, start_clock, stop_clock
from .delay import answer_demand, receive_demand
from .desk import Draft, Load, MyDay, TeamView, open_my_day, open_team
from .dispute import (
    answer_dispute,
    dispute_mine,
    dispute_post,
    open_disputes,
    open_my_disputes,
)
from .disqualify import disqualify, lift_disqualification
from .doors import (
    bar_colleague,
    end_invitation,
    invite_to_case,
    lift_barrier_here,
    lift_seal_of_case,
    open_doors,
    seal_case,
    sealed_cases,
)
from .from_message import file_message
from .glass import break_glass_by_number
from .inform import inform
from .kin import bar_myself, bar_myself_by_number
from .move_note import move_note, open_note_left, open_note_to_move
from .my_case import check_may_act_for, open_my_case, open_my_paper, open_published_cases
from .my_trace import open_my_trace, open_trace_receipt
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
from .notice import read_notice, tell, tell_holders, tell_owners
from .page import open_case_page, open_my_cases, open_unit_cases
from .places import open_places, reveal_places
from .plan import add_question, answer_question, raise_question, remove_question
from .publication import (
    lift_violence_mark,
    mark_violence,
    open_publishing,
    preview_my_case,
    publish_case,
    withdraw_publication,
)
from .reading import (
    open_assessment,
    open_demands,
    open_disqualifications,
    open_informing,
    open_note,
    open_plan,
    open_register,
    open_signed_assessment,
    open_transfers,
)
from .register import note_secrecy, register_paper, register_record
from .reply import open_reply, save_reply, send_reply
from .transfer import ask_transfer, step_transfer
from .unsent import forget_all_unsent, forget_unsent, keep_unsent

__all__ = [
    "Draft",
    "Load",
    "MyDay",
    "TeamView",
    "add_question",
    "amend_note",
    "answer_demand",
    "answer_dispute",
    "answer_question",
    "ask_transfer",
    "bar_colleague",
    "bar_myself",
    "bar_myself_by_number",
    "break_glass_by_number",
    "check_may_act_for",
    "close_case",
    "decide_childs_words",
    "discard_note",
    "dispute_mine",
    "dispute_note",
    "dispute_post",
    "disqualify",
    "end_invitation",
    "extend_clock",
    "file_message",
    "forget_all_unsent",
    "forget_unsent",
    "hand_over",
    "hand_over_all",
    "import_template",
    "inform",
    "invite_to_case",
    "keep_unsent",
    "lift_barrier_here",
    "lift_disqualification",
    "lift_seal_of_case",
    "lift_violence_mark",
    "load_own_template",
    "lose_report",
    "mark_violence",
    "move_case",
    "move_note",
    "note_secrecy",
    "open_assessment",
    "open_case_page",
    "open_demands",
    "open_disputes",
    "open_disqualifications",
    "open_doors",
    "open_file",
    "open_informing",
    "open_my_case",
    "open_my_cases",
    "open_my_day",
    "open_my_disputes",
    "open_my_paper",
    "open_my_trace",
    "open_note",
    "open_note_left",
    "open_note_to_move",
    "open_places",
    "open_plan",
    "open_published_cases",
    "open_publishing",
    "open_register",
    "open_reply",
    "open_signed_assessment",
    "open_team",
    "open_trace_receipt",
    "open_transfers",
    "open_unit_cases",
    "preview_my_case",
    "publish_case",
    "publish_template",
    "raise_question",
    "read_notice",
    "receive_demand",
    "register_paper",
    "register_record",
    "remove_question",
    "resume_clock",
    "reveal_places",
    "save_assessment",
    "save_note",
    "save_reply",
    "seal_case",
    "sealed_cases",
    "send_reply",
    "sign_assessment",
    "sign_note",
    "start_assessment",
    "start_case",
    "start_clock",
    "start_note",
    "step_transfer",
    "stop_clock",
    "tell",
    "tell_holders",
    "tell_owners",
    "withdraw_publication",
    "write_note",
]  # fmt: skip
