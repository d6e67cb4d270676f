"""The random sample of what needs nobody: the same rows and seed give the same sample."""

import random
from collections.abc import Sequence
from uuid import UUID

from .parameters import FEWEST, MOST, SHARE
from .types import Lane

POOL = (Lane.REST, Lane.EXPLAINED)
Pair = tuple[UUID, UUID | None]  # reader, and the person or object


def draw(pool: Sequence[Pair], seed: int) -> set[Pair]:
    """Which pairs of reader and person somebody looks at without any ground."""
    ordered = sorted(pool, key=lambda each: (str(each[0]), str(each[1])))
    count = min(len(ordered), MOST, max(FEWEST, round(SHARE * len(ordered))))
    return set(random.Random(seed).sample(ordered, count))  # noqa: S311 – must be drawn again
