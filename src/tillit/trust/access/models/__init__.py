"""Units, who works in them, what is guarded, who is assigned and who is barred.

Keys to files, people and staff are plain UUIDs: the policy must not know who is above it.
"""

from .counted import BudgetLift, DayOpened
from .guarded import Assignment, Barrier, BrokenGlass, Concerned, Guarded, Sealing
from .keys import Deputyship, DutyShift, Membership, Period, RoleAnalysis, SecondPerson, Unit
from .own import OwnEntry

__all__ = [
    "Assignment", "Barrier", "BrokenGlass", "BudgetLift", "Concerned", "DayOpened", "Deputyship",
    "DutyShift", "Guarded", "Membership", "OwnEntry", "Period", "RoleAnalysis", "Sealing",
    "SecondPerson", "Unit",
]  # fmt: skip
