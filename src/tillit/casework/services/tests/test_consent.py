"""Who must say yes, by age: law.consent through the action that begins a service."""

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest

from tillit.casework.services import actions
from tillit.casework.services.consent import weigh
from tillit.casework.services.types import ConsentAnswer
from tillit.kernel.refusal import NotThere, Refusal
from tillit.law.consent import consent_needed
from tillit.registers.people.models import Person

from .conftest import AT, DAY, order, say_yes

ANSWERS = (None, *ConsentAnswer)
ON = date(2026, 11, 24)
YES = ConsentAnswer.GIVEN


AGES = (0, 11, 12, 14, 15, 17, 18, 25)  # the law's birthdays from both sides


def every_case() -> Iterator[tuple[bool, bool, str]]:
    """Each cell of the matrix: what weigh() found, what the law expects, and the cell itself."""
    for age, assessed, away in product(AGES, (True, False), (True, False)):
        rule = consent_needed(age, assessed, away, ON)
        for mother, father, own, suitable in product(ANSWERS, ANSWERS, ANSWERS, (True, False)):
            found = weigh(rule, [("Mona", mother), ("Fredrik", father)], own, suitable=suitable)
            cell = f"{age=} {assessed=} {away=} {mother=} {father=} {own=} {suitable=}"
            assert bool(found.missing) is not found.enough, cell
            both = both_said(mother, father, away=away)
            expected = by_law(age, both, own, assessed=assessed, away=away, suitable=suitable)
            yield found.enough, expected, cell


def both_said(mother: object, father: object, *, away: bool) -> bool:
    """Both yes; or one where the other could not answer, and why is told. Never away from home."""
    alone = not away and {mother, father} == {YES, ConsentAnswer.EXCEPTED}
    return (mother is YES and father is YES) or alone


def by_law(age, both, own, *, assessed, away, suitable) -> bool:
    """The table of SoL 21:1-2 once more, in another form."""
    if age >= 18:
        return own is YES
    if away:
        return both and assessed
    if assessed:
        return both or (age >= 12 and suitable and own is YES)
    return both or (age >= 15 and suitable)


def test_the_matrix():
    """Every cell, not a draw of some: one guardian who is let to be enough away from home shows
    in two cells of a thousand. Red when: weigh() lets one guardian be enough, forgets the guardian
    away from home, the child's yes, or that it must be suitable."""
    wrong = [cell for found, expected, cell in every_case() if found is not expected]
    assert wrong == []


def test_without_a_guardian_in_the_register_nothing_begins():
    """Red when: all() of no guardians counts as a yes."""
    found = weigh(consent_needed(9, True, False, ON), [], None, suitable=True)
    assert not found.enough
    assert "vårdnadshavare" in found.missing[0]


@pytest.mark.parametrize(
    ("born", "kind", "people", "suitable", "begins"),
    [
        (date(2017, 5, 2), "samtal", ("mother",), False, False),
        (date(2017, 5, 2), "samtal", ("mother", "father"), False, True),
        (date(2013, 5, 2), "samtal", ("child",), True, True),
        (date(2013, 5, 2), "samtal", ("child",), False, False),
        (date(2010, 5, 2), "samtal", ("child",), True, True),
        (date(2010, 5, 2), "hem", ("child", "mother"), False, False),
        (date(2010, 5, 2), "hem", ("mother", "father"), False, True),
        (date(2010, 5, 2), "oppet", (), True, True),
        (date(2007, 5, 2), "hem", ("child",), False, True),
        (None, "samtal", ("child",), False, False),
    ],
)
def test_by_age_through_the_action(world, granted, born, kind, people, suitable, begins):
    """Red when: start_service does not ask, or takes the age of another day."""
    Person.objects.filter(pk=world.child).update(born=born)
    service = order(world, granted, kind)
    actions.accept(service, by=world.eva, at=AT)
    say_yes(world, service, *(getattr(world, each) for each in people))
    if suitable:
        actions.weigh_without_guardian(
            service, because="Charlie är mogen nog.", by=world.alice, at=AT
        )
    if begins:
        actions.start_service(service, by=world.alice, at=AT)
        return
    with pytest.raises(Refusal, match="Samtycke saknas"):
        actions.start_service(service, by=world.alice, at=AT)


def test_away_from_home_is_never_suitable_without_the_guardian(world, granted):
    """Red when: weigh_without_guardian does not ask the law."""
    service = order(world, granted, "hem")
    with pytest.raises(Refusal, match="Lagen kräver"):
        actions.weigh_without_guardian(service, because="x", by=world.alice, at=AT)


def test_the_newest_answer_holds_and_only_a_yes_is_taken_back(world, accepted):
    """Red when: answers are not taken in order, or a no is taken back."""
    with pytest.raises(Refusal, match="sagt ja"):
        actions.record_consent(
            accepted, world.mother, ConsentAnswer.WITHDRAWN, by=world.alice, at=AT
        )
    say_yes(world, accepted, world.mother, world.father)
    actions.record_consent(accepted, world.mother, ConsentAnswer.WITHDRAWN, by=world.alice, at=AT)
    with pytest.raises(Refusal, match="Mona"):
        actions.start_service(accepted, by=world.eva, at=AT + DAY)


def test_nobody_else_is_asked(world, accepted):
    """Red when: any person's consent is written down."""
    with pytest.raises(NotThere):
        actions.record_consent(accepted, world.case, YES, by=world.alice, at=AT)


def leave_out(world, service, who, text="Är på okänd ort. Charlie kan inte vänta."):
    actions.record_consent(service, who, ConsentAnswer.EXCEPTED, text=text, by=world.alice, at=AT)


def test_one_guardian_is_enough_where_somebody_wrote_why(world, accepted):
    """Red when: weigh() does not read the exception, or takes it as the yes that is missing."""
    leave_out(world, accepted, world.father)
    with pytest.raises(Refusal, match="Mona"):
        actions.start_service(accepted, by=world.alice, at=AT)
    say_yes(world, accepted, world.mother)
    actions.start_service(accepted, by=world.alice, at=AT)


def test_both_cannot_be_left_out(world, accepted):
    """Red when: weigh() asks only whether anybody is missing."""
    leave_out(world, accepted, world.father)
    leave_out(world, accepted, world.mother)
    with pytest.raises(Refusal, match="Ingen vårdnadshavare"):
        actions.start_service(accepted, by=world.alice, at=AT)


def test_what_an_exception_may_never_do(world, granted, accepted):
    """Red when: _check_exception forgets the reason, the no, the child, or the only guardian."""
    with pytest.raises(Refusal, match="Skriv varför"):
        leave_out(world, accepted, world.father, text=" ")
    with pytest.raises(Refusal, match="två vårdnadshavare"):
        leave_out(world, accepted, world.child)
    actions.record_consent(accepted, world.father, ConsentAnswer.REFUSED, by=world.alice, at=AT)
    with pytest.raises(Refusal, match="sagt nej"):
        leave_out(world, accepted, world.father)


def test_away_from_home_every_guardian_says_yes(world, granted):
    """Red when: the table lets one guardian be enough for a home elsewhere."""
    service = order(world, granted, "hem")
    with pytest.raises(Refusal, match="räcker inte"):
        leave_out(world, service, world.father)
