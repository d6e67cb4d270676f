"""The forms in use: which, since when, and who receives. A new one needs no programmer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from tillit.contact.eservices import actions, policies, queries
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access.queries import units

from .forms import PublishForm


@require_GET
@desk_page
def eservices(request: DeskRequest) -> HttpResponse:
    """Everybody reads which forms there are; who leads a unit changes it."""
    return _show(request)


@require_POST
@desk_page
def publish(request: DeskRequest) -> HttpResponse:
    """A form in use, or a new version of one."""
    form, status = _form(request, request.POST, request.FILES), WRONG
    if form.is_valid():
        status = refused(form, lambda: _publish(request, form))
    if status:
        return _show(request, form, status)
    messages.success(request, "Formuläret är i bruk.")
    return redirect("desk:eservices")


@require_POST
@desk_page
def withdraw(request: DeskRequest, code: str) -> HttpResponse:
    """Nobody can send it any more."""
    actions.withdraw_form(code, by=request.actor, at=request.at)
    messages.success(request, "Formuläret är ur bruk. Det som har kommit in finns kvar.")
    return redirect("desk:eservices")


def _publish(request: DeskRequest, form: PublishForm) -> None:
    seeds = {text.code: written for text, written in queries.seeds(request.actor)}
    unit = next(x for x in units(request.actor) if str(x.id) == form.cleaned_data["unit"])
    actions.publish_form(form.written(seeds), unit_id=unit.id, by=request.actor, at=request.at)


def _form(request: DeskRequest, *sent: object) -> PublishForm:
    seeds = [(text.code, text.title) for text, _ in queries.seeds(request.actor)]
    return PublishForm(*sent, seeds=seeds, units=units(request.actor))


def _show(
    request: DeskRequest, form: PublishForm | None = None, status: int = 200
) -> HttpResponse:  # fmt: skip
    names = {each.id: each.name for each in units(request.actor)}
    found = queries.forms_in_use(request.actor)
    context = {
        "rows": [(each, names.get(each.unit_id, "en enhet som är stängd")) for each in found],
        "form": form or _form(request), "may_publish": policies.may_publish(request.actor),
    }  # fmt: skip
    return page(request, "desk/inkommet/eservices.html", context, status=status)
