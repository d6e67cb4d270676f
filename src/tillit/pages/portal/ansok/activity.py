"""What we have agreed on, week by week; and "I cannot come", in one press where it is today."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import DayLine, MyActivity, PlanLine
from tillit.kernel.swedish import WEEKDAYS, day_of, full_day, written_day
from tillit.law.assistance.activity import (
    AbsenceReason,
    Judged,
    Week,
    day_sv,
    hours_sv,
    monday_of,
    week_sv,
)
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import resident_page
from tillit.pages.http.requests import ResidentRequest
from tillit.ui.forms import OnceForm, text_area

from .frame import own

SHOWN_WEEKS = 4


@dataclass(frozen=True)
class Plan:
    """An activity in words."""

    line: PlanLine
    words: str
    when: str


@dataclass(frozen=True)
class Weekly:
    """A week in words, and its days."""

    title: str
    words: str
    week: Week
    met: int
    days: tuple[tuple[str, str, DayLine], ...]


@dataclass(frozen=True)
class Agreed:
    """What is agreed and has not ended. `today`: a day to say "ill" about in one press."""

    plans: tuple[Plan, ...]
    today: DayLine | None
    today_words: str
    value: str


def agreed(found: MyActivity, on: date) -> Agreed | None:
    """The part of the page of assistance; none where nothing is agreed."""
    plans = tuple(_plan(plan) for plan in found.plans if plan.last >= on)
    if not plans:
        return None
    today = next((each for each in found.days if each.on == on and each.entry is None), None)
    words = ""
    if today is not None:
        words = f"{today.plan.place}, {hours_sv(today.day.planned)}"
    return Agreed(plans, today, words, _value(today) if today else "")


def _plan(plan: PlanLine) -> Plan:
    days = ", ".join(WEEKDAYS[day] for day, minutes in enumerate(plan.schedule) if minutes)
    return Plan(
        plan,
        f"{plan.kind.words}, {plan.place}: {hours_sv(plan.minutes)} i veckan",
        f"{days}. Från {full_day(plan.first)} till {full_day(plan.last)}.",
    )


def _value(line: DayLine) -> str:
    return f"{line.plan.id}_{line.on.isoformat()}"


@require_GET
@resident_page
def activity(request: ResidentRequest) -> HttpResponse:
    """What is expected, how the weeks have gone, and how to say that one cannot come."""
    found = actions.open_my_activity(by=request.actor, at=request.at)
    today = day_of(request.at)
    weeks = [_weekly(week, found, today) for week in found.weeks if week.monday <= today]
    context: dict[str, object] = {
        "agreed": agreed(found, today),
        "ended": [_plan(plan) for plan in found.plans if plan.last < today],
        "weeks": weeks[:SHOWN_WEEKS],
        "older": weeks[SHOWN_WEEKS:],
        "may_tell": bool(_tellable(found, today)),
        "told_ahead": [
            (written_day(each.on, today=today), day_sv(each.day, each.entry.reason, today))
            for each in found.days
            if each.on > today and each.entry and monday_of(each.on) > today
        ],
    }
    return own(request, "activity", context)


def _weekly(week: Week, found: MyActivity, today: date) -> Weekly:
    days = [each for each in found.days if monday_of(each.on) == week.monday]
    return Weekly(
        f"Vecka {week.number}",
        week_sv(week).partition(": ")[2],
        week,
        week.attended + week.valid,
        tuple(
            (
                written_day(each.on, today=today).capitalize(),
                day_sv(each.day, each.entry.reason if each.entry else None, today),
                each,
            )
            for each in days
        ),
    )


def _tellable(found: MyActivity, today: date) -> list[DayLine]:
    """The days that one may say something about: those to come first, then those that have been."""
    open_ = [
        each
        for each in found.days
        if each.day.judged is not Judged.VALID
        and (each.day.attended is None or each.day.attended < each.day.planned)
    ]
    ahead = [each for each in open_ if each.on >= today]
    return [*ahead, *(each for each in reversed(open_) if each.on < today)]


class AbsentForm(OnceForm):
    """Which day, and why. Words are never needed."""

    optional = ""
    called: ClassVar[dict[str, str]] = {"day": "Dagen", "reason": "Varför"}

    day = forms.ChoiceField(label="Vilken dag gäller det?")
    reason = forms.ChoiceField(
        label="Varför kan du inte komma?",
        choices=[(each.value, each.words) for each in AbsenceReason],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label="Vill du berätta mer?", max_length=1_000, required=False, widget=text_area(3),
        help_text="Du behöver inte. Skriv inget om sjukdomar.",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        days: list[tuple[str, str]],
        **kwargs: Any,  # Any: Django's own
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["day"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = days


@require_http_methods(["GET", "POST"])
@resident_page
def absent(request: ResidentRequest) -> HttpResponse:
    """Say that one cannot come, before or after."""
    found = actions.open_my_activity(by=request.actor, at=request.at)
    today = day_of(request.at)
    several = len({each.plan.id for each in found.days}) > 1
    days = [
        (_value(each), _day_words(each, today, several=several)) for each in _tellable(found, today)
    ]
    if not days:
        messages.success(request, "Det finns ingen dag att säga något om just nu.")
        return redirect("portal:my_activity")
    form = AbsentForm(
        request.POST or None, days=days, initial={"day": request.GET.get("dag", days[0][0])}
    )
    status = 200
    if request.method == "POST":
        act = partial(_tell, request, form)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(
                request, "Tack för att du sa till. En handläggare läser det. Du behöver inte ringa."
            )
            return redirect("portal:my_activity")
    return own(request, "absent", {"form": form}, status=status)


def _day_words(line: DayLine, today: date, *, several: bool) -> str:
    words = "I dag" if line.on == today else written_day(line.on, today=today).capitalize()
    return f"{words}, {line.plan.place}" if several else words


def _tell(request: ResidentRequest, form: AbsentForm) -> None:
    plan, _, on = form.cleaned_data["day"].partition("_")
    actions.tell_absence(
        UUID(plan), date.fromisoformat(on), AbsenceReason(form.cleaned_data["reason"]),
        text=form.cleaned_data["text"], id=form.once_id, by=request.actor, at=request.at,
    )  # fmt: skip
