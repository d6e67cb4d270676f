"""Groups: what may begin, who gets a seat, who reads the list."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tillit.contact.participation import actions, queries
from tillit.contact.participation.models import Attendance, SignUp
from tillit.contact.participation.types import Band, Guardian, Stage
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import clock
from tillit.registers.directory.tests.conftest import AT
from tillit.registers.directory.types import Identity, Way
from tillit.trust.audit.models import Payload

from .conftest import LENA, MIA, OVE, SOMEBODY, UNIT, begin, group_in, offered, wants

pytestmark = pytest.mark.django_db


def test_a_group_meets_at_the_same_hour_also_when_the_clocks_change(place):
    """Red when: days are added to moments instead of to dates."""
    offered()
    begin(place, first=date(2027, 3, 23), last=date(2027, 4, 6))
    (group,) = queries.groups_ahead(SOMEBODY, at=AT)
    assert [clock(each.begins) for each in group.occasions] == ["18.00"] * 3
    assert len({each.begins.utcoffset() for each in group.occasions}) == 1  # as it is stored


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"first": date(2026, 11, 1)}, "redan varit"),
        ({"last": date(2026, 11, 23)}, "före den första"),
        ({"last": date(2028, 1, 1)}, "mer än ett år"),
        ({"seats": 0}, "minst en plats"),
        ({"name": " "}, "vad gruppen heter"),
        ({"every_days": 1, "last": date(2027, 3, 1)}, "60 gånger"),
        ({"seats": -1}, "minst en plats"),
    ],
)
def test_a_group_that_cannot_be_is_said_in_a_sentence(place, changes, says):
    """Red when: one of the checks is taken away."""
    offered()
    with pytest.raises(Refusal, match=says):
        begin(place, **changes)


def test_a_group_meets_at_a_place_that_is_there(db):
    """Red when: the place is not asked for."""
    offered()
    with pytest.raises(Refusal, match="Platsen finns inte"):
        begin(uuid4())


def test_what_needs_an_assessment_has_no_group(place):
    """SoL 11:5. Red when: the way of the offer is not looked at."""
    offered(way=Way.ASSESSED, identity=Identity.NAMED)
    with pytest.raises(Refusal, match="utan ansökan"):
        begin(place)


def test_the_third_waits_and_gets_the_seat_of_who_leaves(place):
    """Red when: two get one seat, the queue loses its order, or a name stays with who left."""
    offered()
    group = begin(place)
    answers = [
        actions.sign_up(wants(group, given=name, phone="070-1740605"), by=SOMEBODY, at=AT)
        for name in ("Alva", "Bo", "Cia", "Dag")
    ]
    assert [each.stage for each in answers] == [Stage.PLACED] * 2 + [Stage.WAITING] * 2
    assert [each.turn for each in answers] == [0, 0, 1, 2]
    actions.leave(answers[0].code.lower().replace("-", " "), by=SOMEBODY, at=AT)
    assert queries.signed_up(SOMEBODY, answers[0].code) is None
    assert queries.signed_up(SOMEBODY, answers[2].code)[1].stage is Stage.PLACED
    assert queries.signed_up(SOMEBODY, answers[3].code)[1].turn == 1
    left = SignUp.objects.get(stage=Stage.LEFT)
    assert (left.given, left.phone, left.seat) == (None, None, None)
    (group_read,) = queries.groups_ahead(SOMEBODY, at=AT)
    assert (group_read.free, group_read.waiting) == (0, 1)


def test_two_presses_are_one_sign_up(place):
    """Red when: the key is not asked for first."""
    offered()
    said = wants(begin(place))
    first, again = (actions.sign_up(said, by=SOMEBODY, at=AT) for _ in range(2))
    assert first == again
    assert SignUp.objects.count() == 1


def test_the_database_gives_no_seat_twice(place):
    """The last guard, whatever the code does. Red when: the constraint is dropped."""
    offered()
    group = begin(place)
    for name in ("Alva", "Bo"):
        actions.sign_up(wants(group, given=name), by=SOMEBODY, at=AT)
    first, second = SignUp.objects.order_by("turn")
    with pytest.raises(IntegrityError), transaction.atomic():
        SignUp.objects.filter(pk=second.pk).update(seat=first.seat)


def test_a_child_needs_the_yes_that_the_law_asks_for(place):
    """SoL 21:2. Red when: the age of the table is not asked for, or the offer's own is not."""
    offered(alone_from=15)
    group = begin(place)
    for band, guardian, goes in (
        (Band.TEEN, Guardian.NOT_NEEDED, False), (Band.TEEN, Guardian.SUITABLE_WITHOUT, False),
        (Band.TEEN, Guardian.YES, True), (Band.YOUTH, Guardian.NOT_NEEDED, True),
    ):  # fmt: skip
        said = wants(group, band=band, guardian=guardian)
        if goes:
            actions.sign_up(said, by=SOMEBODY, at=AT)
        else:
            with pytest.raises(Refusal, match="vårdnadshavare"):
                actions.sign_up(said, by=SOMEBODY, at=AT)
    assert SignUp.objects.get(band=Band.YOUTH).guardian == Guardian.SUITABLE_WITHOUT
    offered("annan")
    other = begin(place, offer="annan")
    with pytest.raises(Refusal, match="18 år"):
        actions.sign_up(wants(other, band=Band.YOUTH), by=SOMEBODY, at=AT)


def test_who_one_is_is_kept_only_where_it_is_asked_for(place, sara):
    """Red when: a name is kept where nobody says who they are, or a stranger signs up by name."""
    for code, identity in (
        ("a", Identity.NOBODY),
        ("b", Identity.FIRST_NAME),
        ("c", Identity.NAMED),
    ):
        offered(code, identity)
        group = begin(place, offer=code)
        actions.sign_up(wants(group, given="Saris", phone="0701740605"), by=sara, at=AT)
        if identity is Identity.NAMED:
            with pytest.raises(Refusal, match="logga in"):
                actions.sign_up(wants(group), by=SOMEBODY, at=AT)
    nobody, first, named = SignUp.objects.order_by("group__offer__code")
    assert (nobody.person_id, nobody.given, nobody.phone) == (None, None, None)
    assert (first.person_id, first.given.reveal()) == (None, "Saris")
    assert (named.person_id, named.given) == (sara.id, None)
    assert [each.name for each, _ in queries.my_groups(sara, at=AT)] == ["Tisdagsgruppen"]
    other = replace(sara, acts_for=sara.id, id=uuid4())
    assert queries.my_groups(other, at=AT) == []


def test_only_those_who_give_the_group_read_who_takes_part(place):
    """Red when: another unit reads the list, or the read leaves no trace."""
    offered()
    group = begin(place)
    actions.sign_up(wants(group), by=SOMEBODY, at=AT)
    with pytest.raises(NotThere):
        queries.participants(OVE, group, at=AT)
    (alva,) = queries.participants(LENA, group, at=AT)
    assert alva.name == "Alva"
    assert Payload.objects.filter(verb="list_participants", actor_ref=str(LENA.id)).count() == 1
    with pytest.raises(NotThere):
        actions.take_off(alva.id, by=OVE, at=AT)
    with pytest.raises(NotThere):
        actions.begin_group(group_in(place), by=OVE, at=AT)
    assert UNIT not in OVE.units()


def test_attendance_is_a_tap_that_can_be_taken_back(place):
    """Red when: a second tap makes a second row, or a day ahead can be tapped."""
    offered()
    group = begin(place)
    actions.sign_up(wants(group), by=SOMEBODY, at=AT)
    (alva,) = queries.participants(MIA, group, at=AT)
    first, second, *_ = queries.group(SOMEBODY, group, at=AT).occasions
    then = first.begins + timedelta(minutes=5)
    with pytest.raises(Refusal, match="inte kommit"):
        actions.tap_attendance(alva.id, second.id, attended=True, by=MIA, at=then)
    for attended in (True, True, False):
        actions.tap_attendance(alva.id, first.id, attended=attended, by=MIA, at=then)
    assert [each.attended for each in Attendance.objects.all()] == [False]
    actions.tap_attendance(alva.id, first.id, attended=None, by=MIA, at=then)
    assert not Attendance.objects.exists()


def test_a_time_is_called_off_with_a_reason_that_all_may_read(place):
    """Red when: it can be done without a word, or to what has been."""
    offered()
    group = begin(place)
    first, *_ = queries.group(SOMEBODY, group, at=AT).occasions
    with pytest.raises(Refusal, match="Skriv varför"):
        actions.call_off(first.id, why=" ", by=MIA, at=AT)
    actions.call_off(first.id, why="Ledaren är sjuk.", by=MIA, at=AT)
    first, second, *_ = queries.group(SOMEBODY, group, at=AT).occasions
    assert (first.called_off, second.called_off) == ("Ledaren är sjuk.", "")
    with pytest.raises(Refusal, match="redan slut"):
        actions.call_off(second.id, why="För sent.", by=MIA, at=second.ends)
