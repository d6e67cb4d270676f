"""Read what there is to take part in, and how much it is used."""

from .planning import FEWEST, places_with_least, visits_by_place
from .reading import (
    counted_today,
    drawn_code,
    earlier_visits,
    group,
    group_at_work,
    groups_ahead,
    groups_of_units,
    kept_visits,
    my_groups,
    participants,
    signed_up,
)

__all__ = [
    "FEWEST",
    "counted_today",
    "drawn_code",
    "earlier_visits",
    "group",
    "group_at_work",
    "groups_ahead",
    "groups_of_units",
    "kept_visits",
    "my_groups",
    "participants",
    "places_with_least",
    "signed_up",
    "visits_by_place",
]
