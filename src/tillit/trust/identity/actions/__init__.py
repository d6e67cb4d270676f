"""Employ, sign in and out, hold passkeys, keep what somebody wrote when their session had ended."""

from .account import employ, end_employment
from .habit import choose_habit
from .kept_post import erase_old_posts, forget_post, keep_post
from .passkey import (
    add_passkey,
    end_passkey,
    offer_enrolment,
    sign_in_by_passkey,
    use_enrolment,
)
from .session import act_for, sign_in_resident, sign_in_staff, sign_out, stay_awake

__all__ = [
    "act_for",
    "add_passkey",
    "choose_habit",
    "employ",
    "end_employment",
    "end_passkey",
    "erase_old_posts",
    "forget_post",
    "keep_post",
    "offer_enrolment",
    "sign_in_by_passkey",
    "sign_in_resident",
    "sign_in_staff",
    "sign_out",
    "stay_awake",
    "use_enrolment",
]
