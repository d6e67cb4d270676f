"""The table of opinions."""

from django.db import models
from django.db.models import Q

from tillit.kernel.ids import new_id
from tillit.trust.sealing.types import SealedTextField

from .types import Kind, Stage, Wants


class Opinion(models.Model):
    """What somebody thinks of the social services. The day, never the hour: an hour could be held
    against who sat at a computer. Without a name there is neither person nor a way to one; the
    database itself refuses a person to whoever did not ask for an answer on their own pages.
    `code_index`: the fingerprint of the code that they alone hold. `report_id`: the concern report
    that it became; it is answered as else."""

    class Privacy:
        holds = "what somebody thinks of the social services, and what we answered"
        retention = "file"
        location = ()
        prose = ("text", "answer")
        placeless = ("code_index",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    kind = models.CharField(max_length=9, choices=[(k.value, k.name) for k in Kind])
    wants = models.CharField(max_length=7, choices=[(w.value, w.name) for w in Wants])
    text = SealedTextField()
    on = models.DateField()
    code_index = models.CharField(max_length=64, blank=True)
    stage = models.CharField(
        max_length=8, choices=[(s.value, s.name) for s in Stage], default=Stage.NEW
    )
    answer = SealedTextField(null=True)
    ended_on = models.DateField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_by_name = models.CharField(max_length=120, blank=True)
    report_id = models.UUIDField(null=True, unique=True)
    reported_on = models.DateField(null=True)
    reported_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [models.Index(fields=["stage", "on"], name="opinions_by_stage_and_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["code_index"], condition=~Q(code_index=""), name="opinions_code_once"
            ),
            models.CheckConstraint(
                condition=Q(wants=Wants.PAGES, person__isnull=False)
                | (~Q(wants=Wants.PAGES) & Q(person=None)),
                name="opinions_person_only_for_own_pages",
            ),
            models.CheckConstraint(
                condition=(Q(wants=Wants.CODE) & ~Q(code_index=""))
                | (~Q(wants=Wants.CODE) & Q(code_index="")),
                name="opinions_code_where_asked_for",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.ANSWERED, answer__isnull=False)
                | (~Q(stage=Stage.ANSWERED) & Q(answer=None)),
                name="opinions_answered_has_its_answer",
            ),
        ]  # fmt: skip
