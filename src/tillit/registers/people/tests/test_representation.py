"""Who may act for somebody: entered by a worker with a document and a reason, for a time."""

from datetime import date, timedelta

import pytest
from django.db.models import QuerySet

from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people.actions import (
    correct_person,
    end_relation,
    end_representation,
    merge_persons,
    open_person,
    register_representation,
)
from tillit.registers.people.models import Representation
from tillit.registers.people.queries import (
    guardians_of,
    representatives_of,
    represented_by,
    wards_of,
)
from tillit.registers.people.types import Protection, RepresentationKind
from tillit.trust.access.actions import raise_barrier
from tillit.trust.access.types import BarrierReason
from tillit.trust.audit.models import Payload

from .conftest import AT, TOWN, TYPED, give_case

DAY = timedelta(days=1)
TODAY = AT.date()
PAPER = "Solby tingsrätt den 3 mars, mål Ä 12"
WHY = "Hon klarar inte brevet själv."


def enter(person, other, kind=RepresentationKind.TRUSTEE, **more):
    given = {"since": TODAY, "paper": PAPER, "reason": WHY, "by": TOWN, "at": AT}
    return register_representation(person, other, kind, **{**given, **more})


def holders(person, at=AT):
    return [each.representative.id for each in representatives_of(TOWN, [person], at=at)]


def test_holds_from_a_day_until_another(register) -> None:
    """Red when: representing._lines drops `running`, or `until` is taken as inclusive."""
    alva, god = register("Alva", "Ek"), register("Gunnar", "Lind")
    enter(alva, god, since=TODAY + DAY, until=TODAY + 3 * DAY)
    held = [holders(alva, AT + number * DAY) for number in range(5)]
    assert held == [[], [god], [god], [], []]
    assert [each.person.id for each in represented_by(TOWN, god, at=AT + DAY)] == [alva]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"paper": " "}, "vilket papper"),
        ({"reason": "x"}, "Skriv varför"),
        ({"until": TODAY}, "Sista dagen"),
        ({"until": TODAY - DAY}, "Sista dagen"),
    ],
)
def test_refused_without(more, sentence, register) -> None:
    """Red when: any of the checks is left out."""
    with pytest.raises(Refusal, match=sentence):
        enter(register("Alva", "Ek"), register("Gunnar", "Lind"), **more)


def test_nobody_represents_themself_and_nobody_twice(register) -> None:
    """Red when: either check is left out: then the database's own key raises something else."""
    alva, god = register("Alva", "Ek"), register("Gunnar", "Lind")
    with pytest.raises(Refusal, match="sig själv"):
        enter(alva, alva)
    enter(alva, god)
    with pytest.raises(Moved, match="redan inlagt"):
        enter(alva, god)


def test_only_a_worker_with_the_person(register, worker, unit) -> None:
    """Red when: person_to_change is taken out of either verb."""
    alva, god = register("Alva", "Ek"), register("Gunnar", "Lind")
    with pytest.raises(NotThere):
        enter(alva, god, by=worker)
    row = enter(alva, god)
    with pytest.raises(NotThere):
        end_representation(row, reason=WHY, by=worker, at=AT)
    give_case(worker, alva, unit)
    end_representation(row, reason=WHY, by=worker, at=AT)


def test_nobody_lets_their_own_family_act(register, worker, unit) -> None:
    """Red when: the wall is asked for only about the person, and not about who acts for them."""
    alva, cousin = register("Alva", "Ek"), register("Kim", "Ek")
    give_case(worker, alva, unit)
    raise_barrier(worker.id, cousin, BarrierReason.KIN, by=TOWN, at=AT)
    with pytest.raises(NotThere):
        enter(alva, cousin, by=worker)
    enter(alva, register("Gunnar", "Lind"), by=worker)


def test_two_who_enter_the_same_at_once(register, monkeypatch) -> None:
    """Neither saw the other: the database's key lets one through. Red when: its answer is not
    said as a sentence."""
    alva, god = register("Alva", "Ek"), register("Gunnar", "Lind")
    enter(alva, god)
    monkeypatch.setattr(QuerySet, "exists", lambda rows: False)
    with pytest.raises(Moved, match="redan inlagt"):
        enter(alva, god)


def test_what_has_not_begun_never_begins(register) -> None:
    """Red when: it is ended before its first day, which the database refuses."""
    alva, god = register("Alva", "Ek"), register("Gunnar", "Lind")
    row = enter(alva, god, since=TODAY + 3 * DAY)
    end_representation(row, reason=WHY, by=TOWN, at=AT)
    assert [holders(alva, AT + number * DAY) for number in range(5)] == [[]] * 5


def test_what_has_run_out_is_not_made_longer_by_its_end(register) -> None:
    """Red when: the end writes today over a last day that has passed."""
    alva, god = register("Alva", "Ek"), register("Gunnar", "Lind")
    row = enter(alva, god, until=TODAY + 2 * DAY)
    end_representation(row, reason=WHY, by=TOWN, at=AT + 5 * DAY)
    assert (holders(alva, AT + DAY), holders(alva, AT + 3 * DAY)) == ([god], [])


def test_an_appointment_without_an_end(register) -> None:
    """Red when: the guardian stays a guardian, or one who was taken out before comes back."""
    alva = register("Alva", "Ek", born=date(2019, 1, 1))
    sara, nils = register("Sara", "Holm"), register("Nils", "Holm")
    first, second = (
        enter(alva, each, RepresentationKind.APPOINTED_GUARDIAN) for each in (sara, nils)
    )
    end_relation(
        Representation.objects.get(pk=second).relation_id, until=TODAY + DAY, by=TOWN, at=AT
    )
    for row in (first, second):
        end_representation(row, reason=WHY, by=TOWN, at=AT + 5 * DAY)
    assert guardians_of(TOWN, alva, at=AT + 3 * DAY) == [sara]
    assert guardians_of(TOWN, alva, at=AT + 5 * DAY) == []


def test_both_are_told_to_whoever_listens(register) -> None:
    """Red when: either event is not recorded."""
    alva, god = register("Alva", "Ek"), register("Gunnar", "Lind")
    end_representation(enter(alva, god), reason=WHY, by=TOWN, at=AT)
    told = Payload.objects.filter(verb__startswith="Representation").order_by("pk")
    assert list(told.values_list("verb", flat=True)) == [
        "RepresentationRegistered", "RepresentationEnded",
    ]  # fmt: skip


def test_ended_at_once_and_only_once(register) -> None:
    """Red when: `until` is not set at the end, or the second end is taken."""
    alva, god = register("Alva", "Ek"), register("Gunnar", "Lind")
    row = enter(alva, god, since=TODAY - 9 * DAY)
    with pytest.raises(Refusal, match="Skriv varför"):
        end_representation(row, reason="", by=TOWN, at=AT)
    end_representation(row, reason=WHY, by=TOWN, at=AT)
    assert holders(alva) == []
    assert holders(alva, AT - DAY) == [god]
    with pytest.raises(Moved):
        end_representation(row, reason=WHY, by=TOWN, at=AT)
    enter(alva, god)
    assert holders(alva) == [god]


def test_a_specially_appointed_guardian_is_a_guardian(register) -> None:
    """Red when: the relation is not made, or stays when the appointment has ended."""
    alva = register("Alva", "Ek", born=date(2019, 1, 1))
    sara = register("Sara", "Holm")
    row = enter(alva, sara, RepresentationKind.APPOINTED_GUARDIAN, until=TODAY + 30 * DAY)
    assert guardians_of(TOWN, alva, at=AT) == [sara]
    assert wards_of(TOWN, sara, at=AT) == [alva]
    assert guardians_of(TOWN, alva, at=AT + 30 * DAY) == []
    end_representation(row, reason=WHY, by=TOWN, at=AT)
    assert guardians_of(TOWN, alva, at=AT) == []


def test_two_entries_of_one_person_and_the_dead(register) -> None:
    """Red when: merges are not followed, or somebody dead still acts."""
    alva, again = register("Alva", "Ek"), register("Alva", "Eek")
    god = register("Gunnar", "Lind")
    enter(again, god)
    merge_persons(alva, again, reason="Samma barn.", by=TOWN, at=AT)
    assert holders(alva) == [god]
    assert [each.person.id for each in represented_by(TOWN, god, at=AT)] == [alva]
    correct_person(god, dead_on=TODAY, version=1, reason="Besked från dottern.", by=TOWN, at=AT)
    assert holders(alva) == []


def test_a_protected_representative_is_a_mask_without_the_paper(register) -> None:
    """Red when: the paper, which may name them, is shown beside the mask."""
    alva = register("Alva", "Ek")
    god = register("Hemlig", "Hermelin", protection=Protection.MARKED)
    enter(alva, god, paper="Förordnande för Hemlig Hermelin")
    card = open_person(alva, by=TYPED["by"], at=AT)
    assert len(card.representatives) == 1
    assert "Hermelin" not in repr(card)
    assert "Företrädare inlagd" in [line.words for line in card.history]
