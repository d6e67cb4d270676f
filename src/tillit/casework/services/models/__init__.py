"""Tables of services, one noun a file."""

from .after import Closing, FollowUp, NonExecution
from .plan import Goal, GoalRating, Measure, MeasureAnswer, MeasurePoint, PlanStep, SessionNote
from .service import Consent, Order, Pause, Service, ServiceStep
from .voice import ThreeAnswers, ToldWorker

__all__ = [
    "Closing", "Consent", "FollowUp", "Goal", "GoalRating", "Measure", "MeasureAnswer",
    "MeasurePoint", "NonExecution", "Order", "Pause", "PlanStep", "Service", "ServiceStep",
    "SessionNote", "ThreeAnswers", "ToldWorker",
]  # fmt: skip
