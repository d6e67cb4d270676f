"""Who gets money: what waits for a second colleague, all of a case, and another account."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import (
    Agreed,
    CasePayees,
    HolderCheck,
    PayeeKind,
    PayeeView,
    WayToPay,
)
from tillit.kernel.refusal import NotThere, Refusal
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .forms import PayeeForm, YesForm

TEMPLATES = "desk/assistance/payees"
ADDED = "Mottagaren är inskriven. En annan kollega bekräftar innan något betalas dit."


@require_GET
@desk_page
def payees(request: DeskRequest) -> HttpResponse:
    """What the household stopped, and what waits for a second colleague."""
    rows = actions.open_payees(by=request.actor, at=request.at)
    context = {
        "stopped": [row for row in rows if row.line.stopped_at],
        "waiting": [row for row in rows if not row.line.stopped_at],
    }
    return page(request, f"{TEMPLATES}/payees.html", context)


@require_GET
@desk_page
def case_payees(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Everybody who gets money in a case, now and before."""
    return _show(request, case_id)


def _show(
    request: DeskRequest, case_id: UUID, *, asked: UUID | None = None, form: YesForm | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    found = actions.open_case_payees(case_id, by=request.actor, at=request.at)
    rows = [(each, _yes(each, asked, form)) for each in found.now]
    context = {"found": found, "rows": rows, "before": found.before}
    return page(request, f"{TEMPLATES}/case.html", context, status=status)


def _yes(view: PayeeView, asked: UUID | None, form: YesForm | None) -> YesForm | None:
    """The form of a yes, where there is one to give; the one that came back where it failed."""
    if not view.line.waits or view.line.stopped_at or view.why_not:
        return None
    mine = form if view.line.id == asked else None
    return mine or YesForm(view.checks, prefix=str(view.line.id))


@require_http_methods(["GET", "POST"])
@desk_page
def add(request: DeskRequest, case_id: UUID, payee_id: UUID | None = None) -> HttpResponse:
    """Write in who gets money; or another account in the place of one."""
    found = actions.open_case_payees(case_id, by=request.actor, at=request.at)
    if request.POST.get("once") in {str(each.line.id) for each in found.now}:  # pressed twice
        return redirect("desk:case_payees", case_id)
    old = _one(found, payee_id) if payee_id else None
    form, status = PayeeForm(request.POST or None, who=_who(found, old), initial=_begun(old)), 200
    if request.method == "POST":
        act = partial(_add, request, found, old, form)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, ADDED)
            return redirect("desk:case_payees", case_id)
    context = {"found": found, "old": old, "form": form}
    return page(request, f"{TEMPLATES}/add.html", context, status=status)


def _one(found: CasePayees, payee_id: UUID) -> PayeeView:
    view = next((each for each in found.now if each.line.id == payee_id), None)
    if view is None:
        raise NotThere
    return view


def _who(found: CasePayees, old: PayeeView | None) -> list[tuple[str, str]]:
    """Who may be chosen: whoever has no account here yet, the landlord and others. In place of one
    it is the same somebody."""
    if old is not None:
        return [(old.line.kind.value, f"{old.line.kind.words}{_of(old)}")]
    taken = {each.line.kind for each in found.now}
    own = [
        (kind.value, f"{kind.words}, {person.name}")
        for kind, person in found.adults
        if kind not in taken
    ]
    others = [(each.value, each.words) for each in (PayeeKind.LANDLORD, PayeeKind.OTHER)]
    return [*own, *others]


def _of(view: PayeeView) -> str:
    return f", {view.name}" if view.name else ""


def _begun(old: PayeeView | None) -> dict[str, str]:
    if old is None:
        return {}
    return {"who": old.line.kind.value, "name": old.name, "way": old.line.way.value}


def _add(
    request: DeskRequest, found: CasePayees, old: PayeeView | None, form: PayeeForm
) -> None:  # fmt: skip
    said = form.cleaned_data
    kind, way = PayeeKind(said["who"]), WayToPay(said["way"])
    person = next((who for each, who in found.adults if each is kind), None)
    actions.add_payee(
        found.case_id, kind=kind, way=way, name=person.name if person else said["name"],
        account=said["account"] if way is not WayToPay.BY_HAND else "",
        reference=said["reference"], person=person.id if person else None,
        agreed=Agreed(said["agreed"]) if said["agreed"] else None, agreed_on=said["agreed_on"],
        replaces=old.line.id if old else None, id=form.once_id, by=request.actor, at=request.at,
    )  # fmt: skip


@require_POST
@desk_page
@fresh_sign_in
def approve(request: DeskRequest, case_id: UUID, payee_id: UUID) -> HttpResponse:
    """Say yes as the second colleague."""
    found = actions.open_case_payees(case_id, by=request.actor, at=request.at)
    form = YesForm(_one(found, payee_id).checks, request.POST, prefix=str(payee_id))
    status = refused(form, partial(_approve, request, payee_id, form)) if form.is_valid() else WRONG
    if status:
        return _show(request, case_id, asked=payee_id, form=form, status=status)
    messages.success(request, "Mottagaren är bekräftad. Väntetiden för ett nytt konto går nu.")
    return redirect("desk:case_payees", case_id)


def _approve(request: DeskRequest, payee_id: UUID, form: YesForm) -> None:
    checked = HolderCheck(form.cleaned_data["checked"])
    actions.approve_payee(payee_id, checked=checked, by=request.actor, at=request.at)


@require_POST
@desk_page
def end(request: DeskRequest, case_id: UUID, payee_id: UUID) -> HttpResponse:
    """Pay nothing there any more."""
    try:
        actions.end_payee(payee_id, by=request.actor, at=request.at)
    except NotThere:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Inget betalas dit längre.")
    return redirect("desk:case_payees", case_id)
