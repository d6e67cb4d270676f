"""What two of the households have agreed to do to come to support themselves, and how it goes."""

from datetime import datetime, timedelta
from uuid import UUID

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import ActivityKind, DayIn, PlanIn, ToldBy
from tillit.demo.town.assistance.moving_in import Household
from tillit.kernel.actor import Staff
from tillit.kernel.swedish import day_of
from tillit.law.assistance.activity import AbsenceReason, monday_of
from tillit.law.calendar import is_day_of_rest

WEEK, DAY = timedelta(days=7), timedelta(days=1)
HOURS = 60
# Family, and what is agreed: all went well for the one, the other has a day to find out about.
WEEKS_OF = {
    "Holt": (ActivityKind.LANGUAGE, "Solby vuxenskola", 16 * HOURS, (0, 1, 2, 3)),
    "Dahlgren": (ActivityKind.WORKPLACE, "Återbruket", 20 * HOURS, (0, 1, 2, 3, 4)),
}


def agree(each: Household, case: UUID, *, by: Staff, now: datetime) -> None:
    """A plan since three weeks; noted until yesterday. The Dahlgrens have a day that nobody has
    explained, and one that Ronja has told of."""
    kind, place, minutes, weekdays = WEEKS_OF[each.home.family]
    person, today, at = each.adults[0].id, day_of(now), now - DAY
    first = monday_of(today) - 3 * WEEK
    plan = actions.add_plan(
        case,
        person,
        PlanIn(
            kind, place, minutes, weekdays, first, first + 26 * WEEK,
            text="Vi ses efter fyra veckor och pratar om hur det går.",
            above_why="",
        ),
        by=by,
        at=at,
    )  # fmt: skip
    if each.home.family == "Dahlgren":
        days = [first + WEEK + n * DAY for n in range(5)]
        missed, told = [day for day in days if not is_day_of_rest(day)][:2]
        actions.note_day(plan, missed, DayIn(0, told_by=ToldBy.PLACE), seen=None, by=by, at=at)
        actions.tell_absence(plan, told, AbsenceReason.CHILD_ILL, by=each.me, at=at)
    for week in range(4):
        actions.note_week(case, person, first + week * WEEK, by=by, at=at)
