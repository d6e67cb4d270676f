"""What the program decides by itself: whether it may now, and what was drawn for review."""

from django.db import models

from tillit.areas.assistance.types.gated import Reviewed
from tillit.kernel.ids import new_id


class AutomationSwitch(models.Model):
    """The automatic decisions were turned off, by whom and why; or on again. The latest holds;
    without a row they are off."""

    class Privacy:
        holds = "that automatic decisions were turned on or off; nothing about a resident"
        retention = "organisation"
        location = ()
        placeless = ("why",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    on = models.BooleanField()
    why = models.TextField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-at"], name="assistance_switch_latest")]


class ReviewDraw(models.Model):
    """A decision of the program's own that was drawn for a person to look at afterwards."""

    class Privacy:
        holds = "that an automatic decision was looked at, and what was found"
        retention = "file"
        location = ()
        prose = ("text",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decided = models.OneToOneField(
        "assistance.MonthDecision", on_delete=models.PROTECT, related_name="draw"
    )
    drawn_at = models.DateTimeField()
    reviewed = models.CharField(
        max_length=8, blank=True, choices=[(r.value, r.name) for r in Reviewed]
    )
    text = models.TextField(blank=True)
    by_name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField(null=True)
