"""Tables of intake, one noun a file."""

from .assessment import Extension, PreliminaryContact, ProtectionAssessment
from .child import ReportedChild, ReportStep
from .draft import ReportDraft
from .report import ConcernReport
from .reporter import EarlierOpening, Feedback, MeetingOffer, ReporterSecrecy
from .watch import AlarmWatch

__all__ = [
    "AlarmWatch", "ConcernReport", "EarlierOpening", "Extension", "Feedback", "MeetingOffer",
    "PreliminaryContact", "ProtectionAssessment", "ReportDraft", "ReportStep", "ReportedChild",
    "ReporterSecrecy",
]  # fmt: skip
