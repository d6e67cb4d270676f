"""What happens in few cases: register, another municipality, a long wait, an emergency."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from tillit.casework.cases import actions
from tillit.casework.cases.types import (
    DelayAnswer,
    Direction,
)
from tillit.kernel.swedish import day_of
from tillit.law.disclosure import Recipient
from tillit.pages.desk.clocks import clock_of
from tillit.pages.desk.grounds import ground_choices
from tillit.pages.http.attempt import WRONG, posted_id, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access.queries import glass_in_shift
from tillit.trust.access.types import GlassReason

from .notes import named
from .step_forms import (
    GLASS_WHY,
    DemandAnswerForm,
    DemandForm,
    GlassForm,
    RegisterForm,
    SecrecyForm,
    StepForm,
    TransferForm,
)

BOTH = require_http_methods(["GET", "POST"])
VERBS = {
    "accept": "Svaret blev ja",
    "refuse": "Svaret blev nej",
    "to_ivo": "Frågan är lämnad till IVO",
    "ivo_moves": "IVO beslutade att ärendet flyttas",
    "ivo_stays": "IVO beslutade att ärendet stannar",
    "hand_over": "Ärendet och uppgifterna är lämnade över",
    "withdraw": "Begäran är återtagen",
}


@BOTH
@desk_page
def register(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """What is registered on the case, and notes of secrecy (OSL 5)."""
    do = request.POST.get("do", "")
    sent = (request.POST, request.FILES) if do == "entry" else (None, None)
    entry = RegisterForm(*sent, prefix="entry")
    note = SecrecyForm(request.POST if do == "note" else None, prefix="note")
    status = 0
    if request.method == "POST":
        form, act = (
            (entry, partial(_register, request, case_id, entry))
            if do == "entry"
            else (note, partial(_note_secrecy, request, case_id, note))
        )
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            return redirect("desk:case_register", case_id)
    head, lines, notes = actions.open_register(case_id, by=request.actor, at=request.at)
    context = {"head": head, "lines": lines, "notes": notes, "form": entry, "note_form": note}
    return page(request, "desk/case/register.html", context, status=status or 200)


def _register(request: DeskRequest, case_id: UUID, form: RegisterForm) -> None:
    data = form.cleaned_data
    keep = partial(actions.register_record, case_id)
    if paper := data["paper"]:
        keep = partial(actions.register_paper, case_id, name=paper.name, content=paper.read())
    number = keep(
        direction=form.way, on=data["on"], party=data["party"], about=data["about"],
        by=request.actor, at=request.at,
    )  # fmt: skip
    messages.success(request, f"Handlingen är registrerad som nummer {number}.")


def _note_secrecy(request: DeskRequest, case_id: UUID, form: SecrecyForm) -> None:
    actions.note_secrecy(case_id, by=request.actor, at=request.at, **form.cleaned_data)


@BOTH
@desk_page
def transfer(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Move the case to another municipality, or answer one (SoL 29:10-12)."""
    head, lines = actions.open_transfers(case_id, by=request.actor, at=request.at)
    open_one = next((line for line in lines if line.verbs), None)
    if open_one is None:
        form: TransferForm | StepForm = TransferForm(
            request.POST or None, initial={"asked_at": request.at}
        )
        act = partial(_ask, request, case_id, form)
    else:
        verbs = [(verb, VERBS[verb]) for verb in open_one.verbs]
        grounds = ground_choices(Recipient.SOCIAL, day_of(request.at))
        form = StepForm(request.POST or None, choices={"verb": verbs, "ground": grounds})
        if "hand_over" not in open_one.verbs or open_one.direction != "out":
            del form.fields["ground"], form.fields["weighing"]
        act = partial(_step, request, open_one.id, form)
    status = 0
    if request.method == "POST":
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            return redirect("desk:case_transfer", case_id)
    codes = ("D37", "D37b", "D37c")
    running = [clock for code in codes if (clock := head.clock(code))]
    context = {
        "head": head,
        "lines": lines,
        "form": form,
        "open": open_one,
        "clocks": [clock_of(clock, request.at) for clock in running],
    }
    return page(request, "desk/case/transfer.html", context, status=status or 200)


def _ask(request: DeskRequest, case_id: UUID, form: TransferForm | StepForm) -> None:
    data = form.cleaned_data
    actions.ask_transfer(
        case_id,
        direction=Direction(data["direction"]),
        municipality=data["municipality"],
        reasons=data["reasons"],
        asked_at=data["asked_at"],
        by=request.actor,
        at=request.at,
    )


def _step(request: DeskRequest, transfer_id: UUID, form: TransferForm | StepForm) -> None:
    data = form.cleaned_data
    actions.step_transfer(
        transfer_id,
        data["verb"],
        text=data["text"],
        ground=data.get("ground", ""),
        weighing=data.get("weighing", ""),
        by=request.actor,
        at=request.at,
    )


@BOTH
@desk_page
def delay(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """A party has waited for six months and asks for a decision (FL 12)."""
    head, lines = actions.open_demands(case_id, by=request.actor, at=request.at)
    waiting = next((line for line in lines if not line.answer), None)
    answer = DemandAnswerForm(request.POST if "demand" in request.POST else None, prefix="answer")
    fresh = DemandForm(
        request.POST if request.POST and "demand" not in request.POST else None,
        choices={"person": named(head)},
        initial={"received_at": request.at},
    )
    status = 0
    if request.method == "POST":
        form, act = (
            (answer, partial(_answer_demand, request, answer))
            if "demand" in request.POST
            else (fresh, partial(_receive, request, case_id, fresh))
        )
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            return redirect("desk:case_delay", case_id)
    running = head.clock("D36")
    context = {
        "head": head,
        "lines": lines,
        "waiting": waiting,
        "form": fresh,
        "answer_form": answer,
        "clock": clock_of(running, request.at) if running else None,
    }
    return page(request, "desk/case/delay.html", context, status=status or 200)


def _receive(request: DeskRequest, case_id: UUID, form: DemandForm) -> None:
    data = form.cleaned_data
    actions.receive_demand(
        case_id, UUID(data["person"]), received_at=data["received_at"],
        by=request.actor, at=request.at,
    )  # fmt: skip


def _answer_demand(request: DeskRequest, form: DemandAnswerForm) -> None:
    data = form.cleaned_data
    actions.answer_demand(
        posted_id(request, "demand"), answer=DelayAnswer(data["answer"]), reasons=data["reasons"],
        by=request.actor, at=request.at,
    )  # fmt: skip


@BOTH
@desk_page
def break_glass(request: DeskRequest) -> HttpResponse:
    """Open a case in an emergency by its exact number. What is not there and what a wall stands
    before get the same answer."""
    form = GlassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found: list[UUID | None] = []
        data = form.cleaned_data
        status = refused(
            form,
            lambda: found.append(
                actions.break_glass_by_number(
                    data["number"], reason=GlassReason(data["reason"]),
                    sentence=data["sentence"], by=request.actor, at=request.at,
                )
            ),
        )  # fmt: skip
        if not status and found[0]:
            number = glass_in_shift(request.actor, request.actor.id, at=request.at).total
            if number:
                messages.success(request, f"Nödöppning nummer {number} under passet.")
            return redirect("desk:case", found[0])
        if not status:
            form.add_error("number", "finns inte, eller så är det inte ditt. Kontrollera numret")
    code = WRONG if form.errors else 200
    count = glass_in_shift(request.actor, request.actor.id, at=request.at)
    words = dict(GLASS_WHY)
    made = [(words[reason], number) for reason, number in count.by_reason]
    context = {"form": form, "count": count, "made": made}
    return page(request, "desk/case/break_glass.html", context, status=code)


@require_POST
@desk_page
def read_notice(request: DeskRequest, notice_id: UUID) -> HttpResponse:
    """A notice on my day, or in the inbox, has been read."""
    actions.read_notice(notice_id, by=request.actor, at=request.at)
    return redirect("desk:inbox" if request.POST.get("from") == "inbox" else "desk:my_day")
