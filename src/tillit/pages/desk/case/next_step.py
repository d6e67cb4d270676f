"""One sentence that says what comes next. Pure: from what the page already knows."""

from datetime import date

from tillit.casework.cases.types import AssessmentState, CasePage, ClockLine
from tillit.kernel.swedish import day_of, short_day, written_day
from tillit.law.deadlines import ClockState


def next_step(case: CasePage, *, today: date) -> str:
    """The sentence after "Nästa steg:". The law's clocks come before the plan, the plan before
    the draft that somebody forgot."""
    if case.line.stage == "closed":
        return "inget. Ärendet är avslutat."
    if not case.may_write:
        return "läs det du behöver. Du kan inte skriva i ärendet."
    running = {clock.code: clock for clock in case.clocks if clock.stopped_at is None}
    if "D36" in running:
        return f"svara parten som vill ha ett avgörande, {_by(running['D36'], today)}."
    if "D05" in running:
        return (
            "berätta för de berörda att utredningen har börjat, eller skriv varför det får vänta."
        )
    if "D04" in running and running["D04"].state is ClockState.LATE:
        return f"{_late(running['D04'])} Bli klar, eller be gruppledaren besluta om mer tid."
    return _by_stage(case, running.get("D04"), today)


def _by_stage(case: CasePage, whole: ClockLine | None, today: date) -> str:
    match case.line.stage:
        case "investigating":
            return _investigating(case, whole, today)
        case "with_parties":
            return "vänta på parternas svar, sedan förslag till beslut."
        case "decided":
            return "se till att beslutet når alla, och följ sedan upp det."
        case _:
            return "följ upp, och avsluta när målen är nådda."


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
