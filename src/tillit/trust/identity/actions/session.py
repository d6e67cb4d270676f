"""Sign in, act for somebody, sign out."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from tillit.kernel.actor import Actor, ActsAs, Guest, Resident, Staff
from tillit.kernel.refusal import NotThere
from tillit.trust.audit.actions import record
from tillit.trust.identity.events import (
    ActingBegun,
    ActingEnded,
    ResidentSignedIn,
    SignedOut,
    StaffSignedIn,
)
from tillit.trust.identity.models import StaffAccount
from tillit.trust.identity.queries import SESSION_KEY
from tillit.trust.identity.types import LOWEST_LEVEL, Audience, Identified, NotIdentified

A_MINUTE = timedelta(minutes=1)


@transaction.atomic
def sign_in_staff(session: SessionBase, identified: Identified, *, by: Actor, at: datetime) -> UUID:
    """Begin a session for staff. Refuses unknown accounts and too low assurance alike."""
    row = StaffAccount.objects.filter(subject=identified.subject).first()
    if row is None or (row.ended_at and row.ended_at <= at) or identified.level < LOWEST_LEVEL:
        raise NotIdentified(
            "Vi kunde inte logga in dig. Kontrollera att du valde rätt konto, eller ring it-stödet."
        )
    StaffAccount.objects.filter(pk=row.pk).update(last_seen_at=at)
    _begin(session, Audience.STAFF, row.pk, row.name, identified.level, at)
    record(StaffSignedIn(staff=row.pk, level=identified.level), by=Staff(row.pk, row.name), at=at)
    return row.pk


@transaction.atomic
def sign_in_resident(
    session: SessionBase,
    identified: Identified,
    person_id: UUID,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Begin a session for a resident whom the register of people knows."""
    if identified.level < LOWEST_LEVEL:
        raise NotIdentified("Logga in med en e-legitimation som har högre säkerhet.")
    _begin(session, Audience.RESIDENT, person_id, identified.name, identified.level, at)
    who = Resident(person_id, identified.name, level=identified.level)
    record(ResidentSignedIn(person=person_id, level=identified.level), by=who, at=at)


@transaction.atomic
def act_for(
    session: SessionBase, person_id: UUID | None, acts_as: ActsAs, *, by: Actor, at: datetime
) -> None:
    """Say openly for whom a signed-in resident acts from now on. The caller has checked it.

    The log gets an event of its own when somebody begins to act and when they stop.
    """
    if not isinstance(by, Resident):
        raise NotThere
    who = session[SESSION_KEY]
    if by.acts_for and by.acts_for != person_id:
        record(ActingEnded(person=by.acts_for), by=by, at=at)
    if person_id and by.acts_for != person_id:
        me = Resident(by.id, by.name, level=by.level)
        record(ActingBegun(person=person_id, ground=acts_as), by=me, at=at)
    session[SESSION_KEY] = {
        **who,
        "acts_for": str(person_id) if person_id else None,
        "acts_as": acts_as.value,
    }


def stay_awake(session: SessionBase, *, by: Actor, at: datetime) -> bool:
    """Whether a signed-in session is still in use: ends it when nobody has touched it for long.

    Written at most once a minute, with the session at the end of the request. No transaction is
    begun here, or every page would wait for whoever writes just then. What is typed on a page that
    stands open is kept when it is sent, for the same account (`keep_post`).
    """
    who = session[SESSION_KEY]
    last = who.get("seen") or who.get("since")
    idle = at - datetime.fromisoformat(last) if last else A_MINUTE
    if idle > timedelta(minutes=settings.IDLE_MINUTES):
        sign_out(session, by=by, at=at)
        return False
    if idle >= A_MINUTE:
        session[SESSION_KEY] = {**who, "seen": at.isoformat()}
    return True


@transaction.atomic
def sign_out(session: SessionBase, *, by: Actor, at: datetime) -> None:
    """End the session and forget it."""
    if not isinstance(by, Guest):
        record(SignedOut(), by=by, at=at)
    session.flush()


def _begin(
    session: SessionBase, audience: Audience, id_: UUID, name: str, level: int, at: datetime
) -> None:
    # A new key at sign-in: a planted one is worth nothing. What another account left goes away.
    if session.get(SESSION_KEY, {}).get("id", str(id_)) == str(id_):
        session.cycle_key()
    else:
        session.flush()
    session[SESSION_KEY] = {
        "audience": audience.value,
        "id": str(id_),
        "name": name,
        "level": level,
        "since": at.isoformat(),
    }
