"""Middleware of the bench: count the queries, tell the processor time, stand still in time."""

import os
import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

from tools.bench.fill import AT

QUERIES, CPU, PROCESS = "X-Bench-Queries", "X-Bench-Cpu", "X-Bench-Process"
View = Callable[[HttpRequest], HttpResponse]


class Meter:
    """Says how many queries an answer took, which of the server's processes gave it, and how many
    seconds of processor time that whole process has used so far (all of its threads)."""

    def __init__(self, answer: View) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and tell what it took."""
        queries = 0

        def count(execute: Any, *args: Any) -> Any:
            nonlocal queries
            queries += 1
            return execute(*args)

        with connection.execute_wrapper(count):
            response = self.answer(request)
        response[QUERIES] = str(queries)
        response[CPU] = f"{time.process_time():.6f}"
        response[PROCESS] = str(os.getpid())
        return response


class BenchTime:
    """The moment that the town was filled for, in place of the clock's."""

    def __init__(self, answer: View) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as if it were that moment."""
        request.at = AT  # type: ignore[attr-defined]
        return self.answer(request)
