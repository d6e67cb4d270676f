"""A decision about a month that is appealed, and another in its place."""

from datetime import timedelta
from decimal import Decimal

from tillit.areas.assistance.models import MonthDecision
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.models import Appeal, Decision
from tillit.casework.decisions.types import Outcome, ProposalIn, Reconsidered
from tillit.kernel.swedish import day_of

from .conftest import AT, DECEMBER

ON = AT.date()


def appealed(world, decision, *, by=None):
    """The decision is sent, received and appealed in time: the appeal."""
    row = Decision.objects.get(pk=decision)
    if row.stage == "decided":
        decisions.notify(decision, how={row.person_id: "post"}, by=world.wanja, at=AT)
        letter = row.letters.get()
        decisions.record_received(letter.pk, on=ON, how="post", by=world.wanja, at=AT)
    appeal = decisions.receive_appeal(
        decision, row.person_id, received_on=ON, text="Jag vill ha mer.", by=world.wanja, at=AT
    )
    decisions.accept_appeal(appeal, by=world.wanja, at=AT)
    return appeal


def words(kronor, **changes):
    given = {
        "type_code": "SOL-12-1", "outcome": Outcome.GRANTED,
        "what": f"Ekonomiskt bistånd för december 2025: {kronor} kronor",
        "period_from": DECEMBER, "provisions": "SoL 12:1", "circumstances": "Hyran räknas hel.",
    } | changes  # fmt: skip
    return ProposalIn(**given)


def reconsidered(world, appeal, kronor, *, by=None):
    """Our own change (FL 37): the month's new decision."""
    made = decisions.reconsider(
        appeal, Reconsidered.CHANGED, text="Hyran räknades fel.", new=words(kronor),
        kronor=None if kronor is None else Decimal(kronor), by=by or world.wanja, at=AT,
    )  # fmt: skip
    return MonthDecision.objects.get(decision_id=made)


def handed_over(world, appeal):
    """It stands, and goes to the court."""
    if Appeal.objects.get(pk=appeal).stage == "in_time":
        decisions.reconsider(appeal, Reconsidered.NOT, text="Det står fast.", by=world.wanja, at=AT)
    decisions.hand_over_appeal(appeal, court="Förvaltningsrätten", on=ON, by=world.wanja, at=AT)
    return appeal


def ruled(world, appeal, kronor, *, by=None, at=None, on=None, **changes):
    """The court changed it: the month's new decision."""
    at = at or AT + timedelta(days=3)
    made = decisions.record_ruling(
        appeal, court_case="1234-25", on=on or day_of(at), text="Domstolen ändrar beslutet.",
        new=words(kronor, **changes), kronor=None if kronor is None else Decimal(kronor),
        by=by or world.wanja, at=at,
    )  # fmt: skip
    return MonthDecision.objects.get(decision_id=made)
