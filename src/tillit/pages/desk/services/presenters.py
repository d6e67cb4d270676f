"""Services in words."""

from dataclasses import dataclass
from datetime import date

from tillit.casework.services.types import MeasureTable, NotExecuted, ServiceLine, ServicePage
from tillit.kernel.swedish import day_of, short_day, written_day
from tillit.registers.people.types import Needs
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


def family(about: ServicePage) -> list[tuple[str, str, Needs | None]]:
    """Whom to write or call, who they are to the child, and what must be known before: one row a
    person. The child stands there when something is known of how the child is reached."""
    found = [
        (str(each.name), "vårdnadshavare", about.needs.get(each.id)) for each in about.guardians
    ]
    child = about.line.person
    if need := about.needs.get(child.id):
        found.append((str(child.name), "barnet", need))
    return found


def heads(table: MeasureTable) -> list[str]:
    """Above each column of answers: which time, and the day."""
    return [f"{moment.words}, {short_day(day_of(at))}" for moment, at in table.points]


def changes(table: MeasureTable) -> list[str]:
    """How each answer has changed between the first point and the last one, in words."""
    return [_change(row.values) for row in table.rows]


def _change(values: tuple[int | None, ...]) -> str:
    answered = [value for value in values if value is not None]
    if len(answered) < 2:
        return "Ett svar än"
    step = answered[-1] - answered[0]
    return f"{abs(step)} {'bättre' if step > 0 else 'sämre'}" if step else "Lika"


def quarter(day: date) -> str:
    """The calendar quarter of a day: "2026 kvartal 4"."""
    return f"{day.year} kvartal {(day.month + 2) // 3}"


FILE_HEADS = (
    "Beslut", "Beslutsdag", "Insats", "Lagrum", "Avbrott", "Väntat sedan", "Skulle rapporteras",
    "Skäl", "Verkställt",
)  # fmt: skip


def file_row(row: NotExecuted) -> list[str]:
    """One decision as it leaves the program: days and codes, never a name, a case or a text."""
    return [
        row.number, row.decided_on.isoformat(), row.type_name, row.law,
        "ja" if row.interrupted else "nej", row.since.isoformat(), row.due_on.isoformat(),
        row.reason.words if row.reason else "Skäl saknas",
        row.executed_on.isoformat() if row.executed_on else "",
    ]  # fmt: skip
