"""Whoever is close to somebody in a case closes the door for themself, also by number alone."""

from datetime import UTC, datetime
from http import HTTPStatus

import pytest
from django.urls import reverse

from tillit.casework.cases.models import Case, Notice
from tillit.trust.access.models import Barrier
from tillit.trust.access.queries import holders_of, verdict_on
from tillit.trust.audit.models import Payload

AT = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)


def shut(who, case) -> bool:
    return not verdict_on(who, case, at=AT).allowed


def test_one_press_from_the_case(town, at_desk):
    """Red when: the assignment stays, or the leader is not told that nobody has the case."""
    maja, where = at_desk(town.maja, AT), reverse("desk:case_bar_myself", args=[town.case])
    assert where in maja.get(reverse("desk:case", args=[town.case])).content.decode()
    assert maja.post(where).status_code == HTTPStatus.FOUND
    assert shut(town.maja, town.case)
    assert holders_of(town.maja, town.case, at=AT) == []
    assert Notice.objects.get(kind="no_holder").staff_id == town.katarina.id
    assert maja.get(where).status_code == HTTPStatus.NOT_FOUND
    assert maja.post(where).status_code == HTTPStatus.NOT_FOUND


def test_by_number_nothing_is_opened_and_nothing_is_told(town, at_desk):
    """Red when: the answer tells whether the number exists, or the case is read on the way."""
    leader, where = at_desk(town.katarina, AT), reverse("desk:bar_myself")
    number = Case.objects.get(pk=town.case).number
    before = Payload.objects.filter(person_id=town.noel).count()
    answers = [
        leader.post(where, {"number": each}, follow=True).content.decode()
        for each in ("B-1999-0001", number.lower())
    ]
    assert all("Finns ärendet kan du inte läsa det" in each for each in answers)
    assert shut(town.katarina, town.case)
    assert Barrier.objects.get().person_id == town.noel
    verbs = Payload.objects.filter(person_id=town.noel).values_list("verb", flat=True)
    assert list(verbs.order_by("pk"))[before:] == ["BarrierRaised"]
    assert leader.post(where, {"number": " "}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not Notice.objects.exists()  # Maja still has it


@pytest.mark.parametrize("step", ["get", "post"])
def test_a_stranger_has_no_page_of_the_case(town, at_desk, step):
    """Red when: the page of a case is shown before the policy is asked."""
    samira = at_desk(town.samira, AT)
    where = reverse("desk:case_bar_myself", args=[town.case])
    assert getattr(samira, step)(where).status_code == HTTPStatus.NOT_FOUND
