"""Everything that can be done with a service: one page for each, made from one table."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tillit.casework.services import actions
from tillit.casework.services.types import (
    Attendance,
    ConsentAnswer,
    DeclineReason,
    EndReason,
    Moment,
    PauseReason,
    ServicePage,
    WithdrawReason,
)
from tillit.kernel.refusal import NotThere
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from . import forms, plan_forms

Act = Callable[..., object]


@dataclass(frozen=True)
class Verb:
    """One thing to do: its address, the verb of the workflow, words, form and action."""

    slug: str
    code: str
    button: str
    title: str
    form: type[forms.Ask]
    act: Act
    done: str
    lead: str = ""
    to_plan: bool = False
    main: bool = False


VERBS = (
    Verb("ja", "accept", "Tacka ja", "Tacka ja till uppdraget", forms.Accept,
         lambda s, f, **w: actions.accept(s, text=f["text"], **w), "Ni har tackat ja.",
         "Du blir den som ger insatsen. Gruppledaren kan ge den till någon annan.", main=True),
    Verb("nej", "decline", "Tacka nej", "Tacka nej till uppdraget", forms.Decline,
         lambda s, f, **w: actions.decline(
             s, reason=DeclineReason(f["reason"]), text=f["text"], **w),
         "Ni har tackat nej. Socialsekreteraren får veta det."),
    Verb("samtycke", "consent", "Skriv in samtycke", "Vem säger ja?", forms.Consent,
         lambda s, f, **w: actions.record_consent(
             s, UUID(f["person"]), ConsentAnswer(f["answer"]), text=f["text"], **w),
         "Svaret är sparat."),
    Verb("lampligt", "consent", "Ge insatsen utan vårdnadshavare",
         "Är det lämpligt utan vårdnadshavarens samtycke?", forms.Suitable,
         lambda s, f, **w: actions.weigh_without_guardian(s, because=f["because"], **w),
         "Bedömningen är sparad."),
    Verb("borja", "start", "Starta insatsen", "Starta insatsen", forms.Sure,
         lambda s, f, **w: actions.start_service(s, **w), "Insatsen har börjat.",
         "Tiden för att påbörja insatsen stannar (SoL 34:1).", main=True),
    Verb("traff", "session", "Skriv in en träff", "Hur gick träffen?", plan_forms.Session,
         lambda s, f, **w: actions.note_session(
             s, f["held_at"], Attendance(f["attendance"]), text=f["text"],
             id_=f["once"] or None, **w),
         "Träffen är sparad.", main=True),
    Verb("mal", "plan", "Nytt mål", "Ett mål att arbeta mot", plan_forms.Goal,
         lambda s, f, **w: actions.add_goal(
             s, f["words"], start=int(f["start"]), id_=f["once"] or None, **w),
         "Målet står i planen.", to_plan=True),
    Verb("steg", "plan", "Nytt att göra", "Vem gör vad?", plan_forms.Step,
         lambda s, f, **w: actions.add_step(
             s, f["what"], f["who"], by_when=f["by_when"], id_=f["once"] or None, **w),
         "Det står i planen.", to_plan=True),
    Verb("fragor", "measure", "Svara på frågorna", "Hur är det?", plan_forms.Measure,
         lambda s, f, **w: actions.measure(s, Moment(f["moment"]), f["values"], **w),
         "Svaren är sparade.", "Samma frågor vid start, uppföljning och slut.", to_plan=True),
    Verb("tre-fragor", "three", "Tre frågor", "Tre frågor om insatsen", plan_forms.Three,
         lambda s, f, **w: actions.answer_three(
             s, how=int(f["how"]), expected=f["expected"], change=f["change"],
             tell_worker=f["tell"], **w),
         "Tack för svaren.", "Svaren är anonyma. Ingen kan se vem som har svarat."),
    Verb("lamna", "hand", "Lämna till en kollega", "Lämna uppdraget till en kollega", forms.Hand,
         lambda s, f, **w: actions.hand_service(s, UUID(f["to"]), **w), "Uppdraget är lämnat.",
         "Kollegan ger insatsen från nu. Du ser den inte längre, om du inte leder enheten."),
    Verb("pausa", "pause", "Pausa", "Pausa insatsen", forms.Pause,
         lambda s, f, **w: actions.pause_service(
             s, reason=PauseReason(f["reason"]), text=f["text"], **w),
         "Insatsen är pausad.", "Tiden i SoL 34:1 börjar om, där den gäller."),
    Verb("fortsatt", "resume", "Fortsätt insatsen", "Fortsätt insatsen", forms.Sure,
         lambda s, f, **w: actions.resume_service(s, **w), "Insatsen fortsätter.", main=True),
    Verb("slut", "end", "Avsluta insatsen", "Avsluta insatsen", forms.End,
         lambda s, f, **w: actions.end_service(
             s, reason=EndReason(f["reason"]), text=f["text"], **w),
         "Insatsen är avslutad."),
    Verb("ta-tillbaka", "withdraw", "Ta tillbaka beställningen", "Ta tillbaka beställningen",
         forms.Withdraw,
         lambda s, f, **w: actions.withdraw_order(
             s, reason=WithdrawReason(f["reason"]), text=f["text"], **w),
         "Beställningen är återtagen."),
)  # fmt: skip
BY_SLUG = {each.slug: each for each in VERBS}


def offered(about: ServicePage, *, plan: bool = False) -> tuple[Verb, ...]:
    """What the reader can do now, the main thing first."""
    found = [v for v in VERBS if v.to_plan == plan and about.may(v.code) and _fits(v, about)]
    return tuple(sorted(found, key=lambda each: not each.main))


def _fits(each: Verb, about: ServicePage) -> bool:
    if each.slug == "lampligt":
        return about.consent.rule.without_guardian and not about.consent.enough
    if each.slug == "lamna":
        return bool(about.colleagues)
    return each.slug != "fragor" or bool(about.measures.rows)


@require_http_methods(["GET", "POST"])
@desk_page
def verb(request: DeskRequest, service_id: UUID, slug: str) -> HttpResponse:
    """One thing to do with a service: the form, and after a post the service again."""
    each = BY_SLUG.get(slug)
    if each is None:
        raise NotThere
    about = actions.open_service(service_id, by=request.actor, at=request.at)
    if not about.may(each.code) and request.method == "GET":
        return _back(about)
    if each.slug == "lamna" and not about.colleagues:
        messages.error(request, "Ingen annan i enheten kan ge insatsen.")
        return _back(about)
    sent = request.POST if request.method == "POST" else None
    form = each.form(sent, about=about, at=request.at)
    status = 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            status = refused(form, partial(_do, each, form, service_id, request))
        if not status:
            messages.success(request, each.done)
            return _after(each, about)
    context = {"verb": each, "form": form, "about": about, "back": _address(about)}
    return page(request, "desk/services/verb.html", context, status=status)


def _do(each: Verb, form: forms.Ask, service_id: UUID, request: DeskRequest) -> None:
    data: dict[str, Any] = dict(form.cleaned_data)  # Any: what each form holds
    if isinstance(form, plan_forms.Measure):
        data["values"] = form.values()
    each.act(service_id, data, by=request.actor, at=request.at)


def _after(each: Verb, about: ServicePage) -> HttpResponse:
    if each.to_plan:
        return redirect("desk:service_plan", about.line.id)
    if each.code in {"decline", "end", "hand"} and not about.is_worker:
        return redirect("desk:orders")  # the unit sees it no more
    return _back(about)


def _back(about: ServicePage) -> HttpResponse:
    return redirect(_address(about))


def _address(about: ServicePage) -> str:
    """The service's own page: under the case for its worker, else among the orders."""
    if about.is_worker:
        return reverse("desk:case_service", args=[about.line.case_id, about.line.id])
    return reverse("desk:order", args=[about.line.id])
