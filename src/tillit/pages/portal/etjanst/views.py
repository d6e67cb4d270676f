"""What can be sent, a form, and its receipt."""

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from tillit.contact.eservices import actions, queries
from tillit.contact.eservices.types import FormView, Sent, Who
from tillit.kernel.actor import Actor, Guest, Resident
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import public_page, to_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import TillitRequest
from tillit.pages.portal.frame import portal_frame
from tillit.pages.portal.throttle import be_fair
from tillit.trust.identity.types import Audience
from tillit.ui.forms import PlainForm

from .drawing import DrawnForm, drawn

SOMEBODY = Guest()
NO_CODE = "Vi hittar inget med den koden. Har du loggat in ser du det bland dina sidor."


class CodeForm(PlainForm):
    """The code on a receipt."""

    code = forms.CharField(
        label="Koden på kvittot", max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip


@require_safe
@public_page
def eservices(request: TillitRequest) -> HttpResponse:
    """What can be sent. Public: everybody may know what one can ask for."""
    context = {"forms": queries.forms_in_use(SOMEBODY), "frame": portal_frame(request.path)}
    return page(request, "portal/etjanst/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def eservice(request: TillitRequest, code: str) -> HttpResponse:
    """A form: answered, read through, sent. Public where it says so; else one signs in first."""
    view = queries.form(SOMEBODY, code)
    if view.text.who is Who.SIGNED_IN and not isinstance(request.actor, Resident):
        return to_sign_in(request, Audience.RESIDENT)
    kind = drawn(view.text)
    form = kind(request.POST or None)
    sent: list[Sent] = []
    status = 200
    reading = False
    if request.method == "POST":
        be_fair(request, at=request.at)
        status = WRONG
        go = request.POST.get("go", "read")
        if go == "change":
            form, status = kind(initial=_typed(form)), 200
        elif form.is_valid():
            status, reading = 200, go != "send"
            if go == "send":
                status = refused(form, lambda: sent.append(_send(request, view, form)))
    context = {
        "view": view, "text": view.text, "form": form, "reading": reading,
        "words": queries.as_read(SOMEBODY, view.text, form.answers) if reading else (),
        "sent": sent[0] if sent else None, "frame": portal_frame(request.path, quiet=True),
    }  # fmt: skip
    return page(request, "portal/etjanst/form.html", context, status=status or 200)


@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def receipt(request: TillitRequest) -> HttpResponse:
    """What has happened to something that is kept about nobody. Public: the code is all."""
    form, found, status = CodeForm(request.POST or None), None, 200
    if request.method == "POST":
        be_fair(request, at=request.at)
        if form.is_valid():
            found = queries.status_by_code(SOMEBODY, form.cleaned_data["code"])
            if found is None:
                form.add_error("code", NO_CODE)
        status = 200 if found else WRONG
    context = {"form": form, "found": found, "frame": portal_frame(request.path, quiet=True)}
    return page(request, "portal/etjanst/receipt.html", context, status=status)


def _send(request: TillitRequest, view: FormView, form: DrawnForm) -> Sent:
    by: Actor = request.actor if isinstance(request.actor, Resident) else SOMEBODY
    return actions.send(view.id, form.key, form.answers, by=by, at=request.at)


def _typed(form: DrawnForm) -> dict[str, object]:
    form.is_valid()
    return {**form.answers, "once": form.key}
