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
from tillit.trust.identity.idle import idle_for
from tillit.trust.identity.models import SignIn, StaffAccount
from tillit.trust.identity.queries import SESSION_KEY
from tillit.trust.identity.types import (
    LOWEST_LEVEL,
    Audience,
    EndedAs,
    Identified,
    NotIdentified,
    SignedInBy,
)

A_MINUTE = timedelta(minutes=1)


@transaction.atomic
def sign_in_staff(
    session: SessionBase,
    identified: Identified,
    *,
    way: SignedInBy = SignedInBy.PROVIDER,
    device: str = "",
    by: Actor,
    at: datetime,
) -> UUID:
    """Begin a session for staff. Refuses unknown accounts and too low assurance alike; who has
    shown who they are is told that their account is locked."""
    row = StaffAccount.objects.filter(subject=identified.subject).first()
    if row is None or (row.ended_at and row.ended_at <= at) or identified.level < LOWEST_LEVEL:
        raise NotIdentified(
            "Vi kunde inte logga in dig. Kontrollera att du valde rätt konto, eller ring it-stödet."
        )
    if row.shut_at:
        raise NotIdentified("Ditt konto är stängt för säkerhets skull. Ring it-stödet.")
    if row.locked_at:
        raise NotIdentified(
            "Ditt konto är låst, för det har inte använts på länge. Be din chef låsa upp det."
        )
    _renew(session, at)
    StaffAccount.objects.filter(pk=row.pk).update(last_seen_at=at)
    _begin(session, Audience.STAFF, row.pk, row.name, identified.level, at)
    made = SignIn.objects.create(staff=row, way=way, device=device, begun_at=at, seen_at=at)
    session[SESSION_KEY]["sign_in"] = str(made.pk)
    event = StaffSignedIn(staff=row.pk, level=identified.level, sign_in=made.pk, way=way)
    record(event, by=Staff(row.pk, row.name), at=at)
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


def stay_awake(session: SessionBase, *, touch: bool = True, by: Actor, at: datetime) -> bool:
    """Whether a signed-in session is still in use: ends it when nobody has touched it for long,
    and when it is as old as a session may be. `touch`: this request is somebody's doing.

    Written at most once a minute, with the session at the end of the request. No transaction is
    begun here, or every page would wait for whoever writes just then. What is typed on a page that
    stands open is kept when it is sent, for the same account (`keep_post`).
    """
    who = session[SESSION_KEY]
    if how := _over(who, at):
        sign_out(session, how=how, by=by, at=at)
        return False
    if touch and idle_for(who, at) >= min(A_MINUTE, _limit(who) / 10):
        session[SESSION_KEY] = {**who, "seen": at.isoformat()}
        if "sign_in" in who:
            SignIn.objects.filter(pk=who["sign_in"]).update(seen_at=at)
    return True


def _over(who: dict[str, str], at: datetime) -> EndedAs | None:
    since = datetime.fromisoformat(who["since"]) if "since" in who else at
    if at - since > timedelta(hours=settings.SESSION_HOURS):
        return EndedAs.LONG
    return EndedAs.IDLE if idle_for(who, at) > _limit(who) else None


def _limit(who: dict[str, str]) -> timedelta:
    return timedelta(minutes=settings.IDLE_MINUTES[who["audience"]])


@transaction.atomic
def sign_out(session: SessionBase, *, how: EndedAs = EndedAs.SELF, by: Actor, at: datetime) -> None:
    """End the session and forget it."""
    mine = session.get(SESSION_KEY, {}).get("sign_in")
    SignIn.objects.filter(pk=mine, ended_at=None).update(ended_at=at, ended_as=how)
    if not isinstance(by, Guest):
        record(SignedOut(how=how), by=by, at=at)
    session.flush()


def _renew(session: SessionBase, at: datetime) -> None:
    """Who was signed in here before is not any more."""
    before = session.get(SESSION_KEY, {}).get("sign_in")
    rows = SignIn.objects.filter(pk=before, ended_at=None)
    rows.update(ended_at=at, ended_as=EndedAs.RENEWED)


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
