"""Show a page whole, or the part of it that htmx asked for."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from .requests import TillitRequest


def page(
    request: TillitRequest,
    template: str,
    context: dict[str, Any] | None = None,  # Any: whatever the template shows
    *,
    part: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render the whole template, or its named part when htmx asks and a part is named."""
    name = f"{template}#{part}" if part and request.htmx else template
    return render(request, name, context or {}, status=status)
