"""Writes of services, one noun a file; import the verbs from here."""

from .consent import record_consent, weigh_without_guardian
from .give import end_service, pause_service, resume_service, start_service
from .order import accept, decline, hand_service, order_service, withdraw_order

__all__ = [
    "accept", "decline", "end_service", "hand_service", "order_service", "pause_service",
    "record_consent", "resume_service", "start_service", "weigh_without_guardian",
    "withdraw_order",
]  # fmt: skip
