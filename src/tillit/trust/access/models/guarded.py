"""What is guarded, who is assigned, who is barred, and what was opened in an emergency."""

from django.db import models

from tillit.kernel.ids import new_id
from tillit.trust.access.types import (
    AssignedAs,
    BarrierReason,
    GlassReason,
    GuardKind,
)

from .keys import Deputyship, Period, Unit, choices


class Guarded(models.Model):
    """Something that only some may see. `root_id` is the case that it lies under, if any."""

    class Privacy:
        holds = "ids of cases and reports, of the person they concern and of the unit"
        retention = "file"
        location = ("unit",)
        placeless = ("area",)

    object_id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=10, choices=choices(GuardKind))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    area = models.CharField(max_length=40)
    person_id = models.UUIDField(null=True, db_index=True)
    root_id = models.UUIDField(null=True, db_index=True)
    sealed = models.BooleanField(default=False)
    open = models.BooleanField(default=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "kind", "open"], name="access_guarded_unit"),
            # All open reports, for the duty officer: few among many.
            models.Index(fields=["kind", "open"], name="access_guarded_open"),
        ]


class Concerned(models.Model):
    """Everybody whom a guarded object says something about. Barriers are tested against them."""

    class Privacy:
        holds = "ids of persons around a case"
        retention = "file"
        location = ()

    guarded = models.ForeignKey(Guarded, on_delete=models.PROTECT, related_name="concerned")
    person_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["guarded", "person_id"], name="access_concerned_once")
        ]
        indexes = [models.Index(fields=["person_id"], name="access_concerned_person")]


class Assignment(Period):
    """The everyday key (uppdrag): this member of staff, this object, this long, on this ground."""

    class Privacy:
        holds = "which staff has which case"
        retention = "file"
        location = ()
        placeless = ("ground", "classes")

    object_id = models.UUIDField(db_index=True)
    staff_id = models.UUIDField()
    assigned_as = models.CharField(max_length=12, choices=choices(AssignedAs))
    ground = models.CharField(max_length=40)
    classes = models.CharField(max_length=20, blank=True, default="")  # of a guest: "K1 K3"
    deputyship = models.ForeignKey(Deputyship, on_delete=models.PROTECT, null=True)

    class Meta:
        indexes = [models.Index(fields=["staff_id", "until", "object_id"], name="access_my_list")]
        constraints = [
            models.UniqueConstraint(
                fields=["object_id", "staff_id", "assigned_as"],
                condition=models.Q(until=None),
                name="access_assigned_once",
            )
        ]


class Barrier(Period):
    """Somebody must never open what concerns a person: self, kin, disqualified (jäv), blocked."""

    class Privacy:
        holds = "that a member of staff is close to a person, and a sentence about why"
        retention = "organisation"
        location = ()
        prose = ("why", "lifted_because")

    staff_id = models.UUIDField(db_index=True)
    person_id = models.UUIDField()
    reason = models.CharField(max_length=14, choices=choices(BarrierReason))
    why = models.TextField(blank=True, default="")
    raised_by = models.UUIDField(null=True)
    lifted_by = models.UUIDField(null=True)
    lifted_because = models.TextField(blank=True, default="")


class Sealing(Period):
    """An object was sealed: only those who are assigned to it open it, until somebody lifts it."""

    class Privacy:
        holds = "who sealed a case and who lifted it, with a sentence about why"
        retention = "file"
        location = ()
        prose = ("why", "lifted_because")

    guarded = models.ForeignKey(Guarded, on_delete=models.PROTECT, related_name="sealings")
    why = models.TextField()
    sealed_by = models.UUIDField()
    lifted_by = models.UUIDField(null=True)
    lifted_because = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["guarded"], condition=models.Q(until=None), name="access_sealed_once"
            )
        ]


class BrokenGlass(models.Model):
    """An emergency opening (nödöppning): one object, eight hours, with a reason."""

    class Privacy:
        holds = "who opened what in an emergency, and why"
        retention = "log"
        location = ()
        prose = ("sentence",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    staff_id = models.UUIDField()
    object_id = models.UUIDField(db_index=True)
    reason = models.CharField(max_length=10, choices=choices(GlassReason))
    sentence = models.TextField()
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["staff_id", "until"], name="access_glass_mine")]
