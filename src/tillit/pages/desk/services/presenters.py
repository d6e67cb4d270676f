"""Services in words."""

from dataclasses import dataclass

from tillit.casework.services.types import MeasureTable, ServiceLine, ServicePage
from tillit.kernel.swedish import day_of, short_day, written_day
from tillit.ui.values import Fact

STAGES = {
    "ordered": ("Väntar på svar", "warning", "Hourglass"),
    "accepted": ("Har tackat ja", "info", "Checkmark"),
    "started": ("Pågår", "success", "Checkmark"),
    "paused": ("Pausad", "warning", "Hourglass"),
    "ended": ("Avslutad", "neutral", "Checkmark"),
    "declined": ("Utföraren tackade nej", "danger", "ExclamationmarkTriangle"),
    "withdrawn": ("Återtagen", "neutral", "ArrowLeft"),
}


@dataclass(frozen=True)
class Row:
    """A service in a list, with its stage in words."""

    line: ServiceLine
    words: str
    color: str
    icon: str
    fact: str


def row(line: ServiceLine) -> Row:
    """One service as a row."""
    said, color, icon = STAGES[line.stage]
    if line.ended_at:
        fact = f"Avslutad {short_day(day_of(line.ended_at))}"
    elif line.started_at:
        fact = f"Började {short_day(day_of(line.started_at))}"
    else:
        fact = f"Beställd {short_day(day_of(line.ordered_at))}"
    return Row(line, said, color, icon, fact)


def facts(about: ServicePage) -> list[Fact]:
    """The order in short facts."""
    line, order = about.line, about.order
    until = written_day(line.period_to) if line.period_to else "tills vidare"
    found = [
        ("Ska leda till", order.aim),
        ("Hur ofta", order.extent),
        ("Så når ni familjen", order.contact),
        ("Gäller", f"från {written_day(line.period_from)}, {until}"),
        ("Beslut", f"{line.decision_number} ({line.law})" if about.is_worker else line.law),
        ("Beställt av", f"{order.ordered_by}, {short_day(day_of(order.ordered_at))}"),
        ("Ges av", ", ".join(about.givers) or line.unit_name),
        (
            "Svar från utföraren",
            " ".join(filter(None, [order.declined_because, order.answer_text])),
        ),
    ]
    return [Fact(name, value) for name, value in found if value]


def heads(table: MeasureTable) -> list[str]:
    """Above each column of answers: which time, and the day."""
    return [f"{moment.words}, {short_day(day_of(at))}" for moment, at in table.points]
