"""Words of the access model."""

from .codes import (
    OFFERED,
    ON_ROTA,
    AskedFor,
    AssignedAs,
    BarrierReason,
    DeputyGround,
    GlassReason,
    GuardKind,
    SaidWho,
    UnitKind,
)
from .views import (
    AnalysisIn,
    AnalysisView,
    BarrierLine,
    DeputyLine,
    GlassCount,
    GlassView,
    GuardedView,
    Holder,
    Holding,
    Invitation,
    LetOn,
    OpenedToday,
    OverBudget,
    SealLine,
    SeatLine,
    SecondView,
    Seer,
    Shift,
    UnitView,
    Worked,
)

__all__ = [
    "OFFERED", "ON_ROTA", "AnalysisIn", "AnalysisView", "AskedFor", "AssignedAs", "BarrierLine",
    "BarrierReason",
    "DeputyGround", "DeputyLine", "GlassCount", "GlassReason", "GlassView", "GuardKind",
    "GuardedView", "Holder", "Holding", "Invitation", "LetOn", "OpenedToday", "OverBudget",
    "SaidWho", "SealLine", "SeatLine", "SecondView", "Seer", "Shift", "UnitKind", "UnitView",
    "Worked",
]  # fmt: skip
