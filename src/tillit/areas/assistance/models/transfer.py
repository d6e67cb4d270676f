"""Files of payments to the bank, and what the bank says back."""

from django.db import models
from django.db.models import Q

from tillit.areas.assistance.types.banking import AnswerKind
from tillit.areas.assistance.types.paying import Direction, payment_name
from tillit.kernel.ids import new_id
from tillit.trust.sealing.types import SealedTextField

from .payment import PaymentOrder


class PaymentFile(models.Model):
    """A file that the bank is to get, as it was made: read out again, never written anew. Its id
    is the name that the bank knows it by."""

    class Privacy:
        holds = "whom a unit paid on a day, and on which accounts"
        retention = "organisation"
        location = ("content",)
        placeless = ("unit", "sha256")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey("access.Unit", on_delete=models.PROTECT, related_name="+")
    pay_on = models.DateField()
    orders = models.PositiveIntegerField()
    kronor = models.DecimalField(max_digits=14, decimal_places=2)
    sha256 = models.CharField(max_length=64)
    content = SealedTextField()
    made_by = models.UUIDField()
    made_by_name = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    sent_by_name = models.CharField(max_length=120, blank=True)
    sent_at = models.DateTimeField(null=True)
    undone_by_name = models.CharField(max_length=120, blank=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "-made_at"], name="assistance_file_latest")]
        constraints = [
            # The database itself holds that a sent file is never undone, nor an undone one sent.
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(undone_at=None), name="assistance_sent_or_undone"
            )
        ]


class FileLine(models.Model):
    """An order in a file. An order stands in one file at a time: it is free for another one only
    when the bank has refused it or sent the money back, or the file was undone before it went."""

    class Privacy:
        holds = "that a payment was told to the bank, and why the bank refused it"
        retention = "file"
        location = ()
        placeless = ("code",)

    file = models.ForeignKey(PaymentFile, on_delete=models.PROTECT, related_name="lines")
    order = models.ForeignKey(PaymentOrder, on_delete=models.PROTECT, related_name="lines")
    kronor = models.DecimalField(max_digits=12, decimal_places=2)
    round = models.PositiveSmallIntegerField(default=1)  # each time has its own name at the bank
    refused_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey(
        "assistance.BankAnswer", on_delete=models.PROTECT, null=True, related_name="+"
    )
    came_back = models.BooleanField(default=False)  # it had left, and the payee's bank sent it back
    code = models.CharField(max_length=4, blank=True)
    undone = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "order"], name="assistance_once_in_a_file"),
            models.UniqueConstraint(fields=["order", "round"], name="assistance_a_name_each_round"),
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(refused_at=None, undone=False),
                name="assistance_in_one_file",
            ),
        ]

    @property
    def name(self) -> str:
        """What the bank knows the payment by in this file."""
        return payment_name(self.order_id, self.round)


class BankAnswer(models.Model):
    """A report or a statement that was read. The same one again changes nothing; another text
    under the same name is refused."""

    class Privacy:
        holds = "that an answer of the bank was read; nothing about a resident"
        retention = "organisation"
        location = ()
        placeless = ("bank_id", "sha256")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=7, choices=[(k.value, k.name) for k in AnswerKind])
    bank_id = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    file = models.ForeignKey(PaymentFile, on_delete=models.PROTECT, null=True, related_name="+")
    read_by = models.UUIDField(null=True)
    read_by_name = models.CharField(max_length=120)
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "bank_id", "sha256"], name="assistance_answer_read_once"
            ),
            models.UniqueConstraint(
                fields=["kind", "bank_id"],
                condition=~Q(kind=AnswerKind.REPORT),
                name="assistance_statement_read_once",
            ),
        ]


class BookedLine(models.Model):
    """A line that the bank has booked. Without `order` we do not know what it is, and do not
    guess. The same line in two statements is one; equal lines of one statement are told apart by
    their place among their equals. `waits`: it is not what was told, and stands on the page until
    somebody closes it with a note."""

    class Privacy:
        holds = "that a payment left or came back to the municipality's account"
        retention = "file"
        location = ()
        prose = ("note",)
        placeless = ("entry", "end_to_end", "code")

    answer = models.ForeignKey(BankAnswer, on_delete=models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=7, choices=[(k.value, k.name) for k in AnswerKind])
    entry = models.CharField(max_length=64)
    end_to_end = models.CharField(max_length=64, blank=True)
    kronor = models.DecimalField(max_digits=14, decimal_places=2)
    direction = models.CharField(max_length=4, choices=[(d.value, d.name) for d in Direction])
    booked_on = models.DateField()
    equal = models.PositiveSmallIntegerField(default=0)
    elsewhere = models.BooleanField(default=False)  # the bank says another account than the payee's
    code = models.CharField(max_length=4, blank=True)
    order = models.ForeignKey(
        PaymentOrder, on_delete=models.PROTECT, null=True, related_name="booked"
    )
    waits = models.BooleanField(default=False)
    closed_by = models.UUIDField(null=True)
    closed_by_name = models.CharField(max_length=120, blank=True)
    closed_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["order"], condition=Q(waits=True), name="assistance_line_waits")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "kind",
                    "entry",
                    "end_to_end",
                    "direction",
                    "kronor",
                    "booked_on",
                    "equal",
                ],
                name="assistance_booked_once",
            )
        ]
