"""Noel's case, and browsers in which colleagues have signed in."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.support.journey import session_of
from tests.support.town import history, make_town, warn


@pytest.fixture(scope="module")
def made_once(module_rows):
    with module_rows():
        made = make_town(timezone.now())
        warn(made)
        history(made)
    return made


@pytest.fixture
def town(db, made_once):
    return made_once


def browser_of(staff):
    client = Client()
    client.cookies["sessionid"] = session_of(staff.id)
    return client


@pytest.fixture
def maja(town):
    return browser_of(town.maja)


@pytest.fixture
def katarina(town):
    return browser_of(town.katarina)


@pytest.fixture
def samira(town):
    return browser_of(town.samira)
