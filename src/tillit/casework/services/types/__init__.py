"""Words of services that others may use."""

from .shown import (
    ClosingView,
    ConsentLine,
    ConsentState,
    FollowUpLine,
    GoalLine,
    MeasureRow,
    MeasureTable,
    MyConsent,
    MyService,
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
    open_answers,
)

__all__ = [
    "Attendance", "ClosingView", "ConsentAnswer", "ConsentLine", "ConsentRole", "ConsentState",
    "DeclineReason", "EndReason", "FollowUpLine", "GENERAL_STEPS", "GoalLine", "MeasureRow",
    "MeasureTable", "Moment", "MyConsent", "MyService", "NonExecutionReason", "NotExecuted",
    "OrderView", "PauseLine", "PauseReason", "PlanLine", "Remaining", "ServiceLine", "ServicePage",
    "SessionLine", "ThreeLine", "Where", "WithdrawReason", "on_scale", "open_answers",
]  # fmt: skip
