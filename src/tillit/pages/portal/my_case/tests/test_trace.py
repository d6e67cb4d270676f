"""Who has read about me: what is told, to whom, and what never is."""

import json
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support.who import signed_in
from tillit.casework.cases.actions import mark_violence, preview_my_case, withdraw_publication
from tillit.casework.cases.tests.families import (
    AT,
    BY,
    WHOLE,
    Family,
    make_family,
    me,
    person,
    publish,
    worker,
)
from tillit.kernel.actor import Role, Staff
from tillit.pages.portal.my_case.trace import WHY
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.models import Concerned
from tillit.trust.access.policies import WAYS
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.actions import note_read, take_checkpoint
from tillit.trust.audit.models import Payload
from tillit.trust.audit.queries import known_keys
from tillit.trust.identity.types import Audience
from tools.verifier import verify_log

PAGE = "/mina-sidor/vem-har-last/"
EMPTY = "Här finns inget att visa"
SOON = AT + timedelta(minutes=5)


@pytest.fixture
def family(db, monkeypatch) -> Family:
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: SOON)
    return make_family()


def read(who, object_id: UUID, person_id: UUID, *, at=SOON, ground: str = "assigned") -> int:
    """Somebody reads something about somebody."""
    with transaction.atomic():
        return note_read(
            "open_case", by=who, at=at, object_id=object_id, person_id=person_id, ground=ground
        )


def shown(who: UUID, address: str = PAGE) -> str:
    answer = signed_in(Client(), Audience.RESIDENT, who, "N N", AT).get(address)
    assert answer.status_code == 200
    return answer.content.decode().replace("\u00a0", " ")


def status(who: UUID, leaf: int) -> int:
    """What comes of asking for the receipt of a leaf."""
    return signed_in(Client(), Audience.RESIDENT, who, "N N", AT).get(f"{PAGE}{leaf}/").status_code


def test_role_and_unit_and_why_but_no_name(family: Family) -> None:
    """Red when: the name of the colleague is shown, or the ground as a code."""
    publish(family, family.mother)
    read(family.alice, family.case, family.child)
    text = shown(family.mother)
    assert "En socialsekreterare, Barn 2." in text
    assert "Hade uppdraget." in text
    assert "Läste i ärende" in text
    assert "Alice" not in text
    assert "assigned" not in text
    assert "<title>Mina sidor" in text


def test_nothing_before_it_was_opened(family: Family) -> None:
    """Red when: readings from before the decision are shown: they would tell of what went on
    while nothing was to be told."""
    leaf = read(family.alice, family.case, family.child, at=AT - timedelta(days=3))
    assert EMPTY in shown(family.mother)
    publish(family, family.mother)
    assert EMPTY in shown(family.mother)
    assert status(family.mother, leaf) == 404


def test_only_to_whom_it_was_opened_and_shut_at_once(family: Family) -> None:
    """Red when: the trace has a gate of its own beside standing()."""
    publish(family, family.mother)
    leaf = read(family.alice, family.case, family.child)
    for stranger in (family.father, family.grandmother, family.stranger, family.child):
        assert EMPTY in shown(stranger)
        assert status(stranger, leaf) == 404
    withdraw_publication(family.case, family.mother, by=family.alice, at=SOON)
    assert EMPTY in shown(family.mother)
    assert status(family.mother, leaf) == 404


def test_two_guardians_never_see_each_other(family: Family) -> None:
    """Red when: residents' own readings are told, or pages that staff made for the other party."""
    for each in (family.mother, family.father):
        publish(family, each)
    other = me(family.father)
    leaves = [read(other, family.case, family.child, ground="publication")]
    preview_my_case(family.case, family.father, WHOLE, by=family.alice, at=SOON)
    leaves.append(Payload.objects.filter(verb="preview_my_case").latest("pk").pk)
    assert EMPTY in shown(family.mother)
    assert [status(family.mother, each) for each in leaves] == [404, 404]


def test_violence_shuts_it(family: Family) -> None:
    """Red when: the mark is not asked about here as it is for the case itself."""
    publish(family, family.mother)
    read(family.alice, family.case, family.child)
    assert EMPTY not in shown(family.mother)
    mark_violence(family.case, reason="Hon har berättat.", by=family.alice, at=SOON)
    assert EMPTY in shown(family.mother)


def test_a_place_where_a_service_is_given_is_not_named(family: Family) -> None:
    """Red when: the unit of a provider is shown: it may be where somebody lives in hiding."""
    home = open_unit("Granens stödboende", UnitKind.PROVIDER, by=BY, at=AT - timedelta(days=9))
    helper = Staff(UUID(int=77), "Paula")
    give_seat(helper.id, home, Role.PROVIDER, by=BY, at=AT - timedelta(days=9))
    publish(family, family.mother)
    read(helper, family.case, family.child)
    text = shown(family.mother)
    assert "Någon som ger stödet" in text
    assert "Granen" not in text


def test_an_adult_sees_who_has_read_their_own_card(family: Family) -> None:
    """Red when: it is shown to a child, to somebody whom something open concerns that has not been
    opened to them, or to whoever acts for the person."""
    adult = person("Hanna", born=date(1980, 1, 1))
    young = person("Ida", born=date(2012, 1, 1))
    for each in (adult, young, family.mother):
        read(family.alice, each, each, ground="mine")
    text = shown(adult)
    assert "Läste dina uppgifter." in text
    assert "Behövde det i arbetet." in text
    assert EMPTY in shown(young)
    assert EMPTY in shown(family.mother)


def test_an_open_report_holds_it_back(family: Family) -> None:
    """Red when: only_open is not asked about cases around the person: a reading would warn
    whom the case is about before anybody has decided to tell."""
    adult = person("Hanna", born=date(1980, 1, 1))
    read(family.alice, adult, adult)
    assert EMPTY not in shown(adult)
    Concerned.objects.create(guarded_id=family.case, person_id=adult)
    assert EMPTY in shown(adult)


def test_a_receipt_holds_and_says_nothing_about_anybody(family: Family, tmp_path) -> None:
    """Red when: the receipt is of another leaf, holds anybody's number, or is offered before
    there is one."""
    publish(family, family.mother)
    leaf = read(family.alice, family.case, family.child)
    client = signed_in(Client(), Audience.RESIDENT, family.mother, "N N", AT)
    assert client.get(f"{PAGE}{leaf}/").status_code == 403  # not signed yet
    assert f'href="{PAGE}{leaf}/"' not in shown(family.mother)
    take_checkpoint(by=BY, at=SOON)
    assert f'href="{PAGE}{leaf}/"' in shown(family.mother)
    answer = client.get(f"{PAGE}{leaf}/")
    path = tmp_path / "kvitto.json"
    path.write_bytes(answer.content)
    assert verify_log.main(["proof", str(path), "--key", known_keys(BY)[0].text]) == 0
    for each in (family.alice.id, family.child, family.case, family.father):
        assert str(each) not in answer.content.decode()
    said = json.loads(answer.content)
    path.write_text(json.dumps({**said, "index": said["index"] - 1}))
    assert verify_log.main(["proof", str(path), "--key", known_keys(BY)[0].text]) == 1


def test_every_way_in_has_its_words() -> None:
    """Red with a way without words, and with words for what is no way."""
    assert set(WHY) == {way.code for way in WAYS}


def test_it_costs_the_same_however_much_was_read(family: Family) -> None:
    """Red when: each row asks for its reader's unit."""
    publish(family, family.mother)
    client = signed_in(Client(), Audience.RESIDENT, family.mother, "N N", AT)
    read(family.alice, family.case, family.child)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    for number in range(8):
        read(worker(f"W{number}", family.unit), family.case, family.child)
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    assert len(few) == len(many)
