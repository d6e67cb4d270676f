"""Papers, the summary, the signatures, and what was sent."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import ApplicationStage, MyApplication
from tillit.kernel.refusal import NotThere, Refusal
from tillit.law.dated import month_sv
from tillit.pages.http.attempt import WRONG, status_of
from tillit.pages.http.autosave import version_in
from tillit.pages.http.guard import resident_page
from tillit.pages.http.requests import ResidentRequest

from . import steps, words
from .draft import DraftPage, open_draft
from .forms import PapersForm, SignForm
from .frame import own

CHOOSE = "ta en bild eller välj en fil först"
TOO_LARGE = "filerna är för stora tillsammans. Lägg till en i taget, högst 15 MB"


@require_http_methods(["GET", "POST"])
@resident_page
def papers(request: ResidentRequest, application_id: UUID) -> HttpResponse:
    """Photos and files. Each is checked by itself, so that one we cannot take stops no other."""
    found = open_draft(request, application_id)
    if found is None:
        return redirect("portal:application", application_id=application_id)
    form = PapersForm()
    go = request.POST.get("go", "next") if request.method == "POST" else ""
    if go.startswith("drop:"):
        paper = _id(go.removeprefix("drop:"))
        actions.drop_paper(application_id, paper, by=request.actor, at=request.at)
        return redirect("portal:application_papers", application_id=application_id)
    if go:
        form = PapersForm(request.POST)
        form.is_valid()
        for sentence in _added(request, application_id, asked=go == "add"):
            form.add_error("attachment", sentence)
        if not form.errors:
            return _on(request, found, go)
    status = WRONG if form.errors else 200
    return _papers_page(request, found, form, status)


def _on(request: ResidentRequest, found: DraftPage, go: str) -> HttpResponse:
    id_ = found.application.id
    if go == "add":
        return redirect("portal:application_papers", application_id=id_)
    if go == "save":
        messages.success(request, "Det är sparat, och bara du ser det. Här kan du fortsätta.")
        return redirect("portal:my_assistance")
    if go == "back":
        return redirect("portal:application_step", id_, found.before(steps.PAPERS))
    return redirect("portal:application_summary", application_id=id_)


def _added(request: ResidentRequest, application_id: UUID, *, asked: bool) -> list[str]:
    """Keep the chosen files; what could not be taken, with what to do."""
    chosen = [*request.FILES.getlist("photo"), *request.FILES.getlist("attachment")]
    wrong = [] if chosen or not asked else [CHOOSE]
    for each in chosen:
        try:
            actions.add_paper(
                application_id, name=each.name or "Bild", content=each.read(),
                by=request.actor, at=request.at,
            )  # fmt: skip
        except Refusal as refusal:
            wrong.append(f"”{each.name}”: {refusal}")
    return wrong


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotThere


def _papers_page(
    request: ResidentRequest, found: DraftPage, form: PapersForm, status: int
) -> HttpResponse:
    way = found.way
    kept = actions.open_papers(found.application.id, by=request.actor, at=request.at)
    context = {
        "found": found, "form": form, "papers": kept, "month": month_sv(found.application.month),
        "title": words.TITLES[steps.PAPERS], "lead": words.LEADS[steps.PAPERS],
        "number": way.index(steps.PAPERS) + 1, "of": len(way),
    }  # fmt: skip
    return own(request, "papers", context, status=status)


@require_http_methods(["GET", "POST"])
@resident_page
def summary(request: ResidentRequest, application_id: UUID) -> HttpResponse:
    """Read it all, and sign."""
    found = open_draft(request, application_id)
    if found is None:
        return redirect("portal:application", application_id=application_id)
    form, status = SignForm(), 200
    if request.method == "POST":
        form = SignForm(request.POST)
        status = _signed(request, found, form)
        if not status:
            return redirect("portal:application", application_id=application_id)
    way = found.way
    kept = actions.open_papers(application_id, by=request.actor, at=request.at)
    names = words.names_of(found.answers, True, found.asking.children)

    def href(step: str) -> str:
        if step == steps.PAPERS:
            return reverse("portal:application_papers", args=[application_id])
        return reverse("portal:application_step", args=[application_id, step]) + "?klar=1"

    wrong = found.wrong
    context = {
        "found": found, "form": form, "version": found.application.version,
        "lines": words.lines(
            found.answers, names, found.application.kind, href=href,
            papers=[each.name for each in kept],
        ),
        "month": month_sv(found.application.month), "kind": found.application.kind.words,
        "wrong": href(wrong) if wrong else "", "wrong_title": words.TITLES.get(wrong, ""),
        "title": words.TITLES[steps.SUMMARY], "lead": words.LEADS[steps.SUMMARY],
        "number": len(way), "of": len(way),
    }  # fmt: skip
    return own(request, "summary", context, status=status)


def _signed(request: ResidentRequest, found: DraftPage, form: SignForm) -> int:
    """Sign what was read. The status when it was refused."""
    if not form.is_valid():
        return WRONG
    if found.wrong:
        form.add_error(None, "Något behöver fyllas i först.")
        return WRONG
    id_, by, at = found.application.id, request.actor, request.at
    try:
        version = actions.save_part(
            id_, steps.SUMMARY, {}, {"attested": True}, version=version_in(request), by=by, at=at
        )
        actions.sign_application(id_, version=version, by=by, at=at)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return status_of(refusal)
    return 0


@require_GET
@resident_page
def application(request: ResidentRequest, application_id: UUID) -> HttpResponse:
    """Go on where one was; or read what was sent, as it was sent."""
    found = actions.open_application(application_id, by=request.actor, at=request.at)
    if found.stage is ApplicationStage.DRAFT:
        draft = open_draft(request, application_id)
        here = draft.here if draft else steps.PAPERS
        if here == steps.PAPERS:
            return redirect("portal:application_papers", application_id=application_id)
        return redirect("portal:application_step", application_id, here)
    return own(request, "sent", _sent(request, found))


def _sent(request: ResidentRequest, found: MyApplication) -> dict[str, object]:
    answers, papers = words.frozen(found.answers) if found.answers else ({}, [])
    family = actions.open_signed_family(found.id, by=request.actor, at=request.at)
    names = words.names_of(answers, found.own, family)
    count = len(papers)
    told = [f"{count} papper skickades med" if count > 1 else "Ett papper skickades med"]
    lines = words.lines(answers, names, found.kind, papers=told if count else [])
    return {
        "found": found, "lines": lines if answers else [], "month": month_sv(found.month),
        "state": words.WAITS[found.stage], "stage": found.stage.value,
    }  # fmt: skip


@require_POST
@resident_page
def co_sign(request: ResidentRequest, application_id: UUID) -> HttpResponse:
    """Whoever applies with somebody signs the text that they have read."""
    form = SignForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Kryssa i rutan innan du skriver under.")
        return redirect("portal:application", application_id=application_id)
    return _done(
        request, application_id, "Tack. Ansökan är skickad.",
        lambda: actions.co_sign(
            application_id, sha256=request.POST.get("sha256", ""), by=request.actor, at=request.at
        ),
    )  # fmt: skip


@require_POST
@resident_page
def take_back(request: ResidentRequest, application_id: UUID) -> HttpResponse:
    """Change something before the other has signed: both sign anew."""
    return _done(
        request, application_id, "Nu kan du ändra. Båda skriver under på nytt sedan.",
        lambda: actions.take_back_application(application_id, by=request.actor, at=request.at),
    )  # fmt: skip


@require_POST
@resident_page
def withdraw(request: ResidentRequest, application_id: UUID) -> HttpResponse:
    """Take the application back."""
    return _done(
        request, application_id, "Ansökan är återtagen. Du kan göra en ny när du vill.",
        lambda: actions.withdraw_application(application_id, by=request.actor, at=request.at),
    )  # fmt: skip


def _done(
    request: ResidentRequest, application_id: UUID, said: str, act: Callable[[], None]
) -> HttpResponse:
    try:
        act()
        messages.success(request, said)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("portal:application", application_id=application_id)
