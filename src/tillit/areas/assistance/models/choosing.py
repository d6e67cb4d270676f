"""What the municipality brings and chooses, by two people: years of the norm, own choices."""

from django.db import models

from tillit.kernel.ids import new_id

BY_ANOTHER = models.Q(approved_by=None) | ~models.Q(approved_by=models.F("proposed_by"))


class ByTwo(models.Model):
    """Written by one, approved by another; never changed, only followed by a later row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.TextField()
    proposed_by = models.UUIDField()
    proposed_by_name = models.CharField(max_length=120)
    proposed_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True)
    approved_by_name = models.CharField(max_length=120, blank=True)
    approved_at = models.DateTimeField(null=True)
    withdrawn_by_name = models.CharField(max_length=120, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    why = models.TextField(blank=True)

    class Meta:
        abstract = True


class NormTable(ByTwo):
    """A year's norm as it was brought: the whole file, and the checksum that calculations name."""

    class Privacy:
        holds = "a year's norm, and which colleagues brought it; nothing about a resident"
        retention = "organisation"
        location = ()
        placeless = ("text", "checksum", "source", "why")

    year = models.PositiveSmallIntegerField()
    text = models.TextField()
    checksum = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year"],
                condition=models.Q(approved_at__isnull=False, withdrawn_at=None),
                name="assistance_one_norm_a_year",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None)
                | ~models.Q(approved_by=models.F("proposed_by")),
                name="assistance_norm_by_two",
            ),
        ]


class LocalChoice(ByTwo):
    """What the municipality chose, from a month on. The latest approved row of a code holds;
    without a row the program's own default does. `value`: as the law's parameters read it."""

    class Privacy:
        holds = "what the municipality chose, and which colleagues wrote it"
        retention = "organisation"
        location = ()
        placeless = ("code", "value", "source", "why")

    code = models.CharField(max_length=64)
    value = models.JSONField(null=True)
    valid_from = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["code", "valid_from"], name="assistance_choice_from")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by=None)
                | ~models.Q(approved_by=models.F("proposed_by")),
                name="assistance_choice_by_two",
            ),
        ]
