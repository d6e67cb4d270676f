"""Who reads a sealed address, and that it ends: one colleague asks, another confirms."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.kernel.refusal import NotThere
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.registers.people import actions
from tillit.registers.people.policies import way_in
from tillit.registers.people.queries import ids_of, sealed_about, sealed_for
from tillit.registers.people.types import SealedChange
from tillit.trust.identity.queries import colleagues

from .forms import ReadersForm

WAITS = " En kollega till måste bekräfta det."
# What each button does, and what is said afterwards.
STEPS: dict[str, tuple[Callable[..., object], str]] = {
    "end": (actions.end_sealed_address, "Du har bett om att adressen avslutas." + WAITS),
    "end_yes": (actions.confirm_ending, "Adressen är avslutad. Ingen kan öppna den längre."),
    "end_no": (actions.keep_sealed_address, "Adressen är kvar som förut."),
    "readers_yes": (actions.confirm_readers, "De nya läsarna kan be om adressen nu."),
}


@require_http_methods(["GET", "POST"])
@desk_page
@fresh_sign_in
def about(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """The sealed address of one person: its readers and its end. Never the address itself."""
    mine = {line.person_id for line in sealed_for(request.actor, at=request.at)}
    ids = ids_of(request.actor, person_id)
    may_open = not mine & ids
    if may_open:
        way_in(request.actor, person_id, at=request.at)
    found = sealed_about(request.actor, ids, at=request.at)
    do, status = request.POST.get("do", ""), 0
    readers = [str(each) for each in (*found.readers, *found.waiting)] if found else []
    form = ReadersForm(
        request.POST if do == "readers" else None,
        initial={"readers": readers}, actor=request.actor, at=request.at,
    )  # fmt: skip
    if request.method == "POST":
        if found is None or (do != "readers" and do not in STEPS):
            raise NotThere
        act, said = _chosen(request, do, form, found)
        status = refused(form, act) if do != "readers" or form.is_valid() else WRONG
        if not status:
            messages.success(request, said)
            return redirect("desk:sealed_about", person_id)
    context = {
        "person_id": person_id,
        "found": found,
        "form": form,
        "names": _names(request, found),
        "asked_end": bool(found and found.end_asked_by == request.actor.id),
        "named": bool(found and request.actor.id in (found.named_by, *found.waiting)),
        "reader": not may_open,
    }
    return page(request, "desk/sealed/about.html", context, status=status or 200)


def _chosen(
    request: DeskRequest, do: str, form: ReadersForm, found: SealedChange
) -> tuple[Callable[[], object], str]:
    who = {"by": request.actor, "at": request.at}
    if do == "readers":
        said = "Sparat. Den du tog bort är inte läsare längre. En ny läsare räknas när en kollega"
        return partial(_name, found.id, form, **who), said + " till har bekräftat."
    act, said = STEPS[do]
    return partial(act, found.id, **who), said


def _name(address_id: UUID, form: ReadersForm, **who: object) -> None:
    readers = [UUID(each) for each in form.cleaned_data["readers"]]
    actions.name_readers(address_id, readers, **who)  # type: ignore[arg-type]


def _names(request: DeskRequest, found: SealedChange | None) -> dict[str, str]:
    if found is None:
        return {}
    asked = [found.named_by, found.end_asked_by]
    staff = [*found.readers, *found.waiting, *(each for each in asked if each)]
    seen = colleagues(request.actor, staff, at=request.at)

    def said(*ids: UUID | None) -> str:
        return ", ".join(sorted(seen[each].name if each in seen else "Okänd" for each in ids))

    return {
        "readers": said(*found.readers),
        "waiting": said(*found.waiting),
        "named_by": said(found.named_by) if found.named_by else "",
        "end_by": said(found.end_asked_by) if found.end_asked_by else "",
    }
