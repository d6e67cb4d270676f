"""Icons, colours and words of a case. One meaning an icon (the table of states)."""

from dataclasses import dataclass

from tillit.casework.cases.types import NoteKind, ShownTo, TimelineGroup


@dataclass(frozen=True)
class State:
    """A state in words, colour and icon."""

    words: str
    color: str
    icon: str


STAGES = {
    "investigating": State("Pågår", "info", "Folder"),
    "with_parties": State("Hos parterna", "info", "HourglassBottomFilled"),
    "decided": State("Beslutad", "success", "Gavel"),
    "following": State("Följs upp", "info", "HandHeart"),
    "closed": State("Avslutad", "neutral", "Archive"),
}
KINDS = (
    (NoteKind.PHONE, "Telefonsamtal"),
    (NoteKind.MEETING, "Möte"),
    (NoteKind.HOME_VISIT, "Hembesök"),
    (NoteKind.CHILD_TALK, "Samtal med barnet"),
    (NoteKind.LETTER, "Brev"),
    (NoteKind.STATEMENT, "Uppgift från någon utanför"),
    (NoteKind.OTHER, "Annat"),
)
SHOWN = (
    (ShownTo.STAFF, "Alla som arbetar i ärendet"),
    (ShownTo.ASSIGNED, "Bara den som har uppdraget"),
    (ShownTo.PARTIES, "Även barnets vårdnadshavare"),
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
    "send_to_parties": "Paperplane", "hearing": "Paperplane", "decide": "Gavel",
    "decide_again": "Gavel", "decision": "Gavel", "appeal": "ArrowUndo", "follow": "HandHeart",
    "service": "HandHeart", "hand_over": "ArrowRightLeft", "close": "Archive",
    "hand_to_other": "ArrowRightLeft", "transfer": "ArrowRightLeft", "clock": "Clock",
    "met": "CheckmarkCircle", "assessment": "FileCheckmark", "informed": "Chat",
    "document": "FileText", "report": "Inbox", "disqualified": "CircleSlash",
    "delay_received": "Hourglass", "delay_decided": "Hourglass", "delay_refused": "Hourglass",
}  # fmt: skip
STRONG = frozenset({"decide", "decide_again", "decision"})
TAG_ICONS = {"Rättad": "PencilLine", "Personen": "ChatExclamationmark"}

# Each shows itself when its page exists.
MORE = (
    ("Utredningens plan", "desk:case_plan"),
    ("Berätta för de berörda", "desk:case_inform"),
    ("Bedömning", "desk:case_assessment"),
    ("Mer tid för utredningen", "desk:case_extend"),
    ("En kollega får inte handlägga (jäv)", "desk:case_disqualify"),
    ("Vad parterna ser", "desk:publishing"),
    ("Registrering och sekretess", "desk:case_register"),
    ("Flytta till en annan kommun", "desk:case_transfer"),
    ("En part har väntat länge", "desk:case_delay"),
    ("Insatser", "desk:case_services"),
    ("Avsluta ärendet", "desk:case_close"),
    ("Skriv ut", "desk:case_print"),
)
BUTTONS = (("Planen", "desk:case_plan", "Tasklist"), ("Beslut", "desk:case_decision", "Gavel"))
