"""Assessments by a municipality's own template: drafted, saved by version, signed and locked."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from tillit.casework.cases import policies
from tillit.casework.cases.events import AssessmentSigned, TemplatePublished
from tillit.casework.cases.models import Assessment, AssessmentTemplate
from tillit.casework.cases.templating import (
    OWN,
    check_answers,
    check_template,
    read_template,
    view_of,
)
from tillit.kernel.actor import Actor, Staff, System
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.audit.actions import record

_PROGRAM = System("templates")
OTHER_WINDOW = (
    "Bedömningen har ändrats i ett annat fönster. Din text finns kvar här: jämför och spara igen."
)


@transaction.atomic
def publish_template(body: Mapping[str, Any], *, by: Actor, at: datetime) -> UUID:
    """A new version of a template. What is published never changes: the one before ends."""
    policies.check_may_publish(by)
    check_template(body)
    rows = AssessmentTemplate.objects.filter(code=body["code"])
    last = rows.aggregate(last=Max("version"))["last"] or 0
    rows.filter(ended_at=None).update(ended_at=at)
    row = AssessmentTemplate.objects.create(
        code=body["code"], version=last + 1, title=body["title"],
        body={"parts": body["parts"]}, published_at=at,
    )  # fmt: skip
    record(TemplatePublished(template=row.pk, version=row.version), by=by, at=at)
    return row.pk


@transaction.atomic
def import_template(text: str, *, by: Staff, at: datetime) -> UUID:
    """Publish what a file holds, when it passes the checks."""
    policies.check_may_publish(by)
    return publish_template(read_template(text), by=by, at=at)


@transaction.atomic
def load_own_template(*, by: Actor, at: datetime) -> UUID:
    """The neutral template that comes with the program, published when there is none of its
    code. Returns the version that holds."""
    body = json.loads(OWN.read_text(encoding="utf-8"))
    there = AssessmentTemplate.objects.filter(code=body["code"], ended_at=None).first()
    return there.pk if there else publish_template(body, by=by, at=at)


@transaction.atomic
def start_assessment(
    case_id: UUID, *, template_id: UUID | None = None, by: Staff, at: datetime
) -> UUID:
    """Begin the draft, or go on with the one there is. The version is kept to the end."""
    case = policies.case_to_change(by, case_id, at=at)
    draft = Assessment.objects.filter(case_id=case.pk, signed_at=None).first()
    if draft:
        return draft.pk
    holds = AssessmentTemplate.objects.filter(ended_at=None)
    chosen = holds.filter(pk=template_id).first() if template_id else holds.first()
    if template_id and chosen is None:
        raise Refusal("Mallen gäller inte längre. Välj en annan.")
    row = Assessment.objects.create(
        case_id=case.pk,
        template_id=chosen.pk if chosen else load_own_template(by=_PROGRAM, at=at),
        saved_at=at,
        saved_by=by.name,
    )
    return row.pk


@transaction.atomic
def save_assessment(
    assessment_id: UUID, *, version: int, answers: Mapping[str, str], by: Staff, at: datetime
) -> int:
    """Save the draft; two windows never overwrite each other. Returns the new version."""
    row = _draft(assessment_id, by, at)
    known = {
        f"{part.key}.{question.key}"
        for part in view_of(row.template).parts
        for question in part.questions
    }
    kept = {key: text for key, text in answers.items() if key in known}
    policies.check_note_length(*kept.values())
    fresh = Assessment.objects.filter(pk=row.pk, version=version, signed_at=None)
    if not fresh.update(answers=kept, version=F("version") + 1, saved_at=at, saved_by=by.name):
        raise Moved(OTHER_WINDOW)
    return version + 1


@transaction.atomic
def sign_assessment(assessment_id: UUID, *, version: int, by: Staff, at: datetime) -> None:
    """Sign and lock. Everything that the template demands must have an answer."""
    row = _draft(assessment_id, by, at)
    policies.check_may_investigate(by, at=at)
    check_answers(view_of(row.template), row.answers)
    fresh = Assessment.objects.filter(pk=row.pk, version=version, signed_at=None)
    if not fresh.update(signed_at=at, signed_by=by.name):
        raise Moved(OTHER_WINDOW)
    event = AssessmentSigned(case=row.case_id, person=row.case.person_id, assessment=row.pk)
    record(event, by=by, at=at)


def _draft(assessment_id: UUID, by: Staff, at: datetime) -> Assessment:
    rows = Assessment.objects.select_related("template", "case")
    row = rows.filter(pk=assessment_id, signed_at=None).first()
    if row is None:
        raise NotThere
    policies.case_to_change(by, row.case_id, at=at)
    return row
