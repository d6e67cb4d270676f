"""What a page sends while somebody writes in it (autosave.js), and the short answer that it gets:
the version to save from next, or a sentence to show beside the text."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest, JsonResponse

from tillit.kernel.refusal import Refusal
from tillit.ui.forms import PlainForm

from .attempt import status_of


def is_autosave(request: HttpRequest) -> bool:
    """Whether nobody pressed anything: the page sends what is written, to be kept."""
    return request.headers.get("X-Requested-With") == "autosave"


def keep(
    request: HttpRequest, act: Callable[[int], int], *, called: str = "version"
) -> JsonResponse:
    """Keep it. `act` is given the version that the page began from and returns the new one;
    `called` is the name of the hidden field that carries it."""
    try:
        return JsonResponse({"fields": {called: act(version_in(request, called=called))}})
    except Refusal as refusal:
        return JsonResponse({"sentence": str(refusal)}, status=status_of(refusal))


def version_in(request: HttpRequest, *, called: str = "version") -> int:
    """The version that the page began from; 0 when it began from none."""
    given = request.POST.get(called, "0")
    return int(given) if given.isdecimal() and len(given) < 8 else 0


def typed_in(request: HttpRequest, names: Iterable[str]) -> dict[str, list[str]]:
    """What was sent in the fields with these names, without those that are empty."""
    sent = ((name, request.POST.getlist(name)) for name in names)
    return {name: values for name, values in sent if any(values)}


def short_answer(form: PlainForm, status: int, version: int) -> JsonResponse:
    """The answer to a form that was tried: `status` is 0 when it went well."""
    if status:
        words = " ".join(line.text for line in form.summary)
        return JsonResponse({"sentence": words}, status=status)
    return JsonResponse({"fields": {"version": version}})
