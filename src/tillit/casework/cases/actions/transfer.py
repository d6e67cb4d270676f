"""Move a case to another municipality, or answer one that asks us (SoL 29:10-12)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases import policies
from tillit.casework.cases.events import TransferMoved
from tillit.casework.cases.models import Case, Clock, Transfer, TransferStep
from tillit.casework.cases.ports import Sent, keep_release
from tillit.casework.cases.transfer_flow import after_step
from tillit.casework.cases.types import CloseReason, Direction, TransferStage
from tillit.casework.cases.workflow import Stage
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.law.disclosure import Recipient
from tillit.trust.audit.actions import record

from .case import close_case, move_case
from .clock import start_clock, stop_clock

ANSWER, WAIT, IVO = "D37", "D37b", "D37c"


@transaction.atomic
def ask_transfer(
    case_id: UUID,
    *,
    direction: Direction,
    municipality: str,
    reasons: str,
    asked_at: datetime,
    by: Staff,
    at: datetime,
) -> UUID:
    """A request in writing went out (we wait: D37b) or came in (we answer at once: D37)."""
    case = policies.case_to_change(by, case_id, at=at)
    if not municipality.strip() or len(reasons.strip()) < 10:
        raise Refusal("Skriv vilken kommun det gäller, och skälen till att ärendet ska flyttas.")
    if Transfer.objects.filter(case_id=case_id).exclude(stage__in=_ENDED).exists():
        raise Refusal("Det finns redan en begäran som inte är klar. Svara på den först.")
    row = Transfer.objects.create(
        case_id=case_id, direction=direction, stage=TransferStage.ASKED,
        municipality=municipality.strip(), reasons=reasons.strip(), asked_at=asked_at,
    )  # fmt: skip
    code = WAIT if direction == Direction.OUT else ANSWER
    _start(code, case, asked_at, by, at)
    _remember(row, f"ask_{direction.value}", reasons.strip(), TransferStage.ASKED, case, by, at)
    return row.pk


@transaction.atomic
def step_transfer(
    transfer_id: UUID,
    verb: str,
    *,
    text: str,
    ground: str = "",
    weighing: str = "",
    by: Staff,
    at: datetime,
) -> None:
    """Take one step: accept, refuse, to_ivo, ivo_moves, ivo_stays, hand_over or withdraw.

    `ground` and `weighing` are needed when we hand the case over: it leaves (OSL 10, 26)."""
    row = Transfer.objects.filter(pk=transfer_id).first()
    if row is None:
        raise NotThere
    case = policies.case_to_change(by, row.case_id, at=at)
    stage = TransferStage(row.stage)
    target = after_step(verb, stage)
    if verb == "to_ivo":
        _check_month_has_gone(case, at)
    if not Transfer.objects.filter(pk=row.pk, stage=stage).update(stage=target):
        raise Moved("Någon annan har just tagit ett steg. Läs igen innan du går vidare.")
    for code in (ANSWER, WAIT, IVO):
        stop_clock(code, case.pk, why=verb, by=by, at=at)
    if verb == "to_ivo":
        _start(IVO, case, at, by, at)
    _remember(row, verb, text.strip(), target, case, by, at)
    if verb == "hand_over" and row.direction == Direction.OUT:
        keep_release(
            Sent(
                case_id=case.pk,
                line_id=None,
                person_id=case.person_id,
                number=case.number,
                recipient=Recipient.SOCIAL,
                name=row.municipality,
                what=f"Ärendet och uppgifterna i det. {text.strip()}".strip(),
                ground=ground,
                weighing=weighing,
                chosen=True,
            ),
            by=by,
            at=at,
        )
        _close(case, text, by, at)


def _check_month_has_gone(case: Case, at: datetime) -> None:
    clock = Clock.objects.filter(object_id=case.pk, code=WAIT, stopped_at=None).first()
    if clock is not None and at <= clock.due_at:
        raise Refusal(
            "IVO prövar frågan när den andra kommunen har sagt nej, "
            "eller inte har svarat inom en månad (SoL 29:11). Vänta på svaret."
        )


def _start(code: str, case: Case, from_: datetime, by: Staff, at: datetime) -> None:
    start_clock(
        code, case.pk, unit_id=case.unit_id, person_id=case.person_id, from_=from_, by=by, at=at
    )


def _close(case: Case, text: str, by: Staff, at: datetime) -> None:
    """The opening municipality finishes unless the other takes over (SoL 29:9); now it does."""
    if case.stage == Stage.WITH_PARTIES:
        move_case(case.pk, "resume", by=by, at=at)
    before = case.stage in {Stage.INVESTIGATING, Stage.WITH_PARTIES}
    verb = "hand_to_other" if before else "close"
    close_case(case.pk, reason=CloseReason.MOVED, text=text.strip(), verb=verb, by=by, at=at)


def _remember(
    row: Transfer, verb: str, text: str, stage: TransferStage, case: Case, by: Staff, at: datetime
) -> None:
    TransferStep.objects.create(transfer=row, verb=verb, text=text, by_name=by.name, at=at)
    event = TransferMoved(case=case.pk, person=case.person_id, transfer=row.pk, stage=stage)
    record(event, by=by, at=at)


_ENDED = (TransferStage.HANDED_OVER, TransferStage.STAYED)
