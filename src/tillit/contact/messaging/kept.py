"""What messages keep about persons."""

from tillit.trust.holdings.types import Holding

from .models import Message

HOLDINGS = (
    Holding(
        Message,
        "Meddelande",
        under=("case_id",),
        named=("party",),
        labels={"from_party": "Från parten", "staff_name": "Skrivet av"},
    ),
)
