"""A month of financial assistance, from application to an order to pay, as a small town has one."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from tillit.areas.assistance import actions
from tillit.areas.assistance.actions import ProposedIn
from tillit.areas.assistance.models import (
    ActivityDay,
    ActivityPlan,
    BankAnswer,
    EvictionNotice,
    MonthDecision,
    MonthRun,
    RecoveryClaim,
    RecoveryEntry,
    RecoveryPlan,
    ReviewDraw,
    RunLine,
    SheetWarning,
    StoredCalculation,
    Worksheet,
)
from tillit.areas.assistance.standing import standing_of
from tillit.areas.assistance.types import LineState, PaidFor, PayeeKind, WayToPay
from tillit.areas.assistance.types.activity import ActivityKind, ToldBy
from tillit.areas.assistance.types.banking import AnswerKind
from tillit.areas.assistance.types.evictions import NoticeEnd, NoticeFrom, NoticeKind
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.models import Decision
from tillit.kernel.actor import Resident, Role, Staff, System
from tillit.law.assistance.activity import AbsenceReason, Judged
from tillit.law.assistance.recovery import EntryKind, Ground
from tillit.law.calendar import next_working_day
from tillit.registers.people.actions import register_person, set_contact_needs
from tillit.registers.people.types import Source
from tillit.trust.access.actions import assign, give_seat
from tillit.trust.access.queries import units
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ
from tillit.trust.identity.models import StaffAccount
from tillit.trust.identity.queries import staff_actor

BY = System("tests")


def a_paid_month(now: datetime) -> Worksheet:
    """Somebody alone, this month: granted by a person, and ordered to be paid."""
    unit = units(BY, UnitKind.ASSISTANCE)[0].id  # the town's own
    wera = _colleague("Wera Holm", unit, now)
    person = register_person(
        "Sigge", "Wall", born=date(1990, 1, 1), source=Source.STAFF, by=BY, at=now
    )
    set_contact_needs(person, safe_way="Brev hem går bra.", by=BY, at=now)
    me = Resident(person, "Sigge Wall")
    made = actions.start_application(now.date(), by=me, at=now)
    answers = {"costs": [{"who": "", "kind": "rent", "kronor": "6200"}], "attested": True}
    actions.save_application(made, answers, version=1, by=me, at=now)
    actions.sign_application(made, version=2, by=me, at=now)
    sheet = Worksheet.objects.get(application=made)
    assign(sheet.case_id, wera.id, ground="allocation", by=BY, at=now)
    decision = _decided(sheet, wera, now)
    payee = actions.add_payee(
        sheet.case_id, kind=PayeeKind.APPLICANT, way=WayToPay.ACCOUNT, name="Sigge Wall",
        account="6000 123456789", by=wera, at=now,
    )  # fmt: skip
    decided = MonthDecision.objects.get(decision_id=decision)
    actions.plan_payment(
        decision, payee_id=payee, purpose=PaidFor.SUPPORT, kronor=decided.kronor,
        pay_on=next_working_day(now.date() + timedelta(days=3)), by=wera, at=now,
    )  # fmt: skip
    _a_claim(decided, now)
    BankAnswer.objects.create(
        kind=AnswerKind.REPORT, bank_id="SVAR-1", sha256="0" * 64, read_by_name=wera.name,
        read_at=now,
    )  # fmt: skip
    ReviewDraw.objects.create(decided=decided, drawn_at=now)
    run = MonthRun.objects.create(
        unit_id=unit, month=sheet.month, begun_by=wera.id, begun_by_name=wera.name, begun_at=now,
        ended_at=now,
    )  # fmt: skip
    RunLine.objects.create(
        run=run, sheet=sheet, state=list(LineState)[-1], due_at=now, done_at=now,
        said="Månaden kan inte räknas.",
    )  # fmt: skip
    return sheet


def _a_claim(decided: MonthDecision, now: datetime) -> None:
    """A part of it is to be paid back, and some of that is."""
    claim = RecoveryClaim.objects.create(
        sheet=decided.sheet, decision_id=decided.decision_id, before=decided.calculation,
        calculation=decided.calculation, ground=Ground.WRONG_OR_MISSING.value,
        paid=decided.kronor, kronor=Decimal(1000), left=Decimal(800), why="Lönen var inte känd.",
        weighed="Kan betala lite i taget.", proposed_by_name="Wera Holm", proposed_at=now,
        decided_at=now,
    )  # fmt: skip
    RecoveryPlan.objects.create(
        claim=claim, kronor=Decimal(200), first_on=now.date(), left=Decimal(1000),
        why="Som vi kom överens om.", by_name="Wera Holm", at=now,
    )  # fmt: skip
    for kind, kronor in ((EntryKind.CLAIM, 1000), (EntryKind.PAID_BACK, 200)):
        RecoveryEntry.objects.create(
            claim=claim, kind=kind.value, kronor=Decimal(kronor), on=now.date(),
            reference=f"OCR {kronor}", why="Inbetalt.", by_name="Wera Holm", at=now,
        )  # fmt: skip


def a_waiting_month(now: datetime) -> Worksheet:
    """Somebody else alone, this month: counted, and not yet proposed."""
    person = register_person(
        "Sanna", "Wikander", born=date(1991, 2, 2), source=Source.STAFF, by=BY, at=now
    )
    set_contact_needs(person, safe_way="Brev hem går bra.", by=BY, at=now)
    me = Resident(person, "Sanna Wikander")
    made = actions.start_application(now.date(), by=me, at=now)
    answers = {"costs": [{"who": "", "kind": "rent", "kronor": "5400"}], "attested": True}
    actions.save_application(made, answers, version=1, by=me, at=now)
    actions.sign_application(made, version=2, by=me, at=now)
    sheet = Worksheet.objects.get(application=made)
    mona = _of_the_town("mona", now)
    assign(sheet.case_id, mona.id, ground="allocation", by=BY, at=now)
    actions.count_month(sheet.pk, by=mona, at=now)
    an_activity(sheet, mona, now)
    EvictionNotice.objects.create(
        case_id=sheet.case_id, sender=NoticeFrom.ENFORCEMENT, kind=NoticeKind.EVICTION,
        received_at=now, eviction_on=now.date() + timedelta(days=20), kronor=18_400, children=0,
        address="Storgatan 3", text="Hyran för två månader.", at=now, by_name=mona.name,
        confirmed_at=now, confirmed_by_name=mona.name, confirmed_how="E-post till Kronofogden.",
        handler_name=mona.name, copied_at=now, copied_by_name=mona.name, copied_how="Brev hem.",
        ended_at=now, ended_by_name=mona.name, ended_as=NoticeEnd.KEPT_HOME, why="Hyran är betald.",
    )  # fmt: skip
    return sheet


def _of_the_town(subject: str, now: datetime) -> Staff:
    found = staff_actor(BY, StaffAccount.objects.get(subject=subject).pk, at=now)
    assert found
    return found


def _colleague(name: str, unit: Any, now: datetime) -> Staff:
    id_ = employ(name, subject=name.lower(), qualified_since=None, by=BY, at=now)
    give_seat(id_, unit, Role.SOCIAL_WORKER, by=BY, at=now)
    found = staff_actor(BY, id_, at=now)
    assert found
    return found


def _decided(sheet: Worksheet, by: Staff, now: datetime) -> Any:
    """Counted, looked at, proposed, heard; decided as the delegate would, by the order in force."""
    actions.count_month(sheet.pk, by=by, at=now)
    found = standing_of(by, Worksheet.objects.get(pk=sheet.pk), at=now)
    for section in found.sections:
        digest = found.digest(section)
        actions.approve_section(sheet.pk, section, digest=digest, by=by, at=now)
    for warning in SheetWarning.objects.filter(sheet=sheet):
        actions.acknowledge_warning(warning.pk, by=by, at=now)
    version = Worksheet.objects.get(pk=sheet.pk).version
    stored = StoredCalculation.objects.get(sheet=sheet)
    said = ProposedIn() if stored.kronor else ProposedIn(kronor=Decimal(5000), despite="Bråttom.")
    decision = actions.propose_month(sheet.pk, said, version=version, by=by, at=now)
    row = Decision.objects.get(pk=decision)
    decisions.skip_hearing(
        sheet.case_id, row.person_id, exception="UNNECESSARY", reason="Allt beviljas.",
        by=by, at=now,
    )  # fmt: skip
    decisions.decide(decision, version=row.version, by=by, at=now)
    return decision


def an_activity(sheet: Worksheet, by: Staff, now: datetime) -> None:
    """A plan that goes on; and one that ended, with a day that was noted twice."""
    person, today = sheet.case.person_id, now.date()
    plan = ActivityPlan.objects.create(
        case_id=sheet.case_id, person_id=person, kind=ActivityKind.LANGUAGE,
        place="Solby vuxenskola", text="Grupp två.", minutes=7 * 60, schedule=[60] * 7,
        valid_from=today - timedelta(days=14), valid_to=today + timedelta(days=14), agreed=True,
        above_why="Hon vill själv.", by_id=by.id, by_name=by.name, at=now, ended_on=today,
        ended_at=now, ended_by_name=by.name, ended_why="Hon har fått arbete.",
    )  # fmt: skip
    ActivityPlan.objects.create(
        case_id=sheet.case_id, person_id=person, kind=ActivityKind.WORKPLACE, place="Återbruket",
        minutes=7 * 60, schedule=[60] * 7, valid_from=today, valid_to=today + timedelta(days=14),
        agreed=True, by_id=by.id, by_name=by.name, at=now,
    )  # fmt: skip
    first = ActivityDay.objects.create(
        plan=plan, on=today, attended=0, told_by=ToldBy.PLACE, text="Kom inte.", by_id=by.id,
        by_name=by.name, at=now,
    )  # fmt: skip
    ActivityDay.objects.create(
        plan=plan, on=today, attended=0, reason=AbsenceReason.ILL, told_by=ToldBy.PERSON,
        text="Ringde.", judged=Judged.VALID, why="Sjuk.", by_id=by.id, by_name=by.name, at=now,
        replaces=first,
    )  # fmt: skip
