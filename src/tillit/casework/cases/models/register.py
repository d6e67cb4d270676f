"""What the register of public records says about a case, and who may not handle it."""

from django.db import models

from tillit.kernel.ids import new_id


class RegisterEntry(models.Model):
    """A record that came in or went out (OSL 5:1-2): when, from or to whom, about what, and the
    record itself where it has been added."""

    class Privacy:
        holds = "from whom a record came and what it is about, briefly"
        retention = "file"
        location = ("party",)
        prose = ("about",)
        placeless = ("direction",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="register")
    number = models.PositiveIntegerField()
    direction = models.CharField(max_length=4)
    on = models.DateField()
    party = models.CharField(max_length=200)
    about = models.CharField(max_length=200)
    document_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="cases_register_number")
        ]


class SecrecyNote(models.Model):
    """A note that a record may be secret (OSL 5:5): provision, day, authority."""

    class Privacy:
        holds = "which provision of secrecy may hold"
        retention = "file"
        location = ()
        placeless = ("provision", "authority")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="secrecy_notes")
    provision = models.CharField(max_length=80)
    authority = models.CharField(max_length=120)
    on = models.DateField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()


class Disqualification(models.Model):
    """Somebody may not handle a case (jäv, FL 16-18). The reason stays with the case."""

    class Privacy:
        holds = "why a member of staff may not handle a case"
        retention = "file"
        location = ()
        prose = ("reason", "lifted_because")
        placeless = ("ground",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="disqualifications"
    )
    staff_id = models.UUIDField()
    staff_name = models.CharField(max_length=120)
    person_id = models.UUIDField()
    ground = models.CharField(max_length=16)
    reason = models.TextField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by_name = models.CharField(max_length=120, blank=True)
    lifted_because = models.TextField(blank=True)
