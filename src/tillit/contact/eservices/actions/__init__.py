"""What one can do: publish a form, send one, and take care of what was sent."""

from .publishing import publish_form, withdraw_form
from .sending import send
from .working import LONGEST as LONGEST_REPLY
from .working import finish, let_go, open_mine, open_submission, take

__all__ = [
    "LONGEST_REPLY",
    "finish",
    "let_go",
    "open_mine",
    "open_submission",
    "publish_form",
    "send",
    "take",
    "withdraw_form",
]
