"""What a party is told of hearings on their own pages, and what they answer there."""

from datetime import timedelta

import pytest

from tillit.casework.cases.actions import open_my_case, open_my_paper, send_reply
from tillit.casework.cases.tests.families import AT, Family, make_family, me, publish
from tillit.casework.decisions.actions import send_material
from tillit.casework.decisions.models import Hearing
from tillit.kernel.refusal import NotThere
from tillit.registers.people.actions import set_contact_needs


@pytest.fixture
def family(db) -> Family:
    made = make_family()
    for each in (made.mother, made.father):
        set_contact_needs(each, safe_way="Brev hem går bra.", by=made.alice, at=AT)
        send_material(
            made.case, each, material=f"Till {each}", answer_by=AT.date() + timedelta(days=7),
            by=made.alice, at=AT,
        )  # fmt: skip
        publish(made, each)
    return made


def test_each_guardian_has_their_own(family: Family) -> None:
    """Red when: told_to_party does not look at the party, or not_theirs is empty."""
    hers = Hearing.objects.get(party_id=family.mother)
    his = Hearing.objects.get(party_id=family.father)
    case = open_my_case(family.case, by=me(family.mother), at=AT)
    assert case.ask is not None
    assert case.ask.id == hers.pk
    assert str(family.father) not in repr(case)
    assert open_my_paper(family.case, hers.document_id, by=me(family.mother), at=AT).content
    with pytest.raises(NotThere):
        open_my_paper(family.case, his.document_id, by=me(family.mother), at=AT)


def test_a_reply_becomes_the_answer_of_that_party(family: Family) -> None:
    """Red when: take_reply is not registered, or writes to every hearing of the case."""
    hers = Hearing.objects.get(party_id=family.mother)
    send_reply(family.case, hers.pk, text="Ja.", version=0, by=me(family.mother), at=AT)
    hers.refresh_from_db()
    assert (hers.answer, hers.answered_on) == ("Ja.", AT.date())
    assert Hearing.objects.get(party_id=family.father).answer == ""
