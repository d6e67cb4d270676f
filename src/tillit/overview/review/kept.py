"""What the review keeps about a person: that somebody read about them, and what came of it. It goes
with the person, or with the case that was read; it is no entry in a file."""

from django.db.models import Model

from tillit.trust.holdings.types import Goes, Holding

from .coded import LANES, STAGES
from .models import ReviewRow, RowStep, SignedWeek, Week
from .types import Outcome

HOLDINGS = (
    Holding(
        ReviewRow,
        "Granskad läsning",
        own=("person_id",),
        under=("case_id", "about_id"),
        entry="",
        goes=Goes.REGISTER,
        labels={
            "about_id": "Det lästa (id)",
            "about_kind": "Slags objekt",
            "about_unit_id": "Objektets enhet (id)",
            "days_left": "Dagar utan förklaring",
            "drawn": "Slumpvis vald",
            "explained": "Förklarat",
            "first_at": "Första läsningen",
            "lane": "Grupp",
            "last_at": "Sista läsningen",
            "left": "Läsningar utan förklaring",
            "missing": "Förklaring saknas",
            "outcome": "Vad det blev",
            "persons": "Antal personer",
            "reader_id": "Den som läste (id)",
            "reads": "Antal läsningar",
            "verbs": "Vad som gjordes",
            "week": "Vecka (id)",
        },
        codes={"lane": LANES, "outcome": Outcome, "stage": STAGES},
    ),
    Holding(
        RowStep,
        "Steg i en granskning",
        own=("row__person_id",),
        under=("row",),
        entry="",
        goes=Goes.REGISTER,
        labels={"row": "Granskad läsning (id)"},
    ),
)
EXCUSED: dict[type[Model], str] = {
    Week: "hur många läsningar en vecka hade; inget om någon",
    SignedWeek: "vem som gått igenom en vecka; inget om någon enskild",
}
