"""Calculations as they were."""

from django.db import models

from tillit.kernel.ids import new_id


class StoredCalculation(models.Model):
    """A calculation as it was made: the whole text with facts, lines, rules and tables. Never
    changed; a new one takes its place. `kronor` is empty while there are open questions."""

    class Privacy:
        holds = "how a household's assistance was counted; nobody's name"
        retention = "file"
        location = ()
        prose = ("text",)
        placeless = ("sha256",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sheet = models.ForeignKey(
        "assistance.Worksheet", on_delete=models.PROTECT, related_name="calculations"
    )
    version = models.PositiveIntegerField()  # of the sheet that was counted
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    kronor = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    questions = models.PositiveSmallIntegerField(default=0)
    provisional = models.BooleanField(default=False)
    by_name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "version", "sha256"], name="assistance_counted_once"
            ),
            models.CheckConstraint(
                condition=models.Q(questions=0) | models.Q(kronor=None),
                name="assistance_unknown_is_no_sum",
            ),
        ]
