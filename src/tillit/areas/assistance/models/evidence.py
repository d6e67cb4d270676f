"""What is known of a month: what agencies answered, and the rows that are counted on."""

from django.db import models
from django.db.models import Q

from tillit.areas.assistance.types.words import Answered, Owner, Section
from tillit.kernel.ids import new_id
from tillit.trust.sealing.types import SealedTextField


class AgencyAnswer(models.Model):
    """One agency's answer to one question about one person. Never overwritten: to ask again is a
    new row. `dispose_on` is empty while nobody has found how long it may be kept."""

    class Privacy:
        holds = "what an agency says of somebody's incomes and situation"
        retention = "file"
        location = ("rows",)
        placeless = ("agency", "reason", "code")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sheet = models.ForeignKey(
        "assistance.Worksheet", on_delete=models.PROTECT, related_name="answers"
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    question_id = models.UUIDField()
    agency = models.CharField(max_length=4)
    answered = models.CharField(max_length=10, choices=[(a.value, a.name) for a in Answered])
    rows = SealedTextField(null=True)
    reason = models.CharField(max_length=16, blank=True)
    code = models.CharField(max_length=40, blank=True)
    read_at = models.DateTimeField()
    dispose_on = models.DateField(null=True)
    disposed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["sheet", "person", "agency", "-read_at"], name="assistance_latest_answer"
            ),
            models.Index(
                fields=["dispose_on"],
                condition=Q(disposed_at=None),
                name="assistance_to_dispose",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["question_id", "agency"], name="assistance_one_answer_a_question"
            ),
            models.CheckConstraint(
                condition=Q(answered=Answered.DATA) | Q(rows=None),
                name="assistance_only_data_has_rows",
            ),
            models.CheckConstraint(
                condition=~Q(answered=Answered.FAILED) | ~Q(reason=""),
                name="assistance_a_failure_has_a_reason",
            ),
        ]


class SheetRow(models.Model):
    """One row of a month. A new fetching replaces the machine's own rows and no others; a row is
    never deleted, only taken away. `origin` names the fact that the row came from."""

    class Privacy:
        holds = "an income, a cost, somebody in the household or what they own"
        retention = "file"
        location = ()
        prose = ("why", "facts", "source")
        placeless = ("kind", "origin")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sheet = models.ForeignKey("assistance.Worksheet", on_delete=models.PROTECT, related_name="rows")
    section = models.CharField(max_length=10, choices=[(s.value, s.name) for s in Section])
    kind = models.CharField(max_length=40)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    kronor = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    counted = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    on = models.DateField(null=True)
    facts = models.JSONField(default=dict)
    owner = models.CharField(max_length=10, choices=[(o.value, o.name) for o in Owner])
    origin = models.CharField(max_length=120)
    source = models.CharField(max_length=120)
    read_at = models.DateTimeField(null=True)
    answer = models.ForeignKey(
        AgencyAnswer, on_delete=models.PROTECT, null=True, related_name="made_rows"
    )
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="corrected_by"
    )
    why = models.TextField(blank=True)
    by_name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    removed_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["sheet", "section"], name="assistance_rows_of_section"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "owner", "origin"],
                condition=Q(removed_at=None),
                name="assistance_a_fact_once",
            ),
            models.UniqueConstraint(
                fields=["corrects"],
                condition=Q(removed_at=None),
                name="assistance_corrected_once",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(why=""), name="assistance_corrected_with_why"
            ),
        ]


class SheetComment(models.Model):
    """What the person says of a fact that was fetched, before anything is decided (FL 25)."""

    class Privacy:
        holds = "what somebody says of what was fetched about them"
        retention = "file"
        location = ()
        prose = ("text",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sheet = models.ForeignKey(
        "assistance.Worksheet", on_delete=models.PROTECT, related_name="comments"
    )
    row = models.ForeignKey(SheetRow, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
