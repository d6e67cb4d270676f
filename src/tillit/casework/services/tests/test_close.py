"""Follow-up without a service, the list of what is not executed, and closing."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tillit.casework.cases.actions import (
    ask_transfer,
    lose_report,
    start_case,
    start_note,
    step_transfer,
)
from tillit.casework.cases.models import Case, StepDraft
from tillit.casework.cases.queries import clocks_on
from tillit.casework.cases.types import CloseReason, Direction, NoteKind
from tillit.casework.decisions.types import Outcome
from tillit.casework.services import actions
from tillit.casework.services.lists import quarter_before
from tillit.casework.services.models import Closing
from tillit.casework.services.timeline import items_of
from tillit.casework.services.types import (
    ConsentAnswer,
    EndReason,
    NonExecutionReason,
    PauseReason,
    Where,
    WithdrawReason,
)
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people.models import Person
from tillit.trust.identity.actions import employ

from .conftest import AT, DAY, TOWN, decided

GROUND = {"ground": "OSL-26-9", "weighing": "Den andra kommunen behöver det för barnet."}

LATER = AT + 10 * DAY
MONTHS = timedelta(days=95)


def close(world, reason=CloseReason.GOAL_REACHED, at=LATER):
    return actions.close(world.case, reason=reason, text="Det går bra nu.", by=world.alice, at=at)


def stopping(view) -> list[str]:
    """What must be done before the case can be closed."""
    return [each.text for each in view.remaining if each.stops]


def test_what_somebody_has_begun_to_write_is_told_and_stays(world, started):
    """Named, never read out, and no stop. Red when: `_begun` is left out, stops, or looks at
    another page."""
    actions.end_service(started, reason=EndReason.GOAL_REACHED, by=world.eva, at=LATER)
    maja = employ("Maja Norrman", subject="maja", by=TOWN, at=AT)
    for on_page, writer in (("decisions", maja), ("decisions", uuid4()), ("report", uuid4())):
        StepDraft.objects.create(
            on_page=on_page, object_id=world.case, key="tala", writer_id=writer,
            typed="Kanariegult", saved_at=AT,
        )  # fmt: skip
    view = actions.open_closing(world.case, by=world.alice, at=LATER)
    begun = [each.text for each in view.remaining if "har börjat skriva" in each.text]
    assert sorted(text.split(" har")[0] for text in begun) == ["Maja Norrman", "Någon"]
    assert stopping(view) == []
    close(world)
    assert StepDraft.objects.count() == 3


def test_nothing_open_closes_and_the_retention_is_kept_as_it_was(world, started):
    """Red when: the lines are not stored, or another row is made of them."""
    actions.end_service(started, reason=EndReason.GOAL_REACHED, by=world.eva, at=LATER)
    shown = actions.open_closing(world.case, by=world.alice, at=LATER)
    assert stopping(shown) == []
    close(world)
    row = Closing.objects.get()
    assert Case.objects.get(pk=world.case).stage == "closed"
    assert [each["text"] for each in row.lines] == [each.text_sv for each in shown.retention.lines]
    assert row.duty_day == date(2047, 5, 2)  # Charlie turns 30
    assert row.dispose_by == date(2048, 12, 31)
    assert all(each["source"] and each["status"] for each in row.lines)
    assert len(row.rules_version) == 64
    titles = [each.title for each in items_of(TOWN, world.case, LATER) if each.kind == "kept"]
    assert titles == ["Akten gallras senast 31 december 2048"]
    with pytest.raises((Refusal, NotThere)):
        close(world)
    assert Closing.objects.count() == 1


def test_a_child_who_was_placed_is_never_forgotten(world, started):
    """Red when: placed_as_child looks at this case's last service only."""
    from tillit.casework.services.models import Service

    Service.objects.filter(pk=started).update(out_of_home=True)
    actions.end_service(started, reason=EndReason.GOAL_REACHED, by=world.eva, at=LATER)
    close(world)
    row = Closing.objects.get()
    assert row.never
    assert row.dispose_by is None


def test_another_open_case_keeps_the_file_open(world, started):
    """Red when: retention_of does not look for other cases, or only for one's own."""
    start_case(world.child, world.unit, responsible=world.linda.id, by=TOWN, at=AT)
    actions.end_service(started, reason=EndReason.GOAL_REACHED, by=world.eva, at=LATER)
    close(world)
    assert Closing.objects.get().lines[0]["text"] == "Akten är öppen."


@pytest.mark.parametrize(
    ("codes", "never"), [("0000", False), ("1480", True), ("0000,2026-12-04=0580", True),
                         ("0000,2026-12-05=0580", False)],
)  # fmt: skip
def test_some_municipalities_keep_every_file(world, started, settings, codes, never):
    """SoF 13:1. Red when: retention_of does not ask for the municipality's number, or not for
    the one of that day."""
    settings.MUNICIPALITY_CODE = codes
    actions.end_service(started, reason=EndReason.GOAL_REACHED, by=world.eva, at=LATER)
    kept = actions.open_closing(world.case, by=world.alice, at=LATER).retention
    assert kept.never is never
    assert ("SoF" in str(kept.source)) is never


def test_what_remains_leads_to_where_it_is_mended(world, started):
    """Red when: a row that stops the closing has no page."""
    decided(world, number="B-2026-0001-2")
    left = actions.open_closing(world.case, by=world.alice, at=LATER).remaining
    assert {(each.where, each.service_id) for each in left} == {
        (Where.SERVICE, started), (Where.SERVICES, None),
    }  # fmt: skip


def test_it_refuses_with_every_sentence(world, started):
    """Red when: one of the lists is left out of remaining_in."""
    start_note(world.case, NoteKind.PHONE, by=world.alice, at=AT)
    actions.record_consent(started, world.mother, ConsentAnswer.ASKED, by=world.alice, at=AT)
    actions.pause_service(started, reason=PauseReason.ILLNESS, by=world.eva, at=AT + 2 * DAY)
    decided(world, number="B-2026-0001-2")
    with pytest.raises(Refusal) as refusal:
        close(world)
    for words in ("underskriven", "Familjesamtal", "inte besvarat", "0001-2", "En tid löper till"):
        assert words in str(refusal.value)
    assert Case.objects.get(pk=world.case).stage == "following"


def test_a_family_that_says_no_leaves_nothing_to_wait_for(world, granted):
    """Red when: a decision that nobody wants keeps a case open for ever, or its time runs on."""
    with pytest.raises(Refusal, match="inte utfört"):
        close(world)
    close(world, CloseReason.DECLINED)


def test_an_investigation_is_decided_first(world):
    """Red when: the stage is not asked about."""
    with pytest.raises(Refusal, match="Besluta först"):
        close(world)


def test_nobody_else_closes_or_looks(world, started):
    """Red when: open_closing does not ask the policy of the case."""
    for stranger in (world.bob, world.eva, world.olle):
        with pytest.raises(NotThere):
            actions.open_closing(world.case, by=stranger, at=LATER)
        with pytest.raises(NotThere):
            actions.close(world.case, reason=CloseReason.OTHER, text="x", by=stranger, at=LATER)


def test_a_follow_up_needs_its_decision_and_runs_six_months(world, clock):
    """Red when: any decision will do, or D06 is counted from the day it was registered."""
    refused = decided(world, outcome=Outcome.NO_SERVICE, type_code="SOL-20-3")
    with pytest.raises(Refusal, match="kräver ett beslut"):
        actions.start_follow_up(world.case, refused, told="x", by=world.alice, at=AT)
    decision = decided(world, outcome=Outcome.FOLLOW_UP, type_code="SOL-23-1", number="B-2")
    actions.start_follow_up(world.case, decision, told="På möte.", by=world.alice, at=AT + DAY)
    assert ("D06", True) in clock(world.case)
    (six_months,) = [c for c in clocks_on(TOWN, [world.case], at=AT)[world.case] if c.code == "D06"]
    assert six_months.started_at == AT
    assert Case.objects.get(pk=world.case).stage == "following"
    view = actions.open_closing(world.case, by=world.alice, at=LATER)
    assert view.follow_up is not None
    assert stopping(view)
    with pytest.raises(Moved):
        actions.start_follow_up(world.case, decision, told="x", by=world.alice, at=LATER)
    actions.end_follow_up(world.case, result="Lugnt hemma.", told="Brev.", by=world.alice, at=LATER)
    assert ("D06", False) in clock(world.case)
    close(world)


def test_the_list_holds_what_is_late_and_why(world, granted):
    """Red when: the list shows what still has time, or loses the newest reason."""
    assert actions.open_not_executed(by=world.linda, at=AT + DAY) == []
    for reason in (NonExecutionReason.NO_STAFF, NonExecutionReason.NO_PLACE):
        actions.explain_non_execution(granted, reason=reason, by=world.alice, at=LATER)
    (row,) = actions.open_not_executed(by=world.linda, at=AT + MONTHS)
    assert (row.reason, row.interrupted, row.executed_on) == (
        NonExecutionReason.NO_PLACE, False, None,
    )  # fmt: skip
    assert row.decided_on == date(2026, 11, 24)


def test_an_interruption_comes_on_the_list_and_a_late_start_stays_until_reported(world, started):
    """What began again in March is there while the first quarter is being reported. Red when: a
    pause is not told from a decision that never began (34:1, 34:2), or the list counts 92 days."""
    paused = AT + 5 * DAY
    actions.pause_service(started, reason=PauseReason.ILLNESS, by=world.eva, at=paused)
    (row,) = actions.open_not_executed(by=world.linda, at=paused + MONTHS)
    assert row.interrupted
    resumed = paused + MONTHS
    actions.resume_service(started, by=world.eva, at=resumed)
    (row,) = actions.open_not_executed(by=world.linda, at=resumed + DAY)
    assert row.executed_on is not None
    assert len(actions.open_not_executed(by=world.linda, at=resumed + MONTHS)) == 1
    assert actions.open_not_executed(by=world.linda, at=resumed + 2 * MONTHS) == []


@pytest.mark.parametrize(
    ("day", "first"),
    [(date(2026, 1, 1), date(2025, 10, 1)), (date(2026, 3, 31), date(2025, 10, 1)),
     (date(2026, 4, 1), date(2026, 1, 1)), (date(2026, 12, 31), date(2026, 7, 1))],
)  # fmt: skip
def test_the_quarter_before(day, first):
    """Red when: quarter_before counts days, or stays in the year."""
    assert quarter_before(day) == first


def test_what_the_person_did_not_want_is_not_on_the_list(world, granted, accepted):
    """Red when: any stopped clock counts as executed."""
    late = AT + MONTHS
    actions.withdraw_order(
        accepted, reason=WithdrawReason.PERSON_DECLINED, text="Nej.", by=world.alice, at=late
    )
    assert actions.open_not_executed(by=world.linda, at=late + DAY) == []


def test_the_list_is_for_those_who_answer_for_it(world, granted):
    """Red when: every worker may see the whole unit's list."""
    for who in (world.alice, world.eva, world.bob):
        with pytest.raises(NotThere):
            actions.open_not_executed(by=who, at=AT)


def test_a_person_without_a_day_of_birth_is_kept(world, started):
    """Red when: retention guesses a birthday."""
    Person.objects.filter(pk=world.child).update(born=None)
    actions.end_service(started, reason=EndReason.GOAL_REACHED, by=world.eva, at=LATER)
    close(world)
    assert "Födelsedatum saknas" in Closing.objects.get().lines[0]["text"]


def test_a_case_about_the_wrong_person_says_that_nobody_knows(world):
    """Seen red: when only close() stores a closing, and with the ordinary kind of file."""
    lose_report(world.case, opened_it=True, text="Två flickor.", by=world.alice, at=LATER)
    row = Closing.objects.get()
    assert (row.never, row.dispose_by, row.status) == (False, None, "not_found")
    (item,) = [each for each in items_of(TOWN, world.case, LATER) if each.kind == "kept"]
    assert item.title == "Akten sparas tills vidare"
    assert "fel person är inte funnet" in item.text


def test_a_case_that_another_municipality_took_over_keeps_what_is_left(world):
    """What stays follows the ordinary rules; what left is said to be unknown. Seen red: when only
    close() stores a closing, and without was_taken_over."""
    by = {"by": world.alice, "at": LATER}
    asked = ask_transfer(
        world.case, direction=Direction.OUT, municipality="Ekby", reasons="De har flyttat dit.",
        asked_at=AT, **by,
    )  # fmt: skip
    for verb in ("accept", "hand_over"):
        step_transfer(asked, verb, text="Allt är sänt.", **GROUND, **by)
    row = Closing.objects.get()
    assert (row.reason, row.dispose_by) == ("moved", date(2048, 12, 31))
    assert "en annan kommun har tagit över är inte funnet" in row.lines[-1]["text"]


def test_what_the_family_did_alone_is_not_a_hand_over(world, granted):
    """Red when: every case closed because they moved says that papers left the house."""
    close(world, CloseReason.MOVED)
    assert "inte funnet" not in str(Closing.objects.get().lines)
