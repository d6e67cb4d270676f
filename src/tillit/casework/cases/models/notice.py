"""In-app notices: something happened that somebody must know."""

from django.db import models

from tillit.kernel.ids import new_id


class Notice(models.Model):
    """One notice to one member of staff about a case or a report. Holds no name and no text."""

    class Privacy:
        holds = "who has been told that something happened in a case, or that a report waits"
        retention = "organisation"
        location = ()
        placeless = ("kind",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    staff_id = models.UUIDField()
    kind = models.CharField(max_length=16)
    object_id = models.UUIDField()
    about_id = models.UUIDField(null=True)  # the colleague it tells of
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["staff_id", "at"], condition=models.Q(read_at=None), name="cases_my_notices"
            )
        ]
