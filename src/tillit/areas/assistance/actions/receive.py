"""An application comes in: the case, the month and the rows that the household told of."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from tillit.areas.assistance.events import ApplicationSubmitted, MonthDropped
from tillit.areas.assistance.household import ADULT_ROW, CHILD_ROW
from tillit.areas.assistance.ledger import drop_claim
from tillit.areas.assistance.matching import PROGRAM, open_case_of
from tillit.areas.assistance.models import (
    Application,
    EvictionNotice,
    MonthDecision,
    RecoveryClaim,
    SheetRow,
    SheetWarning,
    Worksheet,
)
from tillit.areas.assistance.steps import MAY_WORK, remember, take_step
from tillit.areas.assistance.types.applied import Applied, AppliedSum, applied_from
from tillit.areas.assistance.types.words import (
    ApplicationKind,
    Owner,
    Section,
    WarningKind,
    WarningState,
    Who,
)
from tillit.areas.assistance.workflow import ApplicationStage, MonthStage
from tillit.casework.cases.actions import start_case
from tillit.casework.cases.types import CaseKind
from tillit.casework.decisions.actions import withdraw_proposal
from tillit.kernel.actor import Actor
from tillit.kernel.asking import asking
from tillit.kernel.events import Code
from tillit.kernel.refusal import Refusal
from tillit.trust.access.actions import add_concerned
from tillit.trust.access.queries import units
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.actions import record

SOURCE = "ansökan"
NOBODY = "Kommunen tar inte emot ansökningar här än. Ring oss, så hjälper vi dig."
NEW_FACTS = "Den sökande har ändrat eller tagit tillbaka sin ansökan."
DECIDED = (MonthStage.DECIDED, MonthStage.PAID, MonthStage.RECONCILED)


def receive(row: Application, *, by: Actor, at: datetime) -> UUID:
    """Put a signed application in its case and month, in the caller's transaction. Returns the
    case: an application begins one where there is none (FL 19, SoL 14:2)."""
    assert row.sent is not None  # it is signed
    text = row.sent if isinstance(row.sent, str) else row.sent.reveal()
    applied = applied_from(json.loads(text)["answers"])
    case_id = open_case_of(row.applicant_id, row.co_applicant_id, at=at) or _open(row, by, at)
    family = [row.applicant_id, row.co_applicant_id, *(child.person for child in applied.children)]
    add_concerned(case_id, [each for each in family if each], by=by, at=at)
    sheet = _sheet(case_id, row, by=by, at=at)
    _write_rows(sheet, row, applied, at=at)
    event = ApplicationSubmitted(
        case=case_id, application=row.pk, person=row.applicant_id, month=row.month,
        kind=ApplicationKind(row.kind), sha256=Code(row.sha256),
    )  # fmt: skip
    record(event, by=by, at=at)
    return case_id


def step_back(row: Application, *, by: Actor, at: datetime) -> None:
    """A sent application was withdrawn before it was decided on. The month is withdrawn too where
    nothing else was applied for in it; where it was decided before, that stands."""
    assert row.case_id is not None  # it was sent
    sheet = Worksheet.objects.filter(case_id=row.case_id, month=row.month).first()
    if sheet is None:
        return
    decided = MonthDecision.objects.filter(sheet=sheet, dropped_at=None)
    with asking(PROGRAM):
        moments = list(decided.values_list("decision__decided_at", flat=True))
    made = [moment for moment in moments if moment]
    if sheet.stage in DECIDED or (row.submitted_at and any(m >= row.submitted_at for m in made)):
        raise Refusal("Månaden är redan beslutad. Prata med oss om du vill ändra något.")
    SheetRow.objects.filter(
        sheet=sheet, owner=Owner.APPLICANT, origin__startswith=f"{row.pk}:", removed_at=None
    ).update(removed_at=at, removed_by_name=SOURCE)
    drop_proposals(sheet, by=by, at=at)
    if made:
        take_step(sheet, "drop_addition", by=by, at=at)
    elif not _others(row).exists():
        take_step(sheet, "withdraw", by=by, at=at)
    elif sheet.stage == MonthStage.PROPOSED:
        take_step(sheet, "take_back", by=by, at=at)
    Worksheet.objects.filter(pk=sheet.pk).update(version=F("version") + 1)


def _others(row: Application) -> "QuerySet[Application]":
    """What else is applied for in the same month."""
    assert row.case_id is not None
    sent = Application.objects.filter(
        case_id=row.case_id, month=row.month, stage=ApplicationStage.SUBMITTED
    )
    return sent.exclude(pk=row.pk)


def drop_proposals(sheet: Worksheet, *, by: Actor, at: datetime) -> None:
    """What is proposed and not decided no longer stands: the program takes it back, and says why.
    The program does it: whoever applies neither reads nor changes a decision."""
    rows = MonthDecision.objects.filter(sheet=sheet, dropped_at=None)
    with asking(PROGRAM):
        for row in rows.filter(decision__decided_at=None):
            withdraw_proposal(row.decision_id, reason=NEW_FACTS, by=PROGRAM, at=at)
            drop(sheet, row, by=by, at=at)
        claims = RecoveryClaim.objects.filter(sheet=sheet, dropped_at=None, decided_at=None)
        for claim in claims.select_related("sheet"):
            withdraw_proposal(claim.decision_id, reason=NEW_FACTS, by=PROGRAM, at=at)
            drop_claim(claim, by=by, at=at)


def drop(sheet: Worksheet, row: MonthDecision, *, by: Actor, at: datetime) -> None:
    """The proposal no longer stands for the month: nobody can decide on it."""
    MonthDecision.objects.filter(pk=row.pk, dropped_at=None).update(dropped_at=at)
    event = MonthDropped(case=sheet.case_id, sheet=sheet.pk, decision=row.decision_id)
    record(event, by=by, at=at)


def _open(row: Application, by: Actor, at: datetime) -> UUID:
    found = units(by, UnitKind.ASSISTANCE)
    if not found:
        raise Refusal(NOBODY)
    return start_case(
        row.applicant_id, found[0].id, kind=CaseKind.ASSISTANCE, title="Ekonomiskt bistånd",
        by=by, at=at,
    )  # fmt: skip


def _sheet(case_id: UUID, row: Application, *, by: Actor, at: datetime) -> Worksheet:
    sheet, made = Worksheet.objects.select_related("case").get_or_create(
        case_id=case_id,
        month=row.month,
        defaults={"kind": row.kind, "stage": MonthStage.RECEIVED, "opened_at": at},
    )
    if made:
        remember(sheet, "receive", "", MonthStage.RECEIVED, by=by, at=at)
    elif sheet.stage in DECIDED:
        take_step(sheet, "add", by=by, at=at, kind=row.kind)
    elif sheet.stage == MonthStage.WITHDRAWN:
        take_step(sheet, "apply_again", by=by, at=at, kind=row.kind)
    elif sheet.stage not in MAY_WORK:
        drop_proposals(sheet, by=by, at=at)  # what is proposed did not know of this
        take_step(sheet, "take_back", by=by, at=at)
    Worksheet.objects.filter(pk=sheet.pk).update(application=row.pk, version=sheet.version + 1)
    sheet.version += 1
    sheet.application_id = row.pk
    return sheet


def _write_rows(sheet: Worksheet, row: Application, applied: Applied, *, at: datetime) -> None:
    """The rows of this application. Those of an earlier one of the same month give place, but for
    a supplementary one, which only adds."""
    if row.kind != ApplicationKind.SUPPLEMENTARY:
        told = SheetRow.objects.filter(sheet=sheet, owner=Owner.APPLICANT, removed_at=None)
        told.update(removed_at=at, removed_by_name=SOURCE)
    rows = [*_household(row, applied), *_sums(row, applied)]
    if row.kind == ApplicationKind.SUPPLEMENTARY:
        rows = [each for each in rows if each["section"] is not Section.HOUSEHOLD]
    SheetRow.objects.bulk_create(
        SheetRow(sheet=sheet, owner=Owner.APPLICANT, source=SOURCE, read_at=at, at=at, **each)
        for each in rows
    )
    if "eviction" in applied.urgent:
        warn(sheet, WarningKind.EVICTION, str(row.pk), at=at)
    open_ = EvictionNotice.objects.filter(case_id=sheet.case_id, ended_at=None)
    for notice in open_.values_list("pk", flat=True):
        warn(sheet, WarningKind.EVICTION, str(notice), at=at)


def warn(sheet: Worksheet, kind: WarningKind, source: str, *, text: str = "", at: datetime) -> None:
    """Open a warning once; one that a person has closed stays closed."""
    SheetWarning.objects.get_or_create(
        sheet=sheet,
        key=f"{kind}:{source}"[:120],
        defaults={"kind": kind, "state": WarningState.OPEN, "text": text, "opened_at": at},
    )


def _household(row: Application, applied: Applied) -> list[dict[str, Any]]:
    adults = [(row.applicant_id, Who.APPLICANT), (row.co_applicant_id, Who.CO_APPLICANT)]
    found: list[dict[str, Any]] = [
        {
            "section": Section.HOUSEHOLD, "kind": ADULT_ROW, "person_id": person,
            "facts": {"who": str(who)}, "origin": f"{row.pk}:{who}",
        }
        for person, who in adults
        if person
    ]  # fmt: skip
    if applied.home_size is not None:
        found[0]["facts"]["home_size"] = applied.home_size
    for child in applied.children:
        facts: dict[str, Any] = {"lunch_days": child.lunch_days}
        if child.days is not None:
            facts["days"] = child.days
        if child.school is not None:
            facts["school"] = child.school
        found.append(
            {
                "section": Section.HOUSEHOLD, "kind": CHILD_ROW, "person_id": child.person,
                "facts": facts, "origin": f"{row.pk}:{child.person}",
            }
        )  # fmt: skip
    return found


def _sums(row: Application, applied: Applied) -> list[dict[str, Any]]:
    parts = (
        (Section.INCOME, applied.incomes), (Section.COST, applied.costs),
        (Section.ASSET, applied.assets),
    )  # fmt: skip
    return [
        {
            "section": section,
            "kind": each.kind,
            "person_id": _person(each, row),
            "kronor": each.kronor,
            "on": each.paid,
            "why": each.told,
            "origin": f"{row.pk}:{section}:{number}",
        }
        for section, sums in parts
        for number, each in enumerate(sums)
    ]


def _person(each: AppliedSum, row: Application) -> UUID | None:
    if each.who == Who.APPLICANT:
        return row.applicant_id
    if each.who == Who.CO_APPLICANT:
        if row.co_applicant_id is None:
            raise Refusal("Raden gäller någon du inte söker tillsammans med. Ändra den.")
        return row.co_applicant_id
    return UUID(each.who) if each.who else None
