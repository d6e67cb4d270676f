"""How the months of the households have gone, by calling what people would press."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from tillit.areas.assistance import actions
from tillit.areas.assistance.actions import ProposedIn, RowIn
from tillit.areas.assistance.types import (
    PaidFor,
    Section,
    WarningState,
)
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.queries import decision_version
from tillit.demo.town.assistance.agreeing import WEEKS_OF, agree
from tillit.demo.town.assistance.booking import book
from tillit.demo.town.assistance.evicted import notice_all
from tillit.demo.town.assistance.homes import Grown, Home, This
from tillit.demo.town.assistance.mistakes import mend_all
from tillit.demo.town.assistance.moving_in import Household, Movers
from tillit.demo.town.assistance.paydays import choose_payment_day, payees_of
from tillit.demo.town.assistance.registers import Registers
from tillit.demo.town.dice import working_moment
from tillit.demo.town.known import Cast
from tillit.demo.town.organisation import TOWN, Organisation
from tillit.demo.town.people import Registrar
from tillit.kernel.person_number import PersonNumber
from tillit.kernel.swedish import day_of
from tillit.law.assistance.obstacles import Obstacle
from tillit.law.calendar import add_months, next_working_day
from tillit.registers.people.actions import set_protection
from tillit.registers.people.types import Protection
from tillit.trust.access.actions import assign
from tillit.trust.access.types import AssignedAs

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
WORKERS = ("mona", "farid")
TOLD = "Folkbokföringen har aviserat en sekretessmarkering."
MORE = {"costs": [{"who": "", "kind": "medicine", "kronor": "385"}], "attested": True}
MATERIAL = "Räkningen för månaden: lönen är högre än normen och hyran tillsammans."


@dataclass
class Running:
    """A case that has begun: who has it, and who is paid."""

    case: UUID
    worker: str
    payees: dict[PaidFor, UUID]


class Assistance:
    """Months of assistance in Solby: two that are decided, and the one of today."""

    def __init__(
        self, registrar: Registrar, town: Organisation, registers: Registers, now: datetime
    ) -> None:
        self.town, self.now, self.dice = town, now, registrar.dice
        self.registers = registers
        self.movers = Movers(registrar, self.registers)
        self.month = day_of(now).replace(day=1)
        self.running: dict[str, Running] = {}

    def tell(self, homes: Iterable[Home]) -> Cast:
        """All of them; returns the residents of the cast."""
        all_ = [self.movers.move_in(home) for home in homes]
        earliest = max((each.home.months for each in all_), default=0)
        first = add_months(self.month, -earliest)
        choose_payment_day(self.town, first, working_moment(first + DAY, self.dice))
        with self.registers.plugged():
            for back in range(earliest, 0, -1):
                self._month_before([each for each in all_ if each.home.months >= back], back)
            self._this_month([each for each in all_ if each.home.this is not This.LEFT])
        for each in all_:
            running = self.running.get(each.home.family)
            if running and each.home.family in WEEKS_OF:
                by = self.town.actors[running.worker]
                agree(each, running.case, by=by, now=self.now)
        mend_all(all_, self)
        notice_all(all_, self)
        return [
            (adult, sentence)
            for each in all_
            for adult, sentence in zip(each.adults, each.home.cast, strict=False)
        ]

    def _month_before(self, households: list[Household], back: int) -> None:
        month = add_months(self.month, -back)
        for each in households:
            self._apply(each, month, working_moment(month + 2 * DAY, self.dice))
        sheets = self._sheets(month, working_moment(month + 6 * DAY, self.dice))
        for each in households:
            at = working_moment(month + timedelta(days=self.dice.randrange(9, 13)), self.dice)
            sheet = sheets[self.running[each.home.family].case]
            self._decide(each, sheet, at, last=back == 1)
        book(self.town, working_moment(month + 16 * DAY, self.dice))

    def _this_month(self, households: list[Household]) -> None:
        """What has come in the last days, and waits."""
        for each in households:
            if each.home.this is not This.NOT_SENT:
                self._apply(each, self.month, self._days_ago(9 if each.home.done else 5), now=True)
        done = [each for each in households if each.home.done]
        sheets = self._sheets(self.month, self._days_ago(4)) if done else {}
        for each in done:
            sheet = sheets[self.running[each.home.family].case]
            self._decide(each, sheet, self._days_ago(4), last=False)
            if each.home.this is This.MORE:
                self._apply(each, self.month, self._days_ago(2), more=True)

        for each in households:
            if each.home.hidden:
                set_protection(
                    each.adults[0].id, Protection.MARKED, reason=TOLD, by=TOWN,
                    at=self._days_ago(2),
                )  # fmt: skip

    def _days_ago(self, days: int) -> datetime:
        return working_moment(day_of(self.now) - days * DAY, self.dice)

    def _apply(
        self, each: Household, month: date, at: datetime, *, now: bool = False, more: bool = False
    ) -> None:
        """Written, signed and sent; the leader gives a new case to somebody."""
        me, home = each.me, each.home
        co = each.adults[1].number if len(each.adults) == 2 else None
        urgent = home.urgent if now else ()
        made = actions.start_application(
            month, co_number=_number(co), urgent=bool(urgent), by=me, at=at
        )
        answers = MORE if more else answers_of(each, now=now)
        actions.save_application(made, answers, version=1, by=me, at=at)
        actions.sign_application(made, version=2, by=me, at=at)
        if co and not (now and home.this is This.TO_CO_SIGN):
            read = actions.open_application(made, by=each.other, at=at + HOUR)
            actions.co_sign(made, sha256=read.sha256, by=each.other, at=at + HOUR)
        case = actions.open_application(made, by=me, at=at + HOUR).case_id
        if case and home.family not in self.running:
            self._begin(each, case, at + 2 * HOUR)

    def _begin(self, each: Household, case: UUID, at: datetime) -> None:
        worker = WORKERS[len(self.running) % 2]
        leader = self.town.actors["helena"]
        assign(case, self.town.staff[worker], ground="allocation", by=leader, at=at)
        for other in ("tore", *(who for who in WORKERS if who != worker)):
            assign(
                case, self.town.staff[other], assigned_as=AssignedAs.CO_WORKER,
                ground="allocation", by=leader, at=at,
            )  # fmt: skip
        payees = payees_of(each, case, len(self.running), by=self.town.actors, worker=worker, at=at)
        self.running[each.home.family] = Running(case, worker, payees)

    def _sheets(self, month: date, at: datetime) -> dict[UUID, UUID]:
        """The months of all cases, as the leader's list has them."""
        leader = self.town.actors["helena"]
        return {line.case_id: line.id for line in actions.open_sheets(month, by=leader, at=at)}

    def _decide(self, each: Household, sheet: UUID, at: datetime, *, last: bool) -> None:
        """Asked, counted, looked at, proposed, decided, told and ordered to be paid."""
        running = self.running[each.home.family]
        by, refused = self.town.actors[running.worker], each.home.refused and last
        actions.fetch(sheet, by=by, at=at)
        if refused:
            tested = RowIn(
                Section.SPECIAL, "emergency",
                why="Har mat hemma, hyran är betald och lönen räcker månaden ut.",
            )  # fmt: skip
            actions.add_row(sheet, tested, by=by, at=at)
        actions.count_month(sheet, by=by, at=at)
        view = actions.open_month(sheet, by=by, at=at)
        for part in view.sections:
            actions.approve_section(sheet, part.section, digest=part.digest, by=by, at=at)
        for warning in view.warnings:
            if warning.state is WarningState.OPEN:
                actions.acknowledge_warning(warning.id, by=by, at=at)
        decision = actions.propose_month(
            sheet, ProposedIn(), version=view.version, by=by, at=at + HOUR
        )
        self._hear(running, each, refused, at + HOUR)
        for adult, grown in zip(each.adults, each.home.adults, strict=True):
            if not last or grown.abroad is not None:  # something is left to mend in the last month
                actions.tell_of_adult(
                    sheet, adult.id, obstacle=why_not_by_oneself(grown),
                    born_abroad=grown.abroad, by=by, at=at + HOUR,
                )  # fmt: skip
        version = decision_version(by, decision)
        decisions.decide(decision, version=version, by=by, at=at + 2 * HOUR)
        decisions.notify(decision, how={}, by=by, at=at + 3 * HOUR)
        assert view.calculation
        assert view.calculation.kronor is not None
        if not refused:
            self._pay(running, decision, view.calculation.kronor, each.home, at + 3 * HOUR)

    def _hear(self, running: Running, each: Household, refused: bool, at: datetime) -> None:
        by = self.town.actors[running.worker]
        for adult in each.adults:
            if refused:
                sent = decisions.send_material(
                    running.case, adult.id, material=MATERIAL, answer_by=day_of(at) + 7 * DAY,
                    by=by, at=at,
                )  # fmt: skip
                decisions.record_answer(
                    sent,
                    answer="Jag har läst. Lönen stämmer.",
                    answered_on=day_of(at),
                    by=by,
                    at=at,
                )
                continue
            decisions.skip_hearing(
                running.case, adult.id, exception="UNNECESSARY", reason="Allt beviljas.", by=by,
                at=at,
            )  # fmt: skip

    def _pay(
        self, running: Running, decision: UUID, kronor: Decimal, home: Home, at: datetime
    ) -> None:
        """The rent to the landlord where they want it so, and the rest to the household."""
        by, left = self.town.actors[running.worker], kronor
        orders = []
        for purpose in (PaidFor.RENT, PaidFor.SUPPORT):
            if purpose not in running.payees:
                continue
            sum_ = min(left, Decimal(home.rent)) if purpose is PaidFor.RENT else left
            left -= sum_
            if sum_:
                orders.append(actions.plan_payment(
                    decision, payee_id=running.payees[purpose], purpose=purpose, kronor=sum_,
                    pay_on=next_working_day(day_of(at) + 2 * DAY), by=by, at=at,
                ))  # fmt: skip
        for order in orders:
            actions.approve_payment(order, by=self.town.actors["tore"], at=at + HOUR)


def why_not_by_oneself(grown: Grown) -> Obstacle:
    """The reason that goes with what the agencies pay."""
    if "SO" in grown.says:
        return Obstacle.UNEMPLOYED_TOO_LITTLE
    if "PM" in grown.says:
        return Obstacle.PENSION_TOO_LITTLE
    kinds = {row.get("slag") for rows in grown.says.values() for row in rows}
    if "SJUKPENNING" in kinds:
        return Obstacle.SICK_TOO_LITTLE
    return (
        Obstacle.PARENTAL_TOO_LITTLE if "FORALDRAPENNING" in kinds else Obstacle.UNEMPLOYED_NOTHING
    )


def _number(digits: str | None) -> PersonNumber | None:
    return PersonNumber(digits) if digits else None


def answers_of(each: Household, *, now: bool) -> dict[str, Any]:
    """What a household writes."""
    home = each.home
    costs = {"rent": home.rent, **home.costs}
    written: dict[str, Any] = {
        "children": [
            {"person": str(child.id), "lunch_days": young.lunch}
            | ({"days": young.days} if young.days is not None else {})
            | ({"school": young.school} if young.school is not None else {})
            for child, young in zip(each.children, home.children, strict=True)
        ],
        "costs": [{"who": "", "kind": kind, "kronor": str(sum_)} for kind, sum_ in costs.items()],
        "incomes": list(home.incomes),
        "attested": True,
    }
    if now:
        written |= home.this_month
        written["urgent"] = list(home.urgent)
    return written
