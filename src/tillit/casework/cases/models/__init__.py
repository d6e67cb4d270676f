"""Tables of cases, one noun a file."""

from .assessment import Assessment, AssessmentTemplate
from .case import Case, CaseFile, CaseNumber, CaseStep
from .clock import Clock
from .investigation import InformedPerson, PlanQuestion
from .note import Amendment, ChildsWords, Dispute, Note

__all__ = [
    "Amendment", "Assessment", "AssessmentTemplate", "Case", "CaseFile", "CaseNumber", "CaseStep",
    "ChildsWords", "Clock", "Dispute", "InformedPerson", "Note", "PlanQuestion",
]  # fmt: skip
