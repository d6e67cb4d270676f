"""Somebody else may have an account: shut it at once, and ask afterwards."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from tillit.kernel.actor import Actor, Staff
from tillit.kernel.refusal import NotThere, Refusal
from tillit.trust.audit.actions import record
from tillit.trust.identity.events import AccountShut
from tillit.trust.identity.models import StaffAccount
from tillit.trust.identity.policies import check_may_shut
from tillit.trust.identity.types import EndedAs

from .account import end_keys
from .sign_in import end_sign_ins


@transaction.atomic
def shut_account(staff_id: UUID, *, by: Actor, at: datetime) -> None:
    """Lock an account, end everything it is signed in by, and every key and link: one that was
    added meanwhile must not let anybody in (who may: `check_may_shut`).

    Roles and cases stay. `wake_account` undoes it, by somebody else. Refuses what is already shut.
    """
    check_may_shut(by, staff_id)
    rows = StaffAccount.objects.filter(pk=staff_id)
    if not rows.exists():
        raise NotThere
    who = by.id if isinstance(by, Staff) else None
    shut = rows.filter(shut_at=None).update(
        locked_at=Coalesce(F("locked_at"), at), shut_at=at, shut_by=who
    )
    if not shut:
        raise Refusal("Kontot är redan stängt. En annan som sköter systemet öppnar det.")
    record(AccountShut(staff=staff_id), by=by, at=at)
    end_sign_ins(staff_id, EndedAs.SHUT, by=by, at=at)
    end_keys(staff_id, by=by, at=at)
