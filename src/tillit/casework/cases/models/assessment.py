"""Assessments: answers to a municipality's own template, in the version that was used."""

from django.db import models

from tillit.kernel.ids import new_id


class AssessmentTemplate(models.Model):
    """A template in one version. A published version never changes; a new one replaces it."""

    class Privacy:
        holds = "questions of a form; nothing about anybody"
        retention = "organisation"
        location = ()
        placeless = ("code", "title", "body")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=40)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    body = models.JSONField()
    published_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="cases_template_version")
        ]


class Assessment(models.Model):
    """Answers of one case to one template version: needs, strengths and risks."""

    class Privacy:
        holds = "an assessment of a child's needs, in free text and choices"
        retention = "file"
        location = ()
        prose = ("answers",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="assessments")
    template = models.ForeignKey(AssessmentTemplate, on_delete=models.PROTECT)
    answers = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=120)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(signed_at=None),
                name="cases_one_assessment_draft",
            )
        ]
