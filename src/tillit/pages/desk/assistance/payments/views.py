"""The page of payments and its buttons: plan, approve, file, answer."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import Many, PaidFor, PaymentsView
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.assistance.kronor import exact
from tillit.pages.desk.assistance.months.views import remembered
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.identity.types import Habit

from .forms import Answer, FileDay, PlanMany, PlanOne
from .presenters import Chosen, answer_words, many_words, months_to_plan, payments_of, to

TEMPLATES = "desk/assistance/payments"


@require_GET
@desk_page
def payments(request: DeskRequest) -> HttpResponse:
    """What is to be paid and was paid lately, at one place of the way."""
    return _show(request, request.GET.get("lage", ""))


def _show(
    request: DeskRequest, place: str, *, plan: PlanMany | None = None, file: FileDay | None = None,
    paper: Answer | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    chosen = chosen_in(request)
    view = actions.open_payments(by=request.actor, at=request.at, unit=chosen.unit)
    order = remembered(request, Habit.PAYMENT_ORDER, "ordning")
    months = months_to_plan(view)
    begun = {"month": months[0][0].isoformat() if months else "", "pay_on": view.day}
    payments = payments_of(view, place, order, chosen)
    context = {
        "payments": payments,
        "strangers": view.strangers,
        "month": chosen.month,
        "plan": plan or PlanMany(months=months, initial=begun),
        "file": file or FileDay(initial={"pay_on": _latest(view, request)}),
        "paper": paper or Answer(),
        "witnesses": actions.payment_witnesses(by=request.actor, at=request.at, unit=chosen.unit)
        if payments.by_hand
        else (),
    }
    return page(request, f"{TEMPLATES}/payments.html", context, status=status)


def chosen_in(request: DeskRequest) -> Chosen:
    """The unit that the address says, else the first by name. NotThere for another's unit."""
    units = actions.payment_units(by=request.actor, at=request.at)
    told = request.GET.get("enhet", "")
    unit = _uuid(told) if told else (units[0][0] if units else None)
    return Chosen(unit, units, _month(request.GET.get("manad", "")))


def back_to(request: DeskRequest, place: str) -> HttpResponse:
    """The page again, in the same unit and month."""
    return redirect(to(**chosen_in(request).asked, lage=place))


def _latest(view: PaymentsView, request: DeskRequest) -> date:
    """The earliest day that anything approved is to be paid on, and never a day that has been."""
    days = [each.pay_on for each in view.orders if each.stage.value == "approved"]
    return max(min(days, default=view.day), day_of(request.at))


def _month(text: str) -> date | None:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


@require_POST
@desk_page
def plan_many(request: DeskRequest) -> HttpResponse:
    """Plan all clean decisions of a month."""
    view = actions.open_payments(by=request.actor, at=request.at, unit=chosen_in(request).unit)
    form, found = PlanMany(request.POST, months=months_to_plan(view)), list[Many]()
    act = partial(_plan_many, request, form, found)
    status = refused(form, act) if form.is_valid() else WRONG
    if status:
        return _show(request, "planera", plan=form, status=status)
    _tell(request, found[0], "utbetalning är planerad", "utbetalningar är planerade")
    return back_to(request, "godkanna")


def _plan_many(request: DeskRequest, form: PlanMany, found: list[Many]) -> None:
    pay_on = form.cleaned_data["pay_on"]
    if pay_on < day_of(request.at):
        raise Refusal("Utbetalningsdagen har varit. Välj en dag framåt.")
    unit = chosen_in(request).unit
    report = actions.plan_clean(
        form.chosen, pay_on=pay_on, by=request.actor, at=request.at, unit=unit
    )
    found.append(report)


def _tell(request: DeskRequest, report: Many, one: str, many: str) -> None:
    went, left = many_words(report, one, many)
    (messages.success if report.went else messages.info)(request, went)
    if left:
        messages.warning(request, left)


@require_http_methods(["GET", "POST"])
@desk_page
def plan_one(request: DeskRequest, decision_id: UUID) -> HttpResponse:
    """Plan a part of one decision, to somebody."""
    view = actions.open_plan(decision_id, by=request.actor, at=request.at)
    begun = {"kronor": exact(view.line.kronor).replace(".", ","), "pay_on": view.day}
    form, status = PlanOne(request.POST or None, payees=view.payees, initial=begun), 0
    if request.method == "POST":
        act = partial(_plan_one, request, decision_id, form)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Utbetalningen är planerad.")
            return back_to(request, "planera")
    context = {"plan": view, "form": form}
    return page(request, f"{TEMPLATES}/plan.html", context, status=status or 200)


def _plan_one(request: DeskRequest, decision_id: UUID, form: PlanOne) -> None:
    said = form.cleaned_data
    actions.plan_payment(
        decision_id, payee_id=form.to, purpose=PaidFor(said["purpose"]), kronor=form.amount,
        pay_on=said["pay_on"], by=request.actor, at=request.at,
    )  # fmt: skip


@require_POST
@desk_page
@fresh_sign_in
def approve(request: DeskRequest) -> HttpResponse:
    """Approve the ticked ones, as far as one person may."""
    ids = [_uuid(each) for each in request.POST.getlist("order")]
    if not ids:
        messages.warning(request, "Kryssa för minst en utbetalning.")
        return back_to(request, "godkanna")
    report = actions.approve_many(ids, by=request.actor, at=request.at)
    _tell(request, report, "utbetalning är godkänd", "utbetalningar är godkända")
    return back_to(request, "godkanna")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotThere


@require_POST
@desk_page
@fresh_sign_in
def do(request: DeskRequest, order_id: UUID, what: str) -> HttpResponse:
    """One of the buttons of an order."""
    if what not in VERBS:
        raise NotThere
    act, place, words = VERBS[what]
    why = request.POST.get("why", "")
    return done(request, place, words, lambda: act(order_id, why, request))


def done(request: DeskRequest, place: str, words: str, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, words)
    return back_to(request, place)


def _approve(order_id: UUID, _: str, request: DeskRequest) -> None:
    actions.approve_payment(order_id, by=request.actor, at=request.at)


def _take_back(order_id: UUID, why: str, request: DeskRequest) -> None:
    actions.take_back_payment(order_id, why=why, by=request.actor, at=request.at)


def _cancel(order_id: UUID, why: str, request: DeskRequest) -> None:
    actions.cancel_payment(order_id, why=why, by=request.actor, at=request.at)


def _again(order_id: UUID, why: str, request: DeskRequest) -> None:
    actions.pay_again(order_id, why=why, by=request.actor, at=request.at)


def _hand(order_id: UUID, why: str, request: DeskRequest) -> None:
    told = request.POST.get("witness", "")
    witness = _uuid(told) if told else None
    actions.hand_over(order_id, receipt=why, witness=witness, by=request.actor, at=request.at)


def _close(order_id: UUID, why: str, request: DeskRequest) -> None:
    actions.close_difference(order_id, note=why, by=request.actor, at=request.at)


VERBS: dict[str, tuple[Callable[[UUID, str, DeskRequest], None], str, str]] = {
    "godkann": (_approve, "godkanna", "Utbetalningen är godkänd."),
    "ta-tillbaka": (_take_back, "godkanna", "Utbetalningen väntar på att godkännas igen."),
    "ta-bort": (_cancel, "planera", "Utbetalningen är borttagen. Pengarna går att planera igen."),
    "betala-igen": (_again, "godkanna", "Utbetalningen väntar på att godkännas igen."),
    "stang": (_close, "svar", "Raden är stängd, med din anteckning."),
    "lamnad": (_hand, "godkant", "Utbetalningen är lämnad, med kvitto."),
}


@require_POST
@desk_page
@fresh_sign_in
def make(request: DeskRequest) -> HttpResponse:
    """Make a file of what is approved until a day."""
    form = FileDay(request.POST)
    status = refused(form, partial(_make, request, form)) if form.is_valid() else WRONG
    if status:
        return _show(request, "godkant", file=form, status=status)
    messages.success(request, "Filen är gjord. Hämta den, lämna den till banken och säg till här.")
    return back_to(request, "filer")


def _make(request: DeskRequest, form: FileDay) -> None:
    pay_on = form.cleaned_data["pay_on"]
    unit = chosen_in(request).unit
    if unit is None:
        raise NotThere
    actions.make_file(unit, pay_on=pay_on, by=request.actor, at=request.at)


@require_POST
@desk_page
def close_line(request: DeskRequest, line_id: int) -> HttpResponse:
    """Close a line of the bank's that belongs to no payment of ours, with a note."""
    note = request.POST.get("why", "")
    act = partial(actions.close_stranger, line_id, note=note, by=request.actor, at=request.at)
    return done(request, "svar", "Raden är stängd, med din anteckning.", act)


@require_POST
@desk_page
def answer(request: DeskRequest) -> HttpResponse:
    """Read what the bank sent. The same file again changes nothing."""
    form, found = Answer(request.POST, request.FILES), list[str]()
    status = refused(form, partial(_read, request, form, found)) if form.is_valid() else WRONG
    if status:
        return _show(request, "svar", paper=form, status=status)
    messages.success(request, found[0])
    return back_to(request, "svar")


def _read(request: DeskRequest, form: Answer, found: list[str]) -> None:
    read = actions.read_answer(form.cleaned_data["paper"], by=request.actor, at=request.at)
    found.append(answer_words(read))
