"""A mistake in a decided month: what was paid beside what is right, and what to do about it."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from tillit.areas.assistance import actions
from tillit.areas.assistance.queries import why_different
from tillit.areas.assistance.types import ProposedClaim, RecountView, RecoveryIn
from tillit.kernel.refusal import NotThere
from tillit.law.assistance.kronor import shown
from tillit.law.assistance.recovery import Ground
from tillit.law.dated import month_sv
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.ui.forms import PlainForm

from .forms import ChangeForm, RecoveryForm, WhyForm
from .views import TEMPLATES

BEGIN = "Vad är fel, och hur fick ni veta det?"
END = "Varför behövs inget nytt beslut?"
SAID = {
    "oppna": "Månaden går att rätta nu. Det som är beslutat och betalt gäller tills vidare.",
    "avsluta": "Rättelsen är avslutad. Det som var beslutat gäller.",
    "andra": "Förslaget är ändrat: beloppet, orden och planen.",
    "foresla": "Återkravet är föreslaget. Låt hushållet läsa och svara innan någon beslutar.",
}


@require_GET
@desk_page
def recount(request: DeskRequest, sheet_id: UUID) -> HttpResponse:
    """The month as it was paid beside what it is now."""
    return _show(request, actions.open_recount(sheet_id, by=request.actor, at=request.at))


@require_POST
@desk_page
def do(request: DeskRequest, sheet_id: UUID, what: str) -> HttpResponse:
    """One of the forms of the page; a refusal is said in it, and nothing typed is lost."""
    if what not in ACTS:
        raise NotThere
    view = actions.open_recount(sheet_id, by=request.actor, at=request.at)
    form = _form(request, view, what)
    act = partial(ACTS[what], request, view, form)
    status = refused(form, act) if form.is_valid() else WRONG
    if status:
        return _show(request, view, **{what: form}, status=status)
    messages.success(request, SAID[what])
    if what in ("foresla", "andra"):
        return redirect("desk:case_decision", view.case_id)
    return redirect("desk:month", sheet_id)


def _form(request: DeskRequest, view: RecountView, what: str) -> PlainForm:
    if what == "andra":
        return ChangeForm(request.POST, children=view.children)
    if what == "foresla":
        return RecoveryForm(request.POST, children=view.children)
    return WhyForm(BEGIN if what == "oppna" else END, request.POST, prefix=what)


def _show(
    request: DeskRequest,
    view: RecountView,
    *,
    oppna: PlainForm | None = None,
    avsluta: PlainForm | None = None,
    foresla: PlainForm | None = None,
    andra: PlainForm | None = None,
    status: int = 200,
) -> HttpResponse:
    found = why_different(request.actor, view.before, view.now)
    propose = RecoveryForm(initial={"version": view.version}, children=view.children)
    waiting = actions.open_proposed_claim(view.sheet_id, by=request.actor, at=request.at)
    context = {
        "change": andra or (_change_form(waiting) if waiting else None),
        "most": shown(waiting.most) if waiting else "",
        "view": view,
        "month": month_sv(view.month),
        "paid": shown(view.paid),
        "granted": shown(view.granted),
        "right": _kronor(view.right),
        "claimed": shown(view.claimed) if view.claimed else "",
        "too_much": _kronor(view.too_much),
        "too_little": _kronor(view.too_little),
        "changes": tuple(each.text_sv for each in found.changes) if found else (),
        "begin": oppna or WhyForm(BEGIN, prefix="oppna"),
        "end": avsluta or WhyForm(END, prefix="avsluta"),
        "form": foresla or propose,
        "end_failed": avsluta is not None,
    }
    return page(request, f"{TEMPLATES}/recount.html", context, status=status)


def _change_form(claim: ProposedClaim) -> ChangeForm:
    """The form with what is proposed now."""
    start = {
        "version": claim.version, "ground": claim.ground.value, "why": claim.why,
        "weighed": claim.weighed, "kronor": _typed(claim.kronor),
        "plan_kronor": _typed(claim.plan_kronor), "plan_from": claim.plan_from,
        "best_interest": claim.best_interest, "childs_view": claim.childs_view,
    }  # fmt: skip
    return ChangeForm(initial=start, children=claim.children)


def _typed(kronor: Decimal | None) -> str:
    """As somebody would type it: without the öre where there are none."""
    whole = kronor is not None and kronor == kronor.to_integral_value()
    return "" if kronor is None else f"{kronor:.0f}" if whole else f"{kronor:.2f}".replace(".", ",")


def _kronor(amount: Decimal | None) -> str:
    return shown(amount) if amount else ""


def _begin(request: DeskRequest, view: RecountView, form: PlainForm) -> None:
    why = form.cleaned_data["why"]
    actions.begin_correction(view.sheet_id, why=why, by=request.actor, at=request.at)


def _end(request: DeskRequest, view: RecountView, form: PlainForm) -> None:
    why = form.cleaned_data["why"]
    actions.end_correction(view.sheet_id, why=why, by=request.actor, at=request.at)


def _change(request: DeskRequest, view: RecountView, form: PlainForm) -> None:
    said = dict(form.cleaned_data)
    actions.change_recovery(
        view.sheet_id, _said(said), reason=said["reason"], version=said["version"],
        by=request.actor, at=request.at,
    )  # fmt: skip


def _said(data: dict[str, Any]) -> RecoveryIn:  # Any: cleaned form data
    given = {name: data[name] for name in RecoveryIn.__dataclass_fields__ if name in data}
    return RecoveryIn(**given | {"ground": Ground(data["ground"])})


def _propose(request: DeskRequest, view: RecountView, form: PlainForm) -> None:
    assert isinstance(form, RecoveryForm)  # _form
    said = form.cleaned_data
    actions.propose_recovery(
        view.sheet_id, _said(said), version=said["version"], id=form.once_id,
        by=request.actor, at=request.at,
    )  # fmt: skip


ACTS: dict[str, Callable[[DeskRequest, RecountView, PlainForm], None]] = {
    "oppna": _begin,
    "avsluta": _end,
    "andra": _change,
    "foresla": _propose,
}
