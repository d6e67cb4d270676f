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
    Attendance,
    ConsentAnswer,
    ConsentRole,
    DeclineReason,
    EndReason,
    Moment,
    NonExecutionReason,
    PauseReason,
    WithdrawReason,
)

__all__ = [
    "Attendance", "ClosingView", "ConsentAnswer", "ConsentLine", "ConsentRole", "ConsentState",
    "DeclineReason", "EndReason", "FollowUpLine", "GoalLine", "MeasureRow", "MeasureTable",
    "Moment", "NonExecutionReason", "NotExecuted", "OrderView", "PauseLine", "PauseReason",
    "PlanLine", "Remaining", "ServiceLine", "ServicePage", "SessionLine", "ThreeLine",
    "WithdrawReason",
]  # fmt: skip
