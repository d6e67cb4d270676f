"""What concerns the reporter: the answer, the offer of a meeting, who may know the name."""

from django.db import models

from tillit.casework.intake.types import MeetingAnswer, MeetingWith
from tillit.kernel.ids import new_id

from .child import ReportedChild
from .report import ConcernReport


class Feedback(models.Model):
    """An answer to a mandated reporter, as it was sent, or why none was (SoL 19:6)."""

    class Privacy:
        holds = "what a reporter was told"
        retention = "file"
        location = ()
        prose = ("text", "unsuitable_because")
        placeless = ("how",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    line = models.ForeignKey(ReportedChild, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField(blank=True)
    how = models.CharField(max_length=10, blank=True)
    unsuitable_because = models.TextField(blank=True)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()


class MeetingOffer(models.Model):
    """An offer of a meeting about the report, and what came of it (SoL 19:5)."""

    class Privacy:
        holds = "that a family was offered a meeting"
        retention = "file"
        location = ()
        prose = ("text",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    line = models.ForeignKey(ReportedChild, on_delete=models.PROTECT, related_name="offers")
    with_whom = models.CharField(max_length=10, choices=[(m.value, m.name) for m in MeetingWith])
    answer = models.CharField(max_length=12, choices=[(m.value, m.name) for m in MeetingAnswer])
    text = models.TextField(blank=True)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()


class ReporterSecrecy(models.Model):
    """The decision whether one party may know who reported (OSL 26:5). The newest row holds."""

    class Privacy:
        holds = "whether a party may know who reported, and why not"
        retention = "file"
        location = ()
        prose = ("reasons",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(ConcernReport, on_delete=models.PROTECT, related_name="secrecy")
    party = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    secret = models.BooleanField()
    reasons = models.TextField()
    decided_by = models.UUIDField()
    decided_name = models.CharField(max_length=120)
    at = models.DateTimeField()


class EarlierOpening(models.Model):
    """Why somebody read the text of an earlier report beside a new one."""

    class Privacy:
        holds = "who read an earlier report, and why"
        retention = "log"
        location = ()
        prose = ("reason",)

    line = models.ForeignKey(ReportedChild, on_delete=models.PROTECT, related_name="+")
    earlier = models.ForeignKey(ReportedChild, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
