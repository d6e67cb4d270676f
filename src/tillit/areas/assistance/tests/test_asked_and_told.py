"""What is missing is asked for by a day; a party reads what was fetched and says what is wrong."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import MissingThing, SheetRow, SheetWarning, Worksheet
from tillit.areas.assistance.types import (
    BadApplication,
    Missing,
    MonthStage,
    Owner,
    WarningKind,
    applied_from,
)
from tillit.areas.assistance.types.applied import canonical
from tillit.contact.documents.queries import documents_under
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of

from .conftest import AT, DAY, my_month, plain, sent
from .deciding import granted
from .telling_now import of, paid

SOON = day_of(AT + 7 * DAY)
PAPER = "Hyran är 6 200 kronor i månaden.".encode()


def asked(world, sheet, **changes):
    given = {"what": Missing.RENT_PAPER, "of": world.sven, "by_day": SOON} | changes
    return actions.ask_for_thing(sheet, **given, by=world.wanja, at=AT)


def test_a_task_has_a_day_and_is_told_to_who_is_asked(world):
    """Red when: anybody else sees it, or its day may have passed."""
    sheet = sent(world)
    with pytest.raises(Refusal, match="efter i dag"):
        asked(world, sheet, by_day=day_of(AT))
    with pytest.raises(Refusal, match="inte sökt"):
        asked(world, sheet, of=world.asta)
    asked(world, sheet)
    assert Worksheet.objects.get(pk=sheet).stage == MonthStage.ASKED
    mine = my_month(world.me(world.sven), AT)
    assert [(each.what, each.by_day, each.late) for each in mine.missing] == [
        (Missing.RENT_PAPER, SOON, False)
    ]
    late = my_month(world.me(world.sven), AT + timedelta(days=8))
    assert late.missing[0].late


def test_asked_twice_by_a_double_click_it_is_one_task(world):
    """Red when: the task's own id is not looked for."""
    sheet = sent(world)
    id_ = asked(world, sheet)
    assert asked(world, sheet, id=id_) == id_
    assert MissingThing.objects.count() == 1


def test_what_is_handed_in_is_kept_in_the_case_once(world):
    """Red when: somebody else may hand it in, or it is taken twice."""
    sheet = sent(world)
    task = asked(world, sheet)
    hand_in = {"name": "hyra.txt", "content": PAPER, "at": AT}
    with pytest.raises(NotThere):
        actions.answer_thing(task, **hand_in, by=world.me(world.asta))
    document = actions.answer_thing(task, **hand_in, by=world.me(world.sven))
    case_id = Worksheet.objects.get(pk=sheet).case_id
    assert document in {each.id for each in documents_under(world.wanja, case_id)}
    with pytest.raises(Refusal):
        actions.answer_thing(task, **hand_in, by=world.me(world.sven))
    with pytest.raises(Moved):
        actions.drop_thing(task, by=world.wanja, at=AT)


def test_a_party_says_what_is_wrong_before_it_is_decided_on(world):
    """FL 25. Red when: a comment is no warning, or may be given on somebody else's month or after
    the decision."""
    sheet = sent(world)
    actions.keep_answers(sheet, of(world.sven, paid()), by=world.wanja, at=AT)
    row = SheetRow.objects.get(sheet=sheet, owner=Owner.MACHINE)
    me = world.me(world.sven)
    shown = my_month(me, AT)
    assert row.pk in {each.id for each in shown.rows}
    actions.comment_fact(sheet, "Jag fick tusen mindre.", row_id=row.pk, by=me, at=AT)
    assert SheetWarning.objects.get(sheet=sheet, kind=WarningKind.COMMENT).state == "open"
    with pytest.raises(NotThere):
        actions.comment_fact(sheet, "Fel.", by=world.me(world.asta), at=AT)


def test_after_the_decision_one_appeals_instead(world):
    """Red when: a decided month is still commented on."""
    sheet, _ = granted(world)
    with pytest.raises(Refusal, match="överklaga"):
        actions.comment_fact(sheet, "Fel.", by=world.me(world.sven), at=AT)


WORDS = st.text(max_size=6) | st.sampled_from(["kind", "who", "kronor", "paid", "person", "days"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 99) | st.text(max_size=8),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(WORDS, each, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(
    ["children", "home_size", "incomes", "costs", "assets", "pending", "urgent", "told", "x"]
)


@given(st.dictionaries(NAMES, VALUES, max_size=5))
def test_whatever_is_sent_is_read_or_refused_in_words(form):
    """Never anything else than a whole application or a list of sentences. Red when: a shape of
    JSON is not thought of."""
    faults = faults_of(form)
    assert all(isinstance(each, str) and each for each in faults)
    if not faults:
        assert applied_from(form).text == canonical(form)


def faults_of(form):
    """What is wrong with a form, in sentences."""
    try:
        applied_from(form)
    except BadApplication as problem:
        return problem.faults
    return ()


def test_an_amount_that_nobody_knows_is_unknown():
    """Red when: a missing sum becomes zero."""
    found = applied_from(plain(costs=[{"who": "", "kind": "rent", "kronor": None}]))
    assert found.costs[0].kronor is None
