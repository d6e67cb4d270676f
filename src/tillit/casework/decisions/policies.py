"""Who may propose, decide and handle an appeal; what must be there before a decision."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from tillit.casework.cases.policies import case_to_change, check_may_read, check_may_write
from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.once import once
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of, short_day
from tillit.law import delegation
from tillit.law.citation import LocalGuideline
from tillit.law.confidentiality import Effect, SecrecyRule, secrecy_rules
from tillit.law.dated import Since
from tillit.law.delegation import WhoMay, who_may
from tillit.law.qualification import INVESTIGATE, may_do

from . import legal
from .models import Appeal, Decision, Hearing
from .models import DelegationOrder as OrderRow
from .parties import Party
from .types import Body, Outcome
from .workflow import APPEAL_OPEN, OPEN, AppealStage, Stage

ROLE_WORDS = {
    Role.SOCIAL_WORKER: "socialsekreteraren",
    Role.LEADER: "gruppledaren",
    Role.INTAKE: "mottagningen",
    Role.DUTY: "socialjouren",
    Role.BOARD_SECRETARY: "nämndsekreteraren",
    delegation.COMMITTEE: "utskottet",
    delegation.BOARD: "nämnden",
    delegation.CHAIR: "ordföranden",
    delegation.PROGRAM: "programmet",
}
NO_ORDER = "Ingen delegationsordning gäller den dagen. Nämnden behöver anta en."
WHERE = {
    Stage.PROPOSED: "Förslaget är inte beslutat än.",
    Stage.WITHDRAWN: "Förslaget är återtaget. Skriv ett nytt.",
    Stage.DECIDED: "Beslutet är redan fattat. Läs det igen.",
    Stage.NOTIFIED: "Beslutet är redan skickat. Läs det igen.",
    Stage.APPEALED: "Beslutet är överklagat. Läs det igen.",
    Stage.REPLACED: "Beslutet är ersatt av ett nytt. Läs det nya.",
}
APPEAL_WHERE = {
    AppealStage.RECEIVED: "Pröva först om överklagandet kom i tid.",
    AppealStage.IN_TIME: "Ompröva beslutet innan det lämnas över.",
    AppealStage.REJECTED: "Överklagandet är avvisat. Läs det igen.",
    AppealStage.RECONSIDERED: "Beslutet är redan omprövat. Läs överklagandet igen.",
    AppealStage.HANDED_OVER: "Överklagandet är överlämnat. Läs det igen.",
    AppealStage.RULED: "Domstolen har avgjort det. Läs överklagandet igen.",
}
NO_PARTY = "Personen är inte part i ärendet. Välj någon av parterna."
NO_REASONS = "Skriv vilka regler ni har använt och vad som har vägt tyngst."
NO_CHILDREN = "Skriv vad som är bäst för barnen i hushållet och vad de tycker, innan ni säger nej."
NO_CHILD = "Skriv vad som är bäst för barnet och vad barnet tycker, eller varför det saknas."


def check_staff(actor: Actor) -> Staff:
    """A member of staff; the program and visitors decide nothing."""
    if not isinstance(actor, Staff):
        raise NotThere
    return actor


def check_text(text: str, remedy: str) -> str:
    """The text without space around it. Refuses an empty one with the remedy."""
    if not text.strip():
        raise Refusal(remedy)
    return text.strip()


def decision_to_change(actor: Actor, decision_id: UUID, verb: str, *, at: datetime) -> Decision:
    """The decision, when the actor may write in its open case and the verb is possible now."""
    row = _decision(decision_id)
    case_to_change(actor, row.case_id, at=at)
    check_step(verb, row)
    return row


def decision_to_follow(actor: Actor, decision_id: UUID, verb: str, *, at: datetime) -> Decision:
    """As `decision_to_change`, also when the case is closed: letters and appeals still come."""
    row = _decision(decision_id)
    check_may_follow(actor, row, at=at)
    check_step(verb, row)
    return row


def check_may_follow(actor: Actor, row: Decision, *, at: datetime) -> None:
    """Whether the actor may write about a decision, also when its case is closed."""
    check_may_write(actor, row.case_id, at=at)


def decision_to_read(actor: Actor, decision_id: UUID, *, at: datetime) -> Decision:
    """The decision, when the actor may read its case. NotThere otherwise."""
    row = _decision(decision_id)
    check_may_read(actor, row.case_id, at=at)
    return row


def _decision(decision_id: UUID) -> Decision:
    row = the_one(Decision.objects.select_related("case", "meeting").filter(pk=decision_id))
    if row is None:
        raise NotThere
    return row


def check_step(verb: str, row: Decision) -> None:
    """The sentence for a verb that is not open at this stage."""
    stage = Stage(row.stage)
    if (verb, stage) not in OPEN:
        not_sent = stage is Stage.DECIDED and verb in {"record_received", "receive_appeal"}
        raise Refusal("Skicka beslutet först." if not_sent else WHERE[stage])


def check_appeal_step(verb: str, row: Appeal) -> None:
    """The sentence for a verb that is not open at this stage of an appeal."""
    if (verb, stage := AppealStage(row.stage)) not in APPEAL_OPEN:
        raise Refusal(APPEAL_WHERE[stage])


def order_on(day: date) -> delegation.DelegationOrder:
    """The municipality's delegation order that day. Refuses when there is none."""
    row = order_row_on(day)
    if row is None:
        raise Refusal(NO_ORDER)
    return delegation.DelegationOrder(
        name=row.name,
        source=LocalGuideline(row.name, row.paragraph),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        entries=tuple(
            delegation.DelegationEntry(entry.number, entry.decision_type, entry.role)
            for entry in row.entries.order_by("pk")
        ),
    )


@once
def order_row_on(day: date) -> OrderRow | None:
    """The version that holds that day: the one adopted last, of those whose days are right."""
    rows = OrderRow.objects.filter(valid_from__lte=day, valid_to__gte=day, adopted_on__lte=day)
    return rows.order_by("-adopted_on", "-recorded_at").first()


def check_may_adopt(actor: Actor) -> None:
    """The secretary of the board writes in the order, or who keeps the system; or a job."""
    allowed = isinstance(actor, Staff) and actor.has(Role.BOARD_SECRETARY, Role.ADMINISTRATOR)
    if not allowed and not isinstance(actor, System):
        raise Refusal("Nämndsekreteraren skriver in delegationsordningen. Be hen om hjälp.")


def who_may_decide(decision_type: str, day: date) -> WhoMay:
    """Who may make that decision that day, by the act and the municipality's own order."""
    return who_may(decision_type, order_on(day), day)


def check_may_propose(actor: Actor, code: str, outcome: Outcome, *, on: date) -> None:
    """To investigate a child's needs, and to follow up, needs the degree (SoL 25:1)."""
    legal.check_together(code, outcome)
    if code in legal.MONEY:
        return
    _check_degree(actor, legal.TASK_OF.get(code, INVESTIGATE), on)


def check_may_decide(actor: Actor, row: Decision, *, at: datetime) -> str:
    """The role in the case's own unit by which the actor may decide. Else a sentence that says
    who may."""
    staff, day = check_staff(actor), day_of(at)
    answer = who_may_decide(row.type_code, day)
    if answer.committee_only:
        raise Refusal(answer.why_sv)
    mine = sorted(seat.role.value for seat in staff.seats if seat.unit_id == row.unit_id)
    role = next((each for each in mine if answer.allows(each)), "")
    if not role:
        raise Refusal(f"{allowed_sv(answer)} {answer.why_sv}")
    if row.type_code in legal.TASK_OF:
        _check_degree(actor, legal.TASK_OF[row.type_code], day)
    return role


def point_for(decision_type: str, role: str, day: date) -> str:
    """The point of the order that lets the role decide; the first when there are several."""
    entries = order_on(day).entries
    mine = (e.number for e in entries if (e.decision_type, e.role) == (decision_type, role))
    return next(mine, "")


def check_may_hold_meetings(actor: Actor) -> None:
    """The secretary of the board writes in meetings, or a leader where there is none."""
    if not check_staff(actor).has(Role.BOARD_SECRETARY, Role.LEADER):
        raise Refusal("Nämndsekreteraren skriver in möten och deras beslut. Be hen om hjälp.")


def check_may_register(actor: Actor, unit_id: UUID) -> None:
    """Who writes in what the elected decided: the secretary, or the leader of the case's unit."""
    staff = check_staff(actor)
    if not staff.has(Role.BOARD_SECRETARY) and unit_id not in staff.units(Role.LEADER):
        raise Refusal("Nämndsekreteraren skriver in möten och deras beslut. Be hen om hjälp.")


def check_may_look_again(actor: Actor, row: Decision, *, at: datetime) -> None:
    """Who says that a decision stands after an appeal: whoever may make it. What the elected
    decided is written in by the secretary or the leader."""
    if who_may_decide(row.type_code, day_of(at)).committee_only:
        check_may_register(actor, row.unit_id)
    else:
        check_may_decide(actor, row, at=at)


def check_may_make_lists(actor: Actor) -> None:
    """The secretary of the board makes and reports the lists; a job of the program may too."""
    allowed = isinstance(actor, Staff) and actor.has(Role.BOARD_SECRETARY)
    if not allowed and not isinstance(actor, System):
        raise Refusal("Nämndsekreteraren gör listan över delegationsbeslut. Be hen om hjälp.")


def allowed_sv(answer: WhoMay) -> str:
    """Bara gruppledaren eller nämnden får fatta det här beslutet."""
    words = [ROLE_WORDS.get(role, role) for role in answer.roles]
    said = " eller ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
    return f"Bara {said} får fatta det här beslutet."


def check_body_may(body: Body, row: Decision, *, on: date) -> WhoMay:
    """Whether the elected may make the decision: the chair alone only where the act says so."""
    answer = who_may_decide(row.type_code, on)
    if body is Body.CHAIR and not answer.chair_if_urgent:
        raise Refusal("Ordföranden får inte besluta ensam här. Det gör utskottet eller nämnden.")
    entries = delegation.COMMITTEE in answer.roles
    if body is Body.COMMITTEE and not entries:
        raise Refusal(f"{allowed_sv(answer)} {answer.why_sv}")
    return answer


def check_complete(
    row: Decision,
    parties: Iterable[Party],
    hearings: Mapping[UUID, Hearing],
    names: Mapping[UUID, str],
    *,
    children: bool = True,
    on: date,
) -> None:
    """Everything the act asks for before a decision: every party heard, reasons, the child. A case
    about money asks for the `children`, if any are touched, before anything is refused."""
    if not row.provisions.strip() or not row.circumstances.strip():
        raise Refusal(NO_REASONS)
    child = row.best_interest.strip() and row.childs_view.strip()
    if row.type_code in legal.MONEY:
        if children and row.outcome != Outcome.GRANTED and not child:
            raise Refusal(NO_CHILDREN)
    elif row.outcome != Outcome.EXTENSION and not child:
        raise Refusal(NO_CHILD)
    for party in parties:
        if party.is_party:
            check_heard(hearings.get(party.person_id), names.get(party.person_id, ""), on=on)


def check_heard(hearing: Hearing | None, name: str, *, on: date) -> None:
    """One party has had the material and time to answer, or there is an exception (FL 25)."""
    if hearing is None:
        raise Refusal(f"{name} har inte fått läsa och svara. Skicka underlaget eller skriv varför.")
    if hearing.exception:
        return
    assert hearing.answer_by is not None  # the database holds that what was sent has a day
    if hearing.answered_on is None and on <= hearing.answer_by:
        last = short_day(hearing.answer_by)
        raise Refusal(f"{name} kan svara till och med {last}. Vänta, eller skriv in svaret.")
    offer = getattr(hearing, "offer", None)
    if offer is None:
        raise Refusal(f"{name} vet inte att hen får tala inför nämnden. Berätta det först.")
    if offer.wants and offer.spoke_on is None:
        raise Refusal(f"{name} vill tala inför nämnden. Skriv in när det är gjort.")


def check_period(outcome: Outcome, first: date | None, last: date | None) -> None:
    """A service has a first day; an extension and a follow-up have a last one."""
    if outcome.gives_service and first is None:
        raise Refusal("Skriv från vilken dag beslutet gäller.")
    if outcome in {Outcome.EXTENSION, Outcome.FOLLOW_UP} and last is None:
        raise Refusal("Skriv till vilken dag det gäller.")
    if first and last and last < first:
        raise Refusal("Sista dagen ligger före den första. Ändra någon av dem.")


def limiting_rules(on: date) -> tuple[Since[SecrecyRule], ...]:
    """The rules of secrecy that may keep something from a party."""
    codes = {"OSL-10-3", "OSL-12-3"}
    rules = secrecy_rules(on)
    return tuple(r for r in rules if r.value.code in codes or r.value.effect is Effect.SECRET)


def _check_degree(actor: Actor, task: str, on: date) -> None:
    answer = may_do(task, isinstance(actor, Staff) and actor.qualified, on)
    if not answer.allowed:
        raise Refusal(answer.why_sv)
