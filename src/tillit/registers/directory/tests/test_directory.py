"""What may be said about an offer, and how long it is found."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from tillit.kernel.actor import Guest, Role, Seat, Staff
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.law.open_access import always_assessed
from tillit.registers.directory import actions, models, queries
from tillit.registers.directory.types import FRESH_DAYS, Hours, Identity, Way
from tillit.trust.audit.models import Payload

from .conftest import AT, EVENINGS, TOWN, offer_in, publish

pytestmark = pytest.mark.django_db
SOMEBODY = Guest()
BOARD = {"board_number": "§ 14", "board_on": date(2026, 3, 4), "board_why": "Många vågar inte."}


def names(*, at=AT):
    return [each.said.name for each in queries.all_offers(SOMEBODY, at=at)]


def staff(role):
    seat = Seat(new_id(), role, "ifo")
    return Staff(id=new_id(), name="Kim Ek", seats=frozenset({seat}))


def test_what_is_published_is_found_with_its_places(place):
    """Red when: the hours are not kept, or an offer is not listed."""
    publish(hours={place: EVENINGS})
    (found,) = queries.all_offers(SOMEBODY, at=AT)
    assert found.said.hours == {place: EVENINGS}
    assert [each.name for each in found.places] == ["Mötesplats Hamnen"]
    assert Payload.objects.filter(verb="OfferPublished").count() == 1


@pytest.mark.parametrize("since", always_assessed(AT.date()), ids=lambda since: since.value.code)
def test_none_of_the_seven_kinds_is_given_without_an_assessment(since):
    """SoL 11:5. Red when: `_law` does not look at the kind, or the database does not."""
    kind = since.value.code
    with pytest.raises(Refusal, match="kräver alltid behovsprövning"):
        publish(kind=kind)
    assert not models.Offer.objects.exists()
    publish(kind=kind, way=Way.ASSESSED)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Offer.objects.update(way=Way.OPEN)


def test_there_are_seven_such_kinds():
    """SoL 11:5. Red when: a row of the table goes."""
    assert len(always_assessed(AT.date())) == 7


def test_nobody_says_who_they_are_only_where_the_board_has_said_so():
    """SoL 14:5. Red when: the board's decision, its day or its reason is not asked for."""
    nobody = {"identity": Identity.NOBODY}
    for lacking in BOARD:
        with pytest.raises(Refusal, match="beslutar nämnden"):
            publish(**nobody, **{k: v for k, v in BOARD.items() if k != lacking})
    with pytest.raises(Refusal, match="utan behovsprövning"):
        publish(**nobody, **BOARD, way=Way.ASSESSED)
    with pytest.raises(Refusal, match="efter i dag"):
        publish(**nobody, **(BOARD | {"board_on": date(2027, 1, 1)}))
    publish(**nobody, **BOARD)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Offer.objects.update(board_on=None)


def test_nobody_under_fifteen_comes_without_a_guardian():
    """SoL 21:2. Red when: the age of the consent table is not asked."""
    with pytest.raises(Refusal, match="Före 15 år"):
        publish(alone_from=14)
    with pytest.raises(Refusal, match="utan behovsprövning"):
        publish(alone_from=15, way=Way.ASSESSED)
    publish(alone_from=15)


def test_every_fault_is_said_at_once_and_nothing_is_kept(place):
    """Red when: the first fault hides the others, or a row is left."""
    wrong = (Hours(0, time(12), time(9)),)
    with pytest.raises(Refusal) as refused:
        publish(
            name=" ", cost="", min_age=20, max_age=13, languages=("xx",), situations=("no",),
            hours={place: wrong},
        )  # fmt: skip
    for words in ("heter", "kostar", "högsta åldern", "språk", "situationer", "Stängningstiden"):
        assert words in str(refused.value)
    with pytest.raises(Refusal, match="platserna finns inte"):
        publish(hours={new_id(): ()})
    assert not models.Offer.objects.exists()


def test_what_nobody_has_confirmed_falls_out_of_search_and_comes_back():
    """Red when: `_fresh` does not look at the day, or a yes does not set it."""
    publish()
    limit = AT + timedelta(days=FRESH_DAYS)
    assert names(at=limit) == ["Föräldrachatten"]
    late = limit + timedelta(days=1)
    assert names(at=late) == []
    assert queries.find_offers(SOMEBODY, "föräldrachatten", at=late)[1] == []
    assert queries.old_offers(SOMEBODY, at=late) == 1
    assert queries.offer(SOMEBODY, "foraldrachatten").said.name == "Föräldrachatten"
    actions.confirm_offer("foraldrachatten", by=TOWN, at=late)
    assert names(at=late) == ["Föräldrachatten"]


def test_the_second_of_two_who_change_it_is_told():
    """Red when: the version is not asked for."""
    publish()
    seen = queries.changed_at(SOMEBODY, "foraldrachatten")
    later = AT + timedelta(minutes=1)
    actions.publish_offer(offer_in(cost="20 kr"), seen=seen, by=TOWN, at=later)
    with pytest.raises(Moved):
        actions.publish_offer(offer_in(cost="30 kr"), seen=seen, by=TOWN, at=later)
    with pytest.raises(Refusal, match="finns redan"):
        publish()
    assert queries.offer(SOMEBODY, "foraldrachatten").said.cost == "20 kr"


def test_who_may_write():
    """Red when: anybody else than a leader, the administrator and the program may."""
    for role in (Role.LEADER, Role.ADMINISTRATOR):
        actions.publish_offer(offer_in(role.value), by=staff(role), at=AT)
    for by in (staff(Role.SOCIAL_WORKER), SOMEBODY):
        with pytest.raises(Refusal, match="leder en enhet"):
            actions.publish_offer(offer_in(), by=by, at=AT)
        with pytest.raises(Refusal, match="leder en enhet"):
            actions.withdraw_offer("leader", reason="Slut nu.", by=by, at=AT)


def test_what_is_withdrawn_is_not_found_but_says_why():
    """Red when: a withdrawn offer is listed, or its page is gone."""
    publish()
    actions.say_wait("foraldrachatten", 3, by=TOWN, at=AT)
    with pytest.raises(Refusal):
        actions.say_wait("foraldrachatten", -1, by=TOWN, at=AT)
    actions.withdraw_offer("foraldrachatten", reason="Chatten är stängd.", by=TOWN, at=AT)
    assert names() == []
    found = queries.offer(SOMEBODY, "foraldrachatten")
    assert (found.withdrawn_because, found.wait_days) == ("Chatten är stängd.", 3)
    with pytest.raises(NotThere):
        actions.confirm_offer("foraldrachatten", by=TOWN, at=AT)
