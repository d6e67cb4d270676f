"""What a clock of the law shows: state, words, how much of the time has gone."""

from dataclasses import dataclass, replace

# One icon a state; the words stand beside it, so colour and icon never carry it alone.
ICONS = {
    "calm": "Clock",
    "soon": "HourglassBottomFilled",
    "today": "TimerStart",
    "late": "ExclamationmarkTriangle",
    "rests": "Pause",
    "done": "CheckmarkCircle",
}


@dataclass(frozen=True)
class ClockView:
    """A clock as `<c-clock>` draws it. `percent` is the share of the time that has gone, 0–100."""

    state: str
    words: str
    what: str
    law: str = ""
    end_text: str = ""
    stops: str = ""
    percent: int = 0

    @property
    def icon(self) -> str:
        """The icon of the state."""
        return ICONS[self.state]

    @property
    def short(self) -> "ClockView":
        """For a narrow column: "I dag 14.05" without the hours left, and not what stops it."""
        return replace(self, words=self.words.partition(" · ")[0], stops="")

    @property
    def bar(self) -> str:
        """The share as a bar tells it. A clock that waits and had not begun shows no bar."""
        return str(self.percent) if self.state != "rests" or self.percent > 0 else ""

    @property
    def sentence(self) -> str:
        """What ends and when, by which law, and what stops it. The law does not break."""
        end = f" {self.end_text}" if self.end_text else ""
        law = f"\u00a0· {_hard(self.law)}" if self.law else ""
        return f"{self.what}{end}{law}" + (f". {self.stops}" if self.stops else "")


def clock_view(
    state: str,
    *,
    what: str,
    days_left: int = 0,
    ends_clock: str = "",
    hours_left: int | None = None,
    law: str = "",
    end_text: str = "",
    stops: str = "",
    progress: float = 0.0,
    words: str = "",
) -> ClockView:
    """A clock from plain values; `words` replaces the usual words of the state.

    `state` is calm, soon, today, late, rests or done. `days_left` is negative when late.
    `ends_clock` ("14.05") and `hours_left` are shown today. `progress` is 0–1.
    Raises `KeyError` for a state that does not exist.
    """
    ICONS[state]
    usual = {
        "calm": _days(days_left) + " kvar",
        "soon": _days(days_left) + " kvar",
        "today": _today(ends_clock, hours_left),
        "late": "Försenad i dag" if days_left == 0 else _days(-days_left) + " för sent",
        "rests": "Väntar på annan",
        "done": "Klar",
    }
    percent = 100 if state in {"late", "done"} else round(100 * min(1.0, max(0.0, progress)))
    return ClockView(state, words or usual[state], what, law, end_text, stops, percent)


def _hard(words: str) -> str:
    return words.replace(" ", "\u00a0")


def _days(number: int) -> str:
    return "1 dag" if number == 1 else f"{number} dagar"


def _today(ends_clock: str, hours_left: int | None) -> str:
    moment = f"I dag {ends_clock}" if ends_clock else "I dag"
    if hours_left is None:
        return moment
    return f"{moment} · " + (
        f"{hours_left} tim kvar" if hours_left > 0 else "mindre än en timme kvar"
    )
