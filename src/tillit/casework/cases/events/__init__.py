"""Facts about cases."""

from .case import (
    CaseClosed,
    CaseHandedOver,
    CaseMoved,
    CaseOpened,
    CasePublished,
    ClockExtended,
    ClockStarted,
    ClockStopped,
    FileOpened,
    NoteAmended,
    NoteDisputed,
    NoteMovedIn,
    NoteMovedOut,
    NoteSigned,
    PaperOpened,
    PartyReplied,
    PublicationWithdrawn,
    ViolenceMarked,
    ViolenceMarkLifted,
    WordsDecided,
)
from .step import (
    AssessmentSigned,
    DelayAnswered,
    DelayDemanded,
    PersonInformed,
    QuestionAdded,
    QuestionAnswered,
    QuestionRemoved,
    RecordRegistered,
    SecrecyNoted,
    StaffDisqualified,
    TemplatePublished,
    TransferMoved,
)

__all__ = [
    "AssessmentSigned", "CaseClosed", "CaseHandedOver", "CaseMoved", "CaseOpened", "CasePublished",
    "ClockExtended", "ClockStarted", "ClockStopped", "DelayAnswered", "DelayDemanded",
    "FileOpened", "NoteAmended", "NoteDisputed", "NoteMovedIn", "NoteMovedOut", "NoteSigned",
    "PaperOpened", "PartyReplied", "PersonInformed", "PublicationWithdrawn", "QuestionAdded",
    "QuestionAnswered", "QuestionRemoved", "RecordRegistered", "SecrecyNoted", "StaffDisqualified",
    "TemplatePublished", "TransferMoved", "ViolenceMarkLifted", "ViolenceMarked", "WordsDecided",
]  # fmt: skip
