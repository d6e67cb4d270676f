"""What a press of a button does. The button's value says which: next, back, save, add, send …"""

import contextlib
import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from tillit.casework.intake import actions, queries
from tillit.casework.intake.types import Draft, DraftGone, ReporterKind, Safety
from tillit.kernel.actor import Guest
from tillit.kernel.refusal import NotThere, Refusal
from tillit.pages.concern.types import with_one_more, without
from tillit.pages.http.requests import TillitRequest

from . import answers as report_answers
from . import door, flow
from .files import add_files, drop_file
from .show import show, show_form, show_trouble

SOMEBODY = Guest()
log = logging.getLogger(__name__)


def take_post(request: TillitRequest, key: str) -> HttpResponse:
    """Do what the button says. Whatever fails on our side, what was typed is shown again."""
    try:
        return _take(request, key)
    except Refusal as refusal:
        return _trouble(request, key, str(refusal), 409)
    except (DatabaseError, OSError) as failure:
        # The kind of failure only: its text may hold what somebody wrote.
        log.error("A report could not be saved: %s", type(failure).__name__)
        return _trouble(request, key, "", 503)


def _take(request: TillitRequest, key: str) -> HttpResponse:
    draft = queries.draft_by_key(SOMEBODY, key, at=request.at)
    go, _, what = request.POST.get("go", "next").partition(":")
    if draft and draft.received:
        return _after_sending(request, go)
    if draft is None and go == "send":
        return show(request, None, gone=True)
    if draft is None:
        return _begin(request)
    try:
        return ACTS.get(go, _next)(request, key, draft, what)
    except DraftGone:
        return show(request, None, gone=True)


def _begin(request: TillitRequest) -> HttpResponse:
    """The first answer, or one that came when the draft was already gone: it is not lost."""
    step = _posted_step(request)
    raw = flow.raw_from(request.POST, step, None)
    if step == flow.WHO:
        kind = flow.kind_of({flow.WHO: raw})
        if kind is None:
            return show_form(request, None, step, {step: raw})
        begun: dict[str, object] = {step: raw, flow.HERE: flow.after(flow.WHO, kind)}
        return door.give(redirect("portal:report"), _new(begun, request))
    key = _new({step: raw}, request)
    draft = queries.draft_by_key(SOMEBODY, key, at=request.at)
    return door.give(show(request, draft, gone=True), key)


def _new(answers: dict[str, object], request: TillitRequest) -> str:
    return actions.begin_draft(answers, by=SOMEBODY, at=request.at)


def _after_sending(request: TillitRequest, go: str) -> HttpResponse:
    """The receipt again, or away from it."""
    if go == "done":
        return _out(request)
    again = redirect("portal:report")
    return door.take(again) if go == "again" else again


def _out(request: TillitRequest) -> HttpResponse:
    """Away from the flow: a page of its own, also when htmx asked."""
    start = reverse("portal:start")
    away = HttpResponseClientRedirect(start) if request.htmx else redirect(start)
    return door.take(away)


def _posted_step(request: TillitRequest) -> str:
    step = request.POST.get("step", flow.WHO)
    return step if step in flow.FORMS else flow.WHO


def _typed(request: TillitRequest, draft: Draft) -> tuple[str, dict[str, object]]:
    """The step that was posted, and its answers: also from an old window on another step."""
    step = request.POST.get("step", "")
    if step not in flow.FORMS or step == flow.FILES:
        return step, {}
    return step, {step: flow.raw_from(request.POST, step, flow.kind_of(draft.answers))}


def _next(request: TillitRequest, key: str, draft: Draft, what: str) -> HttpResponse:
    """Fortsätt: keep what was typed; go on if it is right, else show what to mend."""
    step, typed = _typed(request, draft)
    if draft.answers.get(flow.SHOWING):
        return _save(request, key, {flow.SHOWING: None})
    answers = {**draft.answers, **typed}
    kind = flow.kind_of(answers)
    if step == flow.FILES:
        return add_files(request, key, draft, then=lambda: _go(request, key, answers, step))
    if step not in flow.FORMS or kind is None:
        if step == flow.WHO:
            return show_form(request, draft, step, answers)
        return redirect("portal:report")
    if not flow.form_of(step, answers, at=request.at).is_valid():
        actions.save_draft(key, {**typed, flow.HERE: step}, by=SOMEBODY, at=request.at)
        return show_form(request, draft, step, answers)
    if step == flow.WHO:
        typed |= _forget_who(request, key, draft, kind)
    return _go(request, key, answers, step, typed)


def _go(
    request: TillitRequest,
    key: str,
    answers: dict[str, object],
    step: str,
    typed: dict[str, object] | None = None,
) -> HttpResponse:
    kind = flow.kind_of(answers)
    assert kind
    changes: dict[str, object] = {**(typed or {}), flow.HERE: flow.after(step, kind)}
    if answers.get(flow.CHANGING) and not flow.first_wrong(answers, kind, at=request.at):
        changes |= {flow.HERE: flow.SUMMARY, flow.CHANGING: None}
    elif answers.get(flow.CHANGING):
        changes |= {flow.HERE: flow.first_wrong(answers, kind, at=request.at)}
    said = flow.raw_of(answers, flow.HAPPENED).get("safe", [""])[0]
    if step == flow.HAPPENED and said == Safety.NO:
        changes[flow.SHOWING] = flow.DANGER
    return _save(request, key, changes)


def _forget_who(
    request: TillitRequest, key: str, draft: Draft, kind: ReporterKind
) -> dict[str, object]:
    """Somebody else, or nobody, reports now: what was said of the reporter goes away."""
    before = flow.kind_of(draft.answers)
    if before in {None, kind}:
        return {}
    if kind is ReporterKind.ANONYMOUS:
        for each in queries.draft_attachments(SOMEBODY, draft):
            if before is ReporterKind.MANDATED:  # their names may tell who sent them
                actions.take_from_draft(key, each.id, by=SOMEBODY, at=request.at)
    return {flow.YOU: None, flow.ME: None}


def _back(request: TillitRequest, key: str, draft: Draft, what: str) -> HttpResponse:
    """Tillbaka: keep what was typed, right or wrong."""
    step, typed = _typed(request, draft)
    if shown := draft.answers.get(flow.SHOWING):
        back = {flow.HERE: flow.HAPPENED} if shown == flow.DANGER else {}
        return _save(request, key, {flow.SHOWING: None, **back})
    kind = flow.kind_of(draft.answers)
    if kind is None:
        return _out(request)
    here = step if step in flow.steps(kind) else flow.place_of(draft.answers).step
    changes = {**typed, flow.HERE: flow.before(here, kind), flow.CHANGING: None}
    return _save(request, key, changes)


def _keep(request: TillitRequest, key: str, draft: Draft, what: str) -> HttpResponse:
    """Spara och fortsätt senare: keep it, and show the code."""
    step, typed = _typed(request, draft)
    here = {flow.HERE: step} if step in flow.FORMS else {}
    return _save(request, key, {**typed, **here, flow.SHOWING: flow.SAVED})


def _away(request: TillitRequest, key: str, draft: Draft, what: str) -> HttpResponse:
    """Jag är klar för nu: the browser forgets the key, the code still opens."""
    return _out(request)


def _erase(request: TillitRequest, key: str, draft: Draft, what: str) -> HttpResponse:
    """Ta bort det jag skrev."""
    actions.erase_draft(key, by=SOMEBODY, at=request.at)
    return _out(request)


def _change(request: TillitRequest, key: str, draft: Draft, what: str) -> HttpResponse:
    """Ändra: to that step, and back to the summary afterwards."""
    return _save(request, key, {flow.HERE: what, flow.CHANGING: True})


def _add_child(request: TillitRequest, key: str, draft: Draft, what: str) -> HttpResponse:
    raw = flow.raw_from(request.POST, flow.CHILDREN, None)
    return _save(request, key, {flow.CHILDREN: with_one_more(raw)})


def _drop_child(request: TillitRequest, key: str, draft: Draft, what: str) -> HttpResponse:
    raw = flow.raw_from(request.POST, flow.CHILDREN, None)
    number = int(what) if what.isdecimal() else 0
    return _save(request, key, {flow.CHILDREN: without(raw, number)})


def _attach(request: TillitRequest, key: str, draft: Draft, what: str) -> HttpResponse:
    return add_files(request, key, draft, then=lambda: redirect("portal:report"), asked=True)


def _detach(request: TillitRequest, key: str, draft: Draft, what: str) -> HttpResponse:
    with contextlib.suppress(NotThere):  # pressed twice: it is gone already
        drop_file(key, what, at=request.at)
    return redirect("portal:report")


def _send(request: TillitRequest, key: str, draft: Draft, what: str) -> HttpResponse:
    """Skicka. Pressed twice it is one report, and the same receipt."""
    try:
        actions.send_draft(
            key,
            lambda locked: report_answers.report_in(locked, at=request.at),
            by=SOMEBODY,
            at=request.at,
        )
    except report_answers.Unfinished as unfinished:
        step = str(unfinished)
        changes = {flow.HERE: step, flow.CHANGING: True}
        actions.save_draft(key, changes, by=SOMEBODY, at=request.at)
        return show_form(request, draft, step, dict(draft.answers))
    return redirect("portal:report")


def _save(request: TillitRequest, key: str, changes: dict[str, object]) -> HttpResponse:
    actions.save_draft(key, changes, by=SOMEBODY, at=request.at)
    return redirect("portal:report")


def _trouble(request: TillitRequest, key: str, sentence: str, status: int) -> HttpResponse:
    step = _posted_step(request)
    typed: dict[str, object] = {step: flow.raw_from(request.POST, step, None)}
    return show_trouble(request, key, step, typed, sentence, status)


Act = Callable[[TillitRequest, str, Draft, str], HttpResponse]
ACTS: dict[str, Act] = {
    "next": _next,
    "back": _back,
    "save": _keep,
    "away": _away,
    "erase": _erase,
    "change": _change,
    "add": _add_child,
    "drop": _drop_child,
    "attach": _attach,
    "detach": _detach,
    "send": _send,
}
