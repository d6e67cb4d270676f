"""A row for each colleague who opened more persons in a day than is usual: explained or not.

The counting itself is `trust.access`; here its leaves are read (`ManyOpened`, `BudgetReached`).
"""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from .material import Done, Material

# What stands on the rows, by the verb of the leaf: the gravest first.
LIFTED = "BudgetLifted"
FLAGS = {
    "BudgetReached": "Öppnade så många personer på en dag att dörren stängdes.",
    LIFTED: "Släppte förbi en kollega som hade nått dagens stopp.",
    "ManyOpened": "Öppnade ovanligt många personer på en dag.",
}


def flagged(material: Material) -> Iterator[tuple[UUID, tuple[str, ...], list[Done]]]:
    """Each colleague with what was flagged of them, the gravest first."""
    of_reader: dict[UUID, list[Done]] = defaultdict(list)
    for done in material.flagged:
        of_reader[done.staff_id].append(done)
    for reader, found in of_reader.items():
        verbs = {each.verb for each in found}
        yield reader, tuple(code for code in FLAGS if code in verbs), found
