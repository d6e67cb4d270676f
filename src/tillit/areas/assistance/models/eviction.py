"""Notices that a household may lose its home."""

from django.db import models
from django.db.models import Q

from tillit.areas.assistance.types.evictions import NoticeEnd, NoticeFrom, NoticeKind
from tillit.kernel.ids import new_id
from tillit.trust.sealing.types import SealedTextField


class EvictionNotice(models.Model):
    """One notice in a case. It is to be confirmed the same day (SoF 11:3). `children`: how many
    the notice or the case tells of; nothing where nobody knows. `handler_name`: who works with it,
    as whoever sent it has been told. The person evicted gets a copy of the confirmation."""

    class Privacy:
        holds = "that a household may lose its home, when, and who was told"
        retention = "file"
        location = ("address",)
        prose = ("text", "confirmed_how", "copied_how", "why")
        placeless = ("handler_name",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    sender = models.CharField(max_length=12, choices=[(s.value, s.name) for s in NoticeFrom])
    kind = models.CharField(max_length=12, choices=[(k.value, k.name) for k in NoticeKind])
    received_at = models.DateTimeField()
    eviction_on = models.DateField(null=True)
    kronor = models.PositiveIntegerField(null=True)
    children = models.PositiveSmallIntegerField(null=True)
    address = SealedTextField(null=True)
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by_name = models.CharField(max_length=120, blank=True)
    confirmed_how = models.TextField(blank=True)
    handler_name = models.CharField(max_length=120, blank=True)
    copied_at = models.DateTimeField(null=True)
    copied_by_name = models.CharField(max_length=120, blank=True)
    copied_how = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by_name = models.CharField(max_length=120, blank=True)
    ended_as = models.CharField(
        max_length=10, blank=True, choices=[(e.value, e.name) for e in NoticeEnd]
    )
    why = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["case", "ended_at"], name="assistance_notice_open"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | ~Q(confirmed_how=""),
                name="assistance_notice_says_how",
            ),
            models.CheckConstraint(
                condition=Q(copied_at=None, copied_how="")
                | (Q(copied_at__isnull=False, confirmed_at__isnull=False) & ~Q(copied_how="")),
                name="assistance_notice_copy_says_how",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_as="") | (Q(ended_at__isnull=False) & ~Q(why="")),
                name="assistance_notice_says_why",
            ),
        ]
