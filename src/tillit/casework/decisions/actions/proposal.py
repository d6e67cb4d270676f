"""Propose a decision, change the proposal, keep a part of it from a party."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.casework.cases.policies import case_to_change
from tillit.casework.decisions import policies
from tillit.casework.decisions.around import circle_of_decision
from tillit.casework.decisions.events import DecisionProposed, ProposalChanged
from tillit.casework.decisions.legal import legal_type
from tillit.casework.decisions.models import Decision, PartyLimit
from tillit.casework.decisions.types import Outcome, Part, ProposalIn
from tillit.casework.decisions.workflow import Stage
from tillit.kernel.actor import Staff, System
from tillit.kernel.events import Code
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, Refusal
from tillit.kernel.swedish import day_of
from tillit.trust.audit.actions import record

from .steps import MOVED, remember, take_step

LONGEST = 20_000  # characters in each text
PROGRAM_NAME = "Programmet"


@transaction.atomic
def propose(
    case_id: UUID,
    proposal: ProposalIn,
    *,
    id: UUID | None = None,
    by: Staff | System,
    at: datetime,
) -> UUID:
    """Write a proposal. The same `id` twice is one proposal. The program proposes only what it may
    be asked to decide: about money."""
    case = case_to_change(by, case_id, at=at)
    if id and Decision.objects.filter(pk=id, case_id=case_id).exists():
        return id
    row = Decision(
        pk=id or new_id(),
        number=next_number(case_id, case.number),
        case_id=case_id,
        person_id=case.person_id,
        unit_id=case.unit_id,
        stage=Stage.PROPOSED,
        proposed_by=by.id if isinstance(by, Staff) else None,
        proposed_by_name=by.name if isinstance(by, Staff) else PROGRAM_NAME,
        proposed_at=at,
    )
    for name, value in _checked(proposal, by, on=day_of(at)).items():
        setattr(row, name, value)
    save_new(row)
    remember(row, "propose", "", Stage.PROPOSED, by=by, at=at)
    event = DecisionProposed(
        decision=row.pk,
        case=case_id,
        person=row.person_id,
        type_code=Code(row.type_code),
        outcome=Outcome(row.outcome),
    )
    record(event, by=by, at=at)
    return row.pk


def next_number(case_id: UUID, case_number: str) -> str:
    """The number of the next decision in a case."""
    return f"{case_number}/{Decision.objects.filter(case_id=case_id).count() + 1}"


def save_new(row: Decision) -> None:
    """Write a new row; two at the same moment never share a number."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Moved(MOVED)


@transaction.atomic
def change_proposal(
    decision_id: UUID,
    proposal: ProposalIn,
    *,
    version: int,
    why: str = "",
    how: str = "change",
    by: Staff,
    at: datetime,
) -> None:
    """Rewrite a proposal. `version` is the one the writer began from. `how`: another word for it,
    by which whoever keeps sums beside the words tells their own change from a rewriting."""
    row = policies.decision_to_change(by, decision_id, "change_proposal", at=at)
    # Other words are other words: the committee was to decide on those before, not on these.
    changes = _checked(proposal, by, on=day_of(at)) | {"meeting": None}
    expects: dict[str, object] = {"version": version}
    take_step(row, "change_proposal", text=why, expects=expects, changes=changes, by=by, at=at)
    _tell(row, how, by=by, at=at)


@transaction.atomic
def withdraw_proposal(decision_id: UUID, *, reason: str, by: Staff | System, at: datetime) -> None:
    """Take a proposal back, with a reason. It stays in the file."""
    row = policies.decision_to_change(by, decision_id, "withdraw", at=at)
    text = policies.check_text(reason, "Skriv varför förslaget tas tillbaka.")
    take_step(row, "withdraw", text=text, by=by, at=at)
    _tell(row, "withdraw", by=by, at=at)


@transaction.atomic
def limit_part(
    decision_id: UUID,
    party_id: UUID,
    part: Part,
    *,
    ground: str,
    reason: str,
    by: Staff,
    at: datetime,
) -> None:
    """Keep a part of the decision from one party, on a rule of secrecy."""
    row = policies.decision_to_change(by, decision_id, "change_proposal", at=at)
    if circle_of_decision(by, row, at=at).party(party_id) is None:
        raise Refusal(policies.NO_PARTY)
    if ground not in {rule.value.code for rule in policies.limiting_rules(day_of(at))}:
        raise Refusal("Välj den regel som gör uppgiften hemlig.")
    text = policies.check_text(reason, "Skriv varför parten inte får läsa den delen.")
    PartyLimit.objects.update_or_create(
        decision=row,
        party_id=party_id,
        part=part,
        defaults={"ground": ground, "reason": text, "by_name": by.name, "at": at},
    )
    take_step(row, "change_proposal", text=part, by=by, at=at)
    _tell(row, "limit", by=by, at=at)


@transaction.atomic
def lift_limit(decision_id: UUID, party_id: UUID, part: Part, *, by: Staff, at: datetime) -> None:
    """Let the party read the part after all."""
    row = policies.decision_to_change(by, decision_id, "change_proposal", at=at)
    PartyLimit.objects.filter(decision=row, party_id=party_id, part=part).delete()
    take_step(row, "change_proposal", text=part, by=by, at=at)
    _tell(row, "lift_limit", by=by, at=at)


def _checked(proposal: ProposalIn, by: Staff | System, *, on: date) -> dict[str, object]:
    """The fields of a proposal that holds together."""
    outcome = Outcome(proposal.outcome)
    type_ = legal_type(proposal.type_code, on)
    policies.check_may_propose(by, type_.code, outcome, on=on)
    policies.check_period(outcome, proposal.period_from, proposal.period_to)
    texts = {
        "what": policies.check_text(proposal.what, "Skriv med enkla ord vad beslutet gäller."),
        "provisions": proposal.provisions.strip(),
        "circumstances": proposal.circumstances.strip(),
        "best_interest": proposal.best_interest.strip(),
        "childs_view": proposal.childs_view.strip(),
    }
    if any(len(text) > LONGEST for text in texts.values()):
        raise Refusal(f"Korta texten till högst {LONGEST} tecken.")
    timed = outcome.has_period
    return texts | {
        "type_code": type_.code,
        "type_name": type_.name,
        "law": type_.law,
        "outcome": outcome,
        "favourable": outcome.gives_service,
        "period_from": proposal.period_from if timed else None,
        "period_to": proposal.period_to if timed else None,
    }


def _tell(row: Decision, how: str, *, by: Staff | System, at: datetime) -> None:
    event = ProposalChanged(decision=row.pk, case=row.case_id, person=row.person_id, how=Code(how))
    record(event, by=by, at=at)
