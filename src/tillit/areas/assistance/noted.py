"""Which case and person an activity, or an entry of it, belongs to: for pages on their way."""

from datetime import datetime
from uuid import UUID

from tillit.casework.cases.policies import check_may_read
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import NotThere
from tillit.kernel.rows import the_one

from .activity import plan_line
from .models import ActivityDay, ActivityPlan
from .types.activity import PlanLine


def activity_plan(actor: Staff, plan_id: UUID, *, at: datetime) -> tuple[UUID, UUID, PlanLine]:
    """The case, the person and the activity itself. NotThere when it is not yours."""
    plan = the_one(ActivityPlan.objects.filter(pk=plan_id))
    if plan is None:
        raise NotThere
    check_may_read(actor, plan.case_id, at=at)
    return plan.case_id, plan.person_id, plan_line(plan)


def noted_day(actor: Staff, entry_id: UUID, *, at: datetime) -> tuple[UUID, UUID]:
    """The case and the person of an entry. NotThere when it is not yours."""
    row = the_one(ActivityDay.objects.filter(pk=entry_id).select_related("plan"))
    if row is None:
        raise NotThere
    check_may_read(actor, row.plan.case_id, at=at)
    return row.plan.case_id, row.plan.person_id
