"""Who gets money, and the orders to pay."""

from django.db import models
from django.db.models import F, Q

from tillit.areas.assistance.types.payees import (
    Agreed,
    HolderCheck,
    PaidFor,
    PayeeKind,
    WayToPay,
)
from tillit.areas.assistance.workflow import PaymentStage
from tillit.kernel.ids import new_id
from tillit.trust.sealing.types import SealedTextField


class Payee(models.Model):
    """Somebody who gets money in a case, and how. Never changed: a new account is a new row in
    its place, and a second person says yes to it. `held_until`: no money goes there before.
    `told_by`: whoever wrote in their own account with e-ID. `agreed`: how the household said yes to
    money that goes to somebody else. `checked`: how the second person knows who holds the account.
    `salary_of`: the colleague whose pay goes there; then a leader says yes. `stopped_at`: whoever
    it concerns said on their own pages that nothing is to go there."""

    class Privacy:
        holds = "whose account a household's assistance goes to"
        retention = "file"
        location = ("name", "account", "reference")
        placeless = ("account_mark", "agreed", "checked")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14, choices=[(k.value, k.name) for k in PayeeKind])
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    way = models.CharField(max_length=10, choices=[(w.value, w.name) for w in WayToPay])
    name = SealedTextField()
    account = SealedTextField(null=True)
    reference = SealedTextField(null=True)  # what the landlord knows the rent by
    account_mark = models.CharField(max_length=64, blank=True)  # a keyed fingerprint
    told_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    agreed = models.CharField(
        max_length=10, blank=True, choices=[(each.value, each.name) for each in Agreed]
    )
    agreed_on = models.DateField(null=True)
    salary_of = models.UUIDField(null=True)
    added_by = models.UUIDField(null=True)
    added_by_name = models.CharField(max_length=120)
    added_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True)
    approved_by_name = models.CharField(max_length=120, blank=True)
    approved_at = models.DateTimeField(null=True)
    checked = models.CharField(
        max_length=10, blank=True, choices=[(each.value, each.name) for each in HolderCheck]
    )
    by_leader = models.BooleanField(default=False)
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    held_until = models.DateTimeField(null=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account_mark"], name="assistance_same_account")]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(ended_at=None, kind__in=["applicant", "co_applicant"]),
                name="assistance_one_account_each",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(added_by=None) | ~Q(approved_by=F("added_by")),
                name="assistance_payee_by_two",
            ),
            models.CheckConstraint(
                condition=Q(way=WayToPay.BY_HAND) | Q(account__isnull=False),
                name="assistance_payee_has_an_account",
            ),
            models.CheckConstraint(
                condition=Q(salary_of=None) | Q(approved_at=None) | Q(by_leader=True),
                name="assistance_salary_account_by_leader",
            ),
        ]


class PaymentOrder(models.Model):
    """An order to pay what a decision grants. One for each decision, purpose and payee, for ever:
    that key is why nothing is paid twice."""

    class Privacy:
        holds = "how much was paid to whom, and when"
        retention = "file"
        location = ()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decided = models.ForeignKey(
        "assistance.MonthDecision", on_delete=models.PROTECT, related_name="orders"
    )
    purpose = models.CharField(max_length=8, choices=[(p.value, p.name) for p in PaidFor])
    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, related_name="orders")
    kronor = models.DecimalField(max_digits=12, decimal_places=2)
    pay_on = models.DateField()
    stage = models.CharField(max_length=10, choices=[(s.value, s.name) for s in PaymentStage])
    by_hand = models.BooleanField(default=False)
    planned_by = models.UUIDField(null=True)
    planned_by_name = models.CharField(max_length=120)
    planned_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True)
    approved_by_name = models.CharField(max_length=120, blank=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["stage", "pay_on"], name="assistance_to_pay")]
        constraints = [
            models.UniqueConstraint(
                fields=["decided", "purpose", "payee"], name="assistance_paid_once"
            ),
            models.CheckConstraint(condition=Q(kronor__gt=0), name="assistance_pays_something"),
            models.CheckConstraint(
                condition=Q(approved_by=None)
                | Q(planned_by=None)
                | ~Q(approved_by=F("planned_by"))
                | Q(by_hand=False),
                name="assistance_by_hand_by_two",
            ),
        ]


class PaymentStep(models.Model):
    """What was done with an order to pay: its own history."""

    class Privacy:
        holds = "when a payment was handled, and by whom"
        retention = "file"
        location = ()
        prose = ("text",)
        placeless = ("verb", "source", "target", "witness_name")

    order = models.ForeignKey(PaymentOrder, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=24)
    source = models.CharField(max_length=10, blank=True)
    target = models.CharField(max_length=10)
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    text = models.TextField(blank=True)
    witness = models.UUIDField(null=True)  # who saw that money was handed over
    witness_name = models.CharField(max_length=120, blank=True)
