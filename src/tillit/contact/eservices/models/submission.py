"""What somebody sent by a form."""

from django.db import models
from django.db.models import Q

from tillit.contact.eservices.types import Stage
from tillit.trust.sealing.types import SealedTextField

from .form_version import FormVersion


class Submission(models.Model):
    """What was sent, with the version of the form that it answers. Where the form keeps no file
    there is no person, and when it is done neither answers nor reply: the database holds it."""

    class Privacy:
        holds = "what somebody sent by a form, and what was answered"
        retention = "file"
        location = ()
        prose = ("answers", "reply")
        placeless = ("code_index", "unit_id")

    id = models.UUIDField(primary_key=True, editable=False)
    form = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    keeps_file = models.BooleanField()
    unit_id = models.UUIDField()
    answers = SealedTextField(null=True)
    stage = models.CharField(max_length=5, choices=[(s.value, s.name) for s in Stage])
    received_at = models.DateTimeField()
    code_index = models.CharField(max_length=64, unique=True)
    taken_by = models.UUIDField(null=True)
    taken_by_name = models.CharField(max_length=120, blank=True)
    reply = SealedTextField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit_id", "stage"], name="eservices_what_waits")]
        constraints = [
            models.CheckConstraint(
                condition=Q(keeps_file=False, person=None)
                | Q(keeps_file=True, person__isnull=False),
                name="eservices_person_where_there_is_a_file",
            ),
            models.CheckConstraint(
                condition=~Q(keeps_file=False, stage=Stage.DONE) | Q(answers=None),
                name="eservices_done_without_file_is_erased",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.DONE, done_at__isnull=False)
                | (~Q(stage=Stage.DONE) & Q(done_at=None)),
                name="eservices_done_has_its_moment",
            ),
        ]
