"""Who may read, change and assign a case."""

from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import NotThere, Refusal
from tillit.trust.access.policies import Verdict
from tillit.trust.access.queries import verdict_on

from .models import Case
from .workflow import Stage

# Who has come in through an emergency may read and write one note, nothing more.
WAYS_TO_CHANGE = frozenset({"assigned", "leader", "system"})


def check_may_read(actor: Actor, case_id: UUID, *, at: datetime) -> Verdict:
    """The verdict that lets the actor in. NotThere when nothing does."""
    verdict = verdict_on(actor, case_id, at=at)
    if not verdict.allowed:
        raise NotThere
    return verdict


def case_to_change(actor: Actor, case_id: UUID, *, at: datetime) -> Case:
    """The case, when the actor may write in it now."""
    verdict = check_may_read(actor, case_id, at=at)
    if verdict.rule not in WAYS_TO_CHANGE:
        raise Refusal("Du kan läsa ärendet men inte skriva i det. Be den som har ärendet.")
    case = Case.objects.get(pk=case_id)
    if case.stage == Stage.CLOSED:
        raise Refusal("Ärendet är avslutat. Det går inte att skriva mer i det.")
    return case


def case_to_assign(actor: Actor, case_id: UUID, *, at: datetime) -> Case:
    """The case, when the actor may say who has it: the leader of its unit."""
    check_may_read(actor, case_id, at=at)
    case = Case.objects.get(pk=case_id)
    leads = isinstance(actor, Staff) and case.unit_id in actor.units(Role.LEADER)
    if not leads and not isinstance(actor, System):
        raise Refusal("Gruppledaren i enheten fördelar ärenden. Be henne eller honom.")
    return case
