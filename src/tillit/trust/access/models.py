"""Units, who works in them, what is guarded, who is assigned and who is barred.

Keys to files, people and staff are plain UUIDs: the policy must not know who is above it.
"""

from django.db import models

from tillit.kernel.actor import Role
from tillit.kernel.ids import new_id

from .types import (
    AskedFor,
    AssignedAs,
    BarrierReason,
    DeputyGround,
    GlassReason,
    GuardKind,
    UnitKind,
)


def _choices(kind: type) -> list[tuple[str, str]]:
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
    kind = models.CharField(max_length=20, choices=_choices(UnitKind))
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
    role = models.CharField(max_length=20, choices=_choices(Role))
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
    ground = models.CharField(max_length=10, choices=_choices(DeputyGround))
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
    role = models.CharField(max_length=20, choices=_choices(Role))
    unit_kind = models.CharField(max_length=20, choices=_choices(UnitKind))
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
    asked_for = models.CharField(max_length=10, choices=_choices(AskedFor))
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


class Guarded(models.Model):
    """Something that only some may see. `root_id` is the case that it lies under, if any."""

    class Privacy:
        holds = "ids of cases and reports, of the person they concern and of the unit"
        retention = "file"
        location = ("unit",)
        placeless = ("area",)

    object_id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=10, choices=_choices(GuardKind))
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
    assigned_as = models.CharField(max_length=12, choices=_choices(AssignedAs))
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
    reason = models.CharField(max_length=14, choices=_choices(BarrierReason))
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
    reason = models.CharField(max_length=10, choices=_choices(GlassReason))
    sentence = models.TextField()
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["staff_id", "until"], name="access_glass_mine")]


class DayOpened(models.Model):
    """Which persons a colleague has opened today, as keyed fingerprints: one row a colleague, and
    only the latest day."""

    class Privacy:
        holds = "how many persons a colleague has opened; fingerprints, no ids"
        retention = "short"
        location = ()
        placeless = ("opened",)

    staff_id = models.UUIDField(primary_key=True)
    day = models.DateField()
    opened = models.JSONField(default=list)
    closed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)


class BudgetLift(models.Model):
    """A leader let a colleague open more persons for the rest of a day."""

    class Privacy:
        holds = "which leader let which colleague read on, and why"
        retention = "log"
        location = ()
        prose = ("why",)

    staff_id = models.UUIDField()
    day = models.DateField()
    by_id = models.UUIDField()
    at = models.DateTimeField()
    why = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["staff_id", "day"], name="access_lifted_once")
        ]
