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
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.assistance.kronor import exact
from tillit.pages.desk.assistance.months.views import remembered
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.types import Habit

from .forms import Answer, FileDay, PlanMany, PlanOne
from .presenters import answer_words, many_words, months_to_plan, payments_of, to

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
    view = actions.open_payments(by=request.actor, at=request.at)
    order = remembered(request, Habit.PAYMENT_ORDER, "ordning")
    months = months_to_plan(view)
    begun = {"month": months[0][0].isoformat() if months else "", "pay_on": view.day}
    month = _month(request.GET.get("manad", ""))
    context = {
        "payments": payments_of(view, place, order, month),
        "strangers": view.strangers,
        "month": month,
        "plan": plan or PlanMany(months=months, initial=begun),
        "file": file or FileDay(initial={"pay_on": _latest(view, request)}),
        "paper": paper or Answer(),
    }
    return page(request, f"{TEMPLATES}/payments.html", context, status=status)


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
    view = actions.open_payments(by=request.actor, at=request.at)
    form, found = PlanMany(request.POST, months=months_to_plan(view)), list[Many]()
    act = partial(_plan_many, request, form, found)
    status = refused(form, act) if form.is_valid() else WRONG
    if status:
        return _show(request, "planera", plan=form, status=status)
    _tell(request, found[0], "utbetalning är planerad", "utbetalningar är planerade")
    return redirect(to(lage="godkanna"))


def _plan_many(request: DeskRequest, form: PlanMany, found: list[Many]) -> None:
    pay_on = form.cleaned_data["pay_on"]
    if pay_on < day_of(request.at):
        raise Refusal("Utbetalningsdagen har varit. Välj en dag framåt.")
    found.append(actions.plan_clean(form.chosen, pay_on=pay_on, by=request.actor, at=request.at))


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
            return redirect(to(lage="planera"))
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
        return redirect(to(lage="godkanna"))
    report = actions.approve_many(ids, by=request.actor, at=request.at)
    _tell(request, report, "utbetalning är godkänd", "utbetalningar är godkända")
    return redirect(to(lage="godkanna"))


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
    return _done(request, place, words, lambda: act(order_id, why, request))


def _done(request: DeskRequest, place: str, words: str, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, words)
    return redirect(to(lage=place))


def _approve(order_id: UUID, _: str, request: DeskRequest) -> None:
    actions.approve_payment(order_id, by=request.actor, at=request.at)


def _take_back(order_id: UUID, why: str, request: DeskRequest) -> None:
    actions.take_back_payment(order_id, why=why, by=request.actor, at=request.at)


def _cancel(order_id: UUID, why: str, request: DeskRequest) -> None:
    actions.cancel_payment(order_id, why=why, by=request.actor, at=request.at)


def _again(order_id: UUID, why: str, request: DeskRequest) -> None:
    actions.pay_again(order_id, why=why, by=request.actor, at=request.at)


def _hand(order_id: UUID, why: str, request: DeskRequest) -> None:
    actions.hand_over(order_id, receipt=why, by=request.actor, at=request.at)


VERBS: dict[str, tuple[Callable[[UUID, str, DeskRequest], None], str, str]] = {
    "godkann": (_approve, "godkanna", "Utbetalningen är godkänd."),
    "ta-tillbaka": (_take_back, "godkanna", "Utbetalningen väntar på att godkännas igen."),
    "ta-bort": (_cancel, "planera", "Utbetalningen är borttagen. Pengarna går att planera igen."),
    "betala-igen": (_again, "godkanna", "Utbetalningen väntar på att godkännas igen."),
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
    return redirect(to(lage="filer"))


def _make(request: DeskRequest, form: FileDay) -> None:
    pay_on = form.cleaned_data["pay_on"]
    actions.make_file(_unit(request.actor), pay_on=pay_on, by=request.actor, at=request.at)


def _unit(actor: Staff) -> UUID:
    """Where the actor works with assistance; where they lead, if they lead anywhere. NotThere."""
    kind = str(UnitKind.ASSISTANCE)
    seats = [seat for seat in actor.seats if seat.kind == kind]
    if not seats:
        raise NotThere
    return min(seats, key=lambda seat: (seat.role.value != "leader", str(seat.unit_id))).unit_id


@require_POST
@desk_page
@fresh_sign_in
def download(request: DeskRequest, file_id: UUID) -> HttpResponse:
    """The file for the bank: the same bytes each time."""
    try:
        content = actions.download_file(file_id, by=request.actor, at=request.at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(to(lage="filer"))
    answer = HttpResponse(content, content_type="application/xml")
    answer.headers["Content-Disposition"] = f'attachment; filename="betalfil-{file_id.hex}.xml"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
@desk_page
@fresh_sign_in
def do_with_file(request: DeskRequest, file_id: UUID, what: str) -> HttpResponse:
    """Say that a file is sent, or undo it."""
    if what not in FILE_VERBS:
        raise NotThere
    act, words = FILE_VERBS[what]
    act = partial(act, file_id, by=request.actor, at=request.at)
    return _done(request, "filer", words, act)


FILE_VERBS: dict[str, tuple[Callable[..., None], str]] = {
    "skickad": (actions.mark_sent, "Filen är skickad. Läs in bankens svar när det kommer."),
    "angra": (actions.undo_file, "Filen är ångrad. Det som stod i den är godkänt och väntar."),
}


@require_POST
@desk_page
def answer(request: DeskRequest) -> HttpResponse:
    """Read what the bank sent. The same file again changes nothing."""
    form, found = Answer(request.POST, request.FILES), list[str]()
    status = refused(form, partial(_read, request, form, found)) if form.is_valid() else WRONG
    if status:
        return _show(request, "svar", paper=form, status=status)
    messages.success(request, found[0])
    return redirect(to(lage="svar"))


def _read(request: DeskRequest, form: Answer, found: list[str]) -> None:
    read = actions.read_answer(form.cleaned_data["paper"], by=request.actor, at=request.at)
    found.append(answer_words(read))
