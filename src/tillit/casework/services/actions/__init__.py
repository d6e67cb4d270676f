"""Writes of services, one noun a file; import the verbs from here."""

from .after import end_follow_up, explain_non_execution, start_follow_up
from .begun import forget_typed, keep_typed
from .close import close, open_closing
from .consent import record_consent, weigh_without_guardian
from .give import end_service, pause_service, resume_service, start_service
from .mine import answer_consent, answer_three_myself, open_my_services
from .order import accept, decline, hand_service, order_service, withdraw_order
from .plan import add_goal, add_step, measure, rate_goal, tick_step, word_goal
from .reading import (
    CaseServices,
    Orders,
    open_case_services,
    open_not_executed,
    open_orders,
    open_service,
)
from .session import note_session
from .voice import answer_three

__all__ = [
    "CaseServices", "Orders", "accept", "add_goal", "add_step", "answer_consent", "answer_three",
    "answer_three_myself", "close", "decline", "end_follow_up", "end_service",
    "explain_non_execution", "forget_typed", "hand_service", "keep_typed", "measure",
    "note_session", "open_case_services", "open_closing", "open_my_services", "open_not_executed",
    "open_orders", "open_service",
    "order_service", "pause_service", "rate_goal", "record_consent", "resume_service",
    "start_follow_up", "start_service", "tick_step", "weigh_without_guardian", "withdraw_order",
    "word_goal",
]  # fmt: skip
