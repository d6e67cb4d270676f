"""Whether the program may make a decision by itself. What is not named here takes a person."""

from collections.abc import Callable
from datetime import datetime

from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of
from tillit.law import delegation

from . import policies
from .models import Decision
from .types import Outcome

NOT_ALONE = "Programmet fattar inte det här beslutet: en människa beslutar."


def check_program_may(row: Decision, gate: Callable[[], tuple[str, ...]], *, at: datetime) -> str:
    """Whether the program may make the decision: the whole of what was applied for, of a type that
    the law lets it make, named in the board's order, with nothing that a person must look at.
    Returns the point of the order."""
    day = day_of(at)
    if row.outcome != Outcome.GRANTED or row.replaces_id is not None:
        raise Refusal(NOT_ALONE)
    law = delegation.may_automate(row.type_code, day)
    if not law.allowed:
        raise Refusal(law.why_sv)
    point = policies.point_for(row.type_code, delegation.PROGRAM, day)
    if not point:
        raise Refusal("Delegationen lämnar inte beslutet till programmet. En människa beslutar.")
    if reasons := gate():
        raise Refusal(f"{NOT_ALONE} {' '.join(reasons)}")
    return point
