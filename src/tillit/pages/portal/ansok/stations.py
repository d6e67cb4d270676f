"""Where a month is, in words: what is done, what happens now, and what comes then."""

from dataclasses import dataclass
from datetime import date

from tillit.areas.assistance.types import MonthStage, MyMonth, UsualDays

from .payday import first_words

RECEIVED, FACTS, DECISION, MONEY = range(4)
NOW = {
    MonthStage.RECEIVED: FACTS, MonthStage.ASKED: FACTS, MonthStage.FETCHED: FACTS,
    MonthStage.WORKED: DECISION, MonthStage.PROPOSED: DECISION,
    MonthStage.DECIDED: MONEY, MonthStage.PAID: MONEY + 1, MonthStage.RECONCILED: MONEY + 1,
}  # fmt: skip
LEADS = {
    MonthStage.RECEIVED: "Vi har fått ansökan.",
    MonthStage.ASKED: "Vi väntar på något från dig.",
    MonthStage.FETCHED: "Vi har hämtat uppgifter och går igenom dem.",
    MonthStage.WORKED: "Vi räknar.",
    MonthStage.PROPOSED: "Det finns ett förslag. Snart är det beslutat.",
    MonthStage.DECIDED: "Vi har beslutat.",
    MonthStage.PAID: "Pengarna är utbetalda.",
    MonthStage.RECONCILED: "Pengarna är utbetalda.",
    MonthStage.WITHDRAWN: "Ansökan är återtagen.",
}


@dataclass(frozen=True)
class Station:
    """One stop on the way."""

    state: str
    what: str
    text: str


def stations_of(month: MyMonth, *, today: date) -> tuple[Station, ...]:
    """The way from application to money; nothing for what was taken back."""
    if month.stage is MonthStage.WITHDRAWN:
        return ()
    now, refused = NOW[month.stage], bool(month.decisions) and not month.decisions[-1].kronor
    words = [
        ("Ansökan har kommit in", ""),
        ("Vi samlar uppgifter", "Vi frågar myndigheter och läser det du har skickat."),
        ("Vi räknar och beslutar", _time(month.usual)),
        ("Pengarna betalas ut", first_words(month.payments, today=today)),
    ]
    if refused and now == MONEY:
        words, now = words[:MONEY], MONEY
    return tuple(
        Station("done", what, "")
        if number < now
        else Station("now" if number == now else "next", what, text)
        for number, (what, text) in enumerate(words)
    )


def _time(usual: UsualDays | None) -> str:
    """The usual time where it is known; else that it is not."""
    if usual is None:
        return "Vi vet inte än hur lång tid det brukar ta här."
    return (
        f"Här tar det oftast {usual.low}–{usual.high} dagar från ansökan till beslut. Det bygger "
        f"på {usual.months} beslut det senaste året."
    )
