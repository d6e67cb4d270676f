"""Tables of cases, one noun a file."""

from .assessment import Assessment, AssessmentTemplate
from .case import Case, CaseFile, CaseNumber, CaseStep
from .clock import Clock
from .investigation import DelayDemand, InformedPerson, PlanQuestion
from .note import Amendment, ChildsWords, Dispute, Note, NoteMove, WordsDecision
from .notice import Notice
from .publication import PartyReply, Publication, ViolenceMark
from .register import Disqualification, RegisterEntry, SecrecyNote
from .transfer import Transfer, TransferStep
from .unsent import StepDraft

__all__ = [
    "Amendment", "Assessment", "AssessmentTemplate", "Case", "CaseFile", "CaseNumber", "CaseStep",
    "ChildsWords", "Clock", "DelayDemand", "Dispute", "Disqualification", "InformedPerson", "Note",
    "NoteMove", "Notice", "PartyReply", "PlanQuestion", "Publication", "RegisterEntry",
    "SecrecyNote", "StepDraft", "Transfer", "TransferStep", "ViolenceMark", "WordsDecision",
]  # fmt: skip
