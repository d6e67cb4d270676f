"""Applications: what somebody writes, signs and sends, kept as it was sent."""

from django.db import models
from django.db.models import Q

from tillit.areas.assistance.types.words import ApplicationKind, Missing
from tillit.areas.assistance.workflow import ApplicationStage
from tillit.kernel.ids import new_id
from tillit.trust.sealing.types import SealedTextField

UNSENT = [ApplicationStage.DRAFT.value, ApplicationStage.CO_SIGNS.value]


class Application(models.Model):
    """An application (ansökan) for one month. `sent` is the canonical text that was signed, with
    its checksum: it never changes. `case` is set when it is submitted."""

    class Privacy:
        holds = "what a household applies for: family, incomes, costs, and what is told beside"
        retention = "file"
        location = ("sent",)
        placeless = ("sha256",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, null=True, related_name="+")
    applicant = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    co_applicant = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    month = models.DateField()
    kind = models.CharField(max_length=14, choices=[(k.value, k.name) for k in ApplicationKind])
    stage = models.CharField(max_length=10, choices=[(s.value, s.name) for s in ApplicationStage])
    version = models.PositiveIntegerField(default=1)
    sent = SealedTextField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    co_signed_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["applicant", "month"], name="assistance_mine"),
            models.Index(fields=["co_applicant", "stage"], name="assistance_to_sign"),
            models.Index(fields=["case", "month"], name="assistance_of_case"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["applicant", "month"],
                condition=Q(stage__in=UNSENT),
                name="assistance_one_unsent_a_month",
            ),
            models.CheckConstraint(
                condition=~Q(stage=ApplicationStage.SUBMITTED)
                | (
                    Q(case__isnull=False, sent__isnull=False, submitted_at__isnull=False)
                    & ~Q(sha256="")
                ),
                name="assistance_sent_is_frozen",
            ),
            models.CheckConstraint(
                condition=~Q(stage=ApplicationStage.SUBMITTED)
                | Q(co_applicant=None)
                | Q(co_signed_at__isnull=False),
                name="assistance_both_have_signed",
            ),
            models.CheckConstraint(
                condition=Q(co_applicant=None) | ~Q(co_applicant=models.F("applicant")),
                name="assistance_two_are_two",
            ),
        ]


class Draft(models.Model):
    """What is written and not sent yet. Goes when the application is sent or withdrawn."""

    class Privacy:
        holds = "what somebody has begun to write in an application"
        retention = "short"
        location = ("answers",)

    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, primary_key=True, related_name="draft"
    )
    answers = SealedTextField()
    saved_at = models.DateTimeField()


class MissingThing(models.Model):
    """Something that is asked for, of whom, and by which day (FL 19-20)."""

    class Privacy:
        holds = "what a household is asked to hand in"
        retention = "file"
        location = ()
        prose = ("text",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sheet = models.ForeignKey("assistance.Worksheet", on_delete=models.PROTECT, related_name="asks")
    what = models.CharField(max_length=16, choices=[(m.value, m.name) for m in Missing])
    text = models.TextField(blank=True)
    of = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    by_day = models.DateField()
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=120)
    answered_at = models.DateTimeField(null=True)
    document_id = models.UUIDField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["sheet", "by_day"], name="assistance_asked")]
