"""A case that another municipality takes over, or that we are asked to take over."""

from django.db import models

from tillit.kernel.ids import new_id


class Transfer(models.Model):
    """A request in writing to move a case (SoL 29:10), its answer, and IVO's when they differ."""

    class Privacy:
        holds = "that a case may move to another municipality"
        retention = "file"
        location = ("municipality",)
        prose = ("reasons",)
        placeless = ("direction", "stage")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="transfers")
    direction = models.CharField(max_length=4)
    stage = models.CharField(max_length=12)
    municipality = models.CharField(max_length=120)
    reasons = models.TextField()
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(stage__in=["asked", "refused", "at_ivo", "accepted"]),
                name="cases_one_transfer_open",
            )
        ]


class TransferStep(models.Model):
    """One step of a transfer: its own history."""

    class Privacy:
        holds = "when and why a transfer went on"
        retention = "file"
        location = ()
        prose = ("text",)
        placeless = ("verb",)

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=16)
    text = models.TextField(blank=True)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
