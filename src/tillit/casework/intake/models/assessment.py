"""What is written before there is a case: protection assessments, contacts, extensions."""

from django.db import models

from tillit.casework.intake.types import ContactHow, ContactWith, Need
from tillit.kernel.ids import new_id

from .child import ReportedChild


class ProtectionAssessment(models.Model):
    """An immediate protection assessment (omedelbar skyddsbedömning) in one child's file.

    Signed when it is made. There is no case yet, so it hangs on the file itself (SoL 20:1).
    One made for a sibling has the sibling's person and file, and the line that it came from.
    """

    class Privacy:
        holds = "whether a child needs protection at once, and why"
        retention = "file"
        location = ()
        prose = ("text",)
        placeless = ("signature",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    line = models.ForeignKey(ReportedChild, on_delete=models.PROTECT, related_name="assessments")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("cases.CaseFile", on_delete=models.PROTECT, related_name="+")
    need = models.CharField(max_length=8, choices=[(n.value, n.name) for n in Need])
    text = models.TextField()
    assessed_by = models.UUIDField()
    assessed_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    signature = models.CharField(max_length=64)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "at"], name="intake_assessment_person")]


class PreliminaryContact(models.Model):
    """A talk before the decision. Only with the reporter and the family."""

    class Privacy:
        holds = "what a family or a reporter said before the decision"
        retention = "file"
        location = ()
        prose = ("text",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    line = models.ForeignKey(ReportedChild, on_delete=models.PROTECT, related_name="contacts")
    with_whom = models.CharField(max_length=10, choices=[(c.value, c.name) for c in ContactWith])
    how = models.CharField(max_length=10, choices=[(c.value, c.name) for c in ContactHow])
    happened_at = models.DateTimeField()
    text = models.TextField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(with_whom__in=[c.value for c in ContactWith]),
                name="intake_only_reporter_and_family",
            )
        ]


class Extension(models.Model):
    """The decision to take longer than 14 days, for extraordinary reasons (SoL 20:2)."""

    class Privacy:
        holds = "why a preliminary assessment took longer"
        retention = "file"
        location = ()
        prose = ("reasons",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    line = models.ForeignKey(ReportedChild, on_delete=models.PROTECT, related_name="extensions")
    until = models.DateField()
    reasons = models.TextField()
    decided_by = models.UUIDField()
    decided_name = models.CharField(max_length=120)
    at = models.DateTimeField()
