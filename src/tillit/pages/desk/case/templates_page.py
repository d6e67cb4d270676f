"""Templates of assessments: every version, and a new one from a file."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.casework.cases import actions, policies, queries
from tillit.kernel.refusal import Refusal, why_not
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .step_forms import TemplateForm

NOT_TEXT = "Filen går inte att läsa som text. Spara den som UTF-8."


@require_http_methods(["GET", "POST"])
@desk_page
def templates(request: DeskRequest) -> HttpResponse:
    """The versions that hold and those that have ended. What is published never changes."""
    form = TemplateForm(request.POST or None, request.FILES or None)
    status = 0
    if request.method == "POST":
        status = refused(form, partial(_import, request, form)) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Mallen är publicerad. Nya bedömningar får den.")
            return redirect("desk:case_templates")
    context = {
        "templates": queries.templates(request.actor),
        "form": form,
        "why_not": why_not(policies.check_may_publish, request.actor),
    }
    return page(request, "desk/case/templates.html", context, status=status or 200)


def _import(request: DeskRequest, form: TemplateForm) -> None:
    try:
        text = form.cleaned_data["file"].read().decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal(NOT_TEXT)
    actions.import_template(text, by=request.actor, at=request.at)
