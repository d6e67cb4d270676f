"""A search with slips in a town of 5,000 offers. Nightly: it takes half a minute."""

import random
import time
from statistics import quantiles

import pytest

from tillit.kernel.actor import Guest
from tillit.registers.directory import queries

from .conftest import AT, publish

OFFERS, SEARCHES, GOAL = 5_000, 60, 0.080  # goal: seconds, p95
COMMON = (
    "föräldrar", "barn", "skulder", "budget", "ekonomi", "hyra", "stöd", "samtal", "ungdom", "sorg",
)  # fmt: skip
PARTS = ("ba", "ko", "ri", "stö", "mel", "far", "und", "ska", "li", "ven", "tor", "gru", "ler")


@pytest.mark.long
@pytest.mark.django_db
def test_a_slip_is_forgiven_in_time():
    """Red when: every offer that a common word is in is read whole (p95 was 313 ms)."""
    draw = random.Random(1)
    rare = ["".join(draw.choices(PARTS, k=draw.randint(2, 4))) for _ in range(6_000)]

    def words(number):
        return " ".join(draw.choices(COMMON, k=2) + draw.choices(rare, k=number))

    for number in range(OFFERS):
        publish(f"o{number}", name=words(2), what=words(8), for_whom=words(4), words=words(3))
    queries.find_offers(Guest(), "barn", at=AT)  # the words are read
    took = []
    for _ in range(SEARCHES):
        word = draw.choice([*rare[:100], *COMMON * 10])
        at = draw.randrange(len(word) - 1)
        slip = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        start = time.perf_counter()
        queries.find_offers(Guest(), f"{slip} {draw.choice(COMMON)}", at=AT)
        took.append(time.perf_counter() - start)
    p95 = quantiles(took, n=20)[-1]
    assert p95 <= GOAL, f"p95 {p95 * 1000:.0f} ms of {SEARCHES} searches among {OFFERS} offers"
