"""A colleague is also a resident: two type the number, and the page never says what is known."""

from typing import ClassVar
from uuid import UUID

from django.contrib import messages

from tillit.kernel.refusal import why_not
from tillit.pages.desk.people.forms import NumberField
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.requests import DeskRequest
from tillit.registers.people.actions import say_colleague_is
from tillit.trust.access.policies import check_may_say_who
from tillit.trust.access.queries import own_entry_waits
from tillit.trust.access.types import SaidWho
from tillit.ui.forms import PlainForm

DIFFERS = "Numren är inte lika, så inget är sparat. Kontrollera numret och börja om, två kollegor."
SAID = {
    SaidWho.ASKED: "Numret är sparat. En kollega till skriver samma nummer här. Sedan gäller det.",
    SaidWho.SAME: "Klart. Det gäller från och med nu, och visas ingenstans.",
}


class IsResident(PlainForm):
    """The personal number of a colleague."""

    called: ClassVar[dict[str, str]] = {"number": "Personnumret"}

    number = NumberField(
        label="Kollegans personnummer", required=True, help_text="Visas inte igen, inte för någon."
    )


class Resident:
    """The box on the colleague's page, and what is posted from it."""

    def __init__(self, request: DeskRequest, staff_id: UUID, units: set[UUID]) -> None:
        self.request, self.staff_id, self.units = request, staff_id, units
        self.sent = request.POST.get("do") == "is"
        self.form = IsResident(request.POST if self.sent else None)
        self.may = not why_not(check_may_say_who, request.actor, staff_id, units)
        self.waits = self.may and own_entry_waits(request.actor, staff_id)

    def act(self) -> int:
        """Save what was typed. 0 when it went well, else the status to answer with. Raises Refusal
        for whoever has no box."""
        check_may_say_who(self.request.actor, self.staff_id, self.units)
        if not self.form.is_valid():
            return WRONG
        status = refused(self.form, self._say)
        return status or (WRONG if self.form.errors else 0)

    def _say(self) -> None:
        number = self.form.cleaned_data["number"]
        said = say_colleague_is(
            self.staff_id, number, by=self.request.actor, at=self.request.at
        )  # fmt: skip
        if said is SaidWho.DIFFERS:
            self.form.add_error("number", DIFFERS)
        else:
            messages.success(self.request, SAID[said])
