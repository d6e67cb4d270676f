"""What the court decided on an appeal that was handed over, written in by who may decide here."""

from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from tillit.casework.decisions import legal, policies
from tillit.casework.decisions.events import AppealRuled
from tillit.casework.decisions.models import Appeal, Decision
from tillit.casework.decisions.types import COURT, ProposalIn
from tillit.casework.decisions.workflow import Stage
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.trust.audit.actions import record

from .appeal import put_in_place, start_service
from .proposal import next_number, save_new
from .steps import remember, take_appeal_step, take_step


@transaction.atomic
def record_ruling(
    appeal_id: UUID,
    *,
    court_case: str,
    on: date,
    text: str,
    new: ProposalIn | None = None,
    kronor: Decimal | None = None,
    by: Staff,
    at: datetime,
) -> UUID | None:
    """Write in how the court ruled. Where it changed the decision, `new` says what holds now and
    `kronor` what it gives: the court's own decision, which nobody here has made and which the court
    has sent itself. Whoever may look at the decision again writes it in. Returns it."""
    rows = Appeal.objects.select_related("decision__case", "own_decision__case")
    appeal = rows.filter(pk=appeal_id).first()
    if appeal is None:
        raise NotThere
    policies.check_may_follow(by, appeal.decision, at=at)
    policies.check_appeal_step("rule", appeal)
    policies.check_may_look_again(by, appeal.decision, at=at)
    name = policies.check_text(court_case, "Skriv målets nummer, som det står i domen.")
    said = policies.check_text(text, "Skriv kort vad domstolen kom fram till.")
    assert appeal.handed_over_on is not None  # the stage says so
    if not appeal.handed_over_on <= on <= day_of(at):
        raise Refusal("Domen kom efter att det lämnades över och senast i dag. Ändra dagen.")
    made = None
    if new is not None:
        old = appeal.own_decision or appeal.decision
        policies.check_step("rule", old)
        made = _of_the_court(old, new, appeal.court, name, on, by=by, at=at)
        take_step(old, "rule", text=made.number, by=by, at=at)
        start_service(made, by=by, at=at)
        put_in_place(old, made, kronor, by_court=True, by=by, at=at)
    changes: dict[str, object] = {
        "ruled_on": on, "ruled_by": by.name, "court_case": name[:60], "court_decision": made,
    }  # fmt: skip
    take_appeal_step(appeal, "rule", text=said, changes=changes, by=by, at=at)
    event = AppealRuled(
        appeal=appeal.pk, case=appeal.decision.case_id, person=appeal.party_id, on=on,
        changed=made is not None,
    )  # fmt: skip
    record(event, by=by, at=at)
    return made.pk if made else None


def _of_the_court(
    old: Decision, words: ProposalIn, court: str, name: str, on: date, *, by: Staff, at: datetime
) -> Decision:
    type_ = legal.legal_type(words.type_code, day_of(at))
    policies.check_period(words.outcome, words.period_from, words.period_to)
    noon = datetime.combine(on, time(12), STOCKHOLM)
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
        what=policies.check_text(words.what, "Skriv med enkla ord vad domstolen har beslutat."),
        period_from=words.period_from,
        period_to=words.period_to,
        provisions=words.provisions.strip() or f"{court}, mål {name}.",
        circumstances=words.circumstances.strip() or "Domstolens skäl står i domen.",
        best_interest=words.best_interest.strip(),
        childs_view=words.childs_view.strip(),
        stage=Stage.NOTIFIED,
        proposed_by=by.id,
        proposed_by_name=by.name,
        proposed_at=at,
        decided_by_name=court,
        decided_as=COURT,
        decided_at=min(at, noon),
        paragraph=f"mål {name}"[:40],
        replaces=old,
    )
    save_new(row)
    remember(row, "ruled", "", Stage.NOTIFIED, by=by, at=at)
    return row
