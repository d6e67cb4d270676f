"""What is agreed with somebody, and how a day of it went, as a worker writes it."""

from datetime import date

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import SheetWarning
from tillit.areas.assistance.types.activity import ActivityKind, DayIn, PlanIn

from .conftest import AT

MONDAY = date(2025, 11, 17)
TUESDAY = date(2025, 11, 18)
WHOLE = 240


def plan_of(world, case, who, *, id=None, at=AT, **changes):
    """Sixteen hours, four days a week."""
    said = {
        "kind": ActivityKind.LANGUAGE, "place": "Solby vuxenskola", "minutes": 4 * WHOLE,
        "weekdays": (0, 1, 2, 3), "valid_from": date(2025, 11, 3), "valid_to": date(2026, 1, 30),
    }  # fmt: skip
    return actions.add_plan(case, who, PlanIn(**said | changes), id=id, by=world.wanja, at=at)


def warnings(sheet):
    """The warnings about activity: their states and texts."""
    rows = SheetWarning.objects.filter(sheet=sheet, kind="activity").order_by("opened_at", "key")
    return [(row.state, row.text) for row in rows]


def away(world, plan, on=MONDAY, *, seen=None, **changes):
    said = DayIn(**{"attended": 0} | changes)
    return actions.note_day(plan, on, said, seen=seen, by=world.wanja, at=AT)
