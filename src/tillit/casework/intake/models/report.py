"""The report as it came in. A trigger in the database forbids every change of a row."""

from django.db import models

from tillit.casework.intake.types import Channel, ReporterKind, Safety
from tillit.kernel.ids import new_id
from tillit.trust.sealing.types import SealedTextField


class ConcernReport(models.Model):
    """A concern report (orosanmälan), frozen when it arrives.

    An anonymous report holds nothing about the reporter: no name, address, IP or agent.
    """

    class Privacy:
        holds = "what somebody has told about a child, and who told it (sealed)"
        retention = "file"
        location = ("unit_id", "reporter_contact", "reporter_organisation")
        prose = ("text", "reporter_role")
        placeless = ("reporter_category", "locale", "digest", "code_index", "reporter_name")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    channel = models.CharField(max_length=8, choices=[(c.value, c.name) for c in Channel])
    reporter_kind = models.CharField(
        max_length=10, choices=[(k.value, k.name) for k in ReporterKind]
    )
    reporter_category = models.CharField(max_length=30, blank=True)
    received_at = models.DateTimeField()
    registered_at = models.DateTimeField()
    registered_by = models.UUIDField(null=True)
    registered_name = models.CharField(max_length=120, blank=True)
    unit_id = models.UUIDField()
    text = models.TextField()
    schema_version = models.PositiveSmallIntegerField()
    locale = models.CharField(max_length=10)
    digest = models.CharField(max_length=64)
    code_index = models.CharField(max_length=64, unique=True)
    wants_feedback = models.BooleanField()
    safe_now = models.CharField(max_length=8, choices=[(s.value, s.name) for s in Safety])
    reporter_name = SealedTextField(null=True)
    reporter_contact = SealedTextField(null=True)
    reporter_organisation = SealedTextField(null=True)
    reporter_role = SealedTextField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reporter_kind=ReporterKind.ANONYMOUS)
                | models.Q(
                    reporter_name=None,
                    reporter_contact=None,
                    reporter_organisation=None,
                    reporter_role=None,
                    reporter_category="",
                    wants_feedback=False,
                ),
                name="intake_anonymous_is_nobody",
            ),
            models.CheckConstraint(
                condition=models.Q(received_at__lte=models.F("registered_at")),
                name="intake_received_before_registered",
            ),
        ]
