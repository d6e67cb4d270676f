"""Tables of intake, one noun a file."""

from .assessment import Extension, PreliminaryContact, ProtectionAssessment
from .child import ReportedChild, ReportStep
from .draft import ReportDraft
from .notice import Notice
from .report import ConcernReport
from .reporter import EarlierOpening, Feedback, MeetingOffer, ReporterSecrecy

__all__ = [
    "ConcernReport", "EarlierOpening", "Extension", "Feedback", "MeetingOffer", "Notice",
    "PreliminaryContact", "ProtectionAssessment", "ReportDraft", "ReportStep", "ReportedChild",
    "ReporterSecrecy",
]  # fmt: skip
