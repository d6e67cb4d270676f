"""What eviction notices keep about a person."""

from tillit.trust.holdings.types import Holding

from . import models as m
from .types.evictions import NoticeEnd, NoticeFrom, NoticeKind

HOLDINGS = (
    Holding(
        m.EvictionNotice,
        "Besked om att ett hushåll kan förlora sin bostad",
        own=("case__person",),
        labels={
            "address": "Adress",
            "children": "Antal barn",
            "confirmed_at": "Bekräftat",
            "confirmed_by_name": "Bekräftat av",
            "confirmed_how": "Hur det bekräftades",
            "copied_at": "Kopia till den som vräks",
            "copied_by_name": "Kopian lämnades av",
            "copied_how": "Hur kopian lämnades",
            "ended_as": "Hur det slutade",
            "ended_at": "Avslutat",
            "handler_name": "Arbetar med det",
            "eviction_on": "Dag för vräkning",
            "kronor": "Kronor",
            "sender": "Från",
        },
        codes={"ended_as": NoticeEnd, "kind": NoticeKind, "sender": NoticeFrom},
    ),
)
