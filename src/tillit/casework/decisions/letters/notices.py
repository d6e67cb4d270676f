"""What the letters say that tell of an investigation, or that there is none (SoL 20:2-4).

Fixed sentences: nobody can write who reported into them (OSL 26:5), nor what was reported.
"""

from dataclasses import dataclass
from datetime import date

from tillit.casework.decisions.types import Told
from tillit.kernel.swedish import full_day

from .wording import Letter


@dataclass(frozen=True)
class Notice:
    """What a letter needs to know. `child` is the name; `own` when the receiver is the child."""

    about: Told
    child: str
    own: bool
    decided_on: date
    last_day: date | None
    reference: str
    handler: str
    unit: str


def notice_letter(said: Notice) -> Letter:
    """The letter to one person."""
    opened = said.about is Told.OPENED
    return Letter(
        title=_title(said),
        intro=("Det här brevet berättar vad vi har bestämt och vad som händer nu.",),
        facts=tuple((name, value) for name, value in _facts(said) if value),
        sections=_opened(said) if opened else _not_opened(said),
        notice=(
            "Har du frågor?",
            (
                f"Ring eller skriv till {said.unit}. Du kan också be om ett möte.",
                "Säg till om du behöver tolk, eller om vi ska nå dig på ett annat sätt.",
            ),
        ),
        signed=tuple(each for each in (said.handler, said.unit) if each),
    )


def _title(said: Notice) -> str:
    whom = "dig" if said.own else said.child
    if said.about is Told.OPENED:
        return f"Vi har börjat en utredning om {whom}"
    return f"Vi inleder ingen utredning om {whom}"


def _facts(said: Notice) -> tuple[tuple[str, str], ...]:
    opened = said.about is Told.OPENED
    return (
        ("Utredningen började" if opened else "Vi bestämde det", full_day(said.decided_on)),
        ("Ska vara klar senast", full_day(said.last_day) if said.last_day else ""),
        ("Handläggare", said.handler if opened else ""),
        ("Ärende", said.reference),
    )


def _opened(said: Notice) -> tuple[tuple[str, tuple[str, ...]], ...]:
    needs = "du" if said.own else said.child
    whom = "dig" if said.own else said.child
    return (
        (
            "Varför vi utreder",
            (
                f"Vi behöver ta reda på om {needs} behöver skydd eller stöd (SoL 20:2).",
                "Vi berättar mer när vi ses.",
            ),
        ),
        (
            "Så här går det till",
            (
                "Vi kommer att kontakta dig för att boka ett möte.",
                f"Vi pratar med {whom} och med familjen. Ibland pratar vi med andra också.",
                "Utredningen ska vara klar inom fyra månader. "
                "Det kan ta längre tid om det finns särskilda skäl (SoL 20:3).",
            ),
        ),
        (
            "Innan vi beslutar",
            (
                "Du får läsa det som vi bygger beslutet på, om det inte är hemligt för dig.",
                "Du får svara och säga till om något är fel (FL 25).",
            ),
        ),
    )


def _not_opened(said: Notice) -> tuple[tuple[str, tuple[str, ...]], ...]:
    whom = "dig" if said.own else said.child
    return (
        (
            "Vad som har hänt",
            (
                f"Någon hörde av sig till oss och var orolig för {whom}.",
                "Vi har tittat på det. Vi inleder ingen utredning (SoL 20:2).",
            ),
        ),
        (
            "Om du vill ha stöd",
            ("Du kan söka stöd hos oss när du vill. Hör av dig så berättar vi hur.",),
        ),
    )
