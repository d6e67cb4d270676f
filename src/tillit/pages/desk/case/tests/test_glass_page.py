"""An emergency opening: its kind, which one of the shift, who is told, and what it is not."""

from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import pytest
from django.urls import reverse

from tests.support.town import BY, staff_of
from tillit.casework.cases.actions import start_case
from tillit.casework.cases.models import Case, Notice
from tillit.kernel.actor import Role
from tillit.kernel.refusal import NotThere
from tillit.overview.review.models import ReviewRow
from tillit.trust.access.actions import break_glass, open_unit, plan_shift
from tillit.trust.access.models import Barrier
from tillit.trust.access.queries import glass_in_shift, verdict_on
from tillit.trust.access.types import BarrierReason, GlassReason, UnitKind
from tillit.trust.audit.types import Shows

AT = datetime(2026, 11, 24, 9, 40, tzinfo=UTC)
HOUR = timedelta(hours=1)
SAID = "Mamman ringer och är rädd."


@pytest.fixture
def more(town):
    """A second case of the unit, about Ines."""
    return start_case(
        town.ines, town.unit, title="Stöd", responsible=town.maja.id, by=BY, at=town.at
    )


def opens(case, who, at=AT, reason=GlassReason.DANGER) -> None:
    break_glass(case, reason=reason, sentence=SAID, by=who, at=at)


def test_the_page_counts_the_shift_for_who_opens_and_for_the_leader(town, more, at_desk):
    """Red when: `glass_in_shift` is taken out of the page, or `nth_in_shift` out of the row."""
    samira, where = at_desk(town.samira, AT), reverse("desk:break_glass")
    assert "din första nödöppning" in samira.get(where).content.decode()
    for case, number in ((town.case, 1), (more, 2)):
        sent = {"reason": "danger", "sentence": SAID, "number": Case.objects.get(pk=case).number}
        answer = samira.post(where, sent, follow=True)
        assert answer.status_code == HTTPStatus.OK
        assert f"Nödöppning nummer {number} under passet" in answer.content.decode()
    page = samira.get(where).content.decode()
    assert "nödöppnat 2\N{NO-BREAK SPACE}gånger" in page
    assert "<dt>Någon kan vara i fara</dt><dd>2</dd>" in page
    rows = ReviewRow.objects.filter(lane="glass").order_by("pk")
    assert [row.why for row in rows] == [["glass_danger"], ["glass_danger", "glass_nth_2"]]
    boss = staff_of("Bea Ek", next(iter(town.samira.seats)).unit_id, Role.LEADER, "Chef", AT)
    shown = at_desk(boss, AT).get(reverse("desk:review")).content.decode()
    assert "Nödöppning nummer 2 under passet." in shown


def test_without_a_kind_or_a_sentence_nothing_opens(town, at_desk):
    """Red when: a field of GlassForm need not be filled in."""
    number = Case.objects.get(pk=town.case).number
    full = {"number": number, "reason": "danger", "sentence": SAID}
    for lacking in full:
        sent = full | {lacking: ""}
        answer = at_desk(town.samira, AT).post(reverse("desk:break_glass"), sent)
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not verdict_on(town.samira, town.case, at=AT).allowed


def test_the_owner_and_the_leader_know_in_the_same_moment(town):
    """Red when: `tell_the_owners` does not react (the goal is a minute; this is the same one)."""
    opens(town.case, town.samira)
    told = Notice.objects.filter(object_id=town.case, kind="glass", at=AT)
    assert set(told.values_list("staff_id", flat=True)) == {town.maja.id, town.katarina.id}


def test_it_opens_one_case_for_eight_hours_and_never_where_somebody_is(town, more):
    """Red when: GLASS_HOURS is another, or K4 or K6 is read in haste."""
    opens(town.case, town.samira)
    verdict = verdict_on(town.samira, town.case, at=AT + 8 * HOUR - timedelta(seconds=1))
    assert (verdict.rule, verdict.allowed) == ("glass", True)
    assert not verdict.classes & {Shows.LOCATION, Shows.REPORTER}
    assert not verdict_on(town.samira, town.case, at=AT + 8 * HOUR).allowed
    assert not verdict_on(town.samira, more, at=AT).allowed


def test_kin_is_never_opened(town):
    """Red when: the walls are not asked in `break_glass`."""
    Barrier.objects.create(
        staff_id=town.samira.id, person_id=town.erik, reason=BarrierReason.KIN, since=AT - HOUR
    )
    with pytest.raises(NotThere):
        opens(town.case, town.samira)


def test_a_shift_of_the_rota_is_counted_from_its_beginning(town, more):
    """Red when: the rota is not asked: the one before the shift is then counted too."""
    duty = open_unit("Jouren", UnitKind.DUTY, by=BY, at=AT - HOUR)
    nour = staff_of("Nour Ek", duty, Role.DUTY, "Jour", AT - HOUR)
    boss = staff_of("Bea Ek", duty, Role.LEADER, "Chef", AT - HOUR)
    opens(town.case, nour)
    start = AT + 3 * HOUR
    plan_shift(nour.id, duty, start, start + 10 * HOUR, by=boss, at=AT)
    opens(more, nour, start + HOUR, GlassReason.CALL)
    assert glass_in_shift(nour, nour.id, at=start + HOUR).by_reason == ((GlassReason.CALL, 1),)
    assert glass_in_shift(nour, nour.id, at=AT + HOUR).total == 1
    assert glass_in_shift(nour, nour.id, at=start + 30 * HOUR).total == 0
