"""How the bench makes its figures out of the answers."""

import pytest

from tools.bench.browser import Answer
from tools.bench.web import used


def answer(process: int, cpu: float) -> Answer:
    return Answer("/", 200, 1.0, cpu, process, queries=1, rows=1, size=1, found=None)


def test_the_processor_of_every_process_of_the_server_counts():
    """Red when: `used` takes the highest of all for the last (7 seconds too many), or the answers
    by the order in which they came."""
    warm = [answer(1, 10.0), answer(2, 3.0), answer(1, 10.5)]
    seen = [answer(2, 3.2), answer(1, 11.0), answer(2, 3.1)]
    assert used(warm, seen) == pytest.approx(0.5 + 0.2)
