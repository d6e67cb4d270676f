"""What a party has begun to answer is kept for them alone, until it is sent or thrown away."""

from uuid import uuid4

import pytest
from django.db import connection

from tillit.casework.cases.models import Notice, StepDraft
from tillit.casework.cases.queries import my_unsent, unsent_on
from tillit.casework.cases.types import WrittenOn
from tillit.casework.services.actions import (
    answer_consent,
    answer_three_myself,
    end_service,
    forget_typed,
    keep_typed,
)
from tillit.casework.services.models import Consent, ThreeAnswers
from tillit.casework.services.types import ConsentAnswer, EndReason
from tillit.kernel.refusal import Moved, NotThere
from tillit.trust.audit.models import Payload

from .conftest import AT
from .test_close import close
from .test_mine import me, publish

CONSENT, THREE = WrittenOn.CONSENT, WrittenOn.THREE
YES = ConsentAnswer.GIVEN
TYPED = {"answer": ["given"], "text": ["Kanariegult halvt svar"]}
LIKED = {"how": ["4"], "change": ["Mer tid"]}


def keep(service, who, typed=TYPED, version=0, on_page=CONSENT) -> int:
    return keep_typed(service, on_page, typed, version=version, by=me(who), at=AT)


def texts(who, on_page, service) -> list[dict]:
    return [each.typed for each in unsent_on(me(who), on_page, service).values()]


def test_only_the_writer_reads_it(world, ordered) -> None:
    """Not the other guardian, the worker, nor somebody who acts for the writer. Nothing is told or
    logged, and the text is sealed. Red when: `_mine` leaves out the writer or `acts_for`, or the
    text lies open."""
    publish(world, world.mother)
    publish(world, world.father)
    entries, told = Payload.objects.count(), Notice.objects.count()
    assert keep(ordered, world.mother) == 1
    assert keep(ordered, world.mother, TYPED, 1) == 2
    assert texts(world.mother, CONSENT, ordered) == [TYPED]
    assert texts(world.father, CONSENT, ordered) == []
    assert unsent_on(world.alice, CONSENT, ordered) == {}
    assert my_unsent(me(uuid4(), acts_for=world.mother)) == []
    assert unsent_on(me(world.mother, acts_for=world.child), CONSENT, ordered) == {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT typed FROM cases_stepdraft")
        assert "Kanariegult" not in str(bytes(cursor.fetchone()[0]))
    assert (Payload.objects.count(), Notice.objects.count()) == (entries, told)


def test_only_who_is_asked_may_begin(world, ordered, granted) -> None:
    """Red when: keep_typed asks nobody, or the check of the other page."""
    with pytest.raises(NotThere):
        keep(ordered, world.mother)  # her page is not open
    publish(world, world.mother)
    for who, on_page in ((world.father, CONSENT), (world.mother, THREE)):
        with pytest.raises(NotThere):
            keep(ordered, who, on_page=on_page)
    with pytest.raises(NotThere):
        keep_typed(
            ordered, CONSENT, TYPED, version=0, by=me(world.mother, acts_for=world.child), at=AT
        )
    assert not StepDraft.objects.exists()


def test_the_second_of_two_windows_loses_nothing(world, ordered) -> None:
    """Red when: the version is not compared, when keeping or when sending."""
    publish(world, world.mother)
    keep(ordered, world.mother)
    with pytest.raises(Moved):
        keep(ordered, world.mother, {"text": ["Annat"]})
    with pytest.raises(Moved):
        answer_consent(ordered, YES, began=0, by=me(world.mother), at=AT)
    assert not Consent.objects.exists()
    assert texts(world.mother, CONSENT, ordered) == [TYPED]


def test_it_goes_when_it_is_sent_or_thrown_away(world, ordered) -> None:
    """And nobody else's goes with it. Red when: the draft is left, or all are taken."""
    publish(world, world.mother)
    publish(world, world.father)
    keep(ordered, world.mother)
    keep(ordered, world.father)
    answer_consent(ordered, YES, began=1, by=me(world.mother), at=AT)
    assert texts(world.mother, CONSENT, ordered) == []
    assert texts(world.father, CONSENT, ordered) == [TYPED]
    forget_typed(ordered, CONSENT, by=me(world.father), at=AT)
    assert not StepDraft.objects.exists()
    answer_consent(ordered, YES, began=1, by=me(world.mother), at=AT)  # the same press again
    assert Consent.objects.count() == 1


def test_three_answers_leave_nothing_that_says_who(world, started) -> None:
    """Red when: the draft, which has a name, outlives the answer, which has none."""
    publish(world, world.mother)
    keep(started, world.mother, LIKED, on_page=THREE)
    who = {"by": me(world.mother), "at": AT}
    with pytest.raises(Moved):
        answer_three_myself(started, how=4, expected="as", id_=uuid4(), began=0, **who)
    answer_three_myself(started, how=4, expected="as", id_=uuid4(), began=1, **who)
    assert ThreeAnswers.objects.count() == 1
    assert not StepDraft.objects.exists()


def test_a_closed_case_keeps_no_half_written_answer(world, started, ordered) -> None:
    """Red when: the reaction to CaseClosed is left out, or takes what a colleague has written."""
    publish(world, world.mother)
    keep(started, world.mother, LIKED, on_page=THREE)
    StepDraft.objects.create(
        on_page="decisions", object_id=world.case, key="tala", writer_id=world.alice.id,
        typed="{}", saved_at=AT,
    )  # fmt: skip
    end_service(started, reason=EndReason.GOAL_REACHED, by=world.eva, at=AT)
    assert StepDraft.objects.count() == 2
    close(world)
    assert StepDraft.objects.get().on_page == "decisions"
