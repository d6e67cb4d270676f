"""Tables of decisions, one noun a file."""

from .appeal import Appeal
from .board_list import BoardList, BoardListRow
from .committee import Meeting, MeetingMember
from .correction import DayCorrection
from .decision import Decision, DecisionStep, PartyLimit
from .hearing import Hearing, SpeakOffer
from .letter import PartyLetter
from .notice_letter import NoticeLetter
from .order import DelegationEntry, DelegationOrder

__all__ = [
    "Appeal", "BoardList", "BoardListRow", "DayCorrection", "Decision", "DecisionStep",
    "DelegationEntry", "DelegationOrder", "Hearing", "Meeting", "MeetingMember", "NoticeLetter",
    "PartyLetter", "PartyLimit", "SpeakOffer",
]  # fmt: skip
