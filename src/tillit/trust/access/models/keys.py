"""Units, who works in them, and what stands behind a role."""

from django.db import models

from tillit.kernel.actor import Role
from tillit.kernel.ids import new_id
from tillit.trust.access.types import (
    AskedFor,
    DeputyGround,
    UnitKind,
)


def choices(kind: type) -> list[tuple[str, str]]:
    return [(each.value, each.name) for each in kind]  # type: ignore[attr-defined]


class Unit(models.Model):
    """A part of the organisation (enhet). `area` is its secrecy area (verksamhetsgren)."""

    class Privacy:
        holds = "organisation; nothing about residents"
        retention = "organisation"
        location = ()
        placeless = ("name", "area")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=choices(UnitKind))
    area = models.CharField(max_length=40, default="ifo")
    closed_at = models.DateTimeField(null=True)


class Period(models.Model):
    """From a moment until another, half-open; without an end it goes on."""

    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class Membership(Period):
    """Somebody has a role in a unit for a time."""

    class Privacy:
        holds = "which staff works where"
        retention = "organisation"
        location = ()
        prose = ("purpose",)
        placeless = ("unit", "organisation")

    staff_id = models.UUIDField(db_index=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    role = models.CharField(max_length=20, choices=choices(Role))
    # Of a guest from a partner: who sent them, and what for.
    organisation = models.CharField(max_length=120, blank=True, default="")
    purpose = models.CharField(max_length=300, blank=True, default="")


class DutyShift(Period):
    """A shift of the duty rota. A unit without one that runs or is to come keeps no rota."""

    class Privacy:
        holds = "which staff has the duty when"
        retention = "organisation"
        location = ()
        placeless = ("unit",)

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    staff_id = models.UUIDField(null=True)  # nobody has it yet

    class Meta:
        indexes = [models.Index(fields=["unit", "until"], name="access_shift_unit")]


class Deputyship(Period):
    """A colleague stands in for another for a time (vikariat): in all that the other is
    responsible for in a unit when it is decided."""

    class Privacy:
        holds = "which staff stands in for whom, and on what ground"
        retention = "organisation"
        location = ()
        placeless = ("unit",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    absent_id = models.UUIDField()
    deputy_id = models.UUIDField(db_index=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    ground = models.CharField(max_length=10, choices=choices(DeputyGround))
    decided_by = models.UUIDField()
    ended_by = models.UUIDField(null=True)


class RoleAnalysis(models.Model):
    """What a role in a kind of unit needs to see, and the risk of it (behovs- och riskanalys).

    It counts from when another person has approved it, until its last day.
    """

    class Privacy:
        holds = "why a role sees what it sees; nothing about residents"
        retention = "organisation"
        location = ()
        placeless = ("needs", "risks", "limits")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    role = models.CharField(max_length=20, choices=choices(Role))
    unit_kind = models.CharField(max_length=20, choices=choices(UnitKind))
    needs = models.TextField()
    risks = models.TextField()
    limits = models.TextField()
    longest_months = models.PositiveSmallIntegerField()
    valid_to = models.DateField()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["role", "unit_kind"], name="access_analysis_role")]


class SecondPerson(models.Model):
    """Something that one person asks for and another confirms: a role, or a link to a first key."""

    class Privacy:
        holds = "who asked that whom be let in to what, and who answered"
        retention = "organisation"
        location = ()
        placeless = ("unit", "role")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    asked_for = models.CharField(max_length=10, choices=choices(AskedFor))
    staff_id = models.UUIDField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True)
    role = models.CharField(max_length=20, blank=True)
    until = models.DateTimeField(null=True)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    granted = models.BooleanField(default=False)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["answered_at"], name="access_second_waiting")]
