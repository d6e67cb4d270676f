"""Who is signed in, and who our colleagues are."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Q, QuerySet

from tillit.kernel.actor import Actor, ActsAs, Guest, Resident, Staff, System
from tillit.kernel.refusal import NotThere
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.trust.access.queries import beside_of, seats_of
from tillit.trust.sealing.types import blind, unseal

from . import passkeys
from .idle import idle_for
from .models import Enrolment, KeptPost, Passkey, SignIn, StaffAccount
from .tokens import token_hash
from .types import (
    Audience,
    EndedAs,
    KeptFields,
    Origin,
    PasskeyView,
    SignedInBy,
    SignInView,
    StaffView,
)

SESSION_KEY = "who"
A_MOMENT = timedelta(microseconds=1)


def actor_of(actor: Actor, session: SessionBase, *, at: datetime) -> Actor:
    """The actor that a session belongs to; a Guest when nobody is signed in."""
    who: dict[str, Any] | None = session.get(SESSION_KEY)
    if not who:
        return Guest()
    if who["audience"] == Audience.STAFF:
        return _signed_in(actor, who, at) or Guest()
    acts_for = who.get("acts_for")
    return Resident(
        id=UUID(who["id"]),
        name=who["name"],
        level=int(who["level"]),
        acts_for=UUID(acts_for) if acts_for else None,
        acts_as=ActsAs(who.get("acts_as", ActsAs.SELF)),
    )


def _signed_in(actor: Actor, who: dict[str, Any], at: datetime) -> Staff | None:
    """Whose session this is, unless that sign-in was ended from somewhere else."""
    rows = StaffAccount.objects.filter(pk=UUID(who["id"]))
    if "sign_in" in who:
        rows = rows.filter(sign_ins__pk=who["sign_in"], sign_ins__ended_at=None)
    return _staff(actor, rows, int(who["level"]), at)


def staff_actor(actor: Actor, staff_id: UUID, *, level: int = 3, at: datetime) -> Staff | None:
    """The member of staff with the seats that hold now, or None when the account has ended or is
    locked."""
    return _staff(actor, StaffAccount.objects.filter(pk=staff_id), level, at)


def _staff(actor: Actor, rows: "QuerySet[StaffAccount]", level: int, at: datetime) -> Staff | None:
    account = the_one(rows)
    if account is None or account.locked_at or (account.ended_at and account.ended_at <= at):
        return None
    seats = seats_of(actor, account.pk, at=at)
    return Staff(
        id=account.pk,
        name=account.name,
        title=account.title,
        seats=seats,
        beside=beside_of(actor, account.pk, seats, at=at),
        qualified=bool(account.qualified_since and account.qualified_since <= day_of(at)),
        level=level,
        person_id=account.person_id,
        habits=frozenset(account.habits.items()),
    )


def seconds_left(actor: Actor, session: SessionBase, *, at: datetime) -> int:
    """How long a session holds when nobody touches it from now on."""
    who = session.get(SESSION_KEY, {})
    if not who:
        return 0
    since = datetime.fromisoformat(who["since"]) if "since" in who else at
    whole = since + timedelta(hours=settings.SESSION_HOURS) - at
    idle = timedelta(minutes=settings.IDLE_MINUTES[who["audience"]]) - idle_for(who, at)
    return max(0, int(min(whole, idle).total_seconds()))


def is_fresh(actor: Actor, session: SessionBase, *, at: datetime) -> bool:
    """Whether whoever sits there signed in a few minutes ago. One of unknown age did not."""
    since = session.get(SESSION_KEY, {}).get("since")
    limit = timedelta(minutes=settings.FRESH_MINUTES)
    return bool(since) and at - datetime.fromisoformat(since) <= limit


def how_it_ended(actor: Actor, sign_in: str) -> EndedAs | None:
    """Why a sign-in has ended; None when it has not, or when there is no such one."""
    rows = SignIn.objects.filter(pk=sign_in) if sign_in else SignIn.objects.none()
    found = the_one(rows.values_list("ended_as", flat=True))
    return EndedAs(found) if found else None


def sign_ins_of(actor: Actor, session: SessionBase, *, at: datetime) -> list[SignInView]:
    """Where one is signed in now, the latest first. The session says which one is here."""
    if not isinstance(actor, Staff):
        return []
    here = session.get(SESSION_KEY, {}).get("sign_in")
    idle = timedelta(minutes=settings.IDLE_MINUTES["staff"])
    rows = SignIn.objects.filter(
        staff_id=actor.id,
        ended_at=None,
        seen_at__gte=at - idle,
        begun_at__gte=at - timedelta(hours=settings.SESSION_HOURS),
    )
    return [
        SignInView(
            row.pk, row.device, SignedInBy(row.way), row.begun_at, row.seen_at,
            here=str(row.pk) == here,
        )
        for row in rows.order_by("-begun_at")
    ]  # fmt: skip


def fingerprint(actor: Actor, account_id: str) -> str:
    """A keyed fingerprint of an account: says that it is the same one, and nothing more."""
    return blind(account_id, bound_to="kept_post.account")


def kept_post(actor: Actor, token: str, *, at: datetime) -> KeptFields:
    """What the actor sent after their session had ended. Raises NotThere, also for others."""
    if not isinstance(actor, Staff | Resident):
        raise NotThere
    account = fingerprint(actor, str(actor.id))
    row = KeptPost.objects.filter(
        token_hash=token_hash(token), account=account, until__gt=at
    ).first()
    if row is None:
        raise NotThere
    body = unseal(bytes(row.sealed), bound_to=f"kept_post.{row.token_hash}")
    address, fields, had_files = json.loads(body)
    return KeptFields(address, tuple((name, value) for name, value in fields), had_files)


def staff_by_subject(actor: Actor, subject: str, *, at: datetime) -> UUID | None:
    """The id of the account with this name at the provider, when it has not ended."""
    row = StaffAccount.objects.filter(subject=subject).first()
    return row.pk if row and _view(row, at).active else None


def passkeys_of(actor: Actor) -> list[PasskeyView]:
    """One's own keys, the oldest first."""
    if not isinstance(actor, Staff):
        return []
    rows = Passkey.objects.filter(staff_id=actor.id, ended_at=None).order_by("created_at")
    return [PasskeyView(row.pk, row.name, row.created_at) for row in rows]


def enrolling(actor: Actor, token: str, *, at: datetime) -> StaffView:
    """Whom an enrolment link is for. Raises NotThere when it is spent or old."""
    rows = Enrolment.objects.select_related("staff").filter(until__gt=at)
    row = rows.filter(token_hash=token_hash(token)).first()
    if row is None:
        raise NotThere
    return _view(row.staff, at)


def ask_for_new_key(
    actor: Actor, origin: Origin, staff_id: UUID, name: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What to ask the browser for a new key, and the state to keep until it answers."""
    rows = Passkey.objects.filter(staff_id=staff_id, ended_at=None)
    known = [bytes(each) for each in rows.values_list("credential", flat=True)]
    return passkeys.ask_to_make(origin, staff_id, name, known)


def ask_for_any_key(actor: Actor, origin: Origin) -> tuple[dict[str, Any], dict[str, Any]]:
    """What to ask the browser for a sign-in, and the state to keep until it answers."""
    return passkeys.ask_to_use(origin)


def colleagues(actor: Actor, ids: Iterable[UUID], *, at: datetime) -> dict[UUID, StaffView]:
    """Colleagues by id."""
    rows = StaffAccount.objects.filter(pk__in=set(ids))
    return {row.pk: _view(row, at) for row in rows}


def employees(actor: Actor, *, at: datetime) -> dict[UUID, tuple[UUID | None, datetime | None]]:
    """Every account with the person in the register that it is, and when it ended. Only the
    program asks: to review the log."""
    if not isinstance(actor, System):
        return {}
    rows = StaffAccount.objects.values_list("pk", "person_id", "ended_at")
    return {pk: (person, ended) for pk, person, ended in rows}


def employed(actor: Actor, *, at: datetime) -> list[StaffView]:
    """Everybody who has an account now, by name. For staff; others see nobody."""
    if not isinstance(actor, Staff):
        return []
    rows = StaffAccount.objects.filter(Q(ended_at=None) | Q(ended_at__gt=at))
    return [_view(row, at) for row in rows.order_by("name", "pk")]


def _view(row: StaffAccount, at: datetime) -> StaffView:
    return StaffView(
        id=row.pk,
        name=row.name,
        title=row.title,
        phone=row.phone,
        qualified=bool(row.qualified_since and row.qualified_since <= day_of(at)),
        active=row.ended_at is None or row.ended_at > at,
        locked=row.locked_at is not None,
        shut_at=row.shut_at,
        last_day=day_of(row.ended_at - A_MOMENT) if row.ended_at else None,
    )
