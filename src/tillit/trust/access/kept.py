"""What the access model keeps about persons: ids around their cases, and who is close to whom."""

from tillit.trust.audit.types import Shows
from tillit.trust.holdings.types import Goes, Holding

from .models import (
    Assignment,
    Barrier,
    BrokenGlass,
    BudgetLift,
    Concerned,
    DayOpened,
    Guarded,
    Sealing,
)
from .types import AssignedAs, BarrierReason, GlassReason, GuardKind

HOLDINGS = (
    Holding(
        Guarded,
        "Skyddat ärende",
        own=("person_id",),
        entry="",
        labels={
            "open": "Öppet",
            "root_id": "Under (id)",
            "sealed": "Förseglat",
            "unit": "Enhet (id)",
        },
        codes={"kind": GuardKind},
    ),
    Holding(
        Concerned,
        "Den som ett ärende rör",
        under=("guarded",),
        named=("person_id",),
        entry="",
        shows=Shows.THIRD_PARTY,
        labels={"guarded": "Ärende (id)"},
    ),
    Holding(
        Assignment,
        "Uppdrag",
        under=("object_id",),
        entry="since",
        labels={
            "assigned_as": "Uppdrag som",
            "classes": "Klasser som en gäst ser",
            "deputyship": "Vikariat (id)",
        },
        codes={"assigned_as": AssignedAs},
    ),
    Holding(
        Barrier,
        "Spärr för en medarbetare",
        own=("person_id",),
        entry="since",
        goes=Goes.REGISTER,
        labels={
            "lifted_because": "Upphävt därför att",
            "lifted_by": "Upphävt av (id)",
            "raised_by": "Satt av (id)",
        },
        codes={"reason": BarrierReason},
    ),
    Holding(
        Sealing,
        "Försegling",
        under=("guarded",),
        entry="since",
        labels={
            "guarded": "Ärende (id)",
            "lifted_because": "Hävd därför att",
            "lifted_by": "Hävd av (id)",
            "sealed_by": "Förseglat av (id)",
        },
    ),
    Holding(
        BrokenGlass,
        "Nödöppning",
        under=("object_id",),
        entry="opened_at",
        labels={"sentence": "Skäl i ord", "told_at": "Ansvarig underrättad"},
        codes={"reason": GlassReason},
    ),
)
EXCUSED = {
    DayOpened: "hur många en medarbetare öppnat i dag: fingeravtryck utan id, bara en dag",
    BudgetLift: "vilken gruppledare som lät en medarbetare läsa vidare, och varför",
}
