"""Reads of decisions; the actor comes first."""

from .brief import DecisionBrief, briefs, briefs_on
from .decisions import granted

__all__ = ["DecisionBrief", "briefs", "briefs_on", "granted"]
