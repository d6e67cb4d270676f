"""The closed lists of intake in words, where pages, extracts and exports say the same.

In the order that forms offer them.
"""

from .words import Channel, ContactHow, ContactWith, MeetingWith, ReporterKind, Safety

CHANNELS = {
    Channel.PHONE: "Telefon",
    Channel.VISIT: "Besök",
    Channel.LETTER: "Brev eller mejl",
    Channel.POLICE: "Polisen",
    Channel.OTHER: "På annat sätt",
    Channel.WEB: "Webben",
}
REPORTERS = {
    ReporterKind.MANDATED: "Någon som anmäler i sitt arbete",
    ReporterKind.PRIVATE: "En privatperson som säger sitt namn",
    ReporterKind.ANONYMOUS: "En privatperson som är anonym",
    ReporterKind.CHILD: "Barnet självt",
}
SAFETY = {
    Safety.YES: "Ja, det tror anmälaren",
    Safety.NO: "Nej",
    Safety.UNKNOWN: "Anmälaren vet inte",
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
    MeetingWith.GUARDIANS: "Vårdnadshavarna",
    MeetingWith.CHILD: "Barnet",
    MeetingWith.REPORTER: "Den som anmälde",
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
