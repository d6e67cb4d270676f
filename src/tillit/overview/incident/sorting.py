"""What kind of act a leaf tells of. What is not named here counts as read or written: a new verb is
never left out of an incident."""

from collections.abc import Mapping
from typing import Any

from tillit.trust.audit.types import DENIED

from .types import Act

SEARCHES = {"people.match", "people.search"}
REVEALS = {
    "people.number", "people.name", "people.contact", "people.home", "people.sealed_address",
    "reveal_reporter", "reveal_said",
}  # fmt: skip
FILES = {"open_document"}
LETTERS = {"preview_letter", "preview_letters", "notice_letter", "hearing_letter"}
EXPORTS = {
    "export_incident", "export_log", "export_not_executed", "export_person", "make_extract",
    "open_extract_paper",
}  # fmt: skip
TRIED = {DENIED, "break_glass"}  # as readings: the opening itself is the event GlassBroken
SENT = {
    "AppealHandedOver", "BoardListReported", "DecisionNotified", "ExtractMade", "FeedbackGiven",
    "NoticeLetterSent", "PartyHeard", "PersonExported", "ReleaseRecorded",
    "ReportSentOn", "ServiceOrdered",
}  # fmt: skip
KEYS = {
    "AccountShut", "AccountWoken", "AnalysisApproved", "Assigned", "AssignmentEnded",
    "BarrierLifted", "EnrolmentOffered", "GlassBroken", "PasskeyAdded", "PasskeyEnded",
    "SeatEnded", "SeatGiven", "SeatRenewed", "SecondAnswered", "SecondAsked", "ShiftPlanned",
    "ShiftRemoved", "StaffEmployed", "StaffLeaves", "StaffLeft", "UnitOpened",
}  # fmt: skip
SIGN_INS = {"StaffSignedIn", "SignedOut", "SignInsEnded"}

_READS = (
    dict.fromkeys(SEARCHES, Act.SEARCHED)
    | dict.fromkeys(REVEALS, Act.REVEALED)
    | dict.fromkeys(FILES, Act.FILE)
    | dict.fromkeys(LETTERS, Act.LETTER)
    | dict.fromkeys(EXPORTS, Act.EXPORTED)
    | dict.fromkeys(TRIED, Act.TRIED)
)
_CHANGES = (
    dict.fromkeys(SENT, Act.SENT)
    | dict.fromkeys(KEYS, Act.KEYS)
    | dict.fromkeys(SIGN_INS, Act.SIGNED_IN)
)


def act_of(body: Mapping[str, Any]) -> Act:  # Any: the words of a leaf
    """What a leaf tells of."""
    if body["kind"] == "read":
        return _READS.get(body["verb"], Act.READ)
    return _CHANGES.get(body["verb"], Act.WRITTEN)
