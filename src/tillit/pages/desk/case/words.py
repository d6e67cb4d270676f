"""Icons, colours and words of a case. One meaning an icon (the table of states)."""

from dataclasses import dataclass

from tillit.casework.cases.types import NoteKind, NoteMoveWhy, ShownTo, TimelineGroup
from tillit.pages.desk import words


@dataclass(frozen=True)
class State:
    """A state in words, colour and icon."""

    words: str
    color: str
    icon: str


STATES = {
    "investigating": ("info", "Folder"),
    "with_parties": ("info", "HourglassBottomFilled"),
    "decided": ("success", "Gavel"),
    "following": ("info", "HandHeart"),
    "running": ("info", "Folder"),
    "closed": ("neutral", "Archive"),
}
STAGES = {stage: State(words.STAGES[stage], *drawn) for stage, drawn in STATES.items()}
# A protection assessment has a page of its own, with the report.
KINDS = tuple((kind, kind.words) for kind in NoteKind if kind is not NoteKind.PROTECTION)
SHOWN = (
    (ShownTo.STAFF, "Alla som arbetar i ärendet"),
    (ShownTo.ASSIGNED, "Bara den som har uppdraget"),
    (ShownTo.PARTIES, "Även barnets vårdnadshavare"),
)
MOVE_WHY = (
    (NoteMoveWhy.WRONG_CASE, "Den skrevs med fel ärende uppslaget"),
    (NoteMoveWhy.MIXED_UP, "Två personer blandades ihop"),
    (NoteMoveWhy.OTHER, "Något annat"),
)
FILTERS = (
    ("anteckningar", "Anteckningar", TimelineGroup.NOTES),
    ("barnets-ord", "Barnets ord", TimelineGroup.CHILD),
    ("handlingar", "Handlingar", TimelineGroup.DOCUMENTS),
    ("beslut", "Beslut", TimelineGroup.DECISIONS),
    ("handelser", "Händelser", TimelineGroup.STEPS),
)
ICONS = {
    "phone": "Phone", "meeting": "PersonGroup", "home_visit": "HouseHeart",
    "child_talk": "FigureChild", "letter": "EnvelopeClosed", "statement": "Chat",
    "protection": "Shield", "other": "NotePencil", "open": "FolderFile",
    "send_to_parties": "Paperplane", "hearing": "Paperplane",
    "answer": "Chat", "propose": "Gavel", "put_on_agenda": "Gavel", "decision": "Gavel",
    "notify": "EnvelopeClosed", "receive_appeal": "ArrowUndo", "appeal_accept": "ArrowUndo",
    "appeal_reject": "ArrowUndo", "appeal_reconsider": "ArrowUndo",
    "appeal_hand_over": "ArrowUndo", "corrected": "PencilLine", "follow": "HandHeart",
    "service": "HandHeart", "hand_over": "ArrowRightLeft", "close": "Archive",
    "hand_to_other": "ArrowRightLeft", "transfer": "ArrowRightLeft", "clock": "Clock",
    "met": "CheckmarkCircle", "assessment": "FileCheckmark", "informed": "Chat",
    "document": "FileText", "registered": "Paperclip", "report": "Inbox",
    "disqualified": "CircleSlash",
    "disqualification_lifted": "CheckmarkCircle",
    "sealed": "PadlockLocked", "seal_lifted": "PadlockLocked",
    "guest_invited": "PersonPlus", "guest_left": "Leave",
    "delay_received": "Hourglass", "delay_decided": "Hourglass", "delay_refused": "Hourglass",
    "note_left": "ArrowRightLeft", "dispute": "ChatExclamationmark",
}  # fmt: skip
WITHHELD = "Finns, men bara den som har uppdraget får läsa dem."
STRONG = frozenset({"decision"})
TAG_ICONS = {"Flyttad": "ArrowRightLeft", "Rättad": "PencilLine", "Personen": "ChatExclamationmark"}

# Each shows itself when its page exists.
MORE = (
    ("Utredningens plan", "desk:case_plan"),
    ("Berätta för de berörda", "desk:case_inform"),
    ("Bedömning", "desk:case_assessment"),
    ("Mer tid för utredningen", "desk:case_more_time"),
    ("Vilka ser ärendet, och varför", "desk:case_doors"),
    ("Jag är släkt eller nära bekant", "desk:case_bar_myself"),
    ("En kollega får inte handlägga (jäv)", "desk:case_disqualify"),
    ("Vad parterna ser", "desk:publishing"),
    ("Meddelanden", "desk:messages"),
    ("Handlingar och sekretess", "desk:case_register"),
    ("Någon menar att något är fel", "desk:case_disputes"),
    ("Lämna ut uppgifter", "desk:case_releases"),
    ("Flytta till en annan kommun", "desk:case_transfer"),
    ("En part har väntat länge", "desk:case_delay"),
    ("Insatser", "desk:case_services"),
    ("Avsluta ärendet", "desk:case_close"),
    ("Skriv ut", "desk:case_print"),
)
# Where somebody in the family is protected.
PLACES = (("Platser som är dolda", "desk:case_places"),)
BUTTONS = (("Planen", "desk:case_plan", "Tasklist"), ("Beslut", "desk:case_decision", "Gavel"))
