"""Which accounts colleagues' own pay goes to, so that no assistance goes there unseen."""

from django.db import models


class SalaryAccount(models.Model):
    """One account of a colleague's: never the number, only what it is known again by."""

    class Privacy:
        holds = "a fingerprint of the account a colleague's pay goes to"
        retention = "organisation"
        location = ()
        placeless = ("account_mark",)

    staff_id = models.UUIDField()
    account_mark = models.CharField(max_length=64)
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["staff_id", "account_mark"], name="assistance_one_salary_account"
            ),
        ]
        indexes = [models.Index(fields=["account_mark"], name="assistance_salary_mark")]
