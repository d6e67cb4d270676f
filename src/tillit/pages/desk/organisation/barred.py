"""The barriers of one colleague, for the leader of a unit where the colleague works."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from tillit.kernel.actor import Role
from tillit.kernel.refusal import Refusal
from tillit.pages.desk.case.door_forms import BARRED, WhyForm
from tillit.pages.desk.seers import name_of
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access.actions import lift_barrier_of
from tillit.trust.access.queries import barriers_of
from tillit.trust.access.types import BarrierLine, BarrierReason
from tillit.trust.identity.types import StaffView

from .views import Holding


class Bars:
    """The barriers in words, with a form for taking each away. Whom they concern stands on the
    case, for those who see it; who only administers the system is told how many there are."""

    def __init__(
        self,
        request: DeskRequest,
        staff_id: UUID,
        holdings: Sequence[Holding],
        people: Mapping[UUID, StaffView],
    ) -> None:
        self.request, self.people = request, dict(people)
        self.asked = request.POST.get("barrier", "") if request.POST.get("do") == "lift" else ""
        post = request.POST if self.asked else None
        self.lift = WhyForm(post, prefix=f"lift{self.asked}")
        units = {each.line.unit_id for each in holdings if each.line.staff_id == staff_id}
        self.leads = bool(units & request.actor.units(Role.LEADER))
        self.own = staff_id == request.actor.id
        self.found = barriers_of(request.actor, staff_id, at=request.at)

    @property
    def lines(self) -> list[tuple[BarrierLine, str, str, WhyForm | None]]:
        """Each barrier with its kind, who raised it, and a form; none for jäv."""
        return [
            (each, BARRED[each.reason], self._by(each), self._form(each)) for each in self.found
        ]

    @property
    def gone(self) -> bool:
        """Whether what was sent is about a barrier that is no longer there."""
        return self.asked not in {str(each.id) for each in self.found}

    def act(self) -> None:
        """Take away the barrier that the form names."""
        if not self.asked.isdigit():
            raise Refusal("Spärren finns inte. Läs sidan igen.")
        why = self.lift.cleaned_data["why"]
        lift_barrier_of(int(self.asked), why=why, by=self.request.actor, at=self.request.at)

    def _by(self, line: BarrierLine) -> str:
        return name_of(self.people, line.raised_by) if line.raised_by else ""

    def _form(self, line: BarrierLine) -> WhyForm | None:
        if line.reason is BarrierReason.DISQUALIFIED:
            return None
        return self.lift if str(line.id) == self.asked else WhyForm(prefix=f"lift{line.id}")
