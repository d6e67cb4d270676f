"""Intake's own words for kinds, stages and the next step. One place, so that all pages agree."""

from datetime import date

from tillit.casework.intake.types import (
    DECIDED,
    FeedbackState,
    InboxLine,
    InboxView,
    MeetingAnswer,
    Need,
    ReporterKind,
    Stage,
)
from tillit.law.dated import NoRuleInForce
from tillit.law.reporting import reporter

REPORTER_TAGS = {
    ReporterKind.MANDATED: "Anmälningsskyldig",
    ReporterKind.PRIVATE: "Privatperson",
    ReporterKind.ANONYMOUS: "Anonym",
    ReporterKind.CHILD: "Barnet självt",
}
NEEDS = {
    Need.NONE: "Nej, inget akut behov",
    Need.NOW: "Ja, i dag",
    Need.UNKNOWN: "Vi vet inte än, kontakta familjen",
}
MEETING_ANSWERS = {
    MeetingAnswer.ACCEPTED: "Tackade ja",
    MeetingAnswer.DECLINED: "Tackade nej",
    MeetingAnswer.NOT_SUITABLE: "Möte är inte lämpligt",
}
# Words, colour and icon of every stage (table of states).
STAGES = {
    Stage.RECEIVED: ("Ny", "info", "Inbox"),
    Stage.ASSESSED: ("Skyddsbedömd", "info", "Shield"),
    Stage.OPENED: ("Utredning inledd", "info", "FolderFile"),
    Stage.NOT_OPENED: ("Ej utredning", "neutral", "CircleSlash"),
    Stage.JOINED: ("Hör till pågående", "neutral", "Link"),
    Stage.SENT_ON: ("Annan kommun tog över", "neutral", "ArrowRight"),
}
# What each form of the report page is called, when it is an unfinished draft.
DRAFTS = {
    "assess": "Skyddsbedömning",
    "unmatch": "Fel person",
    "hand_to_duty": "Till jouren",
    "contact": "Samtal",
    "meeting": "Erbjudande om möte",
    "extend": "Längre tid",
    "decide": "Beslut om utredning",
    "join": "Till den som utreder",
    "send_on": "Annan kommun tar över",
    "change_unit": "Annan enhet tar över",
    "answer": "Svar till den som anmälde",
    "no_answer": "Varför inget svar",
    "asked": "Anmälaren vill ha svar",
    "secrecy": "Anmälarens namn",
}


def draft_name(key: str) -> str:
    """What a half-written form is called, also one that the page no longer has."""
    return DRAFTS.get(key, "Utkast")


VIEWS = {
    InboxView.ALL: "Alla",
    InboxView.NEW: "Nya",
    InboxView.ASSESSED: "Att besluta",
    InboxView.ANSWERS: "Att svara",
    InboxView.LATE: "Försenade",
    InboxView.DECIDED: "Avgjorda",
}
RELATIONS = {
    "child": "Barnet",
    "sibling": "Syskon",
    "parent": "Förälder, som barn",
    "household": "Samma hem",
    "": "Närstående",
}


def from_whom(kind: ReporterKind, category: str, day: date) -> str:
    """The kind of reporter, with the kind of workplace when it is known."""
    if kind is ReporterKind.MANDATED and category:
        try:
            return reporter(category, day).value.name_sv
        except NoRuleInForce:
            return REPORTER_TAGS[kind]
    return REPORTER_TAGS[kind]


def whom(line: InboxLine) -> str:
    """The child with age, for titles and lists."""
    return f"{line.called}, {line.age} år" if line.age is not None else line.called


def next_step(line: InboxLine) -> str:
    """What to do next, in one sentence."""
    if line.stage is Stage.RECEIVED:
        if line.person is None:
            return "Ta reda på vem barnet är. Bedöm sedan om barnet behöver skydd."
        return "Bedöm om barnet behöver skydd nu."
    if line.stage is Stage.ASSESSED:
        return "Besluta om ni ska inleda en utredning."
    if line.stage in DECIDED - {Stage.SENT_ON} and line.feedback is FeedbackState.ASKED:
        return f"{STAGES[line.stage][0]}. Svara den som anmälde."
    return f"{STAGES[line.stage][0]}. Inget mer att göra här."
