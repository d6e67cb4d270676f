"""What a page costs over the real web server. Run in a process of its own:

    python -m tools.bench.web [names of pages]

with the environment of one database and TILLIT_BENCH_PORT; prints one JSON object. The server is
started as `./tillit demo` starts it, on loopback, with one and then sixteen users who each wait
for their answer before they ask again.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import django

from tools.base import SetupError
from tools.demo import HOST, answers, free_port, web_command
from tools.supervisor import Child

MANY, WARM = 16, 8
ROUNDS = {1: 120, MANY: 320}  # requests in all, by the number of users
AT_MOST = 20.0  # seconds for one page and one number of users; a slow page is asked for less often
READY_WITHIN = 60.0  # seconds


@contextmanager
def server() -> Iterator[int]:
    """The web server of the demo, on the bench's settings; gives its port."""
    port = free_port(int(os.environ.get("TILLIT_BENCH_PORT", "8900")))
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "web.log"
        child = Child("web", web_command(port), dict(os.environ), log)
        child.start()
        try:
            until = time.monotonic() + READY_WITHIN
            while not answers(f"http://{HOST}:{port}/"):
                if child.ended() is not None or time.monotonic() > until:
                    raise SetupError(f"The web server did not come up:\n{child.last_words()}")
                time.sleep(0.1)
            yield port
        finally:
            child.stop()


def measured(page: Page, known: Town, port: int, users: int) -> dict[str, Any]:
    """Ask for one page by a number of users at the same time."""
    tickets = count()
    seen: list[Answer] = []
    wrong: list[str] = []

    def ask(browser: Browser) -> Answer:
        answer = browser.ask(page.ask(known, next(tickets)))
        if answer.status >= 400:
            wrong.append(f"{page.name}: {answer.status} at {answer.path}")
        return answer

    def one_user(browser: Browser) -> None:
        while next(left, None) is not None and not wrong and time.monotonic() < until:
            seen.append(ask(browser))

    with ExitStack() as stack:
        browsers = [stack.enter_context(Browser(port)) for _ in range(users)]
        # Each on the line that it keeps, so that every process that will answer is warm.
        warm = [ask(browser) for browser in browsers for _ in range(WARM // users or 1)]
        left = iter(range(ROUNDS[users]))
        until = time.monotonic() + AT_MOST
        threads = [threading.Thread(target=one_user, args=[browser]) for browser in browsers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    if wrong:
        raise SetupError(wrong[0])
    return told(seen, cpu=used(warm, seen) * 1000 / len(seen))


def used(before: list[Answer], seen: list[Answer]) -> float:
    """Processor seconds that all processes of the server spent on the answers together."""

    def highest(answers: list[Answer]) -> dict[int, float]:
        return {each.process: each.cpu for each in sorted(answers, key=lambda each: each.cpu)}

    start = highest(before)
    return sum(cpu - start[process] for process, cpu in highest(seen).items())


def told(seen: list[Answer], *, cpu: float) -> dict[str, Any]:
    """The answers as figures: milliseconds, processor milliseconds, queries, rows, bytes."""
    took = [answer.ms for answer in seen]
    sought = [answer.found for answer in seen if answer.found is not None]
    found = {
        "median": round(statistics.median(took), 1),
        "p95": round(statistics.quantiles(took, n=20)[-1], 1),
        "most": round(max(took), 1),
        "requests": len(seen),
        "cpu": round(cpu, 2),
        "queries": sorted({answer.queries for answer in seen}),
        "rows": max(answer.rows for answer in seen),
        "bytes": round(statistics.mean(answer.size for answer in seen)),
    }
    return found | ({"found": round(sum(sought) / len(sought), 2)} if sought else {})


def verdicts(page: Page, found: dict[str, Any]) -> dict[str, Any]:
    """Each goal of the page with what was measured, and whether it was met."""
    alone, many, goal = found["1 user"], found[f"{MANY} users"], page.goal
    asked = {
        "median ms, 1 user": (goal.median, alone["median"]),
        f"median ms, {MANY} users": (goal.median_at_16, many["median"]),
        "p95 ms, 1 user": (goal.p95, alone["p95"]),
        "cpu, times the yardstick": (goal.ratio, found.get("cpu ratio")),
        "queries": (page.ceiling or None, alone["queries"][-1]),
    }
    return {
        what: {"goal": wanted, "measured": got, "met": got <= wanted}
        for what, (wanted, got) in asked.items()
        if wanted is not None and got is not None
    }


def measure(wanted: list[str]) -> dict[str, Any]:
    """All pages with their yardsticks, in one run of one server."""
    known = town()
    found: dict[str, Any] = {}
    with server() as port:
        for page in named(wanted):
            print(f"  {page.name} …", file=sys.stderr, flush=True)
            mine: dict[str, Any] = {
                f"{users} user{'s' * (users > 1)}": measured(page, known, port, users)
                for users in ROUNDS
            }
            if page.yardstick:
                bare = found[page.yardstick]["1 user"]["cpu"]
                mine |= {"yardstick": page.yardstick}
                mine |= {"cpu ratio": round(mine["1 user"]["cpu"] / bare, 1)}
                mine |= {"goals": verdicts(page, mine)}
            found[page.name] = mine
    return found


if __name__ == "__main__":
    django.setup()
    from tillit.kernel.actor import System
    from tillit.kernel.asking import asking
    from tools.bench.browser import Answer, Browser
    from tools.bench.cast import Town, town
    from tools.bench.pages import Page, named

    with asking(System("bench")):
        print(json.dumps(measure(sys.argv[1:]), indent=1, ensure_ascii=False))
