"""Words of decisions that others may use."""

from .shown import (
    AppealLine,
    BoardListView,
    CorrectionLine,
    DecisionLine,
    GrantedLine,
    HearingLine,
    LetterLine,
    LimitLine,
    ListLine,
    MeetingLine,
    PartyCard,
    ProposalIn,
)
from .words import (
    EXTENSION,
    Body,
    Came,
    Outcome,
    Part,
    PartyRole,
    Reconsidered,
    SentHow,
)

__all__ = [
    "EXTENSION",
    "AppealLine",
    "BoardListView",
    "Body",
    "Came",
    "CorrectionLine",
    "DecisionLine",
    "GrantedLine",
    "HearingLine",
    "LetterLine",
    "LimitLine",
    "ListLine",
    "MeetingLine",
    "Outcome",
    "Part",
    "PartyCard",
    "PartyRole",
    "ProposalIn",
    "Reconsidered",
    "SentHow",
]
