"""Employ, sign in and out, keep what somebody wrote when their session had ended."""

from .account import employ, end_employment
from .kept_post import erase_old_posts, forget_post, keep_post
from .session import act_for, sign_in_resident, sign_in_staff, sign_out

__all__ = [
    "act_for",
    "employ",
    "end_employment",
    "erase_old_posts",
    "forget_post",
    "keep_post",
    "sign_in_resident",
    "sign_in_staff",
    "sign_out",
]
