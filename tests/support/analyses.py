"""Needs-and-risk analyses for tests in which somebody gives a role: written by one, approved by
another, as the actions demand."""

from dataclasses import replace
from datetime import datetime

from tillit.kernel.actor import Role, Seat, Staff
from tillit.kernel.ids import new_id
from tillit.trust.access.actions import approve_analysis, write_analysis
from tillit.trust.access.queries import suggested_analysis
from tillit.trust.access.types import UnitKind

LONGEST = 12


def head(name: str = "Kim Ek") -> Staff:
    """Somebody who may write or approve an analysis."""
    return Staff(new_id(), name, frozenset({Seat(new_id(), Role.LEADER, "ifo")}))


def analyse(kind: UnitKind, *roles: Role, at: datetime, months: int = LONGEST) -> None:
    """Analyses in force for these roles (all of them when none is named)."""
    maker, other = head(), head("Lo Ask")
    for role in roles or Role:
        said = suggested_analysis(maker, kind, role, at=at)
        id_ = write_analysis(replace(said, longest_months=months), by=maker, at=at)
        approve_analysis(id_, by=other, at=at)
