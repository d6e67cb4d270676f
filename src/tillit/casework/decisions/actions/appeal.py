"""An appeal: tested for time, the decision looked at again, handed over."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import start_clock
from tillit.casework.cases.ports import Sent, keep_release
from tillit.casework.cases.types import CaseKind
from tillit.casework.decisions import legal, policies
from tillit.casework.decisions.events import (
    AppealHandedOver,
    AppealTested,
    DecisionReconsidered,
)
from tillit.casework.decisions.models import Appeal, Decision, PartyLetter
from tillit.casework.decisions.ports import known_of
from tillit.casework.decisions.types import Outcome, ProposalIn, Reconsidered
from tillit.casework.decisions.workflow import Stage
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.appeal import Timeliness, timeliness
from tillit.law.disclosure import Recipient
from tillit.trust.audit.actions import record

from .proposal import next_number, save_new
from .steps import remember, take_appeal_step, take_step

DUTY = "Ett överklagande som har kommit i tid ska lämnas över till domstolen (FL 46)."
NO_DAY = "Skriv först in vilken dag parten fick beslutet. Utan den dagen är inget för sent."


@transaction.atomic
def accept_appeal(appeal_id: UUID, *, text: str = "", by: Staff, at: datetime) -> None:
    """The appeal came in time. Where only the weekend saves it, or one of the two exceptions of
    FL 45, the worker says so."""
    appeal = _appeal(appeal_id, "accept", by, at)
    found = timing_of(appeal)
    if found and found.late:
        policies.check_text(text, "Skriv vilket av de två undantagen som gäller, och varför.")
    if found and found.uncertain:
        policies.check_text(text, "Skriv att du har kontrollerat helgdagen.")
    changes = _tested(found, text, by, at)
    take_appeal_step(appeal, "accept", text=text, changes=changes, by=by, at=at)
    _tell_tested(appeal, rejected=False, by=by, at=at)


@transaction.atomic
def reject_appeal(appeal_id: UUID, *, text: str, by: Staff, at: datetime) -> UUID:
    """The appeal came too late: a decision of its own (FL 45), which is sent and may itself be
    appealed. Returns that decision."""
    appeal = _appeal(appeal_id, "reject", by, at)
    found = timing_of(appeal)
    if found is None:
        raise Refusal(NO_DAY)
    if not found.late:
        raise Refusal(
            "Överklagandet kom i tid. Det kan inte avvisas. Ompröva det eller lämna över det."
        )
    why = policies.check_text(text, "Skriv varför inget av de två undantagen gäller.")
    old = appeal.decision
    circumstances = f"{found.lines[0].text_sv} {why}"
    words = ProposalIn(
        type_code="FL-45",
        outcome=Outcome.DISMISSED,
        what=f"Överklagandet av beslut {old.number} avvisas.",
        provisions="Förvaltningslagen 44 och 45 §§.",
        circumstances=circumstances,
    )
    own = _own_decision(old, words, replaces=None, by=by, at=at)
    changes = _tested(found, why, by, at) | {"own_decision": own}
    take_appeal_step(appeal, "reject", text=why, changes=changes, by=by, at=at)
    _tell_tested(appeal, rejected=True, by=by, at=at)
    return own.pk


@transaction.atomic
def reconsider(
    appeal_id: UUID,
    outcome: Reconsidered,
    *,
    text: str,
    new: ProposalIn | None = None,
    kronor: Decimal | None = None,
    by: Staff,
    at: datetime,
) -> UUID | None:
    """Look at one's own decision again before it is handed over (FL 36-39).

    A change is a new decision in place of the old, to the advantage of the one who appealed.
    `kronor`: what it gives, where the decision is about money. Returns it.
    """
    appeal = _appeal(appeal_id, "reconsider", by, at)
    why = policies.check_text(text, "Skriv vad ni har prövat och varför.")
    old, own = appeal.decision, None
    if outcome is Reconsidered.NOT:
        policies.check_may_look_again(by, old, at=at)
    else:
        if new is None or not new.outcome.gives_service:
            raise Refusal("Skriv det nya beslutet. Det ska vara till fördel för den som klagar.")
        policies.check_may_decide(by, old, at=at)
        own = _own_decision(old, new, replaces=old, by=by, at=at)
        take_step(old, "replace", text=own.number, by=by, at=at)
        start_service(own, by=by, at=at)
        put_in_place(old, own, kronor, by_court=False, by=by, at=at)
    changes: dict[str, object] = {
        "outcome": outcome,
        "outcome_text": why,
        "own_decision": own,
        "reconsidered_by": by.name,
        "reconsidered_at": at,
    }
    take_appeal_step(appeal, "reconsider", text=why, changes=changes, by=by, at=at)
    event = DecisionReconsidered(
        appeal=appeal.pk, case=old.case_id, person=appeal.party_id, outcome=outcome
    )
    record(event, by=by, at=at)
    return own.pk if own else None


@transaction.atomic
def hand_over_appeal(appeal_id: UUID, *, court: str, on: date, by: Staff, at: datetime) -> None:
    """Hand the appeal, the decision and any new decision over to the court (FL 46)."""
    appeal = _appeal(appeal_id, "hand_over", by, at)
    where = policies.check_text(court, "Skriv vilken förvaltningsrätt det gäller.")
    if not appeal.received_on <= on <= day_of(at):
        raise Refusal(
            "Överklagandet lämnades över efter att det kom och senast i dag. Ändra dagen."
        )
    changes: dict[str, object] = {
        "court": where[:120],
        "handed_over_on": on,
        "handed_over_by": by.name,
    }
    take_appeal_step(appeal, "hand_over", text=where, changes=changes, by=by, at=at)
    case = appeal.decision.case
    keep_release(
        Sent(
            case_id=case.pk,
            line_id=None,
            person_id=case.person_id,
            number=case.number,
            recipient=Recipient.COURT,
            name=where[:120],
            what="Överklagandet, beslutet och de andra handlingarna i ärendet.",
            ground="OSL-10-28",
            weighing=DUTY,
            chosen=False,
        ),
        by=by,
        at=at,
    )
    event = AppealHandedOver(
        appeal=appeal.pk, case=appeal.decision.case_id, person=appeal.party_id, on=on
    )
    record(event, by=by, at=at)


def timing_of(appeal: Appeal) -> Timeliness | None:
    """Whether the appeal came in time; None while the day of receipt is not written in."""
    letter = PartyLetter.objects.filter(decision=appeal.decision_id, party_id=appeal.party_id)
    got = letter.values_list("received_on", flat=True).first()
    return timeliness(got, appeal.received_on) if got else None


def _appeal(appeal_id: UUID, verb: str, by: Staff, at: datetime) -> Appeal:
    appeal = Appeal.objects.select_related("decision", "decision__case").filter(pk=appeal_id)
    row = appeal.first()
    if row is None:
        raise NotThere
    policies.check_may_follow(by, row.decision, at=at)
    policies.check_appeal_step(verb, row)
    return row


def _own_decision(
    old: Decision, words: ProposalIn, *, replaces: Decision | None, by: Staff, at: datetime
) -> Decision:
    """A decision about a decision, made at once by the delegate who may."""
    type_ = legal.legal_type(words.type_code, day_of(at))
    policies.check_period(words.outcome, words.period_from, words.period_to)
    row = Decision(
        number=next_number(old.case_id, old.case.number),
        case_id=old.case_id,
        person_id=old.person_id,
        unit_id=old.unit_id,
        type_code=type_.code,
        type_name=type_.name,
        law=type_.law,
        outcome=words.outcome,
        favourable=words.outcome.gives_service,
        what=policies.check_text(words.what, "Skriv med enkla ord vad beslutet gäller."),
        period_from=words.period_from,
        period_to=words.period_to,
        provisions=policies.check_text(words.provisions, policies.NO_REASONS),
        circumstances=policies.check_text(words.circumstances, policies.NO_REASONS),
        best_interest=words.best_interest.strip(),
        childs_view=words.childs_view.strip(),
        stage=Stage.DECIDED,
        proposed_by=by.id,
        proposed_by_name=by.name,
        proposed_at=at,
        decided_by=by.id,
        decided_by_name=by.name,
        decided_at=at,
        replaces=replaces,
    )
    row.decided_as = policies.check_may_decide(by, row, at=at)
    row.delegation_number = policies.point_for(row.type_code, row.decided_as, day_of(at))
    row.delegation_law = str(policies.who_may_decide(row.type_code, day_of(at)).source)
    save_new(row)
    remember(row, "decide", "", Stage.DECIDED, by=by, at=at)
    return row


def put_in_place(
    old: Decision, new: Decision, kronor: Decimal | None, *, by_court: bool, by: Staff, at: datetime
) -> None:
    """Let the area follow that a decision stands in the place of another."""
    known = known_of(CaseKind(old.case.kind))
    if known is not None:
        known.replaced(by, old.pk, new.pk, kronor, by_court, at)


def start_service(row: Decision, *, by: Staff, at: datetime) -> None:
    """What is granted must begin (SoL 34:1)."""
    if row.favourable and row.type_code in legal.MUST_BEGIN:
        unit, person = row.unit_id, row.person_id
        start_clock("D31", row.pk, unit_id=unit, person_id=person, by=by, at=at)


def _tested(found: Timeliness | None, text: str, by: Staff, at: datetime) -> dict[str, object]:
    return {
        "late": found.late if found else False,
        "uncertain": found.uncertain if found else False,
        "tested_by": by.name,
        "tested_at": at,
        "tested_text": text.strip(),
    }


def _tell_tested(appeal: Appeal, *, rejected: bool, by: Staff, at: datetime) -> None:
    case = appeal.decision.case_id
    event = AppealTested(appeal=appeal.pk, case=case, person=appeal.party_id, rejected=rejected)
    record(event, by=by, at=at)
