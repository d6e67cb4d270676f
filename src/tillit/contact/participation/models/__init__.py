"""The tables of taking part."""

from .groups import Group, Occasion
from .people import Attendance, KeptVisit, SignUp
from .visits import Visit

__all__ = ["Attendance", "Group", "KeptVisit", "Occasion", "SignUp", "Visit"]
