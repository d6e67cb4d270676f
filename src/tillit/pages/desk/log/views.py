"""The log as a whole. Nothing here says anything about anybody."""

from dataclasses import dataclass
from typing import cast

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.kernel.actor import Role
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.audit import actions
from tillit.trust.audit.policies import check_may_see
from tillit.trust.audit.types import TypedLine

from .forms import LineForm


@dataclass(frozen=True)
class Said:
    """What came of comparing a line, in words."""

    color: str
    title: str
    text: str


SAID = {
    TypedLine.MATCHES: Said(
        "success", "Raden stämmer", "Loggen börjar precis så som den såg ut när raden skrevs ut."
    ),
    TypedLine.DIFFERS: Said(
        "danger",
        "Raden stämmer inte med loggen",
        "Någon har ändrat i loggen efter att raden skrevs ut. Ändra ingenting. Säg till den som "
        "ansvarar för säkerheten, och spara en kopia av databasen som den är nu.",
    ),
    TypedLine.SHORTER: Said(
        "danger",
        "Loggen är kortare än när raden skrevs ut",
        "Blad saknas. Ändra ingenting. Säg till den som ansvarar för säkerheten, och spara en "
        "kopia av databasen som den är nu.",
    ),
}
MISREAD = "läs pappret en gång till, de två sista tecknen stämmer inte med resten av raden"


@require_http_methods(["GET", "POST"])
@desk_page
def log(request: DeskRequest) -> HttpResponse:
    """How the log is; a posted line is compared with it."""
    found = actions.open_log(by=request.actor, at=request.at)
    form, said = LineForm(request.POST or None), None
    if form.is_valid():
        text = form.cleaned_data["line"]
        answer = actions.compare_with_paper(text, by=request.actor, at=request.at)
        said = SAID.get(answer)
        if answer is TypedLine.MISREAD:
            form.add_error("line", MISREAD)
    context = {
        "log": found,
        "form": form,
        "said": said,
        "may_review": request.actor.has(Role.REVIEWER),
        "late_witnesses": [each for each in found.witnesses if each.late],
        "at": request.at,
    }
    return page(request, "desk/log/log.html", context, status=422 if form.errors else 200)


@require_GET
@desk_page
def line(request: DeskRequest) -> HttpResponse:
    """Today's line alone, to be printed."""
    found = actions.open_log(by=request.actor, at=request.at)
    return page(request, "desk/log/line.html", {"log": found, "at": request.at})


@require_POST
@desk_page
@fresh_sign_in
def export(request: DeskRequest) -> HttpResponse:
    """The log as a file for an inspector. Leaves a leaf."""
    found = actions.export_log(by=request.actor, at=request.at)
    answer = StreamingHttpResponse(found.lines(), content_type="application/jsonl")
    name = f"logg-{request.at:%Y-%m-%d}-{found.end}.jsonl"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return cast(HttpResponse, answer)  # streamed: a log may be larger than the memory


@require_GET
@desk_page
def verifier(request: DeskRequest) -> HttpResponse:
    """The program that checks the file, to take along on a stick."""
    check_may_see(request.actor)
    source = settings.VERIFIER.read_bytes()
    answer = HttpResponse(source, content_type="text/x-python; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="verify_log.py"'
    return answer
