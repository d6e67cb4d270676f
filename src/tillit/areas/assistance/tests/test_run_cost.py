"""What a renewal costs in the run; what is read once says the same as what is read anew."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tillit.areas.assistance import actions, ports
from tillit.areas.assistance.actions import automate
from tillit.areas.assistance.actions.propose import propose_standing
from tillit.areas.assistance.models import (
    MonthDecision,
    SheetWarning,
    StoredCalculation,
    Worksheet,
)
from tillit.casework.decisions.models import Decision
from tillit.kernel.actor import System
from tillit.trust.audit.models import Payload

from .conftest import DECEMBER, make_world
from .deciding import LATER
from .running import Answering, renewal, turned_on

RUNNER = System("month-run")
CEILING = 149  # a trace is two statements on SQLite, one on PostgreSQL
TRACES = [
    "ask_registers", "RegistersAsked", "AnswersFetched", "RowsRefreshed", "MonthCounted",
    "DecisionProposed", "MonthProposed", "PartyHeard", "ClockStarted", "DecisionMade",
]  # fmt: skip
OWN = {"id", "number", "decision_id", "calculation_id", "_state"}  # other each time it is made


@pytest.fixture(scope="module")
def made(module_rows):
    with module_rows():
        world = make_world()
        sheets = [renewal(world, n) for n in range(3)]
        turned_on(world)
        return world, sheets


@pytest.fixture
def town(db, made, monkeypatch, settings):
    settings.ORGANISATION_NUMBER = "162120000001"
    monkeypatch.setattr(ports, "_plugged", [Answering()])
    return made


def kept(row):
    """Every column of a row but the ids that are made anew."""
    return {name: value for name, value in vars(row).items() if name not in OWN}


def stored(sheet_id):
    """All that a proposal left in a month, as the database gives it back."""
    row = MonthDecision.objects.get(sheet=sheet_id)
    return (
        kept(Decision.objects.get(pk=row.decision_id)),
        kept(row),
        kept(StoredCalculation.objects.get(pk=row.calculation_id)),
        kept(Worksheet.objects.get(pk=sheet_id)),
        sorted(
            SheetWarning.objects.filter(sheet=sheet_id).values_list("key", "kind", "state", "text")
        ),
    )


def undone(work):
    """What some work gives, and all of it rolled back."""
    with transaction.atomic():
        found = work()
        transaction.set_rollback(True)
    return found


def test_read_once_gives_the_same_proposal_as_read_anew_for_each_step(town):
    """Red when: the program's proposal differs in a letter or a sum from that of the two actions
    that read the month each for itself (seen with the month altered between the two)."""
    _, sheets = town

    def by_steps(sheet_id):
        actions.count_month(sheet_id, by=RUNNER, at=LATER)
        version = Worksheet.objects.get(pk=sheet_id).version
        said = actions.ProposedIn()
        actions.propose_month(sheet_id, said, version=version, by=RUNNER, at=LATER)
        return stored(sheet_id)

    def at_once(sheet_id):
        reasons, found = automate._counted(sheet_id, by=RUNNER, at=LATER)
        assert reasons == ()
        propose_standing(
            found, actions.ProposedIn(), version=found.sheet.version, by=RUNNER, at=LATER
        )
        return stored(sheet_id)

    for sheet_id in sheets:
        actions.fetch(sheet_id, by=RUNNER, at=LATER)
        first = undone(lambda id_=sheet_id: by_steps(id_))
        assert undone(lambda id_=sheet_id: at_once(id_)) == first


def test_a_renewal_costs_the_same_number_of_queries_each_and_leaves_every_trace(town, monkeypatch):
    """Red when: the number grows from one household to the next, passes the ceiling, or a trace
    goes missing (seen with a ceiling of 100, and with the trace of a proposal taken out)."""
    world, _ = town
    monkeypatch.setattr(automate, "is_drawn", lambda decision_id, share: False)  # costs three more
    actions.begin_run(world.unit, DECEMBER, by=world.lova, at=LATER)
    took = []
    for _ in range(2):  # the last of the three ends the run too
        before = Payload.objects.order_by("-leaf_id").values_list("leaf_id", flat=True)[0]
        with CaptureQueriesContext(connection) as seen:
            assert actions.carry_on(by=RUNNER, at=LATER, count=1) == 1
        took.append(len(seen))
        new = Payload.objects.filter(leaf_id__gt=before).order_by("leaf_id")
        assert list(new.values_list("verb", flat=True)) == TRACES
    assert took[0] == took[1] <= CEILING, took
