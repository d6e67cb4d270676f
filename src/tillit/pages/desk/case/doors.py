"""Who sees this case, and why: guests, barriers and the seal, on one page."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.casework.cases import actions
from tillit.casework.cases.types import CaseHead, Doors
from tillit.kernel.actor import Role
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.disclosure import grounds_for_guests
from tillit.pages.desk.seers import Seen, in_words, name_of
from tillit.pages.http.attempt import WRONG, posted_id, refused
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access.policies import end_of
from tillit.trust.access.types import BarrierLine, BarrierReason
from tillit.trust.audit.types import Shows
from tillit.trust.identity.queries import colleagues, employed
from tillit.trust.identity.types import StaffView
from tillit.ui.forms import PlainForm

from .door_forms import BARRED, BarForm, InviteForm, WhyForm
from .notes import named


@dataclass(frozen=True)
class BarLine:
    """A barrier in words, with a form for taking it away."""

    line: BarrierLine
    name: str
    raised_by: str
    person: str
    kind: str
    own: bool
    form: WhyForm

    @property
    def of_jav(self) -> bool:
        """Whether it is lifted on the page of jäv."""
        return self.line.reason is BarrierReason.DISQUALIFIED


@require_http_methods(["GET", "POST"])
@desk_page
@fresh_sign_in
def doors(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Every colleague with a key to the case and the reason in words; let a guest in, bar a
    colleague, seal the case. The leader gives and takes; who is responsible may seal."""
    head, found = actions.open_doors(case_id, by=request.actor, at=request.at)
    do, sent = request.POST.get("do", ""), _Sent(request, head, found)
    status = 0
    if request.method == "POST":
        form, act, said = sent.asked(do)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, said)
            if do == "seal" and request.actor.id not in found.openers:
                return redirect("desk:cases")
            return redirect("desk:case_doors", case_id)
    return page(request, "desk/case/doors.html", sent.context(), status=status or 200)


class _Sent:
    """The forms of the page, the one that was sent bound, and what each does."""

    def __init__(self, request: DeskRequest, head: CaseHead, found: Doors) -> None:
        self.request, self.head, self.found = request, head, found
        self.people = self._people()
        post, do = request.POST, request.POST.get("do", "")
        guests = [
            (str(s.staff_id), f"{self._name(s.staff_id)}, {s.organisation}")
            for s in found.seats
            if s.role is Role.PARTNER
        ]
        others = employed(request.actor, at=request.at) if head.leads else []
        staff = [(str(w.id), w.name) for w in others if w.id != request.actor.id]
        self.has_guests = bool(guests)
        self.seal = WhyForm(post if do == "seal" else None, prefix="seal")
        self.unseal = WhyForm(post if do == "unseal" else None, prefix="unseal")
        self.invite = InviteForm(
            post if do == "invite" else None,
            prefix="invite",
            choices={"guest": [("", "Välj en gäst"), *guests]},
            today=day_of(request.at),
        )
        self.bar = BarForm(
            post if do == "bar" else None,
            prefix="bar",
            choices={
                "staff": [("", "Välj en kollega"), *staff],
                "person": [("", "Välj en person"), *named(head)],
            },
        )
        self.end = PlainForm(post if do == "end" else None)
        self.lifted = post.get("barrier", "") if do == "lift" else ""
        self.lift = WhyForm(post if self.lifted else None, prefix=f"lift{self.lifted}")

    def _people(self) -> dict[UUID, StaffView]:
        found = self.found
        ids: set[UUID | None] = {seer.staff_id for seer in found.seers}
        ids |= {seat.staff_id for seat in found.seats}
        ids |= {id_ for bar in found.barriers for id_ in (bar.staff_id, bar.raised_by)}
        ids |= {id_ for seal in found.seals for id_ in (seal.sealed_by, seal.lifted_by)}
        ids |= found.openers
        return colleagues(self.request.actor, (id_ for id_ in ids if id_), at=self.request.at)

    def _name(self, staff_id: UUID | None) -> str:
        return name_of(self.people, staff_id)

    def asked(self, do: str) -> tuple[PlainForm, Callable[[], object], str]:
        """The form that was sent, what it does, and what is said afterwards."""
        known: dict[str, tuple[PlainForm, Callable[[], object], str]] = {
            "seal": (self.seal, partial(self._why, actions.seal_case, self.seal),
                     "Ärendet är förseglat. Bara den som har ett uppdrag i det öppnar det."),
            "unseal": (self.unseal, partial(self._why, actions.lift_seal_of_case, self.unseal),
                       "Förseglingen är hävd."),
            "invite": (self.invite, self._invite, "Gästen är inbjuden."),
            "bar": (self.bar, self._bar, "Spärren gäller nu."),
            "lift": (self.lift, self._lift, "Spärren är borttagen."),
            "end": (self.end, self._end, "Gästen ser inte längre ärendet."),
        }  # fmt: skip
        if do not in known:
            raise NotThere
        return known[do]

    def _why(self, act: Callable[..., None], form: WhyForm) -> None:
        why = form.cleaned_data["why"]
        act(self.head.line.id, why=why, by=self.request.actor, at=self.request.at)

    def _invite(self) -> None:
        data = self.invite.cleaned_data
        actions.invite_to_case(
            self.head.line.id,
            UUID(data["guest"]),
            classes=[Shows(each) for each in data["sees"]],
            ground=data["ground"],
            until=end_of(data["last_day"]),
            by=self.request.actor,
            at=self.request.at,
        )

    def _bar(self) -> None:
        data = self.bar.cleaned_data
        actions.bar_colleague(
            self.head.line.id, UUID(data["staff"]), UUID(data["person"]),
            BarrierReason(data["reason"]), why=data["why"],
            by=self.request.actor, at=self.request.at,
        )  # fmt: skip

    def _end(self) -> None:
        staff_id = posted_id(self.request, "staff")
        actions.end_invitation(
            self.head.line.id, staff_id, by=self.request.actor, at=self.request.at
        )

    def _lift(self) -> None:
        if not self.lifted.isdigit():
            raise Refusal("Spärren finns inte. Läs sidan igen.")
        actions.lift_barrier_here(
            self.head.line.id, int(self.lifted), why=self.lift.cleaned_data["why"],
            by=self.request.actor, at=self.request.at,
        )  # fmt: skip

    def context(self) -> dict[str, object]:
        """Everything the page shows."""
        found, actor = self.found, self.request.actor
        grounds = {r.value.code: str(r.source) for r in grounds_for_guests(day_of(self.request.at))}
        seen = [in_words(each, self.people, grounds) for each in found.seers]
        names = {line.id: line.name for line in self.head.people if not line.protection.holds}
        shown = {str(each.id) for each in found.barriers}
        latest = found.seals[0] if found.seals else None
        return {
            "head": self.head,
            "seers": [each for each in seen if each.seer.allowed],
            "shut": [each for each in seen if not each.seer.allowed],
            "barriers": [self._bar_line(each, names) for each in found.barriers],
            "sealed": found.sealed,
            "seal": latest,
            "sealed_by": self._name(latest.sealed_by) if latest else "",
            "lifted_by": self._name(latest.lifted_by) if latest and latest.lifted_by else "",
            "openers": sorted(self._name(each) for each in found.openers),
            "may_seal": self.head.leads or self._is_responsible(seen),
            "may_unseal": actor.id in found.openers,
            "seal_form": self.seal,
            "unseal_form": self.unseal,
            "gone": [
                self.end,
                *([self.lift] if self.lifted not in shown else []),
                *([self.seal] if found.sealed else [self.unseal]),
            ],
            "invite": self.invite,
            "has_guests": self.has_guests,
            "bar": self.bar,
        }

    def _is_responsible(self, seen: list[Seen]) -> bool:
        mine = [each.seer for each in seen if each.seer.staff_id == self.request.actor.id]
        return any(each.as_ == "responsible" for each in mine)

    def _bar_line(self, line: BarrierLine, names: dict[UUID, str]) -> BarLine:
        sent = str(line.id) == self.lifted
        return BarLine(
            line=line,
            name=self._name(line.staff_id),
            raised_by=self._name(line.raised_by) if line.raised_by else "",
            person=names.get(line.person_id, "någon i ärendet"),
            kind=BARRED[line.reason],
            own=line.staff_id == self.request.actor.id,
            form=self.lift if sent else WhyForm(prefix=f"lift{line.id}"),
        )
