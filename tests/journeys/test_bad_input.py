"""Every form of a few pages filled in badly, and each page that comes back looked at on a phone."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.support.bad_input import Trial
from tests.support.journey import Looker, session_of
from tests.support.town import make_town
from tests.support.walk import Reading, Visit, place_of

pytestmark = pytest.mark.journey


def test_a_refused_form_says_what_to_do(live, browser) -> None:
    """Red when: a refused page has a fault by axe, loses what was typed, or a line of its summary
    leads nowhere. Seen red: each date of the desk led nowhere."""
    town = make_town(timezone.now())
    key = session_of(town.maja.id)
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    addresses = (f"/arbete/personer/{town.noel}/", "/arbete/personer/ny/", "/orolig/kvitto/")
    trial = Trial({"maja": client})
    trial.tries(
        Visit("maja", each, place_of(each), Reading(client.get(each).content.decode()))
        for each in addresses
    )
    assert trial.faults == []
    assert len(trial.refused) >= 9
    looker = Looker(browser, live.url)
    for page in trial.refused.values():
        looker.draws("maja", key, page.address, page.html)
    looker.ends()
    assert looker.faults == []
