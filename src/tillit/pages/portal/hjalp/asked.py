"""What whoever looks for help has typed and chosen. It comes in the body of a posted form, so that
neither words nor situation stand in an address, in a history or in a log."""

from tillit.pages.http.requests import TillitRequest
from tillit.registers.directory.types import LANGUAGES, Way
from tillit.ui.values import Pill

from .shown import Line

FORM = "help-form"
LONGEST = 200  # signs of what is typed
OPEN, AT_ONCE, LANGUAGE = "oppet", "direkt", "sprak"
TOGGLE, CHOOSE, CHOSEN = "byt", "valj", "laget"
NEAR, FROM = "nara", "franplats"
ID = 36  # signs of the id of a place


class Asked:
    """What is asked. A button that chooses a situation takes the place of what was typed, and what
    is typed anew that of the situation. An address may ask for what says nothing of anybody: what
    is open now, and what needs no application."""

    def __init__(self, request: TillitRequest) -> None:
        posted = request.POST
        chosen = posted.get(CHOOSE, "")
        self.typed = "" if chosen else posted.get("q", "").strip()[:LONGEST]
        self.situation = chosen or ("" if self.typed else posted.get(CHOSEN, ""))
        plain = posted if request.method == "POST" else request.GET
        self.open = plain.get(OPEN) == "1"
        self.at_once = plain.get(AT_ONCE) == "1"
        language = posted.get(LANGUAGE, "")
        self.language = language if language in LANGUAGES else ""
        self.near = posted.get(FROM, posted.get(NEAR, ""))[:ID]
        self._toggle(posted.get(TOGGLE, ""))

    def _toggle(self, what: str) -> None:
        if what == OPEN:
            self.open = not self.open
        elif what == AT_ONCE:
            self.at_once = not self.at_once
        elif what in LANGUAGES:
            self.language = "" if what == self.language else what

    def held(self) -> list[tuple[str, str]]:
        """What the form carries on, beside what is typed."""
        found = {
            CHOSEN: self.situation, OPEN: "1" if self.open else "",
            AT_ONCE: "1" if self.at_once else "", LANGUAGE: self.language,
            NEAR: self.near,
        }  # fmt: skip
        return [(name, value) for name, value in found.items() if value]

    def takes(self, line: Line) -> bool:
        """Whether this line is among what is asked for."""
        said = line.offer.said
        return (
            (not self.open or line.now.open)
            and (not self.at_once or said.way is Way.OPEN)
            and (not self.language or self.language in said.languages)
        )

    def pills(self, lines: list[Line]) -> list[Pill]:
        """Open now, without applying, and each language that any of them has."""
        codes = dict.fromkeys(code for line in lines for code in line.offer.said.languages)
        at_once = sum(x.offer.said.way is Way.OPEN for x in lines)
        found = [
            _pill("Öppet nu", OPEN, sum(x.now.open for x in lines), self.open),
            _pill("Ingen ansökan", AT_ONCE, at_once, self.at_once),
        ]
        for code in codes:
            number = sum(code in x.offer.said.languages for x in lines)
            if code != "sv":
                label = LANGUAGES[code].capitalize()
                found.append(_pill(label, code, number, self.language == code))
        return found


def _pill(label: str, value: str, number: int, on: bool) -> Pill:
    return Pill(label, "", number, on, form=FORM, name=TOGGLE, value=value)
