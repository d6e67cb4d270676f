"""The desk's own words for stages, notices and closings. One place, so that all pages agree."""

from tillit.casework.cases.types import CloseReason

STAGES = {
    "investigating": "Utredning pågår",
    "with_parties": "Hos parterna",
    "decided": "Beslutad",
    "following": "Insats pågår",
    "closed": "Avslutad",
}
NOTICES = {
    "glass": "Ärendet är nödöppnat",
    "handed_over": "Du har fått ett ärende",
    "no_holder": "Ärendet saknar handläggare",
    "replied": "En part har svarat",
    "report_left": "En anmälan hör inte längre till ärendet",
    "note_left": "En anteckning stod i fel ärende",
    "note_came": "En anteckning har flyttats till ditt ärende",
    "late": "En skyddsbedömning är försenad",
    "to_duty": "Mottagningen ber jouren göra en skyddsbedömning",
}
CLOSINGS = {
    CloseReason.NO_SERVICE: "Ingen insats behövs",
    CloseReason.GOAL_REACHED: "Målen är nådda",
    CloseReason.DECLINED: "Familjen tackar nej",
    CloseReason.MOVED: "Familjen har flyttat",
    CloseReason.ADULT: "Barnet har fyllt 18",
    CloseReason.OTHER: "Annat",
    CloseReason.WRONG_PERSON: "Utredningen gällde fel person",
}
