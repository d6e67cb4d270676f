"""Words of cases that others may use."""

from tillit.casework.cases.workflow import Stage as CaseStage

from .published import (
    Ask,
    Handler,
    MyCase,
    MyCases,
    MyReply,
    Offered,
    Paper,
    Part,
    PartyAs,
    PartyLine,
    PartyNews,
    PublicationLine,
    Publishing,
    PublishingPage,
    Station,
    StationCode,
    StationState,
    UsualTime,
    ViolenceLine,
)
from .shown import (
    CaseLine,
    CasePage,
    ClockLine,
    DraftLine,
    GlassLine,
    HolderLine,
    PersonStrip,
    ReaderLine,
    TimelineItem,
)
from .words import (
    AssessmentState,
    CaseKind,
    CloseReason,
    DelayAnswer,
    Direction,
    DisqualifiedGround,
    InformedHow,
    NoteKind,
    NoteStage,
    NoticeKind,
    ShownTo,
    TimelineGroup,
    TransferStage,
)

__all__ = [
    "Ask", "AssessmentState", "CaseKind", "CaseLine", "CasePage", "CaseStage", "ClockLine",
    "CloseReason",
    "DelayAnswer", "Direction", "DisqualifiedGround", "DraftLine", "GlassLine", "Handler",
    "HolderLine", "InformedHow", "MyCase", "MyCases", "MyReply", "NoteKind", "NoteStage",
    "NoticeKind", "Offered", "Paper", "Part", "PartyAs", "PartyLine", "PartyNews", "PersonStrip",
    "PublicationLine", "Publishing", "PublishingPage", "ReaderLine", "ShownTo", "Station",
    "StationCode", "StationState", "TimelineGroup", "TimelineItem", "TransferStage", "UsualTime",
    "ViolenceLine",
]  # fmt: skip
