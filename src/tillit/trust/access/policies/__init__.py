"""The policy: the table of ways and walls, and who gives what to whom."""

from tillit.trust.access.limits import ANALYSIS_MONTHS, ENDS_SOON_DAYS, LONGEST_MONTHS
from tillit.trust.access.periods import end_of

from .granting import (
    ANALYSTS,
    BY_TWO,
    check_may_analyse,
    check_may_answer,
    check_may_approve,
    check_may_invite,
    check_may_organise,
    check_may_seat,
    check_sentence,
    needs_second,
)
from .table import (
    FOR_GUESTS,
    ORDERED,
    WALLS,
    WAYS,
    WHOLE_PAGE,
    Facts,
    Keys,
    Rule,
    Verdict,
    check_visible,
    decide,
    filter_for,
    keys_of,
    walls_for,
)

__all__ = [
    "ANALYSIS_MONTHS",
    "ANALYSTS",
    "BY_TWO",
    "ENDS_SOON_DAYS",
    "FOR_GUESTS",
    "LONGEST_MONTHS",
    "ORDERED",
    "WALLS",
    "WAYS",
    "WHOLE_PAGE",
    "Facts",
    "Keys",
    "Rule",
    "Verdict",
    "check_may_analyse",
    "check_may_answer",
    "check_may_approve",
    "check_may_invite",
    "check_may_organise",
    "check_may_seat",
    "check_sentence",
    "check_visible",
    "decide",
    "end_of",
    "filter_for",
    "keys_of",
    "needs_second",
    "walls_for",
]
