"""Proposals and decisions."""

from django.db import models
from django.db.models import Q

from tillit.casework.decisions.types import Outcome, Part
from tillit.casework.decisions.workflow import Stage
from tillit.kernel.ids import new_id

UNDECIDED = [Stage.PROPOSED.value, Stage.WITHDRAWN.value]


class Decision(models.Model):
    """A decision from proposal to letters and appeal. What it says is frozen when it is made.

    `period_to` empty means until further notice. `law` and `type_name` are kept as they were.
    """

    class Privacy:
        holds = "what was decided about a child, and why"
        retention = "file"
        location = ("unit_id",)
        prose = ("what", "circumstances", "best_interest", "childs_view", "dissent")
        placeless = (
            "number",
            "type_code",
            "type_name",
            "law",
            "provisions",
            "decided_as",
            "delegation_number",
            "delegation_law",
            "paragraph",
        )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=30, unique=True)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    unit_id = models.UUIDField()
    type_code = models.CharField(max_length=20)
    type_name = models.CharField(max_length=120)
    law = models.CharField(max_length=60)
    outcome = models.CharField(max_length=12, choices=[(o.value, o.name) for o in Outcome])
    favourable = models.BooleanField()
    what = models.TextField()
    period_from = models.DateField(null=True)
    period_to = models.DateField(null=True)
    provisions = models.TextField(blank=True)
    circumstances = models.TextField(blank=True)
    best_interest = models.TextField(blank=True)
    childs_view = models.TextField(blank=True)
    stage = models.CharField(max_length=10, choices=[(s.value, s.name) for s in Stage])
    version = models.PositiveIntegerField(default=1)
    proposed_by = models.UUIDField(null=True)  # null: the program itself
    proposed_by_name = models.CharField(max_length=120)
    proposed_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)
    decided_by_name = models.CharField(max_length=120, blank=True)
    decided_as = models.CharField(max_length=20, blank=True)
    delegation_number = models.CharField(max_length=40, blank=True)
    delegation_law = models.CharField(max_length=120, blank=True)
    decided_at = models.DateTimeField(null=True)
    meeting = models.ForeignKey(
        "decisions.Meeting", on_delete=models.PROTECT, null=True, related_name="decisions"
    )
    paragraph = models.CharField(max_length=40, blank=True)
    dissent = models.TextField(blank=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    ordered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case", "stage"], name="decisions_case_stage"),
            models.Index(fields=["stage", "unit_id", "proposed_at"], name="decisions_waiting"),
            models.Index(fields=["decided_at"], name="decisions_decided"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=UNDECIDED, decided_at=None)
                | (~Q(stage__in=UNDECIDED) & Q(decided_at__isnull=False) & ~Q(decided_as="")),
                name="decisions_decided_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=UNDECIDED) | (~Q(provisions="") & ~Q(circumstances="")),
                name="decisions_decided_has_reasons",
            ),
            models.CheckConstraint(
                condition=Q(favourable=False) | Q(period_from__isnull=False),
                name="decisions_service_has_a_first_day",
            ),
            models.CheckConstraint(
                condition=Q(period_to=None) | Q(period_to__gte=models.F("period_from")),
                name="decisions_period_ends_after_it_begins",
            ),
        ]


class PartyLimit(models.Model):
    """A part of a decision that one party may not see, with the secrecy rule that says so."""

    class Privacy:
        holds = "what is kept from a party, and why"
        retention = "file"
        location = ()
        prose = ("reason",)
        placeless = ("ground",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="limits")
    party = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=14, choices=[(p.value, p.name) for p in Part])
    ground = models.CharField(max_length=20)
    reason = models.TextField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "party", "part"], name="decisions_limit")
        ]


class DecisionStep(models.Model):
    """What was done with a decision or its appeal: the decision's own history."""

    class Privacy:
        holds = "when a decision was handled, by whom and why"
        retention = "file"
        location = ()
        prose = ("text",)
        placeless = ("verb", "source", "target")

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=24)
    source = models.CharField(max_length=12, blank=True)
    target = models.CharField(max_length=12)
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    text = models.TextField(blank=True)
