"""Passkeys: a link for the first one, add, remove, sign in."""

import secrets
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from fido2.webauthn import AttestedCredentialData

from tillit.kernel.actor import Actor, Staff
from tillit.kernel.refusal import NotThere, Refusal
from tillit.trust.access.actions import use_second
from tillit.trust.audit.actions import record
from tillit.trust.identity import passkeys
from tillit.trust.identity.events import EnrolmentOffered, PasskeyAdded, PasskeyEnded
from tillit.trust.identity.models import Enrolment, Passkey
from tillit.trust.identity.policies import check_may_employ
from tillit.trust.identity.tokens import token_hash
from tillit.trust.identity.types import (
    LOWEST_LEVEL,
    Ceremony,
    Identified,
    NotIdentified,
    SignedInBy,
)

from .session import sign_in_staff

LINK_HOURS = 1
MOST_KEYS = 10
Answer = dict[str, Any]  # Any: WebAuthn's own JSON


@transaction.atomic
def offer_enrolment(staff_id: UUID, *, by: Actor, at: datetime) -> str:
    """A token for making a first key: works once, for an hour. A new one ends the old. Who may:
    `check_may_employ`, when a second person has confirmed it (`use_second`)."""
    check_may_employ(by, staff_id)
    use_second(staff_id, by=by, at=at)
    token = secrets.token_urlsafe(32)
    Enrolment.objects.filter(staff_id=staff_id).delete()
    Enrolment.objects.create(
        token_hash=token_hash(token), staff_id=staff_id, until=at + timedelta(hours=LINK_HOURS)
    )
    record(EnrolmentOffered(staff=staff_id), by=by, at=at)
    return token


@transaction.atomic
def use_enrolment(
    token: str, ceremony: Ceremony, answer: Answer, *, name: str, by: Actor, at: datetime
) -> None:
    """Make the first key. The link is spent with it; of two at once the second is refused."""
    link = Enrolment.objects.filter(token_hash=token_hash(token), until__gt=at)
    staff_id = link.values_list("staff_id", flat=True).first()
    if staff_id is None:
        raise NotThere
    key = passkeys.made(ceremony.origin, ceremony.state, answer)
    if not link.delete()[0]:
        raise NotThere
    _add(staff_id, key, name, by=by, at=at)


@transaction.atomic
def add_passkey(ceremony: Ceremony, answer: Answer, *, name: str, by: Actor, at: datetime) -> None:
    """Add a key to one's own account."""
    if not isinstance(by, Staff):
        raise NotThere
    if Passkey.objects.filter(staff_id=by.id, ended_at=None).count() >= MOST_KEYS:
        raise Refusal("Du har redan tio nycklar. Ta bort en som du inte använder.")
    key = passkeys.made(ceremony.origin, ceremony.state, answer)
    _add(by.id, key, name, by=by, at=at)


@transaction.atomic
def end_passkey(passkey_id: UUID, *, by: Actor, at: datetime) -> None:
    """Remove one of one's own keys, but not the last one."""
    mine = Passkey.objects.filter(staff_id=by.id, ended_at=None) if isinstance(by, Staff) else None
    if mine is None or not mine.filter(pk=passkey_id).exists():
        raise NotThere
    if not mine.exclude(pk=passkey_id).exists():
        raise Refusal("Det är din enda nyckel. Lägg till en ny innan du tar bort den.")
    mine.filter(pk=passkey_id).update(ended_at=at)
    record(PasskeyEnded(staff=by.id, passkey=passkey_id), by=by, at=at)  # type: ignore[union-attr]


@transaction.atomic
def sign_in_by_passkey(
    session: SessionBase,
    ceremony: Ceremony,
    answer: Answer,
    *,
    device: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """Begin a session for the holder of the key. Raises NotIdentified."""
    rows = Passkey.objects.select_related("staff").filter(ended_at=None)
    row = rows.filter(credential_id=passkeys.id_in(answer)).first()
    if row is None:
        raise NotIdentified(passkeys.REFUSED)
    passkeys.check_use(ceremony.origin, ceremony.state, bytes(row.credential), answer)
    who = Identified(row.staff.subject, row.staff.name, LOWEST_LEVEL)
    sign_in_staff(session, who, way=SignedInBy.PASSKEY, device=device, by=by, at=at)


def _add(
    staff_id: UUID, key: AttestedCredentialData, name: str, *, by: Actor, at: datetime
) -> None:
    if Passkey.objects.filter(credential_id=key.credential_id).exists():
        raise Refusal("Den nyckeln finns redan här. Du kan logga in med den.")
    row = Passkey.objects.create(
        staff_id=staff_id,
        credential_id=key.credential_id,
        credential=bytes(key),
        name=name.strip()[:80] or "Nyckel",
        created_at=at,
    )
    record(PasskeyAdded(staff=staff_id, passkey=row.pk), by=by, at=at)
