"""Ask what an account did, shut it, see whom it touched, take the list and the drafts out. For
whoever reviews the log, in the worst hour of the year."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.kernel.refusal import NotThere, Refusal, why_not
from tillit.kernel.swedish import day_of
from tillit.overview.incident import actions
from tillit.overview.incident.extracts import as_csv, as_json_lines, as_pdf
from tillit.overview.incident.policies import check_may_ask
from tillit.overview.incident.types import Known, Report, Row, State
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.identity.actions import shut_account
from tillit.trust.identity.policies import check_may_shut
from tillit.trust.identity.queries import employed

from . import presenters
from .forms import Account, Ask, DraftText

TITLES = {
    Report.IMY: "Utkast till IMY",
    Report.CSIRT: "Utkast till CSIRT",
}


@require_http_methods(["GET", "POST"])
@desk_page
@fresh_sign_in
def incidents(request: DeskRequest) -> HttpResponse:
    """Earlier questions, and a new one."""
    check_may_ask(request.actor)
    people, chosen = _people(request), request.GET.get("konto", "")
    form, status = Ask(request.POST or None, people=people), 0
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            made: list[UUID] = []
            status = refused(form, lambda: made.append(_ask(request, form)))
            if not status:
                return redirect("desk:incident", made[0])
    else:
        form = Ask(initial=Ask.begin(request.at, chosen), people=people)
    context = {
        "form": form,
        "shut": Account(initial={"account": chosen}, people=people, prefix="shut"),
        "rows": actions.open_incidents(by=request.actor, at=request.at),
    }
    return page(request, "desk/incidents/incidents.html", context, status=status or 200)


def _people(request: DeskRequest) -> list[tuple[UUID, str]]:
    found = employed(request.actor, at=request.at)
    return [
        (each.id, f"{each.name}, {each.title}" if each.title else each.name)
        for each in found
        if each.id != request.actor.id
    ]


def _ask(request: DeskRequest, form: Ask) -> UUID:
    at = request.at
    since, until, known = (form.moment(part, at) for part in ("since", "until", "known"))
    return actions.ask(form.staff_id, since, until, known, by=request.actor, at=at)


@require_POST
@desk_page
@fresh_sign_in
def shut(request: DeskRequest) -> HttpResponse:
    """Shut an account at once, whatever else is known."""
    form = Account(request.POST, people=_people(request), prefix="shut")
    back = request.POST.get("incident", "")
    if not form.is_valid():
        check_may_ask(request.actor)
        messages.error(request, "Välj vilket konto som ska stängas.")
        return redirect("desk:incidents")
    try:
        shut_account(form.staff_id, by=request.actor, at=request.at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, "Kontot är stängt, och ingen är kvar i det. Stäng det också i inloggningen."
        )
    if back:
        return redirect("desk:incident", _uuid(back))
    return redirect(f"{reverse('desk:incidents')}?konto={form.staff_id}")


@require_GET
@desk_page
def incident(request: DeskRequest, incident_id: UUID) -> HttpResponse:
    """What one account did: first what is to be done, then whom it touched."""
    return _show(request, incident_id)


def _show(
    request: DeskRequest, incident_id: UUID, sent: tuple[Report, DraftText] | None = None
) -> HttpResponse:
    known = actions.open_incident(incident_id, by=request.actor, at=request.at)
    facts = known.facts
    context: dict[str, Any] = {  # Any: what a template is given
        "known": known,
        "reading": known.state is not State.DONE,
        "percent": 100 * known.read // known.total if known.total else 0,
        "clocks": presenters.clock_lines(known, request.at),
        "may_not_shut": why_not(check_may_shut, request.actor, known.staff_id),
    }
    if facts:
        context |= {
            "facts": facts,
            "acts": presenters.acts_of(facts),
            "classes": presenters.classes_of(facts),
            "keys": presenters.keys_of(facts),
            "without": presenters.without(facts),
            "rows": [presenters.row_line(row) for row in known.rows],
            "more": max(0, facts.persons + facts.loose - len(known.rows)),
            "sessions": [presenters.session_line(each) for each in facts.sessions],
            "files": [(kind, words) for kind, (_, _, words) in FILES.items()],
            "drafts": [(each, TITLES[each], _draft_form(known, each, sent)) for each in Report],
        }
    status = WRONG if sent else 200
    return page(request, "desk/incidents/incident.html", context, status=status)


def _draft_form(known: Known, report: Report, sent: tuple[Report, DraftText] | None) -> DraftText:
    if sent and sent[0] is report:
        return sent[1]
    initial = {"text": known.texts[report], "version": known.version}
    return DraftText(initial=initial, auto_id=f"id_{report.value}_%s")


@require_POST
@desk_page
@fresh_sign_in
def take(request: DeskRequest, incident_id: UUID, kind: str) -> HttpResponse:
    """The list of those to inform, with names, as a file. Leaves a leaf with everybody on it."""
    if kind not in FILES:
        raise NotThere
    try:
        rows = actions.take_list(incident_id, by=request.actor, at=request.at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:incident", incident_id)
    known = actions.open_incident(incident_id, by=request.actor, at=request.at)
    made, type_, _ = FILES[kind]
    return _file(made(known, rows, request), type_, f"att-informera-{day_of(request.at)}.{kind}")


@require_POST
@desk_page
@fresh_sign_in
def draft(request: DeskRequest, incident_id: UUID, report: str) -> HttpResponse:
    """Save what was written on a draft, and take it out as text when that is what was pressed."""
    if report not in set(Report):
        raise NotThere
    which = Report(report)
    form = DraftText(request.POST, auto_id=f"id_{report}_%s")
    save = partial(_save, request, incident_id, which, form)
    if not form.is_valid() or refused(form, save):
        return _show(request, incident_id, (which, form))
    if request.POST.get("do") == "take":
        text = form.cleaned_data["text"].replace("\r\n", "\n")
        return _file(text.encode(), "text/plain; charset=utf-8", f"utkast-{report}.txt")
    messages.success(request, "Utkastet är sparat. Inget är skickat.")
    return redirect(f"{reverse('desk:incident', args=[incident_id])}#utkast-{report}")


def _save(request: DeskRequest, incident_id: UUID, which: Report, form: DraftText) -> None:
    text, version = form.cleaned_data["text"], form.cleaned_data["version"]
    text = text.replace("\r\n", "\n")
    actions.save_draft(incident_id, which, text, version=version, by=request.actor, at=request.at)


def _pdf(known: Known, rows: list[Row], request: DeskRequest) -> bytes:
    return as_pdf(known, rows, request.at)


def _csv(known: Known, rows: list[Row], request: DeskRequest) -> bytes:
    return as_csv(rows).encode()


def _lines(known: Known, rows: list[Row], request: DeskRequest) -> bytes:
    return "".join(as_json_lines(rows)).encode()


FILES = {
    "pdf": (_pdf, "application/pdf", "Hämta som PDF"),
    "csv": (_csv, "text/csv; charset=utf-8", "Hämta för kalkylark (CSV)"),
    "jsonl": (_lines, "application/jsonl", "Hämta som JSON Lines"),
}


def _file(content: bytes, type_: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=type_)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotThere
