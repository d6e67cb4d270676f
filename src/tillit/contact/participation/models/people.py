"""Those who take part with some kind of name, and what a resident has chosen to keep."""

from django.db import models
from django.db.models import Q

from tillit.contact.participation.types import Band, Came, Guardian, Stage
from tillit.kernel.ids import new_id
from tillit.registers.directory.types import Identity
from tillit.trust.sealing.types import SealedTextField


class SignUp(models.Model):
    """A seat in a group, or a place in the queue. Where nobody says who they are there is neither
    person, name nor telephone: the database itself refuses them. `turn`: the order in the queue;
    no time is kept. `code_index`: the fingerprint of the code that they alone hold."""

    class Privacy:
        holds = "who takes part in a group, with as little of a name as the offer asks for"
        retention = "file"
        location = ()
        placeless = ("given", "phone", "code_index")

    id = models.UUIDField(primary_key=True, editable=False)
    group = models.ForeignKey("participation.Group", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    identity = models.CharField(max_length=10, choices=[(i.value, i.name) for i in Identity])
    given = SealedTextField(null=True)
    phone = SealedTextField(null=True)
    band = models.CharField(max_length=5, choices=[(b.value, b.name) for b in Band])
    came = models.CharField(max_length=12, choices=[(c.value, c.name) for c in Came])
    guardian = models.CharField(max_length=10, choices=[(g.value, g.name) for g in Guardian])
    told_right = models.BooleanField(default=False)
    stage = models.CharField(max_length=7, choices=[(s.value, s.name) for s in Stage])
    seat = models.PositiveSmallIntegerField(null=True)
    turn = models.PositiveIntegerField()
    on = models.DateField()
    code_index = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "seat"], name="participation_one_to_a_seat"),
            models.UniqueConstraint(fields=["group", "turn"], name="participation_one_to_a_turn"),
            models.UniqueConstraint(
                fields=["group", "person"], condition=~Q(stage=Stage.LEFT),
                name="participation_person_once",
            ),
            models.CheckConstraint(
                condition=~Q(identity=Identity.NOBODY)
                | Q(person=None, given=None, phone=None),
                name="participation_nobody_is_nobody",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.LEFT) | Q(seat=None, given=None, phone=None),
                name="participation_who_left_is_forgotten",
            ),
            models.CheckConstraint(
                condition=~Q(band__in=[Band.SMALL, Band.SCHOOL, Band.TEEN])
                | Q(guardian=Guardian.YES),
                name="participation_child_has_a_yes",
            ),
        ]  # fmt: skip


class Attendance(models.Model):
    """That somebody came to an occasion, or did not."""

    class Privacy:
        holds = "who came to what"
        retention = "file"
        location = ()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sign_up = models.ForeignKey(SignUp, on_delete=models.CASCADE, related_name="attendance")
    occasion = models.ForeignKey(
        "participation.Occasion", on_delete=models.PROTECT, related_name="+"
    )
    attended = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sign_up", "occasion"], name="participation_tapped_once"
            ),
        ]


class KeptVisit(models.Model):
    """An earlier visit without a name that a resident has chosen to keep among their own things.
    A copy: the visit itself still leads to nobody."""

    class Privacy:
        holds = "earlier visits that a resident has chosen to keep"
        retention = "file"
        location = ("place_name",)
        placeless = ("offer_name",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    offer_name = models.CharField(max_length=100)
    place_name = models.CharField(max_length=120)
    on = models.DateField()
    at = models.DateTimeField()
