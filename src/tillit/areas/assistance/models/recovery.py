"""What a household is to pay back: the claim, its ledger, and the plan."""

from django.db import models
from django.db.models import F, Q

from tillit.kernel.ids import new_id
from tillit.law.assistance.recovery import EntryKind, Ground

ENTRIES = [(kind.value, kind.name) for kind in EntryKind]


class RecoveryClaim(models.Model):
    """What a month was paid too much, and the decision to claim it back. `before` is the
    calculation that was paid on, `calculation` the right one. `left` is the sum of the entries:
    the database holds that it is never below zero, nor above what was decided."""

    class Privacy:
        holds = "what a household is to pay back, and why"
        retention = "file"
        location = ()
        prose = ("why", "weighed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sheet = models.ForeignKey(
        "assistance.Worksheet", on_delete=models.PROTECT, related_name="claims"
    )
    decision = models.OneToOneField(
        "decisions.Decision", on_delete=models.PROTECT, related_name="+"
    )
    before = models.ForeignKey(
        "assistance.StoredCalculation", on_delete=models.PROTECT, related_name="+"
    )
    calculation = models.ForeignKey(
        "assistance.StoredCalculation", on_delete=models.PROTECT, related_name="+"
    )
    ground = models.CharField(max_length=12, choices=[(g.value, g.name) for g in Ground])
    paid = models.DecimalField(max_digits=12, decimal_places=2)
    kronor = models.DecimalField(max_digits=12, decimal_places=2)
    left = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    why = models.TextField()
    weighed = models.TextField()  # how the household's situation was weighed
    proposed_by_name = models.CharField(max_length=120)
    proposed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "calculation"],
                condition=Q(dropped_at=None),
                name="assistance_reclaimed_once",
            ),
            models.CheckConstraint(
                condition=Q(kronor__gt=0) & Q(kronor__lte=F("paid")),
                name="assistance_reclaims_what_was_paid",
            ),
            models.CheckConstraint(
                condition=Q(left__gte=0) & Q(left__lte=F("kronor")),
                name="assistance_balance_not_below_zero",
            ),
        ]


class RecoveryEntry(models.Model):
    """A line of a claim's ledger. Never edited and never removed: what is wrong gets a line of its
    own that says so. A payment is noted once: its reference is one for ever."""

    class Privacy:
        holds = "what was paid back, remitted or corrected, by whom and why"
        retention = "file"
        location = ()
        prose = ("why",)
        placeless = ("reference",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    claim = models.ForeignKey(RecoveryClaim, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=9, choices=ENTRIES)
    kronor = models.DecimalField(max_digits=12, decimal_places=2)
    on = models.DateField()
    reference = models.CharField(max_length=60, blank=True)
    why = models.TextField(blank=True)
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="answer"
    )
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "reference"],
                condition=Q(kind=EntryKind.PAID_BACK.value),
                name="assistance_repaid_once",
            ),
            models.UniqueConstraint(
                fields=["claim", "reference"],
                condition=Q(kind=EntryKind.OVER.value) & ~Q(reference=""),
                name="assistance_over_once",
            ),
            models.UniqueConstraint(
                fields=["claim"],
                condition=Q(kind=EntryKind.CLAIM.value),
                name="assistance_claimed_once",
            ),
            models.CheckConstraint(condition=Q(kronor__gt=0), name="assistance_entry_is_a_sum"),
        ]


class RecoveryPlan(models.Model):
    """How a claim is paid back. A new plan is a new row; the latest holds. `left`: the balance when
    it was made."""

    class Privacy:
        holds = "how a household pays back, month by month"
        retention = "file"
        location = ()
        prose = ("why",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    claim = models.ForeignKey(RecoveryClaim, on_delete=models.PROTECT, related_name="plans")
    kronor = models.DecimalField(max_digits=12, decimal_places=2)
    first_on = models.DateField()
    left = models.DecimalField(max_digits=12, decimal_places=2)
    why = models.TextField(blank=True)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kronor__gt=0), name="assistance_plan_is_a_sum")
        ]
