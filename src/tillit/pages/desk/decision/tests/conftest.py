"""Noel's case, its people at the desk, and a proposal."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.journey import session_of
from tests.support.town import BY, make_town, staff_of
from tillit.casework.decisions import actions
from tillit.casework.decisions.types import Outcome, ProposalIn
from tillit.kernel.actor import Role
from tillit.kernel.swedish import day_of
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

GRANT = ProposalIn("SOL-11-1", Outcome.GRANTED, "Stödfamilj", period_from=date(2026, 12, 1))


@pytest.fixture(scope="module")
def made_once(module_rows):
    """Noel's case as it stands this minute: pages read the clock."""
    with module_rows():
        made = make_town(timezone.now())
        today = day_of(made.at)
        actions.adopt_delegation_order(
            "Ordning", entries=[("3.1", "SOL-11-1", "leader"), ("3.2", "SOL-20-3", "leader")],
            adopted_on=today, paragraph="§ 1",
            valid_from=today, valid_to=today + timedelta(days=9), by=BY, at=made.at,
        )  # fmt: skip
    return made


@pytest.fixture
def town(db, made_once):
    return made_once


@pytest.fixture
def nils(town):
    unit = open_unit("Kansli", UnitKind.BOARD, by=BY, at=town.at)
    return staff_of("Nils Nord", unit, Role.BOARD_SECRETARY, "Nämndsekreterare", town.at)


@pytest.fixture
def proposed(town):
    return lambda words=GRANT: actions.propose(town.case, words, by=town.maja, at=town.at)


@pytest.fixture
def as_(town):
    def browser(staff):
        browser = Client()
        browser.cookies["sessionid"] = session_of(staff.id)
        return browser

    return browser
