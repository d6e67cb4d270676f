"""What an investigation plans and whom it has told."""

from django.db import models

from tillit.kernel.ids import new_id


class PlanQuestion(models.Model):
    """One question that the investigation shall answer, and how."""

    class Privacy:
        holds = "what an investigation asks about a family"
        retention = "file"
        location = ()
        prose = ("question", "how", "answer")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="questions")
    order = models.PositiveSmallIntegerField()
    question = models.TextField()
    how = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=120, blank=True)
    removed_at = models.DateTimeField(null=True)
    at = models.DateTimeField()


class InformedPerson(models.Model):
    """Somebody concerned was told that an investigation has begun, or why not yet (SoL 20:4)."""

    class Privacy:
        holds = "who has been told about an investigation"
        retention = "file"
        location = ()
        prose = ("not_yet_because",)
        placeless = ("how",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="informed")
    person_id = models.UUIDField()
    how = models.CharField(max_length=20)
    not_yet_because = models.TextField(blank=True)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()


class DelayDemand(models.Model):
    """A party has waited for six months and asks for a decision (FL 12). Once a party."""

    class Privacy:
        holds = "that a party has asked for a decision"
        retention = "file"
        location = ()
        prose = ("reasons",)
        placeless = ("answer",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="demands")
    person_id = models.UUIDField()
    received_at = models.DateTimeField()
    answer = models.CharField(max_length=12, blank=True)
    reasons = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=120, blank=True)
    recorded_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "person_id"], name="cases_one_demand_a_party")
        ]
