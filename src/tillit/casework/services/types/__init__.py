"""Words of services that others may use."""

from .shown import (
    ClosingView,
    ConsentLine,
    ConsentState,
    FollowUpLine,
    GoalLine,
    MeasureRow,
    MeasureTable,
    NotExecuted,
    OrderView,
    PauseLine,
    PlanLine,
    Remaining,
    ServiceLine,
    ServicePage,
    SessionLine,
    ThreeLine,
)
from .words import (
    GENERAL_STEPS,
    Attendance,
    ConsentAnswer,
    ConsentRole,
    DeclineReason,
    EndReason,
    Moment,
    NonExecutionReason,
    PauseReason,
    Where,
    WithdrawReason,
    on_scale,
)

__all__ = [
    "GENERAL_STEPS", "Attendance", "ClosingView", "ConsentAnswer", "ConsentLine", "ConsentRole",
    "ConsentState", "DeclineReason", "EndReason", "FollowUpLine", "GoalLine", "MeasureRow",
    "MeasureTable", "Moment", "NonExecutionReason", "NotExecuted", "OrderView", "PauseLine",
    "PauseReason", "PlanLine", "Remaining", "ServiceLine", "ServicePage", "SessionLine",
    "ThreeLine", "Where", "WithdrawReason", "on_scale",
]  # fmt: skip
