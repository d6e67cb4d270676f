"""Plan, telling and assessment: the steps that every investigation takes."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from tillit.casework.cases import actions
from tillit.casework.cases.types import InformedHow
from tillit.kernel.swedish import clock
from tillit.pages.desk.clocks import clock_of
from tillit.pages.http import autosave
from tillit.pages.http.attempt import WRONG, posted_id, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .step_forms import AnswerForm, AssessmentForm, InformForm, QuestionForm

BOTH = require_http_methods(["GET", "POST"])


@BOTH
@desk_page
def plan(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The questions of the investigation: add, answer, move up, take out."""
    do = request.POST.get("do", "")
    fresh = QuestionForm(request.POST if do == "add" else None)
    answer = AnswerForm(request.POST if do == "answer" else None)
    target = request.POST.get("question", "")
    status = 0
    if do == "add":
        status = (
            refused(fresh, partial(_add, request, case_id, fresh)) if fresh.is_valid() else WRONG
        )
    elif do == "answer":
        status = refused(answer, partial(_answer, request, answer)) if answer.is_valid() else WRONG
    elif do in {"up", "remove"}:
        act = actions.raise_question if do == "up" else actions.remove_question
        act(posted_id(request, "question"), by=request.actor, at=request.at)
    if do and not status:
        return redirect("desk:case_plan", case_id)
    head, lines = actions.open_plan(case_id, by=request.actor, at=request.at)
    rows = [
        (line, answer if status and str(line.id) == target
         else AnswerForm(initial={"answer": line.answer}, auto_id=f"{line.id}-%s"))
        for line in lines
    ]  # fmt: skip
    context = {"head": head, "rows": rows, "form": fresh}
    return page(request, "desk/case/plan.html", context, status=status or 200)


def _add(request: DeskRequest, case_id: UUID, form: QuestionForm) -> None:
    data = form.cleaned_data
    actions.add_question(
        case_id, question=data["question"], how=data["how"], question_id=form.once_id,
        by=request.actor, at=request.at,
    )  # fmt: skip


def _answer(request: DeskRequest, form: AnswerForm) -> None:
    actions.answer_question(
        posted_id(request, "question"), answer=form.cleaned_data["answer"],
        by=request.actor, at=request.at,
    )  # fmt: skip


@BOTH
@desk_page
def informing(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Tell those concerned, or write why not yet (SoL 20:4)."""
    target = request.POST.get("person", "")
    typed = InformForm(request.POST or None)
    status = 0
    if request.method == "POST":
        status = (
            refused(typed, partial(_inform, request, case_id, typed)) if typed.is_valid() else WRONG
        )
        if not status:
            return redirect("desk:case_inform", case_id)
    head, people = actions.open_informing(case_id, by=request.actor, at=request.at)
    rows = [
        (row, typed if status and str(row.person.id) == target
         else InformForm(auto_id=f"{row.person.id}-%s"))
        for row in people
    ]  # fmt: skip
    running = head.clock("D05")
    context = {
        "head": head,
        "rows": rows,
        "clock": clock_of(running, request.at) if running else None,
    }
    return page(request, "desk/case/inform.html", context, status=status or 200)


def _inform(request: DeskRequest, case_id: UUID, form: InformForm) -> None:
    data = form.cleaned_data
    actions.inform(
        case_id, posted_id(request, "person"), how=InformedHow(data["how"]),
        because=data["because"], by=request.actor, at=request.at,
    )  # fmt: skip


@BOTH
@desk_page
def assessment(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The assessment as a form made from its template: autosaved by version, then signed."""
    head, draft, templates = actions.open_assessment(case_id, by=request.actor, at=request.at)
    do = request.POST.get("do", "save") if request.method == "POST" else ""
    if draft is None:
        if do == "start":
            chosen = request.POST.get("template")
            template_id = UUID(chosen) if chosen else None
            actions.start_assessment(
                case_id, template_id=template_id, by=request.actor, at=request.at
            )
            return redirect("desk:case_assessment", case_id)
        context = {"head": head, "templates": templates}
        return page(request, "desk/case/assessment_start.html", context)
    stored = {**draft.answers, "version": draft.version}
    form = AssessmentForm(request.POST or None, template=draft.template, initial=stored)
    status = 0
    if request.method == "POST":
        act = partial(_assess, request, draft.id, form, sign=do == "sign")
        status = refused(form, act) if form.is_valid() else WRONG
        if autosave.is_autosave(request):
            return autosave.short_answer(form, status, form.saved_version)
        if not status and do == "sign":
            messages.success(request, f"Bedömningen är underskriven {clock(request.at)}.")
            return redirect("desk:case", case_id)
        if not status:
            return redirect("desk:case_assessment", case_id)
        form = _with_version(request, case_id, form, status)
    context = {"head": head, "draft": draft, "form": form}
    return page(request, "desk/case/assessment.html", context, status=status or 200)


def _assess(request: DeskRequest, draft: UUID, form: AssessmentForm, *, sign: bool) -> None:
    version = form.cleaned_data["version"]
    form.saved_version = actions.save_assessment(
        draft, version=version, answers=form.answers, by=request.actor, at=request.at
    )
    if sign:
        actions.sign_assessment(draft, version=form.saved_version, by=request.actor, at=request.at)


def _with_version(
    request: DeskRequest, case_id: UUID, form: AssessmentForm, status: int
) -> AssessmentForm:
    """The same text and sentence, over the version that is stored now: saving again is a choice."""
    _, draft, _ = actions.open_assessment(case_id, by=request.actor, at=request.at)
    if draft is not None:
        data: Any = form.data.copy()  # type: ignore[attr-defined]
        data["version"] = draft.version
        form.data = data
    return form


@require_GET
@desk_page
def signed_assessment(request: DeskRequest, case_id: UUID, assessment_id: UUID) -> HttpResponse:
    """A signed assessment, in the version of the template that was used."""
    head, found = actions.open_signed_assessment(
        case_id, assessment_id, by=request.actor, at=request.at
    )
    parts = [
        (part, [(q.label, dict(q.choices).get(answer, answer)) for q in part.questions
                if (answer := found.answers.get(f"{part.key}.{q.key}", ""))])
        for part in found.template.parts
    ]  # fmt: skip
    context = {"head": head, "found": found, "parts": parts}
    return page(request, "desk/case/assessment_signed.html", context)
