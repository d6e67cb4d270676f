"""Stored codes in the words that they leave with: on an extract, an export, a review."""

from .types import (
    Channel,
    ContactHow,
    ContactWith,
    FeedbackState,
    MeetingAnswer,
    MeetingWith,
    Need,
    ReporterKind,
    Safety,
)
from .workflow import Stage

CHANNELS = {
    Channel.WEB: "Webben",
    Channel.PHONE: "Telefon",
    Channel.VISIT: "Besök",
    Channel.LETTER: "Brev eller mejl",
    Channel.POLICE: "Polisen",
    Channel.OTHER: "På annat sätt",
}
REPORTERS = {
    ReporterKind.ANONYMOUS: "En privatperson som är anonym",
    ReporterKind.PRIVATE: "En privatperson som säger sitt namn",
    ReporterKind.MANDATED: "Någon som anmäler i sitt arbete",
    ReporterKind.CHILD: "Barnet självt",
}
SAFETY = {
    Safety.YES: "Ja, det tror anmälaren",
    Safety.NO: "Nej",
    Safety.UNKNOWN: "Anmälaren vet inte",
}
NEEDS = {
    Need.NONE: "Inget akut behov",
    Need.NOW: "Ja, samma dag",
    Need.UNKNOWN: "Gick inte att säga än",
}
STAGES = {
    Stage.RECEIVED: "Inkommen",
    Stage.ASSESSED: "Skyddsbedömd",
    Stage.OPENED: "Utredning inledd",
    Stage.NOT_OPENED: "Ingen utredning",
    Stage.JOINED: "Hör till en pågående utredning",
    Stage.SENT_ON: "En annan kommun tog över",
}
FEEDBACK = {
    FeedbackState.NOT_ASKED: "Inte begärd",
    FeedbackState.ASKED: "Begärd",
    FeedbackState.SENT: "Skickad",
    FeedbackState.UNSUITABLE: "Bedömd olämplig",
}
TALKED_WITH = {
    ContactWith.REPORTER: "Den som anmälde",
    ContactWith.CHILD: "Barnet",
    ContactWith.GUARDIAN: "Vårdnadshavare",
    ContactWith.SIBLING: "Syskon",
    ContactWith.FAMILY: "Annan i familjen",
}
TALKED_HOW = {
    ContactHow.PHONE: "Telefon",
    ContactHow.MEETING: "Möte",
    ContactHow.HOME_VISIT: "Hembesök",
    ContactHow.LETTER: "Brev",
}
OFFERED = {
    MeetingWith.CHILD: "Barnet",
    MeetingWith.GUARDIANS: "Vårdnadshavarna",
    MeetingWith.REPORTER: "Den som anmälde",
}
ANSWERED = {
    MeetingAnswer.ACCEPTED: "Tackade ja",
    MeetingAnswer.DECLINED: "Tackade nej",
    MeetingAnswer.NOT_SUITABLE: "Möte var inte lämpligt",
}
STEPS = {
    "receive": "Anmälan kom in",
    "match": "Barnet kopplades till en person",
    "unmatch": "Fel person: kopplingen togs tillbaka",
    "assess": "Skyddsbedömningen skrevs under",
    "extend": "Längre tid för att besluta",
    "open": "Utredning inleddes",
    "do_not_open": "Utredning inleddes inte",
    "join": "Anmälan lades till den utredning som pågår",
    "send_on": "En annan kommun tog över",
    "change_unit": "En annan enhet tog över",
    "hand_to_duty": "Lämnades till jouren",
    "ask_feedback": "Anmälaren bad om svar",
}
