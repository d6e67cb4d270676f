"""The municipality's own delegation order: who may decide what, and for how long."""

from django.db import models

from tillit.kernel.ids import new_id


class DelegationOrder(models.Model):
    """A delegation order (delegationsordning) as the board adopted it. Never changed: a new one
    is adopted in its place."""

    class Privacy:
        holds = "who may decide what; nothing about anybody"
        retention = "organisation"
        location = ()
        placeless = ("name", "paragraph")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    adopted_on = models.DateField()
    paragraph = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_to = models.DateField()
    recorded_by = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")),
                name="decisions_order_ends_after_it_begins",
            )
        ]


class DelegationEntry(models.Model):
    """One point of the order: a type of decision, and a role that may make it."""

    class Privacy:
        holds = "who may decide what; nothing about anybody"
        retention = "organisation"
        location = ()
        placeless = ("number", "decision_type", "role")

    order = models.ForeignKey(DelegationOrder, on_delete=models.PROTECT, related_name="entries")
    number = models.CharField(max_length=20)
    decision_type = models.CharField(max_length=20)
    role = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["order", "decision_type", "role"], name="decisions_entry_once"
            )
        ]
