"""What may be done with extracts."""

from .asking import ask_for_mine, register_request, withdraw, withdraw_mine
from .making import make_extract, open_extract_file
from .mine import open_mine, open_my_extract_file
from .opening import open_extracts, open_line, open_review
from .reviewing import begin_review, keep_line, rule_line, rule_many
from .undoing import take_back

__all__ = [
    "ask_for_mine", "begin_review", "keep_line", "make_extract", "open_extract_file",
    "open_extracts", "open_line", "open_mine", "open_my_extract_file", "open_review",
    "register_request", "rule_line", "rule_many", "take_back", "withdraw", "withdraw_mine",
]  # fmt: skip
