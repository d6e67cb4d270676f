"""A right that is taken back is gone at the next request, whatever it was and whoever took it."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock
from uuid import UUID

Take = Callable[[], object]


def _support(name: str) -> Any:  # Any: the tests' helpers carry few types
    return importlib.import_module(f"tests.support.{name}")


def ways_to_revoke(town: Any) -> dict[str, tuple[Any, Take]]:
    """What can be taken back: whose page is asked for, and how it is taken."""
    from tillit.kernel.actor import Role, System
    from tillit.trust.access import actions as access
    from tillit.trust.access.types import BarrierReason, UnitKind
    from tillit.trust.identity.actions import end_employment

    now = datetime.now(UTC) - timedelta(seconds=1)
    by: Any = {"by": System("prove"), "at": now}
    maja, katarina = town.maja, town.katarina
    elsewhere = access.open_unit("Familjerätten", UnitKind.INVESTIGATION, area="fr", **by)
    return {
        "assignment ended": (maja, lambda: access.end_assignment(town.case, maja.id, **by)),
        "role ended": (
            maja,
            lambda: access.end_seat(maja.id, town.unit, Role.SOCIAL_WORKER, **by),
        ),
        "leader's role ended": (
            katarina,
            lambda: access.end_seat(katarina.id, town.unit, Role.LEADER, **by),
        ),
        "barrier raised": (
            maja,
            lambda: access.raise_barrier(maja.id, town.noel, BarrierReason.KIN, **by),
        ),
        "barrier against the leader": (
            katarina,
            lambda: access.raise_barrier(katarina.id, town.petra, BarrierReason.KIN, **by),
        ),
        "sealed": (katarina, lambda: access.change_guard(town.case, sealed=True, **by)),
        "another area": (
            maja,
            lambda: access.change_guard(town.case, unit_id=elsewhere, **by),
        ),
        "account closed": (maja, lambda: end_employment(maja.id, **by)),
    }


def revoked() -> tuple[set[str], set[str]]:
    """The ways there are, and those of them that still gave the page when it was asked again."""
    from django.db import transaction

    with transaction.atomic():
        town = _support("town").make_town(datetime.now(UTC))
        found = ways_to_revoke(town)
        late = {name for name, each in found.items() if _late(town.case, *each)}
        transaction.set_rollback(True)
    return set(found), late


def _late(case: UUID, staff: Any, take: Take) -> bool:
    """Whether the page came once more after the right was taken."""
    from django.db import transaction
    from django.test import Client
    from django.urls import reverse

    from tillit.trust.identity.types import Audience

    page = reverse("desk:case", args=[case])
    with transaction.atomic():
        client = _support("who").signed_in(
            Client(), Audience.STAFF, staff.id, staff.name, datetime.now(UTC)
        )
        before = client.get(page).status_code
        assert before == 200, f"the page did not come to begin with ({before})"
        take()
        after = client.get(page).status_code
        transaction.set_rollback(True)
    return bool(after == 200)


@contextmanager
def verdicts_kept() -> Iterator[None]:
    """The program as it would be if it kept verdicts for a while: the control."""
    policies: Any = importlib.import_module("tillit.casework.cases.policies")
    verdict_on = policies.verdict_on
    kept: dict[object, Any] = {}

    def first(actor: Any, object_id: UUID, **more: Any) -> Any:
        key = (actor.id, object_id)
        if key not in kept:
            kept[key] = verdict_on(actor, object_id, **more)
        return kept[key]

    with mock.patch.object(policies, "verdict_on", first):
        yield


def actors_kept() -> AbstractContextManager[None]:
    """The program as it would be if it kept who asks for a while: the control."""
    kept: AbstractContextManager[None] = _support("rights").actors_kept()
    return kept
