"""One sentence that says what comes next, worded once for lists and for the page of a case.

Pure: from what the page already knows. The law's clocks come before the plan, the plan before the
draft that somebody forgot.
"""

from datetime import date

from tillit.casework.cases.types import AssessmentState, CaseLine, CasePage, ClockLine
from tillit.kernel.swedish import day_of, short_day, written_day
from tillit.law.deadlines import ClockState

PRESSING = (ClockState.LATE, ClockState.TODAY, ClockState.SOON)
BY_STAGE = {
    "investigating": "utred och skriv ihop.",
    "with_parties": "vänta på parternas svar, sedan förslag till beslut.",
    "decided": "se till att beslutet når alla och att insatsen börjar, eller avsluta.",
    "following": "följ upp, och avsluta när målen är nådda.",
    "running": "se månadens ansökan.",
    "closed": "inget. Ärendet är avslutat.",
}


def in_list(line: CaseLine, *, today: date) -> str:
    """The sentence by itself, as a list shows it."""
    said = _by_clock(line, today) or BY_STAGE[line.stage]
    return said[0].upper() + said[1:]


def on_page(case: CasePage, *, today: date) -> str:
    """The sentence after "Nästa steg:", from all that the page of the case knows."""
    if case.line.stage != "closed" and not case.may_write:
        return "läs det du behöver. Du kan inte skriva i ärendet."
    said = _by_clock(case.line, today)
    if not said and case.line.stage == "investigating":
        return _investigating(case, _running(case.line).get("D04"), today)
    return said or BY_STAGE[case.line.stage]


def _running(line: CaseLine) -> dict[str, ClockLine]:
    return {clock.code: clock for clock in line.clocks if clock.stopped_at is None}


def _by_clock(line: CaseLine, today: date) -> str:
    """What a clock of the law asks for now, if any does."""
    running = _running(line)
    if line.stage == "closed":
        return ""
    if "D36" in running:
        return f"svara parten som vill ha ett avgörande, {_by(running['D36'], today)}."
    if "D05" in running:
        return (
            "berätta för de berörda att utredningen har börjat, eller skriv varför det får vänta."
        )
    whole, begin = running.get("D04"), running.get("D31")
    if whole and whole.state is ClockState.LATE:
        return f"{_late(whole)} Bli klar, eller be om ett beslut om mer tid."
    if begin and begin.state in PRESSING:
        return f"se till att insatsen börjar, {_by(begin, today)}."
    return ""


def _investigating(case: CasePage, whole: ClockLine | None, today: date) -> str:
    if not case.questions:
        return "skriv planen: vilka frågor ska utredningen svara på?"
    if case.unanswered:
        words = "en fråga" if case.unanswered == 1 else f"{case.unanswered} frågor"
        return f"svara på {words} i planen{_until(whole, today)}."
    if case.assessment is not AssessmentState.SIGNED:
        return f"skriv bedömningen och skriv under den{_until(whole, today)}."
    if case.drafts and case.drafts[0].saved_at:
        day = short_day(day_of(case.drafts[0].saved_at))
        return f"skriv under utkastet från {day}, eller släng det."
    return f"skicka utredningen till parterna{_until(whole, today)}."


def _until(clock: ClockLine | None, today: date) -> str:
    return f", {_by(clock, today)}" if clock else ""


def _by(clock: ClockLine, today: date) -> str:
    return f"senast {written_day(clock.due_on, today=today)} ({clock.law})"


def _late(clock: ClockLine) -> str:
    return f"utredningen skulle ha varit klar {written_day(clock.due_on)} ({clock.law})."
