"""What has been opened to whom, and what they write back. Nothing is open without a row here."""

from django.db import models
from django.db.models import Q

from tillit.casework.cases.types import PartyAs
from tillit.kernel.ids import new_id


class Publication(models.Model):
    """One decision: this party may see this of this case, until it is withdrawn."""

    class Privacy:
        holds = "what a party may see of a case, why, and what was weighed"
        retention = "file"
        location = ()
        prose = ("reason", "weighing", "maturity", "violence")
        placeless = ("parts", "documents", "representatives")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="publications")
    party = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    as_party = models.CharField(max_length=10, choices=[(a.value, a.name) for a in PartyAs])
    parts = models.JSONField(default=list)
    documents = models.JSONField(default=list)
    reason = models.TextField()
    weighing = models.TextField(blank=True)
    maturity = models.TextField(blank=True)
    violence = models.TextField(blank=True)
    guardian_may_act = models.BooleanField(default=False)
    representatives = models.JSONField(default=list)
    decided_by = models.UUIDField()
    decided_by_name = models.CharField(max_length=120)
    decided_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    withdrawn_by_name = models.CharField(max_length=120, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["party"], condition=Q(withdrawn_at=None), name="cases_publication_party"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "party"],
                condition=Q(withdrawn_at=None),
                name="cases_one_publication_a_party",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="cases_publication_has_a_reason"),
        ]


class ViolenceMark(models.Model):
    """Violence in the family: guardians are shown nothing until it is decided separately."""

    class Privacy:
        holds = "that there is violence in a family, and why we think so"
        retention = "file"
        location = ()
        prose = ("reason", "lifted_why")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="violence_marks")
    reason = models.TextField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    lifted_by_name = models.CharField(max_length=120, blank=True)
    lifted_why = models.TextField(blank=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(lifted_at=None), name="cases_one_violence_mark"
            )
        ]


class PartyReply(models.Model):
    """What a party answers to something asked: a draft that only they see, then sent once."""

    class Privacy:
        holds = "what a party writes to the social services"
        retention = "file"
        location = ()
        prose = ("text",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="replies")
    party = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    ask_id = models.UUIDField()
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ask_id", "party"], name="cases_one_reply_an_ask")
        ]
