"""Where one's own money goes: see it, write in an account, and stop one that is not right."""

from functools import partial
from typing import ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from tillit.areas.assistance import actions
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import resident_page
from tillit.pages.http.requests import ResidentRequest
from tillit.ui.forms import PlainForm

from .frame import own


class AccountForm(PlainForm):
    """One's own account."""

    called: ClassVar[dict[str, str]] = {"account": "Ditt konto"}

    account = forms.CharField(
        label="Ditt konto", max_length=40,
        help_text="Clearingnummer, mellanslag och kontonummer, som i din bank. Eller ett IBAN.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@resident_page
def account(request: ResidentRequest, sheet_id: UUID) -> HttpResponse:
    """Where the money goes now, and a box for another account."""
    form, status = AccountForm(request.POST or None), 200
    if request.method == "POST":
        act = partial(_tell, request, sheet_id, form)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Tack. Vi kontrollerar kontot innan något betalas dit.")
            return redirect("portal:my_account", sheet_id=sheet_id)
    found = actions.open_my_account(sheet_id, by=request.actor, at=request.at)
    context: dict[str, object] = {"sheet_id": sheet_id, "payees": found, "form": form}
    return own(request, "account", context, status=status)


def _tell(request: ResidentRequest, sheet_id: UUID, form: AccountForm) -> None:
    number = form.cleaned_data["account"]
    actions.tell_my_account(sheet_id, number, by=request.actor, at=request.at)


@require_POST
@resident_page
def stop(request: ResidentRequest, sheet_id: UUID, payee_id: UUID) -> HttpResponse:
    """Nothing more is to go there."""
    actions.stop_my_payee(sheet_id, payee_id, by=request.actor, at=request.at)
    messages.success(request, "Stoppat. Inget nytt skickas dit. Ring oss om det är bråttom.")
    return redirect("portal:my_account", sheet_id=sheet_id)
