"""Who may read, change and assign a case."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.qualification import INVESTIGATE, may_do
from tillit.trust.access.policies import WHOLE_PAGE, Verdict, check_visible
from tillit.trust.access.queries import broken_glass_on, responsible_for, verdict_on
from tillit.trust.access.types import GuardKind
from tillit.trust.audit.types import Shows

from .models import Case
from .types import ShownTo
from .workflow import Stage

# Who has come in through an emergency may read and write one note, nothing more.
WAYS_TO_CHANGE = frozenset({"assigned", "leader", "system"})
WAYS_TO_ALL_WORDS = frozenset({"assigned", "system"})
GLASS = "glass"
GUEST = "partner"
MOST_SIGNS = 20_000
READ_ONLY = "Du kan läsa ärendet men inte skriva i det. Be den som har ärendet."
NOT_BOTH = (
    "En anteckning flyttas av den som ansvarar för båda ärendena eller leder båda enheterna. "
    "Be gruppledaren."
)
IS_CLOSED = "Ärendet är avslutat. Det går inte att skriva mer i det."


def check_may_read(
    actor: Actor, case_id: UUID, *, classes: Iterable[Shows] = WHOLE_PAGE, at: datetime
) -> Verdict:
    """The verdict that lets the actor in, with these classes of fields. NotThere when nothing
    does: a guest who was invited to less sees only the page that masks the rest."""
    verdict = verdict_on(actor, case_id, at=at, kind=GuardKind.CASE)
    check_visible(verdict, *classes)
    return verdict


def case_to_change(actor: Actor, case_id: UUID, *, at: datetime) -> Case:
    """The case, when the actor may write in it now."""
    check_may_write(actor, case_id, at=at)
    return _open_case(case_id)


def check_may_write(actor: Actor, case_id: UUID, *, at: datetime) -> None:
    """Whether the actor may write about a case, also when it is closed."""
    if check_may_read(actor, case_id, at=at).rule not in WAYS_TO_CHANGE:
        raise Refusal(READ_ONLY)


def _open_case(case_id: UUID) -> Case:
    case = Case.objects.get(pk=case_id)
    if case.stage == Stage.CLOSED:
        raise Refusal(IS_CLOSED)
    return case


def case_to_note(actor: Actor, case_id: UUID, *, at: datetime) -> tuple[Case, UUID | None]:
    """The case, when the actor may write a note in it; and the emergency opening, if that is the
    way in: the latest one. Such an opening gives one note (the table's unique key keeps it to
    one)."""
    verdict = check_may_read(actor, case_id, at=at)
    if verdict.rule != GLASS or not isinstance(actor, Staff):
        if verdict.rule not in WAYS_TO_CHANGE:
            raise Refusal(READ_ONLY)
        return _open_case(case_id), None
    openings = broken_glass_on(actor, case_id, limit=50)
    return _open_case(case_id), next(each.id for each in openings if each.staff_id == actor.id)


def why_not_write(stage: str, rule: str) -> str:
    """The sentence that says why the actor may not write here, or nothing."""
    if stage == Stage.CLOSED:
        return IS_CLOSED
    return "" if rule in WAYS_TO_CHANGE or rule == GLASS else READ_ONLY


def why_not_change(stage: str, rule: str) -> str:
    """As why_not_write, for all but notes: an emergency opening gives one note, nothing more."""
    if stage == Stage.CLOSED:
        return IS_CLOSED
    return "" if rule in WAYS_TO_CHANGE else READ_ONLY


def case_to_assign(actor: Actor, case_id: UUID, *, at: datetime) -> Case:
    """The case, when the actor may say who has it: the leader of its unit."""
    check_may_read(actor, case_id, at=at)
    case = Case.objects.get(pk=case_id)
    leads = isinstance(actor, Staff) and case.unit_id in actor.units(Role.LEADER)
    if not leads and not isinstance(actor, System):
        raise Refusal("Gruppledaren i enheten fördelar ärenden. Be henne eller honom.")
    return case


def check_may_move_note(actor: Staff, case_id: UUID, *, at: datetime) -> Verdict:
    """Who may take a note out of this case or put one in it: who is responsible for it, or leads
    its unit. Must hold for both cases; also for a closed one that a note is taken out of."""
    verdict = check_may_read(actor, case_id, at=at)
    leads = Case.objects.get(pk=case_id).unit_id in actor.units(Role.LEADER)
    if not leads and responsible_for(actor, [case_id], at=at).get(case_id) != actor.id:
        raise Refusal(NOT_BOTH)
    return verdict


def check_note_length(*texts: str) -> None:
    """A text is long enough to tell, and short enough to keep."""
    for text in texts:
        if len(text) > MOST_SIGNS:
            raise Refusal(f"Texten är för lång. Korta den till högst {MOST_SIGNS} tecken.")


def check_may_see_words(shown_to: str, actor: Actor, case_id: UUID, *, at: datetime) -> None:
    """Only who may read the child's own words may decide on them."""
    verdict = check_may_read(actor, case_id, at=at)
    if not may_see_words(ShownTo(shown_to), verdict.rule):
        raise NotThere


def may_see_words(shown_to: ShownTo, rule: str) -> bool:
    """Whether somebody let in by a rule may read the child's own words at the desk. A guest from a
    partner does not work in the case: only what the family may read."""
    if rule == GUEST:
        return shown_to == ShownTo.PARTIES
    return shown_to != ShownTo.ASSIGNED or rule in WAYS_TO_ALL_WORDS


def check_may_publish(actor: Actor) -> None:
    """Templates are the municipality's: a leader or an administrator publishes them."""
    may = isinstance(actor, Staff) and actor.has(Role.LEADER, Role.ADMINISTRATOR)
    if not may and not isinstance(actor, System):
        raise Refusal(
            "Gruppledaren eller den som sköter systemet publicerar mallar. Be någon av dem."
        )


def check_may_investigate(actor: Staff, *, at: datetime) -> None:
    """To assess what a child needs takes the degree (SoL 25:1)."""
    task = may_do(INVESTIGATE, actor.qualified, day_of(at))
    if not task.allowed:
        raise Refusal(task.why_sv)
