"""Two paid months that turned out wrong: one is paid back by a plan, one claim is proposed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from tillit.areas.assistance import actions
from tillit.areas.assistance.actions import RowIn
from tillit.areas.assistance.types import PaymentStage, RecoveryIn, Section, WarningState
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.queries import decision_version
from tillit.demo.town.assistance.moving_in import Household
from tillit.demo.town.dice import working_moment
from tillit.kernel.actor import Staff
from tillit.kernel.swedish import day_of
from tillit.law.assistance.recovery import Ground
from tillit.law.calendar import add_months

if TYPE_CHECKING:
    from tillit.demo.town.assistance.telling import Assistance

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MONTHS_BACK = {"Sirak": 2, "Kaya": 1}  # family, and which of their months was wrong
PART = Decimal(300)
FOUND = "Sjukpenning som kom efter beslutet. Försäkringskassan har bekräftat den."
WHY = "Sjukpenningen var beviljad när ansökan skickades, och stod inte i den."
WEIGHED = "Lever på bistånd och sjukpenning, utan barn hemma. Klarar 300 kronor i månaden."
MATERIAL = "Sjukpenningen 1 800 kronor gjorde att det betalades 1 800 kronor för mycket."


def mend_all(households: Iterable[Household], told: Assistance) -> None:
    """Those whose month was wrong, when all months have been told of."""
    of = told.town.actors
    for each in households:
        back, running = MONTHS_BACK.get(each.home.family), told.running.get(each.home.family)
        if back is None or running is None:
            continue
        month = add_months(told.month, -back)
        lines = actions.open_sheets(month, by=of["helena"], at=told.now)
        (sheet,) = (line.id for line in lines if line.case_id == running.case)
        by = of[running.worker]
        Mistakes(by, of["tore"], of["helena"], told.dice, told.now).mend(each, running.case, sheet)


class Mistakes:
    """What the worker, the second colleague and the leader did about it."""

    def __init__(
        self, by: Staff, second: Staff, leader: Staff, dice: Random, now: datetime
    ) -> None:
        self.by, self.second, self.leader, self.dice, self.now = by, second, leader, dice, now

    def mend(self, each: Household, case: UUID, sheet: UUID) -> None:
        """The month was paid (by hand where no bank did); the mistake is found and claimed back."""
        decided = each.home.family == "Sirak"
        at = self._ago(40 if decided else 3)
        for order in actions.open_payments(by=self.second, at=at).orders:
            if order.sheet_id == sheet and order.stage is PaymentStage.APPROVED:
                receipt = f"Kvitto {order.number}, {each.adults[0].name}"
                seen = self.by.id
                actions.hand_over(order.id, receipt=receipt, witness=seen, by=self.second, at=at)
        self._correct(each, sheet, at + HOUR)
        said = RecoveryIn(Ground.WRONG_OR_MISSING, WHY, WEIGHED)
        version = actions.open_month(sheet, by=self.by, at=at + HOUR).version
        decision = actions.propose_recovery(
            sheet, said, version=version, by=self.by, at=at + 2 * HOUR
        )
        heard = decisions.send_material(
            case, each.adults[0].id, material=MATERIAL, answer_by=day_of(at) + 14 * DAY,
            by=self.by, at=at + 3 * HOUR,
        )  # fmt: skip
        if decided:
            self._pay_back(case, decision, heard)

    def _correct(self, each: Household, sheet: UUID, at: datetime) -> None:
        by = self.by
        actions.begin_correction(sheet, why=FOUND, by=by, at=at)
        month = actions.open_month(sheet, by=by, at=at).line.month
        row = RowIn(
            Section.INCOME, "sickness_benefit", kronor=Decimal(1_800), person=each.adults[0].id,
            on=month - 5 * DAY, why=FOUND,
        )  # fmt: skip
        actions.add_row(sheet, row, by=by, at=at)
        actions.count_month(sheet, by=by, at=at)
        view = actions.open_month(sheet, by=by, at=at)
        for part in view.sections:
            actions.approve_section(sheet, part.section, digest=part.digest, by=by, at=at)
        for warning in view.warnings:
            if warning.state is WarningState.OPEN:
                actions.acknowledge_warning(warning.id, by=by, at=at)

    def _pay_back(self, case: UUID, decision: UUID, heard: UUID) -> None:
        """They answered, the leader decided, a plan was agreed and its first part has come."""
        by, at = self.by, self._ago(32)
        answer = "Det stämmer. Jag kan betala 300 kronor i månaden."
        decisions.record_answer(heard, answer=answer, answered_on=day_of(at), by=by, at=at)
        version = decision_version(self.leader, decision)
        decisions.decide(decision, version=version, by=self.leader, at=at + HOUR)
        decisions.notify(decision, how={}, by=self.leader, at=at + 2 * HOUR)
        (claim,) = actions.open_household_claims(case, by=by, at=at + 2 * HOUR)
        first = day_of(self.now) - 20 * DAY
        actions.plan_repayment(
            claim.line.id, kronor=PART, first_on=first, why="Sagt på telefon.", by=by,
            at=at + 3 * HOUR,
        )  # fmt: skip
        actions.note_repayment(
            claim.line.id, kronor=PART, on=first, reference="BG 5050-1055 / 1", by=by,
            at=self._ago(19),
        )  # fmt: skip

    def _ago(self, days: int) -> datetime:
        return working_moment(day_of(self.now) - days * DAY, self.dice)
