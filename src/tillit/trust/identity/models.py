"""Staff accounts, their passkeys, and what was sent after a session had ended."""

from django.db import models

from tillit.kernel.ids import new_id

from .types import EndedAs, SignedInBy


class StaffAccount(models.Model):
    """Somebody employed. `subject` is their name at the identity provider; `habits` is how they
    like the desk.

    `ended_at` may lie ahead: the last day is known. `locked_at`: nobody had used it for long;
    `woken_at`: it was taken into use again, which counts as a use. `closed`: it has ended, and its
    roles and keys with it. `shut_at`: somebody else may have it; only another person than the one
    who shut it (`shut_by`, nobody for a command) opens it again.
    """

    class Privacy:
        holds = "name, title and telephone of staff"
        retention = "organisation"
        location = ()
        placeless = ("subject", "name", "title", "phone", "habits")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    person_id = models.UUIDField(null=True)
    qualified_since = models.DateField(null=True)
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    locked_at = models.DateTimeField(null=True)
    woken_at = models.DateTimeField(null=True)
    closed = models.BooleanField(default=False)
    shut_at = models.DateTimeField(null=True)
    shut_by = models.UUIDField(null=True)
    habits = models.JSONField(default=dict)


class Passkey(models.Model):
    """A key that a member of staff signs in with where no identity provider is configured."""

    class Privacy:
        holds = "a public key of a member of staff"
        retention = "organisation"
        location = ()
        placeless = ("name",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    staff = models.ForeignKey(StaffAccount, on_delete=models.PROTECT, related_name="passkeys")
    credential_id = models.BinaryField(max_length=1024, unique=True)
    credential = models.BinaryField()
    name = models.CharField(max_length=80)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class SignIn(models.Model):
    """One place where a member of staff is, or was, signed in. `device` is coarse: what a person
    recognises, such as "Firefox på Linux"."""

    class Privacy:
        holds = "when, and with what kind of program, a member of staff was signed in"
        retention = "short"
        location = ()
        placeless = ("device",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    staff = models.ForeignKey(StaffAccount, on_delete=models.PROTECT, related_name="sign_ins")
    way = models.CharField(max_length=10, choices=[(each.value, each.name) for each in SignedInBy])
    device = models.CharField(max_length=60, blank=True)
    begun_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_as = models.CharField(
        max_length=10, blank=True, choices=[(each.value, each.name) for each in EndedAs]
    )

    class Meta:
        indexes = [models.Index(fields=["staff", "ended_at"], name="identity_sign_ins_of")]


class Enrolment(models.Model):
    """A link with which somebody makes their first passkey. Works once, for an hour."""

    class Privacy:
        holds = "that a member of staff may make a key"
        retention = "short"
        location = ()
        placeless = ("token_hash",)

    token_hash = models.CharField(max_length=64, primary_key=True)
    staff = models.ForeignKey(StaffAccount, on_delete=models.PROTECT, related_name="enrolments")
    until = models.DateTimeField()


class KeptPost(models.Model):
    """What somebody sent after their session had ended. Only the same account gets it back."""

    class Privacy:
        holds = "whatever was typed, encrypted"
        retention = "short"
        location = ()
        prose = ("sealed",)
        placeless = ("token_hash", "account", "place")

    token_hash = models.CharField(max_length=64, primary_key=True)
    account = models.CharField(max_length=64)
    place = models.CharField(max_length=64)
    sealed = models.BinaryField()
    until = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "place"], name="identity_one_post_a_place")
        ]
