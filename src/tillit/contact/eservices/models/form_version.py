"""A form as it was written, a version at a time. A version is never changed."""

from django.db import models
from django.db.models import Q

from tillit.kernel.ids import new_id


class FormVersion(models.Model):
    """A form as it stood. `written`: the text of it, as it was handed in."""

    class Privacy:
        holds = "what a form asks; nothing about anybody"
        retention = "organisation"
        location = ()
        placeless = ("code", "written", "unit_id")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=40)
    number = models.PositiveSmallIntegerField()
    written = models.TextField()
    unit_id = models.UUIDField()
    published_at = models.DateTimeField()
    published_by_name = models.CharField(max_length=120)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "number"], name="eservices_version_once"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(withdrawn_at=None), name="eservices_one_in_use"
            ),
        ]
