"""The list of a month and the page of one household's month."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import Missing, Section
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.pages.http.attempt import WRONG, refused, status_of
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.identity.actions import choose_habit
from tillit.trust.identity.types import CHOICES, Habit

from .counting import counted_again
from .forms import AskForm
from .listing import listing
from .presenters import adults_in, month_of, names_of

TAKEN_BACK = "tillbaka"  # what the short form of the proposal is called
DAYS_TO_ANSWER = 10  # what the form begins with: our own choice, no rule says a number


@dataclass(frozen=True)
class Sent:
    """A short form that came back, with what was typed."""

    ref: UUID | str
    why: str
    error: str


@require_GET
@desk_page
def months(request: DeskRequest) -> HttpResponse:
    """All households of a month that one may read, with what waits for whom."""
    month = _month(request.GET.get("manad", "")) or day_of(request.at).replace(day=1)
    lines = actions.open_sheets(month, by=request.actor, at=request.at)
    chosen = remembered(request, Habit.MONTH_SHOW, "visa")
    order = remembered(request, Habit.MONTH_ORDER, "ordning")
    return page(
        request,
        "desk/assistance/months/months.html",
        {"list": listing(lines, month, chosen, order)},
    )


def _month(text: str) -> date | None:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def remembered(request: DeskRequest, habit: Habit, name: str) -> str:
    """What the address says, which is then remembered; else the remembered one."""
    told = request.GET.get(name, "")
    if told in CHOICES[habit]:
        choose_habit(habit, told, by=request.actor, at=request.at)
        return told
    return request.actor.habit(habit)


@require_GET
@desk_page
def month(request: DeskRequest, sheet_id: UUID) -> HttpResponse:
    """A household's month: what changed first, and every krona's way."""
    return _show(request, sheet_id)


def _show(
    request: DeskRequest, sheet_id: UUID, sent: Sent | None = None, status: int = 200
) -> HttpResponse:
    view = actions.open_month(sheet_id, by=request.actor, at=request.at)
    context = {"month": month_of(view, request.actor), "sent": sent}
    return page(request, "desk/assistance/months/month.html", context, status=status)


@require_POST
@desk_page
def do(request: DeskRequest, sheet_id: UUID, what: str) -> HttpResponse:
    """One of the buttons of the page."""
    if what not in VERBS:
        raise NotThere
    return _done(request, sheet_id, None, partial(VERBS[what], request, sheet_id))


@require_POST
@desk_page
def do_about(request: DeskRequest, sheet_id: UUID, what: str, ref: UUID) -> HttpResponse:
    """One of the buttons beside a warning, a row or something asked for."""
    if what not in VERBS_ABOUT:
        raise NotThere
    return _done(request, sheet_id, ref, partial(VERBS_ABOUT[what], request, sheet_id, ref))


def _done(
    request: DeskRequest, sheet_id: UUID, ref: UUID | None, act: Callable[[], str]
) -> HttpResponse:
    """Do it and go back to the page; a refusal is said there, with what was typed."""
    try:
        said = act()
    except NotThere:
        raise
    except Refusal as refusal:
        sent = Sent(ref or TAKEN_BACK, request.POST.get("why", ""), str(refusal))
        return _show(request, sheet_id, sent, status_of(refusal))
    if said:
        messages.success(request, said)
    return redirect("desk:month", sheet_id)


def _fetch(request: DeskRequest, sheet_id: UUID) -> str:
    silent = actions.fetch(sheet_id, by=request.actor, at=request.at)
    counted_again(request, sheet_id)
    if not silent:
        return "Uppgifterna är hämtade. Det du har skrivit står kvar."
    names = ", ".join(agency.swedish for agency in silent)
    messages.warning(
        request,
        f"Inget svar från {names}. Det som fanns därifrån står kvar, och inget räknas som noll. "
        "Hämta igen om en stund.",
    )
    return ""


def _count(request: DeskRequest, sheet_id: UUID) -> str:
    actions.count_month(sheet_id, by=request.actor, at=request.at)
    return "Månaden är räknad."


def _approve(request: DeskRequest, sheet_id: UUID) -> str:
    chosen = request.POST.get("part", "")
    if chosen not in [each.value for each in Section]:
        raise NotThere
    part, digest = Section(chosen), request.POST.get("digest", "")
    actions.approve_section(sheet_id, part, digest=digest, by=request.actor, at=request.at)
    return f"Godkänt: {part.words.lower()}."


def _take_back(request: DeskRequest, sheet_id: UUID) -> str:
    why = request.POST.get("why", "")
    actions.take_back_proposal(sheet_id, reason=why, by=request.actor, at=request.at)
    return "Förslaget är taget tillbaka. Månaden går att ändra igen."


def _seen(request: DeskRequest, sheet_id: UUID, ref: UUID) -> str:
    actions.acknowledge_warning(ref, by=request.actor, at=request.at)
    return "Du har sett det. Det står kvar tills någon avslutar det."


def _close(request: DeskRequest, sheet_id: UUID, ref: UUID) -> str:
    why = request.POST.get("why", "")
    actions.close_warning(ref, why=why, by=request.actor, at=request.at)
    return "Avslutat. Det kommer inte tillbaka i den här månaden."


def _drop(request: DeskRequest, sheet_id: UUID, ref: UUID) -> str:
    actions.drop_thing(ref, by=request.actor, at=request.at)
    return "Vi väntar inte längre på det."


def _remove(request: DeskRequest, sheet_id: UUID, ref: UUID) -> str:
    actions.remove_row(ref, why=request.POST.get("why", ""), by=request.actor, at=request.at)
    counted_again(request, sheet_id)
    return "Raden är borttagen."


VERBS: dict[str, Callable[[DeskRequest, UUID], str]] = {
    "hamta": _fetch,
    "rakna": _count,
    "godkann": _approve,
    "ta-tillbaka": _take_back,
}
VERBS_ABOUT: dict[str, Callable[[DeskRequest, UUID, UUID], str]] = {
    "sedd": _seen,
    "avsluta": _close,
    "slapp": _drop,
    "ta-bort": _remove,
}


@require_http_methods(["GET", "POST"])
@desk_page
def ask(request: DeskRequest, sheet_id: UUID) -> HttpResponse:
    """Ask somebody who has applied for something, with a day."""
    view = actions.open_month(sheet_id, by=request.actor, at=request.at)
    adults = adults_in(view, names_of(view, request.actor))
    begun = {"by_day": day_of(request.at) + timedelta(days=DAYS_TO_ANSWER)}
    form, status = AskForm(adults, request.POST or None, initial=begun), 0
    if request.method == "POST":
        status = refused(form, partial(_ask, request, sheet_id, form)) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Frågan är ställd. Den står på Mina sidor nu.")
            return redirect("desk:month", sheet_id)
    context = {"month": month_of(view, request.actor), "form": form}
    return page(request, "desk/assistance/months/ask.html", context, status=status or 200)


def _ask(request: DeskRequest, sheet_id: UUID, form: AskForm) -> None:
    said = form.cleaned_data
    actions.ask_for_thing(
        sheet_id, what=Missing(said["what"]), of=UUID(said["of"]), by_day=said["by_day"],
        text=said["text"], id=form.once_id, by=request.actor, at=request.at,
    )  # fmt: skip
