"""The invented town: made by actions, whole, with nobody real in it.

Red when: a story stops being possible, a number leaves the test series, or Maja reaches her nephew.
"""

import pytest
from django.conf import settings

from tillit.casework.cases.models import Case
from tillit.casework.intake.models import ReportedChild
from tillit.casework.intake.workflow import Stage
from tillit.kernel.actor import System
from tillit.kernel.person_number import check_digit
from tillit.registers.people.models import Person
from tillit.trust.access.queries import verdict_on
from tillit.trust.audit.queries import faults
from tillit.trust.identity.models import StaffAccount
from tillit.trust.identity.queries import staff_actor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not settings.DEMO, reason="the demo is off"),
]
TESTS = System("test")


@pytest.fixture
def town(at):
    from tillit.demo.town.filling import Town
    from tillit.demo.town.stories import STAGES

    few = tuple((story, 1) for story, _ in STAGES)
    Town(at, lambda line: None, people=60, stages=few).fill()


@pytest.fixture
def at():
    from datetime import UTC, datetime

    return datetime(2026, 11, 24, 8, 40, tzinfo=UTC)


def test_the_town_is_whole(town, at):
    assert set(ReportedChild.objects.values_list("stage", flat=True)) >= {
        Stage.RECEIVED, Stage.ASSESSED, Stage.NOT_OPENED, Stage.OPENED,
    }  # fmt: skip
    assert Case.objects.count() >= 4
    assert list(faults(TESTS)) == []
    for digits in Person.objects.exclude(number=None).values_list("number", flat=True):
        assert digits[8:11] in {"238", "239"}
        assert check_digit(digits[2:11]) == int(digits[11])
    _maja_is_kept_from_her_nephew(at)


def _maja_is_kept_from_her_nephew(at):
    account = StaffAccount.objects.get(subject="maja")
    maja = staff_actor(TESTS, account.pk, at=at)
    nephew = Case.objects.get(person__given_name="Love")
    noel = Case.objects.get(person__given_name="Noel")
    assert not verdict_on(maja, nephew.pk, at=at).allowed
    assert verdict_on(maja, noel.pk, at=at).allowed


def test_every_stage_has_at_least_eight():
    from tillit.demo.town.stories import STAGES

    assert all(count >= 8 for _, count in STAGES)
