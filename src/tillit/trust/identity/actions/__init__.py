"""Employ, sign in and out, hold passkeys, keep what somebody wrote when their session had ended."""

from .account import employ, end_employment, link_account
from .habit import choose_habit, hold_own_account
from .kept_post import erase_old_posts, forget_post, keep_post
from .leaver import close_left, take_leavers
from .passkey import (
    add_passkey,
    end_passkey,
    offer_enrolment,
    sign_in_by_passkey,
    use_enrolment,
)
from .session import act_for, sign_in_resident, sign_in_staff, sign_out, stay_awake
from .shut import shut_account
from .sign_in import end_my_other_sign_ins, end_my_sign_in, erase_old_sign_ins
from .unused import lock_unused, wake_account

__all__ = [
    "act_for",
    "add_passkey",
    "choose_habit",
    "close_left",
    "employ",
    "end_employment",
    "end_my_other_sign_ins",
    "end_my_sign_in",
    "end_passkey",
    "erase_old_posts",
    "erase_old_sign_ins",
    "forget_post",
    "hold_own_account",
    "keep_post",
    "link_account",
    "lock_unused",
    "offer_enrolment",
    "shut_account",
    "sign_in_by_passkey",
    "sign_in_resident",
    "sign_in_staff",
    "sign_out",
    "stay_awake",
    "take_leavers",
    "use_enrolment",
    "wake_account",
]
