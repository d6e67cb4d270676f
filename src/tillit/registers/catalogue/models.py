"""Kinds of services and who gives them."""

from django.db import models

from tillit.kernel.ids import new_id


class ServiceKind(models.Model):
    """A kind of service (insatstyp) that the municipality can give."""

    class Privacy:
        holds = "what the municipality offers; nothing about anybody"
        retention = "organisation"
        location = ()
        prose = ("withdrawn_because",)
        placeless = ("code", "name", "description", "legal_basis", "law", "measures")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    description = models.TextField()
    legal_basis = models.CharField(max_length=20)
    law = models.CharField(max_length=60)
    out_of_home = models.BooleanField(default=False)
    measures = models.JSONField(default=list)
    published_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)


class KindUnit(models.Model):
    """A provider unit that gives a kind of service."""

    class Privacy:
        holds = "which unit gives what; nothing about residents"
        retention = "organisation"
        location = ()
        placeless = ("unit",)

    kind = models.ForeignKey(ServiceKind, on_delete=models.PROTECT, related_name="units")
    unit = models.ForeignKey("access.Unit", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "unit"], name="catalogue_unit_once")]
