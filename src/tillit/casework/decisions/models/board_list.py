"""The list of delegated decisions that the board is told of."""

from django.db import models

from tillit.kernel.ids import new_id


class BoardList(models.Model):
    """A snapshot of what was decided by delegation since the list before (KL 6:40)."""

    class Privacy:
        holds = "which decisions were made by delegation; no names of residents"
        retention = "organisation"
        location = ()
        placeless = ("paragraph",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    since = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    reported_on = models.DateField(null=True)
    paragraph = models.CharField(max_length=40, blank=True)


class BoardListRow(models.Model):
    """One decision on the list, as it was. A decision is told of once. Where its file has been
    disposed of the line stays, and leads nowhere."""

    class Privacy:
        holds = "number, kind and day of a decision; no names of residents"
        retention = "organisation"
        location = ()
        placeless = ("number", "law", "type_name", "outcome", "delegation_number")

    board_list = models.ForeignKey(BoardList, on_delete=models.PROTECT, related_name="rows")
    decision = models.OneToOneField(
        "decisions.Decision", on_delete=models.PROTECT, null=True, related_name="told"
    )
    order = models.PositiveIntegerField()
    number = models.CharField(max_length=30)
    decided_on = models.DateField()
    law = models.CharField(max_length=60)
    type_name = models.CharField(max_length=120)
    outcome = models.CharField(max_length=12)
    decided_by = models.CharField(max_length=160)
    delegation_number = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["board_list", "order"], name="decisions_list_order")
        ]
