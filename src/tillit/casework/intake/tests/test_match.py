"""Who the child is: matched, taken back with a trace, and nothing of the wrong person stays."""

import pytest

from tillit.casework.cases.queries import clocks_on
from tillit.casework.intake.actions import (
    assess_protection,
    match_child,
    open_investigation,
    open_report,
    unmatch_child,
)
from tillit.casework.intake.models import ProtectionAssessment, ReportedChild, ReportStep
from tillit.casework.intake.types import Need
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people.actions import (
    join_household,
    leave_household,
    make_household,
    register_person,
    relate,
)
from tillit.registers.people.types import Protection, RelationKind, Source
from tillit.trust.access.actions import raise_barrier
from tillit.trust.access.queries import verdict_on, visible_person_ids
from tillit.trust.access.types import BarrierReason

from .conftest import AT, HOUR, TOWN


def test_the_second_who_matches_loses_politely(lines, person, town) -> None:
    """Red when: the update does not expect `person` to be empty."""
    (line,) = lines("Alva")
    match_child(line, person("Alva"), by=town.idris, at=AT)
    with pytest.raises(Moved, match="redan kopplat"):
        match_child(line, person("Alma"), by=town.lena, at=AT)


def test_one_person_is_one_child_of_a_report(lines, person, town) -> None:
    """Red when: the same person may be matched to two children."""
    one, two = lines("Alva", "Melvin")
    alva = person("Alva")
    match_child(one, alva, by=town.idris, at=AT)
    with pytest.raises(Refusal, match="annat barn i samma anmälan"):
        match_child(two, alva, by=town.idris, at=AT)


def test_a_relative_of_one_child_sees_none_of_the_children(lines, person, town) -> None:
    """The text is one. Red when: only the line's own child is told to the policy."""
    one, two = lines("Alva", "Melvin")
    alva, melvin = person("Alva"), person("Melvin")
    raise_barrier(town.lena.id, melvin, BarrierReason.KIN, by=TOWN, at=AT)
    match_child(one, alva, by=town.idris, at=AT)
    open_report(one, by=town.lena, at=AT)
    match_child(two, melvin, by=town.idris, at=AT)
    for line in (one, two):
        with pytest.raises(NotThere):
            open_report(line, by=town.lena, at=AT)


def test_nobody_matches_their_own_kin(lines, person, town) -> None:
    """Red when: the walls are not asked."""
    (line,) = lines("Alva")
    kin = person("Alva")
    raise_barrier(town.idris.id, kin, BarrierReason.KIN, by=TOWN, at=AT)
    with pytest.raises(NotThere):
        match_child(line, kin, by=town.idris, at=AT)


def test_a_wrong_person_is_taken_back_with_a_trace(matched, person, town) -> None:
    """Red when: `set_concerned` keeps the wrong person or the family within reach."""
    line, wrong = matched("Alva")
    unmatch_child(line, reason="En annan Alva Ekman.", by=town.idris, at=AT + HOUR)
    assert ReportedChild.objects.get(pk=line).person_id is None
    assert wrong not in visible_person_ids(town.idris, at=AT + HOUR)
    traces = ReportStep.objects.filter(line=line).order_by("pk").values_list("verb", "person_id")
    assert list(traces) == [("receive", None), ("match", wrong), ("unmatch", wrong)]
    match_child(line, person("Alva"), by=town.idris, at=AT + HOUR)


def test_a_withdrawn_assessment_must_be_made_again_in_the_right_file(assessed, town) -> None:
    """Red when: the stage or D01 stays as if the right child had been assessed."""
    line, wrong = assessed("Alva")
    unmatch_child(line, reason="Fel barn.", by=town.idris, at=AT + 2 * HOUR)
    assert ReportedChild.objects.get(pk=line).stage == "received"
    signed = ProtectionAssessment.objects.get(line=line)
    assert (signed.person_id, signed.withdrawn_at) == (wrong, AT + 2 * HOUR)
    running = {c.code: c for c in clocks_on(TOWN, [line], at=AT)[line] if not c.stopped_at}
    assert running["D01"].started_at == AT


def test_the_family_comes_with_the_child(matched, person, town) -> None:
    """Red when: the family is not concerned, so that their barriers do not hold."""
    alva, mother = person("Alva"), person("Petra")
    relate(alva, mother, RelationKind.PARENT, since=AT.date(), source=Source.STAFF, by=TOWN, at=AT)
    line, _ = matched(who=alva)
    raise_barrier(town.lena.id, mother, BarrierReason.KIN, by=TOWN, at=AT)
    with pytest.raises(NotThere):
        open_report(line, by=town.lena, at=AT)


def test_a_protected_child_is_a_mask(lines, person, town) -> None:
    """In the inbox and on the page. Red when: the name that the reporter used is shown instead."""
    (line,) = lines("Alva Hemligsson")
    child = person("Alva", "Hemligsson", protection=Protection.MARKED)
    match_child(line, child, by=town.idris, at=AT)
    view = open_report(line, by=town.idris, at=AT)
    assert view.line.called == "Skyddad person"
    assert view.line.age is None
    assert "Hemligsson" not in repr(view)


def test_assessing_needs_somebody_to_write_about(lines, town) -> None:
    """Red when: check_may_assess does not ask for the person."""
    (line,) = lines("Alva")
    with pytest.raises(Refusal, match="Välj först vem barnet är"):
        assess_protection(line, need=Need.NONE, text="Ja", by=town.idris, at=AT)


def _parent(child, person, home) -> None:
    relate(child, person, RelationKind.PARENT, source=Source.STAFF, by=TOWN, at=AT)


def _sibling(child, person, home) -> None:
    mother = register_person("Petra", "Ekman", source=Source.STAFF, by=TOWN, at=AT)
    for each in (child, person):
        _parent(each, mother, home)


def _lives_there(child, person, home) -> None:
    join_household(home, person, source=Source.STAFF, by=TOWN, at=AT)


@pytest.mark.parametrize("comes", [_parent, _sibling, _lives_there])
def test_a_relative_who_is_entered_afterwards_comes_within_the_barrier(
    comes, lines, person, town
) -> None:
    """In every child's line and in a case. Seen red: without walls_follow_the_family in intake, and
    in cases; with the person alone in touched_by."""
    alva, melvin, kin = person("Alva"), person("Melvin"), person("Kim")
    home = make_household("Björkäng 1", by=TOWN, at=AT)
    _lives_there(alva, alva, home)
    one, two = lines("Alva", "Melvin")
    match_child(one, alva, by=town.idris, at=AT)
    match_child(two, melvin, by=town.idris, at=AT)
    assess_protection(one, need=Need.NONE, text="Trygg.", by=town.idris, at=AT)
    case = open_investigation(
        one, reasons="Oro.", unit_id=town.intake, responsible=town.unqualified.id,
        by=town.idris, at=AT,
    )  # fmt: skip
    raise_barrier(town.lena.id, kin, BarrierReason.KIN, by=TOWN, at=AT)
    everything = (one, two, case)
    assert [verdict_on(town.lena, each, at=AT).allowed for each in everything] == [True] * 3
    comes(alva, kin, home)
    assert [verdict_on(town.lena, each, at=AT).allowed for each in everything] == [False] * 3


def test_who_has_moved_out_is_still_in_what_was_written(lines, person, town) -> None:
    """Seen red: when the family is said anew instead of added to."""
    alva, kin = person("Alva"), person("Kim")
    home = make_household("Björkäng 1", by=TOWN, at=AT)
    for each in (alva, kin):
        _lives_there(alva, each, home)
    (line,) = lines("Alva")
    match_child(line, alva, by=town.idris, at=AT)
    raise_barrier(town.lena.id, kin, BarrierReason.KIN, by=TOWN, at=AT)
    leave_household(home, kin, by=TOWN, at=AT)
    _parent(alva, person("Petra"), home)
    with pytest.raises(NotThere):
        open_report(line, by=town.lena, at=AT)
