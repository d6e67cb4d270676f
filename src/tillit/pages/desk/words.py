"""The desk's own words for stages, kinds and the next step. One place, so that all pages agree."""

from datetime import datetime

from tillit.casework.cases.types import CaseLine, CloseReason
from tillit.law.deadlines import ClockState

STAGES = {
    "investigating": "Utredning pågår",
    "with_parties": "Hos parterna",
    "decided": "Beslutad",
    "following": "Insats pågår",
    "closed": "Avslutad",
}
NOTE_KINDS = {
    "phone": "Telefonsamtal",
    "meeting": "Möte",
    "home_visit": "Hembesök",
    "child_talk": "Samtal med barnet",
    "letter": "Brev eller mejl",
    "statement": "Yttrande",
    "protection": "Skyddsbedömning",
    "other": "Annat",
}
NOTICES = {
    "glass": "Ärendet är nödöppnat",
    "handed_over": "Du har fått ett ärende",
    "no_holder": "Ärendet saknar handläggare",
    "replied": "En part har svarat",
    "report_left": "En anmälan hör inte längre till ärendet",
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
BY_STAGE = {
    "investigating": "Utred och skriv ihop.",
    "with_parties": "Vänta på parternas svar, sedan förslag till beslut.",
    "decided": "Skicka beslutet och se till att insatsen börjar, eller avsluta.",
    "following": "Följ upp hur det går.",
    "closed": "Avslutat.",
}
BY_CLOCK = {
    "D05": "Berätta för dem det gäller att utredningen har börjat.",
    "D31": "Se till att insatsen börjar.",
    "D34": "Vänta in tiden för överklagande.",
    "D36": "Svara på begäran om att avgöra ärendet.",
}


def next_step(line: CaseLine, at: datetime) -> str:
    """What to do next, in one sentence: a clock that presses goes before the stage."""
    pressing = (ClockState.LATE, ClockState.TODAY, ClockState.SOON)
    for clock in line.clocks:
        if clock.stopped_at is None and clock.code in BY_CLOCK and clock.state in pressing:
            return BY_CLOCK[clock.code]
    return BY_STAGE[line.stage]
