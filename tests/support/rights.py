"""Every way in which a right ends, by the program's own actions, while somebody sits signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from django.db.models import Q

from tests.support.cast import BY, Who
from tests.support.court import undone
from tests.support.stage import Stage
from tillit.casework.cases import actions as cases
from tillit.casework.cases.models import Publication
from tillit.registers.people import actions as people
from tillit.registers.people.models import Representation
from tillit.trust.access import actions as access
from tillit.trust.access.models import Assignment, Guarded, Membership
from tillit.trust.access.types import BarrierReason
from tillit.trust.identity.actions import end_employment

End = Callable[[], object]


@dataclass(frozen=True)
class Right:
    """What ends, whose session is open on what page, and how it ends."""

    name: str
    who: Who
    address: str
    end: End


@dataclass(frozen=True)
class Bite:
    """What the same page answered before and at the very next request."""

    right: str
    before: int
    after: int

    @property
    def held(self) -> bool:
        """Whether it was open, and is not."""
        return self.before == 200 and self.after in {302, 403, 404}


def rights(stage: Stage) -> Iterator[Right]:
    """All kinds, each with somebody who has the right."""
    at = stage.now
    maja, case = holder(stage)
    row = Guarded.objects.get(pk=case)
    mine = f"/arbete/arenden/{case}/"
    assert maja.id is not None
    yield Right(
        "uppdraget avslutas", maja, mine, lambda: access.end_assignment(case, maja.id, by=BY, at=at)
    )  # type: ignore[arg-type]
    yield Right(
        "en spärr reses",
        maja,
        mine,
        lambda: access.raise_barrier(maja.id, row.person_id, BarrierReason.KIN, by=BY, at=at),
    )  # type: ignore[arg-type]
    seats = Membership.objects.filter(Q(until=None) | Q(until__gt=at), staff_id=maja.id)
    yield Right(
        "rollen avslutas",
        maja,
        mine,
        lambda: [access.end_seat(maja.id, each.unit_id, each.role, by=BY, at=at) for each in seats],
    )  # type: ignore[arg-type, func-returns-value]
    yield Right("kontot avslutas", maja, mine, lambda: end_employment(maja.id, by=BY, at=at))  # type: ignore[arg-type]
    leader, led = leads(stage)
    yield Right(
        "ärendet förseglas",
        leader,
        f"/arbete/arenden/{led}/",
        lambda: access.change_guard(led, sealed=True, by=BY, at=at),
    )
    shown = Publication.objects.filter(withdrawn_at=None, as_party="guardian").first()
    assert shown
    parent = next(who for who in stage.cast if who.id == shown.party_id)
    page = f"/mina-sidor/{shown.case_id}/"
    yield Right(
        "det visade stängs",
        parent,
        page,
        lambda: cases.withdraw_publication(shown.case_id, shown.party_id, by=maja_of(stage), at=at),
    )
    proxy = next(who for who in stage.cast if who.name == "representative")
    power = Representation.objects.get(representative_id=proxy.id, ended_at=None)
    yield Right(
        "företrädarskapet avslutas",
        proxy,
        page,
        lambda: people.end_representation(
            power.pk, reason="Hon klarar det själv nu.", by=BY, at=at
        ),
    )
    yield Right("våld märks i ärendet", parent, page,
                lambda: cases.mark_violence(
                    shown.case_id, reason="Hot mot barnet.", by=maja_of(stage), at=at))  # fmt: skip


def maja_of(stage: Stage) -> Any:
    """Who handles Noel's case, as an actor."""
    from tests.support.filled import staff

    return staff("maja", stage.now)


def holder(stage: Stage) -> tuple[Who, Any]:
    """Somebody with an assignment as the only way in, and the case."""
    for who in stage.cast:
        if who.role == "social_worker":
            held = Assignment.objects.filter(staff_id=who.id, until=None, object_id__in=[
                row.pk for row in stage.things.rows("cases.Case").values()])  # fmt: skip
            for each in held:
                if stage.things.eyes.may_read(who.id, each.object_id):  # type: ignore[arg-type]
                    return who, each.object_id
    raise AssertionError("nobody has a case")


def leads(stage: Stage) -> tuple[Who, Any]:
    """A leader, and a case of their unit that they are not assigned to."""
    for who in (each for each in stage.cast if each.role == "leader"):
        for id_ in stage.things.rows("cases.Case"):
            assigned = Assignment.objects.filter(staff_id=who.id, object_id=id_).exists()
            if not assigned and stage.things.eyes.may_read(who.id, id_):  # type: ignore[arg-type]
                return who, id_
    raise AssertionError("no leader has a case in the unit")


def bites(stage: Stage) -> list[Bite]:
    """Each right ends while its page is open; what the very next request gives."""
    found = []
    for right in rights(stage):
        with undone():
            before: Any = right.who.client.get(right.address)
            right.end()
            after: Any = right.who.client.get(right.address)
        found.append(Bite(right.name, before.status_code, after.status_code))
    return found


def remembered(stage: Stage) -> list[Bite]:
    """The control: who asks is found out once in a session, and remembered."""
    with actors_kept():
        return bites(stage)


@contextmanager
def actors_kept() -> Iterator[None]:
    """The program as it would be if it kept who asks from one request of a session to the next."""
    from tillit.pages.http import middleware

    known: dict[str, Any] = {}
    ask = middleware.actor_of

    def once(actor: Any, session: Any, *, at: Any) -> Any:
        key = str(session.session_key)
        if key not in known:
            known[key] = ask(actor, session, at=at)
        return known[key]

    with patch.object(middleware, "actor_of", once):
        yield
