"""D02: open, do not open, join; by somebody with the degree, after the assessment."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest

from tillit.casework.cases.models import Case
from tillit.casework.cases.queries import clocks_on
from tillit.casework.intake.actions import (
    assess_protection,
    change_unit,
    do_not_open,
    extend_preliminary,
    join_running,
    match_child,
    note_contact,
    open_inbox,
    open_investigation,
    open_report,
    send_on,
)
from tillit.casework.intake.models import ReportedChild
from tillit.casework.intake.types import ContactHow, ContactWith, Need
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

from .conftest import AT, GROUND, HOUR, TOWN

LATER = AT + 2 * HOUR
WHY = "Oro för ansvar som inte passar Alvas ålder."

DECISIONS: dict[str, Callable] = {
    "open": lambda line, town, by: open_investigation(
        line, reasons=WHY, unit_id=town.investigation, by=by, at=LATER
    ),
    "do_not_open": lambda line, town, by: do_not_open(line, reasons=WHY, by=by, at=LATER),
    "extend": lambda line, town, by: extend_preliminary(
        line, until=date(2026, 12, 20), reasons=WHY, by=by, at=LATER
    ),
}


@pytest.mark.parametrize("verb", DECISIONS)
def test_only_the_qualified_decide_and_only_after_the_assessment(verb, matched, town) -> None:
    """SoL 20:1, 25:1. Red when: either check is left out of check_may_decide."""
    line, _ = matched("Alva")
    with pytest.raises(Refusal, match="skyddsbedömningen är underskriven"):
        DECISIONS[verb](line, town, town.idris)
    assess_protection(line, need=Need.NONE, text="Trygg.", by=town.idris, at=AT + HOUR)
    with pytest.raises(Refusal, match="socionomexamen"):
        DECISIONS[verb](line, town, town.unqualified)
    DECISIONS[verb](line, town, town.idris)


@pytest.mark.parametrize(
    ("first", "second"), list(product(["open", "do_not_open"], ["open", "do_not_open"]))
)
def test_the_second_of_two_decisions_loses(first, second, assessed, town) -> None:
    """Red when: a decided line may be decided again."""
    line, _ = assessed("Alva")
    DECISIONS[first](line, town, town.idris)
    with pytest.raises(Moved, match="redan avgjord"):
        DECISIONS[second](line, town, town.lena)
    assert Case.objects.count() == (first == "open")


def test_two_at_the_same_moment_make_one_case(assessed, town, monkeypatch) -> None:
    """Both have read the line before either writes. Red when: take_step does not expect the stage
    (the policy alone lets both through, and there are two cases)."""
    line, _ = assessed("Alva")
    from tillit.casework.intake import policies

    stale = policies.line_to_change(town.lena, line, at=LATER)
    DECISIONS["do_not_open"](line, town, town.idris)
    monkeypatch.setattr(policies, "line_to_change", lambda *_, **__: stale)
    with pytest.raises(Moved, match="Någon annan har just handlagt"):
        DECISIONS["open"](line, town, town.lena)
    assert not Case.objects.exists()


def test_opening_starts_a_case_with_its_clocks_and_lets_its_worker_in(assessed, town) -> None:
    """D04 and D05 from the decision. Red when: a clock or the root of the guard is forgotten."""
    line, child = assessed("Alva")
    with pytest.raises(NotThere):
        open_report(line, by=town.maja, at=LATER)
    case = open_investigation(
        line, reasons=WHY, unit_id=town.investigation, responsible=town.maja.id,
        by=town.idris, at=LATER,
    )  # fmt: skip
    assert Case.objects.get(pk=case).person_id == child
    clocks = {c.code: c.due_on for c in clocks_on(TOWN, [case], at=LATER)[case]}
    assert clocks == {"D04": date(2027, 3, 23), "D05": date(2026, 11, 23)}
    assert open_report(line, by=town.maja, at=LATER).case == case
    with pytest.raises(NotThere):
        open_report(line, by=town.stranger, at=LATER)


def test_one_report_two_children_two_outcomes(lines, person, town) -> None:
    """Red when: a decision touches the other child's line or clocks."""
    one, two = lines("Alva", "Melvin")
    for line, name in ((one, "Alva"), (two, "Melvin")):
        match_child(line, person(name), by=town.idris, at=AT)
        assess_protection(line, need=Need.NONE, text="Trygg.", by=town.idris, at=AT + HOUR)
    DECISIONS["open"](one, town, town.idris)
    assert ReportedChild.objects.get(pk=two).stage == "assessed"
    DECISIONS["do_not_open"](two, town, town.idris)
    stages = ReportedChild.objects.order_by("number").values_list("stage", flat=True)
    assert list(stages) == ["opened", "not_opened"]


def test_a_new_report_joins_the_running_investigation(assessed, town) -> None:
    """SoL 20:2: no new decision. Red when: a second investigation may be opened beside it."""
    first, child = assessed("Alva")
    case = DECISIONS["open"](first, town, town.idris)
    second, _ = assessed("Alva", who=child, at=AT + 30 * HOUR)
    later = AT + 32 * HOUR
    with pytest.raises(Refusal, match="pågår redan"):
        open_investigation(second, reasons=WHY, unit_id=town.investigation, by=town.idris, at=later)
    with pytest.raises(Refusal, match="pågår redan"):
        do_not_open(second, reasons=WHY, by=town.idris, at=later)
    assert join_running(second, by=town.unqualified, at=later) == case
    third, _ = assessed("Noel", at=AT + 33 * HOUR)
    with pytest.raises(Refusal, match="Ingen utredning"):
        join_running(third, by=town.idris, at=AT + 35 * HOUR)


def test_a_longer_time_is_a_decision_with_its_own_day(assessed, town) -> None:
    """Red when: the clock is not extended, or the day may lie earlier."""
    line, _ = assessed("Alva")
    with pytest.raises(Refusal, match="nya dagen"):
        extend_preliminary(line, until=date(2026, 12, 7), reasons=WHY, by=town.idris, at=LATER)
    DECISIONS["extend"](line, town, town.idris)
    clocks = {c.code: c for c in clocks_on(TOWN, [line], at=LATER)[line]}
    assert (clocks["D02"].due_on, clocks["D02"].extended) == (date(2026, 12, 20), True)
    assert ReportedChild.objects.get(pk=line).next_due_at == clocks["D02"].due_at


def test_contacts_are_with_the_reporter_and_the_family_only(matched, town) -> None:
    """The closed list is the rule. Red when: another kind is let in by the action."""
    line, _ = matched("Alva")
    values = {"how": ContactHow.PHONE, "happened_at": AT, "text": "Ringde."}
    for whom in ContactWith:
        note_contact(line, with_whom=whom, **values, by=town.idris, at=LATER)
    with pytest.raises(ValueError, match="school"):
        note_contact(line, with_whom="school", **values, by=town.idris, at=LATER)


def test_another_unit_or_municipality_takes_over(assessed, town) -> None:
    """Red when: the guard keeps the old unit, or D02 runs on in the other municipality."""
    line, _ = assessed("Alva")
    other = open_unit("Mottagning norr", UnitKind.INTAKE, by=TOWN, at=AT)
    change_unit(line, unit_id=other, text="Familjen bor i norr.", by=town.idris, at=LATER)
    with pytest.raises(NotThere):
        open_report(line, by=town.idris, at=LATER)
    line, _ = assessed("Noel")
    send_on(line, municipality="Sjöby", **GROUND, text="Kim tog emot.", by=town.idris, at=LATER)
    assert all(c.stopped_at for c in clocks_on(TOWN, [line], at=LATER)[line])


def test_the_inbox_is_sorted_by_time_and_forgets_what_is_done(lines, assessed, town) -> None:
    """Late and soonest first. Red when: next_due_at is not kept by an action."""
    done, _ = assessed("Noel")
    (new,) = lines("Alva")
    (old,) = lines("Elias", received_at=AT - 30 * HOUR, at=AT)
    assert [line.id for line in open_inbox(by=town.idris, at=LATER).lines] == [old, new, done]
    DECISIONS["do_not_open"](done, town, town.idris)  # she asked for an answer: it stays, D03
    assert [line.id for line in open_inbox(by=town.idris, at=LATER).lines] == [old, new, done]
    assert ReportedChild.objects.get(pk=done).next_due_at < LATER + timedelta(days=8)
