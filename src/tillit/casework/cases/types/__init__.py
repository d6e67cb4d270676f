"""Words of cases that others may use."""

from tillit.casework.cases.workflow import Stage as CaseStage

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
    "AssessmentState", "CaseKind", "CaseLine", "CasePage", "CaseStage", "ClockLine", "CloseReason",
    "DelayAnswer", "Direction", "DisqualifiedGround", "DraftLine", "GlassLine", "HolderLine",
    "InformedHow", "NoteKind", "NoteStage", "NoticeKind", "PersonStrip", "ReaderLine", "ShownTo",
    "TimelineGroup", "TimelineItem", "TransferStage",
]  # fmt: skip
