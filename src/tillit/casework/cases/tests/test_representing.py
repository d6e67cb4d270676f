"""A representative sees what one decision opens to the party and to them, and nothing else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tillit.casework.cases.actions import (
    check_may_act_for,
    mark_violence,
    open_my_case,
    open_published_cases,
    send_reply,
    withdraw_publication,
)
from tillit.casework.cases.tests.families import (
    ALL,
    AT,
    BY,
    WHOLE,
    Family,
    make_family,
    me,
    person,
    publish,
)
from tillit.casework.cases.types import Publishing
from tillit.kernel.actor import ActsAs, Resident
from tillit.kernel.refusal import NotThere, Refusal
from tillit.registers.people.actions import end_representation, register_representation
from tillit.registers.people.types import RepresentationKind
from tillit.trust.audit.models import Payload

WHY = "Hon har bett om hjälp."


@pytest.fixture
def family(db) -> Family:
    return make_family()


def power(who, holder, kind=RepresentationKind.ATTORNEY, until=None):
    return register_representation(
        who, holder, kind, since=AT.date(), until=until, paper="Fullmakt den 3 mars",
        reason=WHY, by=BY, at=AT,
    )  # fmt: skip


def acting(holder, who) -> Resident:
    return Resident(holder, "Ombudet", acts_for=who, acts_as=ActsAs.REPRESENTATIVE)


def sees(family: Family, who: Resident, at=AT) -> bool:
    try:
        open_my_case(family.case, by=who, at=at)
    except NotThere:
        return False
    return True


def test_needs_the_power_the_partys_page_and_the_decision(family: Family) -> None:
    """Red when: any one of the three is not asked for in standing._represented."""
    lawyer = person("Lova", "Lag")
    held = power(family.mother, lawyer)
    who = acting(lawyer, family.mother)
    assert not sees(family, who)
    publish(family, family.mother)
    assert not sees(family, who)  # the decision does not name the representative
    publish(family, family.mother, replace(WHOLE, representatives=frozenset({held})))
    assert sees(family, who)
    assert not sees(family, me(lawyer))  # only openly in the party's place
    assert not sees(family, acting(lawyer, family.father))
    assert not sees(family, acting(family.stranger, family.mother))
    assert open_my_case(family.case, by=who, at=AT) == open_my_case(
        family.case, by=me(family.mother), at=AT
    )
    withdraw_publication(family.case, family.mother, by=family.alice, at=AT)
    assert not sees(family, who)


def test_shut_when_the_power_ends(family: Family) -> None:
    """Red when: the power is read once, at the decision."""
    lawyer = person("Lova", "Lag")
    held = power(family.mother, lawyer, until=AT.date() + timedelta(days=2))
    publish(family, family.mother, replace(WHOLE, representatives=frozenset({held})))
    who = acting(lawyer, family.mother)
    assert sees(family, who)
    assert not sees(family, who, AT + timedelta(days=2))
    end_representation(held, reason=WHY, by=BY, at=AT)
    assert not sees(family, who)
    with pytest.raises(Refusal, match="gäller inte längre"):
        publish(family, family.mother, replace(WHOLE, representatives=frozenset({held})))


def test_a_power_of_somebody_else_cannot_be_chosen(family: Family) -> None:
    """Red when: check_representatives looks among all powers of the family."""
    lawyer = person("Lova", "Lag")
    held = power(family.father, lawyer)
    with pytest.raises(Refusal, match="gäller inte längre"):
        publish(family, family.mother, replace(WHOLE, representatives=frozenset({held})))


def test_a_power_opens_the_page_of_its_own_party_only(family: Family) -> None:
    """Red when: whose_page takes every power that the actor holds."""
    from tillit.casework.cases.models import Publication

    lawyer = person("Lova", "Lag")
    held = power(family.mother, lawyer)
    row = publish(family, family.father)
    Publication.objects.filter(pk=row).update(representatives=[str(held)])
    assert not sees(family, acting(lawyer, family.father))


def test_one_guardian_never_reads_the_others_page_by_a_power(family: Family) -> None:
    """Red when: `whose.actor in guardians` is taken out of _represented, and the choice from the
    worker's page: two guardians never see each other's trace."""
    held = power(family.mother, family.father)
    chosen = replace(WHOLE, representatives=frozenset({held}))
    with pytest.raises(Refusal):
        publish(family, family.mother, chosen)
    from tillit.casework.cases.models import Publication

    row = publish(family, family.mother)
    Publication.objects.filter(pk=row).update(representatives=[str(held)])
    assert not sees(family, acting(family.father, family.mother))


def test_violence_shuts_for_the_guardians_representative_too(family: Family) -> None:
    """Red when: _represented does not ask for the mark."""
    from tillit.casework.cases.models import Publication

    lawyer = person("Lova", "Lag")
    held = power(family.mother, lawyer)
    row = publish(family, family.mother, replace(WHOLE, representatives=frozenset({held})))
    mark_violence(family.case, reason="Mamman berättar.", by=family.alice, at=AT)
    Publication.objects.filter(pk=row).update(withdrawn_at=None)  # as if the mark came after
    assert not sees(family, acting(lawyer, family.mother))


@pytest.mark.parametrize("weighed", ["", "Hon bor för sig, ingen annan läser."])
def test_violence_shuts_for_the_guardian_too(family: Family, weighed) -> None:
    """Red when: `holds` trusts that the mark has taken the page back, or that what was weighed
    before the mark was about it."""
    from tillit.casework.cases.models import Publication

    row = publish(family, family.mother, replace(WHOLE, violence=weighed), AT - timedelta(1))
    mark_violence(family.case, reason="Barnet berättar.", by=family.alice, at=AT)
    Publication.objects.filter(pk=row).update(withdrawn_at=None)  # as if the mark came after
    assert not sees(family, me(family.mother))


def test_a_trustee_reads_for_a_young_child_who_does_not(db) -> None:
    """Red when: a young child's page cannot be decided without maturity, or the child sees it."""
    family = make_family(born=date(2019, 5, 1))
    trustee = person("Gunnar", "God")
    held = power(family.child, trustee, RepresentationKind.TRUSTEE)
    choice = Publishing(parts=ALL, reason="God man företräder.", representatives=frozenset({held}))
    publish(family, family.child, choice)
    assert sees(family, acting(trustee, family.child))
    assert not sees(family, me(family.child))
    assert not sees(family, me(family.mother, acts_for=family.child))


def test_listed_chosen_and_logged_by_ground(family: Family) -> None:
    """Red when: check_may_act_for answers GUARDIAN for everybody, or the leaf forgets for whom."""
    lawyer = person("Lova", "Lag")
    held = power(family.mother, lawyer)
    mine = {"by": me(lawyer), "at": AT}
    assert open_published_cases(**mine).others == ()
    with pytest.raises(NotThere):
        check_may_act_for(family.mother, **mine)
    publish(family, family.mother, replace(WHOLE, representatives=frozenset({held})))
    assert check_may_act_for(family.mother, **mine) is ActsAs.REPRESENTATIVE
    found = [(each.id, each.name, each.as_) for each in open_published_cases(**mine).others]
    assert found == [(family.mother, "Petra", ActsAs.REPRESENTATIVE)]
    open_my_case(family.case, by=acting(lawyer, family.mother), at=AT)
    body = Payload.objects.filter(verb="open_my_case").get().body
    assert f'"for":["representative","{family.mother}"]' in body
    assert f'"actor":["resident","{lawyer}"]' in body


def test_reads_and_does_not_answer(family: Family) -> None:
    """Red when: reply._asked lets somebody through who acts."""
    from uuid import uuid4

    lawyer = person("Lova", "Lag")
    held = power(family.mother, lawyer)
    publish(family, family.mother, replace(WHOLE, representatives=frozenset({held})))
    with pytest.raises(NotThere):
        send_reply(
            family.case, uuid4(), text="Hej", version=0, by=acting(lawyer, family.mother), at=AT
        )
