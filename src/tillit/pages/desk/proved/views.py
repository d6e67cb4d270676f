"""The page of figures."""

from django.conf import settings
from django.http import HttpResponse

from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .kept import programs


@desk_page
def proved(request: DeskRequest) -> HttpResponse:
    """Every program that tries to break a promise, with what it found the last time."""
    found = programs(settings.PROVED)
    left = [each for each in found if each.state == "left"]
    run = [each for each in found if each.state != "left"]
    context = {"run": run, "left": left, "lead": _lead([each.state for each in found])}
    return page(request, "desk/proved/proved.html", context)


def _lead(states: list[str]) -> str:
    """What one wants to know first: whether anything is broken, and what nobody has tried."""
    broken, left = states.count("broken"), states.count("left")
    if left == len(states):
        return "Inget har prövats på den här installationen än."
    tried = len(states) - left
    told = f"{tried} av {len(states)} prövningar är körda. "
    return told + (f"{broken} höll inte." if broken else "Alla som är körda höll.")
