"""What the access model keeps about persons: ids around their cases, and who is close to whom."""

from tillit.trust.audit.types import Shows
from tillit.trust.holdings.types import Goes, Holding

from .coded import AREAS, ASSIGNED, BARRED, GLASS, GUARDED
from .models import (
    Assignment,
    Barrier,
    BrokenGlass,
    BudgetLift,
    Concerned,
    DayOpened,
    Guarded,
    OwnEntry,
    Sealing,
)

HOLDINGS = (
    Holding(
        Guarded,
        "Vem som får läsa ett ärende",
        own=("person_id",),
        entry="",
        labels={
            "open": "Öppet",
            "root_id": "Under (id)",
            "sealed": "Förseglat",
            "unit": "Enhet (id)",
        },
        codes={"area": AREAS, "kind": GUARDED},
    ),
    Holding(
        Concerned,
        "Person som nämns i ett ärende",
        under=("guarded",),
        named=("person_id",),
        entry="",
        shows=Shows.THIRD_PARTY,
        labels={"guarded": "Ärende (id)"},
    ),
    Holding(
        Assignment,
        "Kollega med uppdrag i ett ärende",
        under=("object_id",),
        entry="since",
        labels={
            "assigned_as": "Uppdrag som",
            "classes": "Klasser som en gäst ser",
            "deputyship": "Vikariat (id)",
        },
        codes={"assigned_as": ASSIGNED},
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
        codes={"reason": BARRED},
    ),
    Holding(
        OwnEntry,
        "Arbetar här",
        own=("person_id",),
        entry="since",
        goes=Goes.REGISTER,
        labels={
            "asked": "Fingeravtryck av ett nummer",
            "asked_at": "Skrivet",
            "asked_by": "Skrivet av (id)",
            "linked_by": "Bekräftat av (id)",
        },
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
        codes={"reason": GLASS},
    ),
)
EXCUSED = {
    DayOpened: "hur många en medarbetare öppnat i dag: fingeravtryck utan id, bara en dag",
    BudgetLift: "vilken gruppledare som lät en medarbetare läsa vidare, och varför",
}
