"""Words of decisions that others may use."""

from .shown import (
    AppealLine,
    BoardListView,
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
    Body,
    Outcome,
    Part,
    PartyRole,
    Reconsidered,
    SentHow,
)

__all__ = [
    "AppealLine",
    "BoardListView",
    "Body",
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
